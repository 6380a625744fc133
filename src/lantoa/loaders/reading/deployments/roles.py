"""Which bodies founded, advised or run a deployment.

The words before a model are read from left to right: a group of bodies is the subject; 'phối hợp
với' adds partners to it, 'tham mưu cho' makes it the adviser of the next group, 'giao cho' hands
the action on; the verbs before the model say what the last subject did. 'do A tham mưu, B thành
lập', 'giao cho A quản lý' and 'của A' stand after the model.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at, in_brackets, is_fact
from lantoa.loaders.reading.deployments import role_verb_words as verb_words
from lantoa.loaders.reading.deployments import role_words as words
from lantoa.loaders.reading.deployments.acting_units import acting_units
from lantoa.loaders.reading.deployments.role_afterwards import roles_after
from lantoa.loaders.reading.deployments.role_around import counted_off, gapped, led, owners
from lantoa.loaders.reading.deployments.role_bare import bare_acts
from lantoa.loaders.reading.deployments.role_groups import (
    Group,
    acting_again,
    groups_before,
    link,
    supporters,
)
from lantoa.loaders.reading.deployments.role_verbs import roles_of, verbs_in
from lantoa.loaders.reading.deployments.sites import Item
from lantoa.loaders.reading.document import Body, Document, NameKind, Sentence, Span, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Level, Role

_CLAUSE = 80  # characters in which a clause of its own opens
_FARTHEST = 420
_LONGEST = 3 * _FARTHEST  # so far before a model its subject is looked for

CARRIED = 0.84  # of who carries a model out: its founder may be meant
_Found = list[tuple[Body, Role, float]]


def roles(document: Document, item: Item) -> list[tuple[Body, Role, float]]:
    """Return the bodies of an item with their roles and how sure that is."""
    found = gapped(document, item) or subjects_of(document, item)
    after = roles_after(document, item)
    owned = [(body, role, CARRIED) for body, role, _ in owners(document, item)]
    if (after or owned) and found and _one_of_theirs(document, item, found):
        found = []  # Hội có nhiều mô hình, trong đó mô hình “X” do A thực hiện
    found += _advised_before(document, item)
    found += [each for each in after if each[0] not in [body for body, _, _ in found]]
    known = {body.organization.iri for body, _, _ in found}
    found += [each for each in owned if each[0].organization.iri not in known]
    if not found:
        found = (
            led(document, item)
            or counted_off(document, item)
            or _from_last_sentence(document, item)
        )
    return _distinct(found)


def _one_of_theirs(document: Document, item: Item, found: _Found) -> bool:
    """Whether bodies only have several models, of which an item is told as an example."""
    end = max(body.end for body, _, _ in found)
    if words.EXAMPLE.search(document.text, end, item.name.start) is None:
        return False
    verbs = verbs_in(document, end, item.name.start)
    return all(verb.group().lower() == "có" for verb in verbs)


def _distinct(found: _Found) -> _Found:
    best: dict[tuple[str, Role], tuple[Body, Role, float]] = {}
    for body, role, confidence in found:
        identity = (body.organization.iri, role)
        if identity not in best or best[identity][2] < confidence:
            best[identity] = (body, role, confidence)
    return list(best.values())


# --- before the model --------------------------------------------------------------------


def subjects_of(document: Document, item: Item) -> _Found:
    """Return the bodies before an item that founded, advised or run it."""
    text = document.text
    begin = _beginning(document, item)
    groups = groups_before(document, begin, item) if begin is not None else []
    if begin is None or not groups:
        return []
    # The list that the item is in, and what stands before it.
    named = [n for n in within(document.names, begin, item.name.end) if n.is_model]
    own = [n for n in named if n.group == item.name.group]
    opening = min(own[0].start if own else item.name.start, item.name.start)
    groups = acting_again(document, groups, opening)
    found: _Found = []
    subjects: list[Body] = []
    end = last = begin
    for group in groups:
        before = text[max(end, group.start - 160) : group.start]
        # What an earlier subject did to a model before this group is over.
        over = any(end <= n.start < group.start and n.start < opening for n in named)
        linked = link(document, group, before)
        end = group.end
        if linked == "none":
            continue
        if linked == "charging":
            charges = words.CHARGES.match(text, group.end)
            advised = words.ADVISED.search(before) is not None
            found += _advisers(charges, group, subjects if advised else [])
            subjects = [] if advised else subjects
            last = end = charges.end() if charges else group.end
            continue
        last = group.end
        if linked == "support":
            advisers, acting = supporters(group)
            support = words.support_of(before)
            found += [(each, support, 0.85) for each in advisers if support is not None]
            subjects = acting or subjects
        elif linked == "partner" and subjects and not over:
            if words.ADVISED_OTHERS.search(before):
                found += [(each, Role.ADVISER, 0.85) for each in subjects]
                subjects = []
            subjects = subjects + group.bodies
        elif linked in ("advised", "guided"):
            if subjects and not over:
                found += [(each, Role.ADVISER, 0.85) for each in subjects]
            subjects = list(group.bodies)
        else:
            subjects = list(group.bodies)
        if linked == "decision":
            found += [(each, Role.FOUNDER, 0.8) for each in group.bodies]
            subjects = []
    if not subjects or verb_words.HANDS_OUT.search(document.words, subjects[-1].end, last):
        return _told(document, item, found)
    cut = max(
        (n.end for n in named if last <= n.start and n.end <= opening and n not in own),
        default=last,
    )
    made = roles_of(document, last, cut, opening, max(begin, subjects[0].start - 40)) or _reviewing(
        document, subjects, last, opening
    )
    if made and (opening - subjects[-1].end <= _FARTHEST or own[1:]):
        found += _acted(document, item, subjects, made, Span(last, opening))
    return _told(document, item, found)


def _advisers(charges: re.Match[str] | None, group: Group, subjects: list[Body]) -> _Found:
    """Who guides others, and who proposed to them: 'A tham mưu và được B đồng ý thành lập'."""
    bodies = group.bodies if charges and charges["guides"] else subjects
    return [(each, Role.ADVISER, 0.85) for each in bodies]


def _acted(
    document: Document, item: Item, subjects: list[Body], made: list[Role], between: Span
) -> _Found:
    """What the subjects of a model did to it; one that was told of is only carried out."""
    sure = 0.85
    if _carries(document, between.start, between.end):
        if item.name.kind is NameKind.REFERENCE:
            made = [Role.OPERATOR]
        elif made == [Role.OPERATOR]:
            sure = CARRIED
    return [(each, role, sure) for each in subjects for role in made]


def _advised_before(document: Document, item: Item) -> _Found:
    """Who advised in a clause before: 'Công an xã tham mưu; UBND xã thành lập mô hình “X”'."""
    sentence = item.sentence
    if not verb_words.ADVISES.search(document.words, sentence.start, item.name.start):
        return []
    told = bare_acts(document, sentence, sentence.start, item.name.start, fresh=True)
    return [each for each in told if each[1] is Role.ADVISER]


def _reviewing(document: Document, subjects: list[Body], begin: int, end: int) -> list[Role] | None:
    """A commune's body or a school that reviews what it does itself: 'sơ kết 1 năm thực hiện'."""
    if not any(
        body.organization.kind == "school"
        or (body.organization.place and RANK[body.organization.place.level] <= RANK[Level.COMMUNE])
        for body in subjects
    ):
        return None
    reviews = verb_words.REVIEWS.search(document.words, begin, end)
    return [Role.OPERATOR] if reviews and "thực hiện" in reviews.group().lower() else None


def _carries(document: Document, begin: int, end: int) -> bool:
    """Whether a model is only carried out: 'đã triển khai thực hiện mô hình'."""
    return all(verb.lastgroup == "CARRY" for verb in verbs_in(document, begin, end))


def _beginning(document: Document, item: Item) -> int | None:
    """Where the subjects of an item may begin, if there can be any."""
    text, sentence = document.text, item.sentence
    if words.JOINED_TO.search(
        document.words, max(sentence.start, item.name.start - 40), item.name.start
    ):
        return None
    begin = max(sentence.start, item.name.start - _LONGEST)
    bodies = within(document.bodies, begin, item.name.start)
    if not bodies and not acting_units(document, Span(begin, item.name.start)):
        return None
    stops = words.NEW_SUBJECT.finditer(document.words, begin, item.name.start)
    stops += [
        stop
        for stop in words.STOP.finditer(text, begin, item.name.start)
        if not in_brackets(document, Span(*stop.span()), sentence)
    ]
    opens = max((stop.end() for stop in stops), default=begin)
    own = words.OWN_CLAUSE.search(text, max(opens, item.name.start - _CLAUSE), item.name.start)
    if own and ":" not in text[opens : own.start()] and words.OWN_ACT.match(text, item.name.end):
        return own.start() + 1
    return opens


def _told(document: Document, item: Item, found: _Found) -> _Found:
    """Those of whom it is told as a fact; farther ones less sure."""
    return [
        (body, role, sure if item.name.start - body.end < 200 else sure - 0.1)
        for body, role, sure in found
        if is_fact(document, _from_comma(document, item, body), body.end + 1)
        or is_fact(document, clause_at(document, item.sentence, body.start), body.end + 1)
    ]


def _from_comma(document: Document, item: Item, body: Body) -> Span:
    """The clause of a body without the purpose before it: 'Với mong muốn ..., A đã thành lập'."""
    clause = clause_at(document, item.sentence, body.start)
    return Span(document.text.rfind(",", clause.start, body.start) + 1 or clause.start, clause.end)


# --- around it ---------------------------------------------------------------------------


def _from_last_sentence(document: Document, item: Item) -> _Found:
    """'Ban Công an xã X triển khai các mô hình mới. Các mô hình, như: ...': the same body."""
    text, sentence = document.text, item.sentence
    if item.name.kind is not NameKind.MODEL:
        return []
    if within(document.bodies, sentence.start, item.name.start):
        return []
    opens = words.OPENING.match(text, sentence.start, sentence.end) or words.OPENING_ON.match(
        text, sentence.start, sentence.end
    )
    previous = _previous(document, sentence) if opens else None
    if previous is None:
        return []
    works = words.WORKS_ON_MODELS.search(text, previous.start, previous.end)
    told = subjects_of(document, _stand_in(item, previous, works.end())) if works else []
    return [(each, role, 0.65) for each, role, _ in told]


def _stand_in(item: Item, sentence: Sentence, end: int) -> Item:
    """The models of the sentence before, of which an item is one: 'thành lập các mô hình'."""
    return Item(replace(item.name, start=end, end=end, group=-1), sentence)


def _previous(document: Document, sentence: Sentence) -> Sentence | None:
    earlier = within(document.sentences, document.blocks[sentence.block].start, sentence.start)
    return earlier[-1] if earlier else None
