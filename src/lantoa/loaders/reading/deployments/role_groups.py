"""The groups of bodies before a model, and how each hangs together with what stands before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lantoa.loaders.reading.awards.conferring import whole_end
from lantoa.loaders.reading.context import in_brackets
from lantoa.loaders.reading.deployments import role_after_words as after_words
from lantoa.loaders.reading.deployments import role_verb_words as verb_words
from lantoa.loaders.reading.deployments import role_words as words
from lantoa.loaders.reading.deployments.acting_units import acting_units
from lantoa.loaders.reading.deployments.sites import Item
from lantoa.loaders.reading.document import Body, Document, Span, within

_LONGEST_BEFORE = 160  # characters in which a link to the group before is looked for
_LONGEST_LINK = 60  # characters of what links a body to others than the actor


@dataclass(slots=True)
class Group:
    """Bodies side by side; `end` is after the units that follow the last of them."""

    bodies: list[Body]
    end: int
    gaps: list[str] = field(default_factory=list)  # between the bodies

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return self.bodies[0].start


def groups_before(document: Document, begin: int, item: Item) -> list[Group]:
    """Return the groups of bodies before an item, without those that belong to an earlier model."""
    text = document.text
    bodies = [
        b
        for b in within(document.bodies, begin, item.name.start)
        if is_one(document, b) and not in_brackets(document, b, Span(begin, b.end))
    ]
    bodies += acting_units(document, Span(begin, item.name.start))
    bodies.sort(key=lambda body: body.start)
    groups: list[Group] = []
    owned = -1  # where the bodies end that belong to an earlier model
    for body in bodies:
        if owned >= 0 and words.GOES_ON.fullmatch(text, owned, body.start):
            owned = whole_end(document, body)
            continue
        end = whole_end(document, body)
        end -= text.startswith(",", end - 1)  # of an address: Công an xã A, huyện B, và
        gap = text[groups[-1].end : body.start] if groups else "."
        if (
            groups
            and words.BESIDE.fullmatch(gap)
            and not _at_venue(document, begin, groups[-1], body, gap)
        ):
            last = groups[-1]
            part = words.PART.match(last.bodies[-1].printed)
            if part and body.organization.kind == "police" and gap.strip() in (",", "-", "–", ""):
                last.end = end  # Phòng CSGT, Công an tỉnh X: a part and its whole
                continue
            last.bodies.append(body)
            last.gaps.append(gap)
            last.end = end
        elif _follows_item(document, body, begin):
            owned = end
        else:
            groups.append(Group([body], end))
    return groups


def link(document: Document, group: Group, before: str) -> str:
    """Tell how a group hangs together with what stands before it."""
    text, near = document.text, before[-_LONGEST_LINK:]
    if words.DECISION.search(near) and words.ON_FOUNDING.match(text, group.end):
        return "decision"
    if words.SUPPORT.search(before):
        return "partner" if words.WITH_OTHERS.search(before) else "support"
    if words.LEADING_ONE.search(near):
        return "partner"  # giao A chủ trì, B phối hợp, xây dựng
    if words.EVERYWHERE.search(near) and group.bodies[0].place_name is None:
        return "none"  # các cấp Hội: all of them
    if words.PASSIVE.search(near):
        if words.CHARGES.match(text, group.end):
            return "charging"  # A được B giao xây dựng
        return "none" if verb_words.RECEIVES.match(text, group.end) else "subject"
    no_actor = words.NO_ACTOR.search(near) is not None
    acts = verb_words.ACTS_AT_ALL.match(text, group.end) is not None
    no_actor = no_actor or (not acts and words.OF_MANY.search(before) is not None)
    no_actor = no_actor or (
        group.bodies[0].organization.kind == "board" and words.MADE.search(near) is not None
    )
    speaks = verb_words.ELIDED.match(text, group.end) is not None
    if speaks and words.SOURCE.search(near):
        return "subject"
    if no_actor and words.AS_EXAMPLE.search(near) and words.HAS.match(text, group.end):
        return "subject"  # tiêu biểu như A có mô hình
    if no_actor and not before.endswith(("cho ", "Cho ")):
        return "none"
    links = [
        (match.start(), match, name)
        for name, pattern in words.LINKS
        if (match := pattern.search(before))
    ]
    if links:
        _, match, name = max(links, key=lambda each: each[0])
        word_ends = group.start - len(before) + match.end("word")
        verbs = verb_words.VERB.finditer(document.words, word_ends, group.start)
        if name == "charged" and words.LEVELS.match(text, group.end):
            return "none"
        if all(verb.lastgroup == "ADVISE" for verb in verbs):
            return name
    receives = verb_words.RECEIVES.match(text, group.end)
    if receives and (speaks or verb_words.AND_ACTS.match(text, receives.end())):
        receives = None
    if no_actor or (receives and not words.CHARGED_BY.match(text, group.end)):
        return "none"
    return "subject"


def acting_again(document: Document, groups: list[Group], opening: int) -> list[Group]:
    """Leave out those who were only advised, where the first acts again before a model.

    'A tham mưu cho B ban hành kế hoạch; đồng thời phối hợp với C xây dựng mô hình': A and C.
    """
    acts = list(verb_words.ACTS_AGAIN.finditer(document.text, groups[0].end, opening))
    if not acts:
        return groups
    turn, head, told, end = acts[-1], -1, False, 0
    for index, group in enumerate(groups):
        if group.start > turn.start():
            break
        before = document.text[max(end, group.start - _LONGEST_BEFORE) : group.start]
        linked = link(document, group, before)
        if linked == "subject":
            head, told = index, False
        told = told or linked in ("advised", "guided", "charged")
        end = group.end
    if head < 0 or not told:
        return groups
    groups[head].end = turn.end()
    return [groups[head], *(group for group in groups if group.start > turn.start())]


def supporters(group: Group) -> tuple[list[Body], list[Body]]:
    """'Được sự hướng dẫn của A và B, C ra mắt': after the last comma comes who acts."""
    asked = next((i for i, gap in enumerate(group.gaps) if gap.strip() in ("với", "cho")), None)
    if asked is not None:
        return group.bodies[: asked + 1], []  # theo đề xuất của A với B
    if group.gaps and group.gaps[-1].strip() == ",":
        return group.bodies[:-1], group.bodies[-1:]
    return group.bodies, []


def of_name(document: Document, body: Body) -> bool:
    """Tell whether a body stands in the name of a model."""
    return any(
        n.start <= body.start < n.end for n in within(document.names, body.start - 200, body.end)
    )


def is_one(document: Document, body: Body) -> bool:
    """Tell whether a body can act: it is in no model's name, and is no sort: các chi hội phụ nữ."""
    if of_name(document, body):
        return False
    if words.ALL_UNITS.search(body.printed) or words.ALL_UNITS.match(document.text, body.end):
        return False
    before = document.text[max(0, body.start - 12) : body.start]
    if body.place_name is None and words.MANY_OF.search(before):
        return False
    sort = body.place_name is None and body.printed[:1].islower()
    return not (sort and words.ALL_OF.search(before))


def _at_venue(document: Document, begin: int, group: Group, body: Body, gap: str) -> bool:
    """'Tại hội trường UBND huyện, Công an huyện tổ chức': at whose place a body acts.

    Also who only tells of it: 'Theo tin từ Công an tỉnh, Công an huyện đã'.
    """
    if gap.strip() not in (",", "") or body.organization.kind == "school":
        return False  # another school of a list of venues
    before = document.text[max(begin, group.start - 60) : group.start]
    return words.AT_VENUE.search(before) is not None or (
        gap.strip() == "," and words.HEARSAY.search(before) is not None
    )


def _follows_item(document: Document, body: Body, begin: int) -> bool:
    """Whether a body belongs to an earlier item: 'mô hình “A” của Hội X; mô hình “B”'."""
    previous = [n for n in within(document.names, begin, body.start) if n.is_model]
    if not previous:
        return False
    between = document.text[previous[-1].end : body.start]
    if after_words.OTHER_GROUPS.search(between):
        return False  # mô hình trên, hiện có 2 câu lạc bộ do Hội X phụ trách là “A” và “B”
    return words.BELONGS.search(between) is not None
