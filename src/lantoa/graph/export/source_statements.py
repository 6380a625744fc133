"""What one source says, statement by statement, as the fields of the statements table."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from lantoa.graph.network.names import PlaceChains, names, preferred
from lantoa.ontology.namespaces import PREFIXES, TERMS, THINGS

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from lantoa.graph.store import Store

_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_TITLE = PREFIXES["dcterms"] + "title"

Node = dict[str, list[str]]
Fields = dict[str, object]


class Described:
    """What every source may refer to without describing it: names and places."""

    def __init__(self, store: Store) -> None:
        self.names = names(store, "Model", "Organization", "Award")
        self.places = PlaceChains.of(store)


class SourceGraph:
    """The statements of one named graph."""

    def __init__(self, quads: Iterable[Quad], described: Described) -> None:
        self._names = described.names
        self._places = described.places
        self._nodes: dict[str, Node] = {}
        for quad in quads:
            predicate = quad.predicate.value
            if predicate.startswith(TERMS):
                predicate = predicate[len(TERMS) :]
            elif predicate not in {_TYPE, _LABEL, _TITLE}:
                continue
            value = getattr(quad.object, "value", None)
            subject = getattr(quad.subject, "value", None)
            if value is None or subject is None:
                continue  # a quoted triple: none of ours
            if predicate == _TYPE:
                value = value.removeprefix(TERMS)
            self._nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
        self._involvements: dict[str, list[Node]] = defaultdict(list)
        self._replicating: set[str] = set()
        for node in self._nodes.values():
            types = node.get(_TYPE, ())
            if "Involvement" in types:
                self._involvements[_one(node, "deployment") or ""].append(node)
            elif "Replication" in types:
                self._replicating.update(node.get("evidence", ()))

    def rows(self) -> Iterator[Fields]:
        """Yield the rows of the graph in no order: the columns that apply, by name."""
        for iri, node in self._nodes.items():
            kind, fields_of = self._kind(iri, node)
            if fields_of is None:
                continue
            evidences = dict.fromkeys(node.get("evidence", ()))
            if kind == "deployment":
                for involvement in self._involvements[iri]:
                    evidences.update(dict.fromkeys(involvement.get("evidence", ())))
            if "DeploymentGroup" in node.get(_TYPE, ()):
                # The sites of a replication are told by the replication's own row.
                evidences = {e: None for e in evidences if e not in self._replicating}
            dated = any("when" in self._nodes.get(e, {}) for e in evidences)
            for evidence_iri in evidences:
                evidence = self._nodes.get(evidence_iri)
                if evidence is None:
                    continue
                told = self._evidence(evidence)
                if not dated:
                    told |= self._time(_one(node, "when") or _one(node, "started"))
                for fields in fields_of(iri, node, evidence_iri, evidence):
                    yield {"id": iri, "kind": kind, **told, **fields}

    # --- the pieces ---------------------------------------------------------------------

    def _kind(
        self, iri: str, node: Node
    ) -> tuple[str, Callable[[str, Node, str, Node], Iterable[Fields]] | None]:
        for name in node.get(_TYPE, ()):
            match name:
                case "Model":
                    return "model", self._model_row
                case "Organization":
                    return "organization", self._organization_row
                case "Place":
                    return "place", self._place_row
                case "Deployment":
                    return "deployment", self._deployment_rows
                case "DeploymentGroup":
                    return "deployment", self._group_row
                case "Replication":
                    return "replication", self._replication_row
                case "Recognition":
                    return "recognition", self._recognition_rows
                case "Measurement":
                    return "measurement", self._measurement_row
                case "Gathering":
                    return "gathering", self._gathering_rows
                case "Mandate":
                    return "mandate", self._mandate_row
                case "Campaign":
                    return "campaign", self._bare_row
                case _:
                    pass
        # A place that the gazetteer describes is only referred to by its source.
        if "evidence" in node and (iri in self._places or iri.startswith(THINGS + "place/")):
            return "place", self._place_row
        return "", None

    def _evidence(self, evidence: Node) -> Fields:
        source = self._nodes.get(_one(evidence, "source") or "", {})
        document = _one(source, "document")
        return {
            "source": _one(source, _TITLE) or document,
            "document": document,
            "start": _integer(_one(evidence, "start")),
            "end": _integer(_one(evidence, "end")),
            "quote": _one(evidence, "quote"),
            "method": _one(evidence, "method"),
            "confidence": _float(_one(evidence, "confidence")),
            **self._time(_one(evidence, "when")),
        }

    def _time(self, iri: str | None) -> Fields:
        span = self._nodes.get(iri or "")
        if span is None:
            return {}
        return {
            "date_from": _date(_one(span, "earliest")),
            "date_to": _date(_one(span, "latest")),
            "edtf": _one(span, "edtf"),
        }

    def _name(self, iri: str | None) -> str | None:
        if iri is None:
            return None
        return self._names.get(iri) or _one(self._nodes.get(iri, {}), _LABEL)

    def _model(self, iri: str | None) -> Fields:
        return {"model": self._name(iri), "model_iri": iri} if iri else {}

    def _place(self, iri: str | None, printed: str | None) -> Fields:
        if iri is None:
            return {}
        return {
            "place": printed or self._places.label(iri) or _one(self._nodes.get(iri, {}), _LABEL),
            "place_iri": iri,
            "place_path": self._places.path(iri),
        }

    def _organization(self, iri: str | None, printed: str | None = None) -> Fields:
        if iri is None:
            return {}
        return {"organization": printed or self._name(iri), "organization_iri": iri}

    def _printed_within(self, organization: str, evidence: Node) -> str | None:
        """An organization as it is printed within a piece of evidence that names several."""
        first, last = _integer(_one(evidence, "start")), _integer(_one(evidence, "end"))
        if first is None or last is None:
            return None
        for mention in self._nodes.get(organization, {}).get("evidence", ()):
            told = self._nodes.get(mention, {})
            start, end = _integer(_one(told, "start")), _integer(_one(told, "end"))
            if start is not None and end is not None and first <= start and end <= last:
                return _one(told, "printedOrganization")
        return None

    def _amount(self, node: Node) -> Fields:
        return {
            "value": _number(_one(node, "value")),
            "of": _number(_one(node, "of")),
            "bound": _local(_one(node, "bound")),
        }

    # --- one for each kind of statement ---------------------------------------------------

    def _model_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        yield self._model(iri)

    def _bare_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        yield {}

    def _organization_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        yield self._organization(iri, _one(evidence, "printedOrganization")) | self._place(
            _one(node, "ofPlace"), _one(evidence, "printedPlace")
        )

    def _place_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        yield self._place(iri, _one(evidence, "printedPlace"))

    def _mandate_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        yield self._organization(_one(node, "issuer"), _one(evidence, "printedOrganization"))

    def _deployment_rows(
        self, iri: str, node: Node, evidence_iri: str, evidence: Node
    ) -> Iterator[Fields]:
        place = _one(node, "place")
        if place:
            where = self._place(place, _one(evidence, "printedPlace"))
        else:  # somewhere in an area: the area is only told by the path
            where = {"place_path": self._places.path(_one(node, "area"))}
        common = self._model(_one(node, "model")) | where
        involved = [i for i in self._involvements[iri] if evidence_iri in i.get("evidence", ())]
        bodies = {_one(involvement, "organization") for involvement in involved}
        only = _one(evidence, "printedOrganization") if len(bodies) == 1 else None
        for involvement in involved:
            body = _one(involvement, "organization")
            printed = only or self._printed_within(body or "", evidence)
            yield (
                common
                | self._organization(body, printed)
                | {"role": _local(_one(involvement, "role"))}
            )
        if not involved:
            yield common

    def _group_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        yield (
            self._model(_one(node, "model"))
            | self._amount(node)
            | {"unit": _one(node, "unit"), "place_path": self._places.path(_one(node, "area"))}
        )

    def _replication_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        replicas = [
            (target, self._nodes.get(target, {})) for target in sorted(node.get("target", ()))
        ]
        groups = [group for _, group in replicas if "value" in group]
        printed = _one(evidence, "printedPlace")
        fields = self._model(_one(node, "model"))
        if groups:  # named replicas are among those counted
            group = groups[0]
            fields |= self._amount(group) | {"unit": _one(group, "unit")}
            fields |= self._place(_one(group, "area"), printed)
        elif replicas:
            named = [replica for _, replica in replicas if "place" in replica]
            if named:  # else somewhere in an area, nobody says how many
                fields |= {"value": len(named), "bound": "exact"}
            places = sorted({p for _, r in replicas if (p := _one(r, "place") or _one(r, "area"))})
            if len(places) == 1:
                fields |= self._place(places[0], printed)
            else:  # several places: what is true of all is the place that contains them
                path = self._places.spell(self._places.common(places))
                fields |= {"place": printed, "place_path": path}
        elif "modelCount" in node:
            fields |= {
                "measure": "models",
                "value": _number(_one(node, "modelCount")),
                "bound": _local(_one(node, "modelCountBound")),
                "place": printed,
            }
        yield fields

    def _recognition_rows(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        fields: Fields = {
            "award": self._name(_one(node, "award")),
            "recipient": _one(node, "recipientText"),
            "recipient_kind": _local(_one(node, "recipientKind")),
            **self._amount(node),
        }
        printed = _one(evidence, "printedOrganization")
        for recipient in sorted(node.get("recipient", ())):
            described = self._nodes.get(recipient, {})
            types = described.get(_TYPE, ())
            if "Deployment" in types:
                place = _one(described, "place")
                fields |= self._model(_one(described, "model"))
                fields |= self._place(place, _one(evidence, "printedPlace"))
            elif "Organization" in types:
                fields |= self._organization(recipient, printed)
                printed = None
            elif "Model" in types:
                fields |= self._model(recipient)
        bodies = sorted(node.get("conferredBy", ()))
        for body in bodies:
            only = printed if len(bodies) == 1 else None
            only = only or self._printed_within(body, evidence)
            yield fields | {"conferred_by": only or self._name(body)}
        if not bodies:
            yield fields

    def _measurement_row(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        printed = _one(node, "scope") or _one(evidence, "printedPlace")
        fields = (
            self._model(_one(node, "model"))
            | self._amount(node)
            | self._place(_one(node, "place"), printed)
            | {"measure": _local(_one(node, "measure")), "unit": _one(node, "unit")}
        )
        fields.setdefault("place", printed)
        yield fields

    def _gathering_rows(self, iri: str, node: Node, _: str, evidence: Node) -> Iterator[Fields]:
        fields = self._place(_one(node, "place"), _one(evidence, "printedPlace"))
        organizers = sorted(node.get("organizer", ()))
        only = _one(evidence, "printedOrganization") if len(organizers) == 1 else None
        for organizer in organizers:
            printed = only or self._printed_within(organizer, evidence)
            yield fields | self._organization(organizer, printed) | {"role": "host"}
        if not organizers:
            yield fields


def _one(node: Node, predicate: str) -> str | None:
    """The value of a predicate; of several the preferred one, so that order does not matter."""
    values = node.get(predicate)
    if not values:
        return None
    return values[0] if len(values) == 1 else preferred(values)


def _local(iri: str | None) -> str | None:
    return iri.rpartition("/")[2] if iri else None


def _integer(text: str | None) -> int | None:
    number = _number(text)
    return None if number is None else int(number)


def _float(text: str | None) -> float | None:
    number = _number(text)
    return None if number is None else float(number)


def _number(text: str | None) -> int | Decimal | None:
    """A number of RDF as the simplest exact Python number; None if it is not a number."""
    if text is None:
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() > 30:  # nothing that is counted
        return None
    return int(number) if number == number.to_integral_value() else number


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
