"""What mentions say of models at places, before it is settled which deployments there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from lantoa.loaders.reading.deployments.start_dates import lies_in
from lantoa.ontology.records import Evidence, Level, Model, Organization, Place, Role, Status
from lantoa.ontology.time import TimeSpan

Located = tuple[Place, str | None]  # a place, and how it is printed
_DATES = 12  # so many beginnings of a model are looked at for an exact date


@dataclass(slots=True)
class Draft:
    """What one mention says: each role with the evidence for it, or evidence without a role.

    A `first` place is one of several in its commune. A place is `weak` that was not printed beside
    the model, `stated` where the model's own clause tells it, and `around` where it is only the one
    that the text is on since a paragraph before; a draft is `silent` that says no more than that
    the report names the model. A `replica` is at a place to which the model spread from where it
    was founded. A date is `meant` of the model that the text is about, which its sentence does not
    name. A model `of_district` is the report's district's where nothing tells a lower place,
    and also besides where it is said to be on the `whole` of it. A commune is `listed` with others.
    The bodies that `carry` it out may be its founders.
    """

    model: Model
    place: Place | None
    said: list[tuple[tuple[Organization, Role] | None, Evidence]]
    started: TimeSpan | None
    status: Status | None
    weak: bool = False
    silent: bool = False
    first: bool = False
    stated: bool = False
    replica: bool = False
    of_district: bool = False
    around: bool = False
    listed: bool = False
    whole: bool = False
    meant: bool = False
    carry: frozenset[str] = frozenset()

    def unplace(self) -> None:
        """Say nothing of a place; a draft that then tells neither date nor role is silent."""
        self.place = None
        self.silent = self.started is None and not any(role for role, _ in self.said)

    def move(self, where: Located) -> None:
        """Say of another place what is said here."""
        self.place, printed = where
        self.said = [
            (role, e if e.printed_place == printed else replace(e, printed_place=printed))
            for role, e in self.said
        ]


def settle(drafts: list[Draft]) -> None:
    """Let each model be where it is lowest, and give it there what is said without a place.

    A village and its commune are one deployment told twice; so are what lies in a district and
    the district, which holds more than one of them only as their area.
    """
    _where_told(drafts)
    inside: dict[tuple[str, tuple[str, ...]], dict[str, Located]] = {}  # by model and container
    spread = {(d.model.iri, d.place.iri) for d in drafts if d.replica and d.place is not None}
    for draft in drafts:
        if draft.place is not None and not draft.first:
            told = (draft.place, draft.said[0][1].printed_place)
            for index in range(1, len(draft.place.path)):
                container = (draft.model.iri, draft.place.path[index:])
                inside.setdefault(container, {}).setdefault(draft.place.iri, told)
    for draft in drafts:
        if draft.place is None or draft.place.level not in (Level.COMMUNE, Level.DISTRICT):
            continue
        if draft.replica or draft.listed or (draft.place.level is Level.DISTRICT and draft.stated):
            continue  # of a district and of communes in it: each is told
        others = inside.get((draft.model.iri, draft.place.path), {})
        founded = [told for iri, told in others.items() if (draft.model.iri, iri) not in spread]
        if len(others) == 1 and founded:
            draft.move(founded[0])
        elif others and (draft.weak or draft.place.level is Level.DISTRICT):
            draft.unplace()
    located: dict[str, dict[str, Located]] = {}
    for draft in drafts:
        if draft.place is not None:
            told = (draft.place, draft.said[0][1].printed_place)
            located.setdefault(draft.model.iri, {}).setdefault(draft.place.iri, told)
    for draft in drafts:
        others = located.get(draft.model.iri, {})
        founded = [told for iri, told in others.items() if (draft.model.iri, iri) not in spread]
        if draft.place is None and not draft.whole and (len(others) == 1 or len(founded) == 1):
            draft.move(founded[0] if founded else next(iter(others.values())))
        elif draft.place is not None:
            draft.move(others[draft.place.iri])  # one place is printed in one way


def date_once(drafts: list[Draft]) -> None:
    """Let each beginning be told once: at its exact date, and by the sentence that names it."""
    dated: dict[str, dict[tuple[str, str], Draft]] = {}  # of each model, one by date and place
    named: set[str] = set()
    for draft in drafts:
        if draft.started is not None:
            where = draft.place.iri if draft.place is not None else ""
            told = dated.setdefault(draft.model.iri, {})
            told.setdefault((draft.started.edtf, where), draft)
            if not draft.meant:
                named.add(draft.model.iri)
    exact = {
        model: [(each, each.started) for each in islice(told.values(), _DATES)]
        for model, told in dated.items()
    }
    for draft in drafts:
        if draft.started is None:
            continue
        finer = {
            when.edtf: when
            for each, when in exact[draft.model.iri]
            if when is not None
            and when != draft.started
            and lies_in(when, draft.started)
            and _together(draft, each)
        }
        if draft.meant and draft.place is None and draft.model.iri in named:
            draft.started, draft.silent = None, True
        elif len(finer) == 1:
            draft.started = next(iter(finer.values()))


def found_once(drafts: list[Draft]) -> None:
    """Let who founded a model not be told besides to carry it out."""
    founded = {
        (draft.model.iri, role[0].iri)
        for draft in drafts
        for role, _ in draft.said
        if role is not None and role[1] is Role.FOUNDER
    }
    for draft in drafts:
        for index, (role, proof) in enumerate(draft.said):
            if role is None or role[1] is not Role.OPERATOR or role[0].iri not in draft.carry:
                continue
            if (draft.model.iri, role[0].iri) in founded:
                draft.said[index] = (None, proof)


def _together(draft: Draft, other: Draft) -> bool:
    """Whether two drafts may be of one place: nobody tells of two, or one lies in the other."""
    if draft.place is None or other.place is None:
        return True
    one, two = draft.place.path, other.place.path
    return one[-len(two) :] == two or two[-len(one) :] == one


def _where_told(drafts: list[Draft]) -> None:
    """A model that is told of elsewhere is not where the paragraph before is on."""
    told: dict[str, set[tuple[str, ...]]] = {}
    for draft in drafts:
        if draft.place is not None and not draft.around:
            told.setdefault(draft.model.iri, set()).add(draft.place.path)
    for draft in drafts:
        if draft.around and draft.place is not None and draft.model.iri in told:
            path = draft.place.path
            here = {path[index:] for index in range(len(path))}
            if here.isdisjoint(told[draft.model.iri]):
                draft.unplace()
