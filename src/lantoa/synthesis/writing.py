"""The country as N-Quads: one named graph a source, then the places that they use.

The RDF is that of :mod:`lantoa.graph.statements`, with one quad more for every statement, so
that none can be taken for a real one even where it is looked at alone: ``lt:synthetic true``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from lantoa.graph import statements
from lantoa.graph.export.files import output
from lantoa.graph.places import PLACES, places_quads
from lantoa.ontology.namespaces import PREFIXES, term
from lantoa.synthesis.country import Country
from lantoa.synthesis.telling import Teller

Progress = Callable[[str, int, int], None]

_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_SYNTHETIC: Final = NamedNode(term("synthetic"))
_TRUE: Final = Literal("true", datatype=NamedNode(PREFIXES["xsd"] + "boolean"))
#: The classes of what is marked: whatever a source says, and the models and hamlets made up.
MARKED: Final = frozenset(
    NamedNode(iri)
    for iri in (
        term("Model"),
        term("ProvisionalPlace"),
        term("Campaign"),
        term("Mandate"),
        term("Deployment"),
        term("DeploymentGroup"),
        term("Replication"),
        term("Involvement"),
        term("Recognition"),
        term("Measurement"),
        term("Gathering"),
    )
)
_TO_PLACES: Final = frozenset(
    NamedNode(iri)
    for iri in (term("place"), term("area"), term("ofPlace"), term("home"), term("within"))
)


def write(country: Country, path: str | Path, progress: Progress | None = None) -> int:
    """Write a country as N-Quads, source by source; the file appears whole or not at all.

    Args:
        country: what :func:`lantoa.synthesis.country.make` made.
        path: the file, or ``-`` for standard output.
        progress: told what is done, how many, and of how many.

    Returns:
        How many quads were written.

    Raises:
        UserError: the file cannot be written.
    """
    written = 0
    total = country.reports.sources
    with output(path) as file:
        for done, part in enumerate(quads(country), start=1):
            written += len(part)
            file.write(serialize(part, format=RdfFormat.N_QUADS) or b"")
            if progress and (done % 100 == 0 or done >= total):
                progress("sources", min(done, total), total)
    return written


def quads(country: Country) -> Iterator[list[Quad]]:
    """Yield the quads of each source, then those of the places that they use."""
    used: set[str] = set()
    for reading in Teller(country).readings():
        said = statements.quads(reading)
        said += marks(said)
        used.update(_places(said))
        yield said
    yield places_quads(used)


def marks(said: Iterable[Quad]) -> list[Quad]:
    """Return the quads that mark what the graph of a source says as synthetic, each once."""
    found = (
        Quad(quad.subject, _SYNTHETIC, _TRUE, quad.graph_name)
        for quad in said
        if quad.predicate == _TYPE and quad.object in MARKED
    )
    return list(dict.fromkeys(found))


def _places(said: Iterable[Quad]) -> Iterator[str]:
    for quad in said:
        if quad.predicate in _TO_PLACES and isinstance(quad.object, NamedNode):
            iri = quad.object.value
            if iri.startswith(PLACES):
                yield iri
