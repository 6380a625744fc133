"""What several sentences tell of one gathering, put together."""

from __future__ import annotations

from dataclasses import replace

from lantoa.loaders.reading.gatherings.event_days import contains
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Gathering, Organization

_BARE = 2  # words of a gathering that is only referred to


def put_together(found: list[Gathering], new: Gathering) -> None:
    """Add a gathering, or what is told of it to one told before."""
    for index, known in enumerate(found):
        if _is_same(known, new):
            found[index] = _both(known, new)
            return
    found.append(new)


def held_too(known: Gathering, new: Gathering) -> Gathering:
    """Return another of the same host and day: '... và tổ chức lễ ra mắt mô hình “X”'."""
    if new.organizers:
        return new
    printed = known.evidence[0].printed_organization
    return replace(
        new,
        organizers=known.organizers,
        when=new.when or known.when,
        evidence=tuple(replace(proof, printed_organization=printed) for proof in new.evidence),
    )


def _is_same(known: Gathering, new: Gathering) -> bool:
    day = known.when is not None and known.when == new.when and len(known.when.edtf) == 10
    bare = not new.organizers and len(new.name.split()) <= _BARE  # 'Hội nghị diễn ra tại ...'
    if known.kind != new.kind and not day and not bare:
        return False
    if not contains(known.when, new.when) and not contains(new.when, known.when):
        return False
    if not known.organizers or not new.organizers:
        return True
    if {body.iri for body in known.organizers} & {body.iri for body in new.organizers}:
        return True
    first, second = known.organizers[0], new.organizers[0]
    units = _is_unit(first) or _is_unit(second)  # xã X, UBND xã X
    return units and first.place is not None and first.place == second.place


def _is_unit(body: Organization) -> bool:
    return body.place is not None and body.name == ", ".join(body.place.path)


def _both(known: Gathering, new: Gathering) -> Gathering:
    organizers = known.organizers or new.organizers
    if new.organizers and known.organizers and _is_unit(known.organizers[0]):
        organizers = new.organizers
    proof, other = known.evidence[0], new.evidence[0]
    place = known.place
    lower = (
        new.place is not None
        and known.place is not None
        and RANK[new.place.level] < RANK[known.place.level]
    )
    if place is None or lower or (other.printed_place and not proof.printed_place and new.place):
        place = new.place or place
        proof = replace(proof, printed_place=other.printed_place or proof.printed_place)
    if organizers is new.organizers and other.printed_organization:
        proof = replace(proof, printed_organization=other.printed_organization)
    when = known.when
    if when is None or (new.when is not None and contains(when, new.when)):
        when = new.when or when
    return replace(
        known,
        organizers=organizers,
        place=place,
        when=when,
        evidence=(proof, *known.evidence[1:]),
    )
