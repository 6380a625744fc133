"""Bodies after a model and what they did: 'do A tham mưu', 'được B thành lập', 'giao C quản lý'.

A group of bodies opens with *do, được, giao* or with the support of somebody (*dưới sự quản lý
của*); bodies join it side by side or by *phối hợp với*; the verbs behind it tell the role, and
those who only work with it share that of the group.
"""

from __future__ import annotations

from lantoa.loaders.reading.awards.conferring import whole_end
from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.deployments import role_after_words as after_words
from lantoa.loaders.reading.deployments import role_verb_words as verb_words
from lantoa.loaders.reading.deployments import role_words as words
from lantoa.loaders.reading.deployments.acting_units import acting_units
from lantoa.loaders.reading.deployments.role_bare import bare_acts
from lantoa.loaders.reading.deployments.role_groups import is_one
from lantoa.loaders.reading.deployments.role_verbs import verb_after, verbs_in
from lantoa.loaders.reading.deployments.sites import Item
from lantoa.loaders.reading.document import Body, Document, Name, Span, within
from lantoa.ontology.records import Role

Found = list[tuple[Body, Role, float]]
_LONGEST_GAP = 90  # characters between a model or body and the next body
_NEAR = 30  # so far before a body is looked for an intention


def roles_after(document: Document, item: Item) -> Found:
    """Return the bodies after an item that founded, advised or run it."""
    last, limit = _last_of_list(document, item)
    found = _led_in(document, item, last, limit)
    told = [body for body, _, _ in found]
    acting = bare_acts(document, item.sentence, last.end, limit)
    return found + [each for each in acting if each[0] not in told]


def _led_in(document: Document, item: Item, last: Name, limit: int) -> Found:
    """The bodies that *do, được, giao* or their support lead in."""
    text = document.text
    stop = min(limit, clause_at(document, item.sentence, last.start).end)
    bodies = [b for b in within(document.bodies, last.end, limit) if is_one(document, b)]
    bodies += acting_units(document, Span(last.end, stop))
    if not bodies:
        return []
    bodies.sort(key=lambda body: body.start)
    found, aided = Found(), Found()
    since: dict[int, int] = {}  # where what is told of each body begins
    helped: Role | None = None  # of those whose support is told
    opened = False
    pending: list[Body] = []
    made: list[Role] = []
    end = last.end
    for index, body in enumerate(bodies):
        gap = text[max(end, body.start - _LONGEST_GAP) : body.start]
        since[body.start] = end
        if (
            body.start >= stop
            and not after_words.GIVEN.search(gap)
            and not after_words.DONE_TOO.search(gap)
        ):
            opened, pending, end = False, [], whole_end(document, body)
            continue
        helped = _helped(document, body, last.end, gap, helped)
        if helped is not None:
            aided.append((body, helped, 0.8))
            opened, end = False, whole_end(document, body)
            continue
        partner = words.PARTNER.search(gap) is not None
        begun = after_words.OPENS_AFTER.search(
            text, max(last.end, body.start - _LONGEST_GAP), body.start
        )
        if begun or after_words.OTHER_ACT.fullmatch(gap):
            pending = []  # do A chỉ đạo điểm, B thành lập
        if begun:
            opened = not _of_others(document, item, gap)
        elif pending or made != [Role.ADVISER] or not after_words.TO_ADVISED.fullmatch(gap):
            joined = words.BESIDE if pending else after_words.GOES_ON_AFTER
            other = not pending and after_words.OTHER_ACT.fullmatch(gap) is not None
            opened = opened and (partner or other or joined.fullmatch(gap) is not None)
        if not opened:
            pending = []
            continue
        pending.append(body)
        begin = end = whole_end(document, body)
        before = bodies[index + 1].start if index + 1 < len(bodies) else limit
        read = None  # do A chủ trì, phối hợp với B xây dựng
        if after_words.LEADS_OTHERS.match(text, begin, item.sentence.end) is None:
            read = verb_after(document, begin, min(before, begin + _LONGEST_GAP))
        read = read or _done_before(document, item, last.end, body)
        if read is not None:
            made, end = read
        if read is not None or (partner and made):
            found += [(each, role, 0.85) for each in pending for role in made]
            pending = []
    found = found or _without_object(document, last.end, pending, end, aided)
    return aided + [
        (body, role, sure)
        for body, role, sure in found
        if is_fact(document, Span(max(since[body.start], body.start - _NEAR), body.end), body.start)
    ]


def _without_object(
    document: Document, begin: int, pending: list[Body], end: int, aided: Found
) -> Found:
    """Those who lead with others, or by whom a model is, though no verb has it as its object."""
    if pending and after_words.LEADS.match(document.text, whole_end(document, pending[0])):
        return [(each, Role.OPERATOR, 0.8) for each in pending]
    if not aided and _without_verb(document, begin, pending, end):
        return [(each, Role.FOUNDER, 0.75) for each in pending]
    return []


def _of_others(document: Document, item: Item, gap: str) -> bool:
    """Whether groups of another sort stand before 'do': 'mô hình “X”, 2 câu lạc bộ do A lập'."""
    groups = after_words.OTHER_GROUPS.search(gap)
    if groups is None:
        return False
    noun = groups["noun"].lower()
    return noun not in (item.name.text.lower() + " " + item.name.head.lower())


def _done_before(
    document: Document, item: Item, begin: int, body: Body
) -> tuple[list[Role], int] | None:
    """The role of whom 'bởi' leads in, or who holds a launch: 'lễ ra mắt “X” do A tổ chức'."""
    text, end = document.text, whole_end(document, body)
    if after_words.SIGNED.match(text, end):
        return [Role.FOUNDER], end
    if after_words.HOLDS.match(text, end) and (
        after_words.LAUNCH_OF.search(
            text, max(item.sentence.start, item.name.start - _LONGEST_GAP), item.name.start
        )
        or after_words.LAUNCHED.match(text, begin, body.start)
    ):
        return [Role.FOUNDER], end
    led_in = after_words.BY_THEM.search(text, max(begin, body.start - _NEAR), body.start)
    told = verbs_in(document, begin, body.start) if led_in else []
    if not told:
        return None
    role = Role.FOUNDER if told[-1].lastgroup == "FOUND" else Role.OPERATOR
    return [role], whole_end(document, body)


def _without_verb(document: Document, begin: int, pending: list[Body], end: int) -> bool:
    """Whether a model is by bodies of which no verb is told: 'Đây là mô hình do A, B nhằm'."""
    return (
        pending != []
        and after_words.DONE_BY.fullmatch(document.text, begin, pending[0].start) is not None
        and after_words.NO_VERB.match(document.text, end) is not None
    )


def _helped(
    document: Document, body: Body, after: int, gap: str, previous: Role | None
) -> Role | None:
    """The role of a body whose support is told, or that stands beside a `previous` such one."""
    text = document.text
    support = words.support_of(gap)
    if support is Role.OPERATOR and after_words.FOUNDED_WITH.search(text[after : body.start]):
        return Role.FOUNDER
    if support is not None:
        return support
    if after_words.BY_DECISION.search(text[after : body.start]):
        return Role.FOUNDER
    if previous is None or not words.BESIDE.fullmatch(gap):
        return None
    end = whole_end(document, body)
    acts = text.startswith((" đã ", " đang ", " vừa ", " sẽ "), end)
    return None if acts or verb_words.ACTS_AT_ALL.match(text, end) else previous


def _last_of_list(document: Document, item: Item) -> tuple[Name, int]:
    """The last item of a list, after which is told what is said of all, and where that ends."""
    last = item.name
    for name in within(document.names, last.end, item.sentence.end):
        if name.is_model and name.start >= last.end:
            if not after_words.NEXT_OF_LIST.fullmatch(document.text, last.end, name.start):
                return last, name.start
            last = name
    return last, item.sentence.end
