"""Those who were recognised, and the record of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.loaders.reading.awards.award_words import KINDS, are_people
from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.document import (
    Body,
    Document,
    Name,
    Number,
    Span,
    single_spaced,
    within,
)
from lantoa.loaders.reading.figures.measurements import amount
from lantoa.loaders.reading.names.models import Models
from lantoa.ontology.records import Amount, Organization, RecipientKind, Recognition
from lantoa.ontology.time import TimeSpan

#: Awards that only people get, one each.
_FOR_PEOPLE = re.compile(r"kỷ niệm chương|huy chương", re.I)
_COUNTED_MODELS = frozenset({"mô hình", "câu lạc bộ", "clb"})
#: From models that are counted to their names: '2 mô hình được khen thưởng gồm: “A”, “B”'.
_NAMED = re.compile(
    r"(?:\s+tiêu biểu)?(?:\s+trong số (?:này|đó))?(?:\s+được\s+[^,;.:“\"(]{3,40})?\s*[,(]?\s*"
    r"(?:gồm|là)?\s*:?\s*(?:(?:mô hình|CLB)\s+)?[“\"]?"
)
_JOINED = re.compile(r"(?:\s*,\s*và|\s*,|\s+và)\s+(?:các\s+|nhiều\s+)?", re.I)


@dataclass(frozen=True, slots=True)
class Recipients:
    """Those who were recognised: a model, or a number of collectives or individuals."""

    text: str
    kind: RecipientKind
    span: Span
    model: Name | None = None
    number: Number | None = None
    body: Body | None = None


def uncounted(match: re.Match[str]) -> Recipients:
    """Return the recipients that nobody counted: 'các tập thể, cá nhân'."""
    nouns = [match["what"], *filter(None, _JOINED.split(match["more"]))]
    people = {are_people(noun) for noun in nouns}
    if len(people) > 1:
        kind = RecipientKind.MIXED
    elif people == {True}:
        kind = RecipientKind.INDIVIDUALS
    elif match["what"].lower() == "mô hình":
        kind = RecipientKind.MODEL
    else:
        kind = RecipientKind.COLLECTIVES
    return Recipients(single_spaced(match["text"]), kind, Span(*match.span("text")))


def counted(document: Document, number: Number, match: re.Match[str]) -> Recipients:
    """Return the recipients that a number and the noun after it count."""
    what = match["what"].lower()
    nouns = [what, *filter(None, re.split(r"\s*,\s*|\s*và\s+", (match["more"] or "").lower()))]
    people = {are_people(noun) for noun in nouns}
    if people == {True, False}:
        kind = RecipientKind.MIXED
    elif people == {True}:
        kind = RecipientKind.INDIVIDUALS
    elif what == "mô hình" or what.startswith("điển hình"):
        kind = RecipientKind.MODEL
    else:
        kind = RecipientKind.COLLECTIVES
    end = match.end()
    words = single_spaced(document.text[number.start : end]).strip()
    if kind is RecipientKind.MODEL:
        words = match["what"]
    return Recipients(words, kind, Span(number.start, end), number=number)


def named_models(
    document: Document, number: Number, match: re.Match[str], stop: int
) -> list[Recipients]:
    """Return the models that a number counts, where as many are named: '2 mô hình “A” và “B”'."""
    if match["what"].lower() not in _COUNTED_MODELS:
        return []
    names = [n for n in within(document.names, match.end(), stop) if n.is_model]
    own = [n for n in names if n.group == names[0].group]
    if len(own) != number.value or not _NAMED.fullmatch(document.text, match.end(), own[0].start):
        return []
    return [Recipients(n.text, RecipientKind.MODEL, n, model=n) for n in own]


def number_before(document: Document, position: int) -> Number | None:
    """'gần 180 Kỷ niệm chương đã được trao': the number of awards right before a position."""
    for number in within(document.numbers, max(0, position - 20), position)[-1:]:
        if not number.share and not document.text[number.end : position].strip():
            return number
    return None


def awards_counted(document: Document, match: re.Match[str]) -> list[Recipients]:
    """'tặng 11 Kỷ niệm chương': as many people, whom nobody names."""
    if not _FOR_PEOPLE.match(match["award"]) or not match.groupdict().get("how_many"):
        return []
    start, end = match.start("how_many"), match.end("award")
    numbers = within(document.numbers, start, start + 1)
    return [
        Recipients("cá nhân", RecipientKind.INDIVIDUALS, Span(start, end), number=number)
        for number in numbers
    ]


def record(
    document: Document,
    models: Models,
    recipients: Recipients,
    *,
    award: re.Match[str],
    bodies: list[tuple[Body, str]],
    when: TimeSpan | None = None,
    what: str | None = None,
) -> Recognition:
    """Return the recognition that a match of an award says, with its conferring bodies.

    `what` it is is told where the match does not tell it.
    """
    stretch = award.span()
    words = single_spaced(award["award"] or what or "")
    recipients_count: Amount | None = (
        amount(document, recipients.number) if recipients.number else None
    )
    organizations: dict[str, Organization] = {b.organization.iri: b.organization for b, _ in bodies}
    start = min(stretch[0], recipients.span.start, *(b.start for b, _ in bodies))
    end = (
        max(stretch[1], recipients.span.end, *(b.end for b, _ in bodies))
        if bodies
        else max(stretch[1], recipients.span.end)
    )
    return Recognition(
        recipient=recipients.text,
        recipient_kind=recipients.kind,
        award=words,
        award_kind=next(
            (kind for kind, pattern in KINDS if re.search(pattern, words, re.I)), "other"
        ),
        model=models.get(recipients.model) if recipients.model else None,
        organization=recipients.body.organization if recipients.body else None,
        conferred_by=tuple(organizations.values()),
        amount=recipients_count,
        when=when,
        evidence=(
            evidence(
                document,
                "recognition",
                start,
                end,
                0.85,
                model=recipients.model.text if recipients.model else None,
                organization=(
                    recipients.body.printed if recipients.body else bodies[0][1] if bodies else None
                ),
            ),
        ),
    )
