"""The full report in words: every shape over everything, by pySHACL or the compiled shapes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import RdfFormat

from lantoa.graph.validation.checks import LIMIT, Violation, candidates, confirm, described
from lantoa.ontology.namespaces import ONTOLOGY_GRAPH
from lantoa.ontology.vocabulary import shape_files, short, vocabulary_files

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_ORDER: Final = {"Violation": 0, "Warning": 1, "Info": 2}
#: A graph of more quads is checked by the compiled shapes: pySHACL takes 1.5 ms for each quad.
BIG: Final = 50_000


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found: violations first, then warnings.

    Attributes:
        violations: the findings.
        limit: how many of each shape are told at most; None tells all.
    """

    violations: tuple[Violation, ...]
    limit: int | None = None

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings do not count."""
        return not any(v.severity == "Violation" for v in self.violations)

    def count(self, severity: str) -> int:
        """Return how many results are of a severity: Violation, Warning or Info."""
        return sum(1 for v in self.violations if v.severity == severity)

    def as_dict(self) -> dict[str, object]:
        """Return the report as JSON-able values."""
        return {
            "conforms": self.conforms,
            "at_most_of_a_shape": self.limit,
            "violations": [
                {
                    "severity": v.severity,
                    "shape": v.shape,
                    "focus": v.focus,
                    "name": v.name,
                    "value": v.value,
                    "message": {"vi": v.message_vi, "en": v.message_en},
                    "quote": v.quote,
                    "source": v.source,
                }
                for v in self.violations
            ],
        }

    def sentences(self, limit: int | None = None) -> list[str]:
        """Return the report as lines for a terminal.

        >>> CheckReport(()).sentences()
        ['Everything conforms to the shapes.']
        """
        if not self.violations:
            return ["Everything conforms to the shapes."]
        errors, warnings = self.count("Violation"), self.count("Warning")
        lines = [
            f"{errors} violation{'' if errors == 1 else 's'} and "
            f"{warnings} warning{'' if warnings == 1 else 's'}."
        ]
        for violation in self.violations[:limit]:
            lines.append(f"{violation.severity}: {violation.sentence()}")
            if violation.quote:
                lines.append(f"    said in {_document(violation)}: “{violation.quote}”")
        if self.limit is not None:
            lines.insert(1, f"Of each shape at most {self.limit} are told.")
        if limit is not None and len(self.violations) > limit:
            lines.append(f"... and {len(self.violations) - limit} more.")
        return lines


def check(store: Store) -> CheckReport:
    """Validate the union of all graphs of a store.

    With pySHACL, or, where an embedded store holds more than :data:`BIG` quads, with the shapes
    compiled to SPARQL, which give the same verdicts and tell at most so many findings of a shape.

    Raises:
        StoreError: the store cannot be read.
    """
    from lantoa.graph.store.embedded import EmbeddedStore

    if isinstance(store, EmbeddedStore) and _is_big(store):
        found = candidates(store.inner, severities=_ORDER.keys())
        return CheckReport(tuple(sorted(confirm(found, store.query), key=_order)), LIMIT)
    return CheckReport(tuple(sorted(_by_pyshacl(store), key=_order)))


def _is_big(store: Store) -> bool:
    return sum(1 for _ in islice(store.quads(), BIG + 1)) > BIG


def _order(violation: Violation) -> tuple[int, str, str, str]:
    severity = _ORDER.get(violation.severity, 3)
    return severity, violation.shape, violation.focus, violation.value or ""


def _by_pyshacl(store: Store) -> Iterator[Violation]:
    import pyshacl
    from rdflib import Graph

    data = Graph()
    for graph in store.graphs():
        if graph != ONTOLOGY_GRAPH:
            output = io.BytesIO()
            store.dump(output, RdfFormat.N_TRIPLES, graph)
            data.parse(data=output.getvalue(), format="nt")
    shapes, ontology = Graph(), Graph()
    for file in shape_files():
        shapes.parse(data=file.read_bytes(), format="turtle")
    for file in vocabulary_files():
        ontology.parse(data=file.read_bytes(), format="turtle")
    _, results, _ = pyshacl.validate(
        data, shacl_graph=shapes, ont_graph=ontology, advanced=False, allow_warnings=True
    )
    yield from _violations(results, store)


def _violations(results: Any, store: Store) -> Iterator[Violation]:
    from rdflib import RDF, SH, Literal

    told: dict[str, dict[str, Any]] = {}
    for result in set(results.subjects(RDF.type, SH.ValidationResult)):
        focus = str(results.value(result, SH.focusNode))
        messages = {
            str(message.language): str(message)
            for message in results.objects(result, SH.resultMessage)
            if isinstance(message, Literal)
        }
        value = results.value(result, SH.value)
        if focus not in told:
            told[focus] = described(focus, store.query)
        yield Violation(
            shape=str(results.value(result, SH.sourceShape)),
            severity=str(results.value(result, SH.resultSeverity)).rpartition("#")[2],
            message_vi=messages.get("vi", ""),
            message_en=messages.get("en", next(iter(messages.values()), "")),
            focus=focus,
            value=None if value is None or str(value) == focus else str(value),
            **told[focus],
        )


def _document(violation: Violation) -> str:
    return short(violation.source or "").removeprefix("source/")
