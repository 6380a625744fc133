"""The full SHACL report in words: every shape over everything, by pySHACL."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import RdfFormat

from lantoa.graph.validation.checks import Violation, described
from lantoa.ontology.namespaces import ONTOLOGY_GRAPH
from lantoa.ontology.vocabulary import shape_files, short, vocabulary_files

if TYPE_CHECKING:
    from lantoa.graph.store import Store

_ORDER: Final = {"Violation": 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What pySHACL found: violations first, then warnings."""

    violations: tuple[Violation, ...]

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
        if limit is not None and len(self.violations) > limit:
            lines.append(f"... and {len(self.violations) - limit} more.")
        return lines


def check(store: Store) -> CheckReport:
    """Validate the union of all graphs of a store with pySHACL.

    Raises:
        StoreError: the store cannot be read.
    """
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
    found = sorted(
        _violations(results, store),
        key=lambda v: (_ORDER.get(v.severity, 3), v.shape, v.focus, v.value or ""),
    )
    return CheckReport(tuple(found))


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
