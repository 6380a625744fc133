"""One row of a table -> the statements that it makes.

A row is taken wholly or refused with what is wrong and how to mend it: half a row would be a
statement that nobody made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lantoa.loaders.cell_places import PlaceReader
from lantoa.loaders.columns import TableKind
from lantoa.loaders.persons import names_person
from lantoa.loaders.row_cells import CellError, RowCells, concept_named
from lantoa.ontology.records import (
    AnyStatement,
    Deployment,
    DeploymentGroup,
    Evidence,
    Measure,
    Measurement,
    Model,
    ModelMention,
    Organization,
    RecipientKind,
    Recognition,
    Replication,
    Role,
    Status,
)
from lantoa.vietnamese import fold

#: Columns that name a body or a group; a person named there has the row refused.
BODY_COLUMNS: Final = (
    "founder",
    "adviser",
    "operator",
    "host",
    "organization",
    "conferred_by",
    "recipient",
)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table; `cells` are by column id, blank ones left out or empty."""

    places: PlaceReader

    def statements(
        self, kind: TableKind, cells: Mapping[str, str], evidence: Evidence
    ) -> tuple[AnyStatement, ...]:
        """Return what a row states, each statement with the row as its evidence.

        Raises:
            CellError: a cell cannot be read, or the row lacks what its kind needs.
        """
        for column in kind.required:
            if not cells.get(column):
                raise CellError(
                    f"the column {column!r} is blank", f"fill it in: a row states {kind.row}"
                )
        for column in BODY_COLUMNS:
            if names_person(cells.get(column, "")):
                raise CellError(
                    f"the column {column!r} names a person, and no person is kept",
                    "name the body that the person acts for, or only count the individuals",
                )
        return _READERS[kind.id](RowCells(cells, self.places, evidence))


# --- one reader for each kind of table --------------------------------------------------------


def _models(row: RowCells) -> tuple[AnyStatement, ...]:
    model = row.model()
    assert model is not None
    whole = replace(model, aliases=row.many("aliases"), themes=row.concepts("themes", "theme"))
    return (ModelMention(model=whole, evidence=(row.evidence,)),)


def _deployments(row: RowCells) -> tuple[AnyStatement, ...]:
    model = row.model()
    assert model is not None
    started, observed = row.date("started"), row.date("observed")
    place = row.place(started or observed)
    area = row.chain(row.text("area"), started or observed)
    amount = row.amount()
    roles = _roles(row)
    if amount is not None:
        _refuse_for_group(row)
        group = DeploymentGroup(
            model=model,
            amount=amount,
            unit=row.text("unit") or "điểm mô hình",
            area=area or place,
            when=observed or started,
            evidence=(row.evidence,),
        )
        return (group,)
    if place is None and area is None and not roles:
        raise CellError(
            "the row says neither where the model is nor who runs it",
            "fill in place, commune, district, province, area or operator",
        )
    if len(roles) == 1:
        row.evidence = replace(row.evidence, printed_organization=roles[0][0].name)
    deployment = Deployment(
        model=model,
        place=place,
        area=area if place is None else None,
        roles=roles,
        started=started,
        ended=row.date("ended"),
        observed=observed,
        status=row.one_of("status", Status),
        setting=row.concept("setting", "setting"),
        evidence=(row.evidence,),
    )
    return (deployment,)


def _roles(row: RowCells) -> tuple[tuple[Organization, Role], ...]:
    roles = [(body, role) for role in Role for body in row.organizations(role.value)]
    bodies = row.organizations("organization")
    role = row.one_of("role", Role)
    if bodies:
        roles += [(body, role or Role.OPERATOR) for body in bodies]
    elif role:
        raise CellError("a role without its organization", "fill in 'organization'")
    return tuple(dict.fromkeys(roles))


def _refuse_for_group(row: RowCells) -> None:
    """A counted group has no single operator, end, state or setting to keep."""
    columns = (
        "founder",
        "adviser",
        "operator",
        "host",
        "organization",
        "ended",
        "status",
        "setting",
    )
    given = [column for column in columns if row.text(column)]
    if given:
        raise CellError(
            f"a row with a number counts deployments without naming them, so {given[0]!r} "
            "does not apply",
            f"leave {', '.join(given)} blank, or write one row for each deployment without number",
        )


def _replications(row: RowCells) -> tuple[AnyStatement, ...]:
    model = row.model()
    assert model is not None
    when = row.date("date")
    amount = row.amount()
    evidence = (row.evidence,)
    origin_place = row.chain(row.text("origin"), when)
    places = [row.chain(cell, when) for cell in row.many("target")]
    origin = (
        Deployment(model=model, place=origin_place, evidence=evidence) if origin_place else None
    )
    targets = tuple(
        Deployment(model=model, place=place, evidence=evidence) for place in places if place
    )
    area = row.chain(row.text("area"), when)
    if amount is None and not targets:
        raise CellError(
            "the row names no replica and counts none",
            "fill in 'target' with the replica's place, or 'value' with their number",
        )
    if amount is None and area is not None:
        raise CellError("an area without a number", "fill in 'value', or leave 'area' blank")
    group = None
    if amount is not None:
        group = DeploymentGroup(
            model=model,
            amount=amount,
            unit=row.text("unit") or "điểm mô hình",
            area=area,
            when=when,
            members=tuple(target.iri for target in targets),
        )
    replication = Replication(
        model=model,
        origin=origin,
        targets=targets,
        group=group,
        when=when,
        additional=row.yes("additional"),
        evidence=evidence,
    )
    return (replication, *([origin] if origin else []), *targets)


def _recognitions(row: RowCells) -> tuple[AnyStatement, ...]:
    model = row.model()
    when = row.date("date")
    place = row.place(when)
    bodies = row.organizations("organization")
    if len(bodies) > 1:
        raise CellError("several organizations in one row", "write one row for each")
    body = bodies[0] if bodies else None
    deployment = None
    if place is not None:
        if model is not None:
            deployment = Deployment(model=model, place=place, evidence=(row.evidence,))
        elif body is not None:
            body = replace(body, place=place)
        else:
            raise CellError(
                "a place without the model or organization that was recognised there",
                "fill in 'model' or 'organization', or leave the place blank",
            )
    recipient = row.text("recipient") or (model.name if model else body.name if body else "")
    if not recipient:
        raise CellError(
            "the row does not say who was recognised",
            "fill in 'model', 'organization' or 'recipient'",
        )
    award = row.text("award")
    conferring = row.organizations("conferred_by")
    if len(conferring) == 1:
        row.evidence = replace(row.evidence, printed_organization=conferring[0].name)
    recognition = Recognition(
        recipient=recipient,
        recipient_kind=row.one_of("recipient_kind", RecipientKind)
        or _recipient_kind(model, body, recipient),
        award=award,
        award_kind=row.concept("award_kind", "award-kind") or concept_named("award-kind", award),
        model=model,
        deployment=deployment,
        organization=body,
        conferred_by=conferring,
        amount=row.amount(),
        when=when,
        evidence=(row.evidence,),
    )
    return (recognition, *([deployment] if deployment else []))


def _recipient_kind(
    model: Model | None, body: Organization | None, recipient: str
) -> RecipientKind:
    if body is not None:
        return RecipientKind.ORGANIZATION
    if model is not None:
        return RecipientKind.MODEL
    words = fold(recipient)
    collectives, individuals = "tap the" in words, "ca nhan" in words
    if collectives and individuals:
        return RecipientKind.MIXED
    if individuals:
        return RecipientKind.INDIVIDUALS
    if collectives:
        return RecipientKind.COLLECTIVES
    raise CellError(
        f"it is not said what kind of recipient {recipient!r} is",
        "write model, organization, collectives, individuals or mixed in 'recipient_kind'",
    )


def _measurements(row: RowCells) -> tuple[AnyStatement, ...]:
    when = row.date("date")
    place = row.place(when)
    measure, amount = row.one_of("measure", Measure), row.amount()
    assert measure is not None
    assert amount is not None
    measurement = Measurement(
        measure=measure,
        amount=amount,
        unit=row.text("unit") or measure.value,
        model=row.model(),
        place=place,
        scope=row.text("scope") or None,
        when=when,
        evidence=(row.evidence,),
    )
    return (measurement,)


_READERS: Final[dict[str, Callable[[RowCells], tuple[AnyStatement, ...]]]] = {
    "models": _models,
    "deployments": _deployments,
    "replications": _replications,
    "recognitions": _recognitions,
    "measurements": _measurements,
}
