"""One record for each recognition, however often it is told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from lantoa.loaders.reading.awards.award_words import UNCOUNTED_PRAISED
from lantoa.loaders.reading.document import Document
from lantoa.ontology.records import Recognition

_FEW = 20  # tellings of one recognition


def merged(document: Document, made: list[Recognition]) -> list[Recognition]:
    """One record for each recognition, with the evidence of every telling.

    Who got an award of which the recipients are counted elsewhere is not told again.
    """
    by_iri: dict[str, list[Recognition]] = {}
    made = _given_by(made)
    counted = {_sentence(document, each) for each in made if each.amount is not None}
    awarded = {
        each.recipient_kind for each in made if each.award_kind != "praise" and each.model is None
    }
    alike: defaultdict[tuple[object, ...], list[Recognition]] = defaultdict(list)
    for each in made:
        alike[_who(each)].append(each)
    for each in made:
        unnamed = each.amount is None and UNCOUNTED_PRAISED.fullmatch(each.recipient) is not None
        if unnamed and counted and _sentence(document, each) not in counted:
            continue
        if unnamed and each.award_kind == "praise" and each.recipient_kind in awarded:
            continue  # it is told with what
        if any(_says_more(other, each) for other in alike[_who(each)][:_FEW]):
            continue
        if unnamed and any(_takes_in(other, each) for other in made[:_FEW]):
            continue
        by_iri.setdefault(each.iri, []).append(each)
    return [
        replace(told[-1], evidence=tuple(proof for each in told for proof in each.evidence))
        for told in by_iri.values()
    ]


def _given_by(made: list[Recognition]) -> list[Recognition]:
    """Those that are counted, with who gives them where only a picture tells it.

    'Ngày hội biểu dương 5 tập thể'; 'UBND xã X khen thưởng cho các tập thể, cá nhân'.
    """
    numbered = [each for each in made if each.amount is not None]
    given = [each for each in made if each.amount is None and each.conferred_by and _any(each)]
    if not numbered or not given or any(each.conferred_by for each in numbered):
        return made
    if len({each.conferred_by for each in given}) > 1:
        return made
    printed, giver = given[0].evidence[0].printed_organization, given[0].conferred_by
    kinds = {each.award_kind for each in given}
    return [
        replace(
            each,
            conferred_by=giver,
            evidence=tuple(replace(e, printed_organization=printed) for e in each.evidence),
        )
        if each.amount is not None and each.award_kind in kinds
        else each
        for each in made
    ]


def _any(each: Recognition) -> bool:
    """Whether nobody in particular is rewarded: 'các tập thể, cá nhân'."""
    return UNCOUNTED_PRAISED.fullmatch(each.recipient) is not None


def _takes_in(other: Recognition, each: Recognition) -> bool:
    """Whether another tells of the same people with this award and more, by this body and more."""
    return (
        other is not each
        and other.amount is None
        and other.recipient_kind is each.recipient_kind
        and each.when in (None, other.when)
        and each.award.lower() in other.award.lower()
        and len(other.award) > len(each.award)
        and {body.iri for body in each.conferred_by} <= {body.iri for body in other.conferred_by}
    )


def _who(each: Recognition) -> tuple[object, ...]:
    return each.recipient, each.award_kind, each.amount


def _says_more(other: Recognition, each: Recognition) -> bool:
    """Whether another tells the same recognition with its day or the bodies that conferred it."""
    return (
        each.conferred_by in ((), other.conferred_by)
        and each.when in (None, other.when)
        and (each.conferred_by, each.when) != (other.conferred_by, other.when)
    )


def _sentence(document: Document, each: Recognition) -> int:
    """Where the sentence begins that tells a recognition."""
    sentence = document.sentence_at(each.evidence[0].start)
    return sentence.start if sentence is not None else -1
