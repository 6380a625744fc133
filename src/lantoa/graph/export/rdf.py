"""The graph as RDF: Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD.

TriG, N-Quads and JSON-LD keep the named graphs, and with them which source says what. Turtle,
N-Triples and RDF/XML have no named graphs: there the union of all is written, each triple once.
Every file is deterministic: the same store gives the same bytes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

from lantoa.errors import UserError
from lantoa.graph.export.xml_text import xml_text
from lantoa.ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from lantoa.graph.store import Store

#: The formats by name: their pyoxigraph name.
RDF_FORMATS: dict[str, str] = {
    "trig": "TRIG",
    "turtle": "TURTLE",
    "n-quads": "N_QUADS",
    "n-triples": "N_TRIPLES",
    "rdf-xml": "RDF_XML",
    "json-ld": "JSON_LD",
}
# RDF/XML writes a predicate as an element name: its IRI must end in an XML name.
_ELEMENT_NAME = re.compile(r"[^\W\d][\w.\-]*$")


def write_rdf(store: Store, output: IO[bytes], name: str, *, graph: str | None = None) -> None:
    """Write a store, or one of its named graphs, as RDF.

    Args:
        store: what to write.
        output: where to.
        name: one of :data:`RDF_FORMATS`.
        graph: only this named graph.

    Raises:
        UserError: RDF/XML cannot hold one of the predicates.
    """
    from pyoxigraph import RdfFormat, serialize

    format: RdfFormat = getattr(RdfFormat, RDF_FORMATS[name])
    if name == "rdf-xml":
        escaped = cast("IO[bytes]", _EscapedReturns(output))
        serialize(_for_xml(store, graph), escaped, format, prefixes=PREFIXES)
    else:
        store.dump(output, format, graph)


def _for_xml(store: Store, graph: str | None) -> Iterator[Triple]:
    """The triples sorted, each once, as XML can hold them."""
    from pyoxigraph import RdfFormat, parse

    with tempfile.TemporaryFile() as lines:
        store.dump(lines, RdfFormat.N_TRIPLES, graph)
        lines.seek(0)
        for quad in parse(lines, RdfFormat.N_TRIPLES):
            yield _as_xml(quad.triple)


def _as_xml(triple: Triple) -> Triple:
    from pyoxigraph import Literal
    from pyoxigraph import Triple as New

    predicate = triple.predicate.value
    if not _ELEMENT_NAME.search(predicate):
        raise UserError(
            f"RDF/XML cannot hold the predicate <{predicate}>, which ends in no XML name; "
            "choose Turtle or N-Triples."
        )
    value = triple.object
    if isinstance(value, Literal) and (text := xml_text(value.value)) != value.value:
        value = (
            Literal(text, language=value.language)
            if value.language
            else Literal(text, datatype=value.datatype)
        )
        return New(triple.subject, triple.predicate, value)
    return triple


class _EscapedReturns:
    """A file that writes carriage returns so that XML readers keep them."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output

    def write(self, data: bytes) -> int:
        self._output.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        self._output.flush()
