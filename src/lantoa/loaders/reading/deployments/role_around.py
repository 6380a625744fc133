"""Bodies that stand around a model without a verb between them and it.

Its owner (*của A*, *thuộc A*), and the subject that follows the clause that the model is in:
*Để duy trì mô hình “X”, A ...*
"""

from __future__ import annotations

from lantoa.loaders.reading.awards.conferring import whole_end
from lantoa.loaders.reading.deployments import role_words as words
from lantoa.loaders.reading.deployments.acting_units import as_body, is_clan, units_after
from lantoa.loaders.reading.deployments.role_groups import of_name
from lantoa.loaders.reading.deployments.role_verbs import roles_of, verbs_in
from lantoa.loaders.reading.deployments.site_reach import end_with_aliases
from lantoa.loaders.reading.deployments.sites import Item
from lantoa.loaders.reading.document import Body, Document, Span, within
from lantoa.ontology.records import Role

Found = list[tuple[Body, Role, float]]
_REACH = 80  # characters in which an owner or the next subject begins


def owners(document: Document, item: Item) -> Found:
    """Return the bodies whose model an item is: 'mô hình “X” của A và B'."""
    text = document.text
    end = end_with_aliases(document, item.name)
    limit = item.sentence.end
    found: list[Body] = []
    for body in within(document.bodies, end, min(limit, end + 3 * _REACH)):
        pattern = words.OWNED_TOO if found else words.OWNED
        if of_name(document, body) or not pattern.fullmatch(text, end, body.start):
            break
        found.append(body)
        end = whole_end(document, body)
    if not found:
        found = _owning_clan(document, end, limit)
    if not found and item.owner is not None:
        found = [item.owner]
    begin = max(item.sentence.start, item.name.start - 2 * _REACH)
    for body in within(document.bodies, begin, item.name.start)[-1:] if not found else ():
        if words.NAMED_THUS.match(text, whole_end(document, body), item.name.start) and (
            words.OWNER_BEFORE.search(text, max(begin, body.start - _REACH), body.start)
        ):
            found.append(body)
    return [(body, Role.OPERATOR, 0.85) for body in found]


def _owning_clan(document: Document, end: int, limit: int) -> list[Body]:
    """The clan or parish whose model it is: 'mô hình “X” của dòng họ Phạm'."""
    owner = words.OWNED_BY_CLAN.match(document.text, end, limit)
    named = within(document.places, owner.end(), owner.end() + 1) if owner else []
    return [as_body(clan, clan.place) for clan in named if clan.place and is_clan(clan)]


def gapped(document: Document, item: Item) -> Found:
    """Return the unit that launches an item by the verb before: 'xã A ra mắt “X”; xã B - “Y”'."""
    text, sentence = document.text, item.sentence
    begin = max(sentence.start, item.name.start - _REACH)
    before = text[begin : item.name.start].rstrip().removesuffix("mô hình").rstrip()
    if not before.endswith(("-", "–")):
        return []  # nothing is left out
    for unit in units_after(document, Span(begin, item.name.start))[-1:]:
        end = whole_end(document, unit)
        if not words.LEFT_OUT.fullmatch(text, end, item.name.start):
            break
        if not words.NEXT_UNIT.search(text, begin, unit.start):
            break
        verbs = verbs_in(document, sentence.start, unit.start)
        if verbs and verbs[-1].lastgroup == "FOUND":
            return [(unit, Role.FOUNDER, 0.75)]
    return []


def led(document: Document, item: Item) -> Found:
    """Return the subject after an item: 'Thực hiện mô hình “X”, Công an xã Y và Hội Z đã ...'."""
    text, sentence = document.text, item.sentence
    opening = words.LEADING.match(text, sentence.start, item.name.start)
    if opening is None or "," in text[opening.end() : item.name.start]:
        return []
    made = roles_of(document, opening.start("verb"), sentence.start, item.name.start)
    made = [Role.FOUNDER] if opening["first"] else made
    found: list[Body] = []
    end = item.name.end
    stop = min(sentence.end, end + 3 * _REACH)
    candidates = [*within(document.bodies, end, stop), *units_after(document, Span(end, stop))]
    for body in sorted(candidates, key=lambda each: each.start):
        gap = text[end : body.start]
        if not (words.BESIDE if found else words.COMMA).fullmatch(gap):
            break
        found.append(body)
        end = whole_end(document, body)
    if made is None or not found or words.TO_COME.match(text, end):
        return []
    return [(body, role, 0.75) for body in found for role in made]


def counted_off(document: Document, item: Item) -> Found:
    """Return those counted off after an item: 'Các đơn vị ra mắt mô hình “X” gồm: A, B và C'."""
    text, sentence = document.text, item.sentence
    end = end_with_aliases(document, item.name)
    opens = words.COUNTED_OFF.match(text, end, sentence.end)
    if opens is None:
        return []
    actors = words.ACTORS.match(text, sentence.start, item.name.start)
    if actors is None or within(document.bodies, sentence.start, item.name.start):
        return []
    made = roles_of(document, actors.start("verb"), sentence.start, item.name.start)
    found: list[Body] = []
    candidates = [*within(document.bodies, end, sentence.end)]
    candidates += units_after(document, Span(end, sentence.end))
    end = opens.end()
    for body in sorted(candidates, key=lambda each: each.start):
        if body.start > end if not found else not words.BESIDE.fullmatch(text, end, body.start):
            break
        found.append(body)
        end = whole_end(document, body)
    return [(body, role, 0.8) for body in found for role in made or ()]
