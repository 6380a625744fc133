"""The evidence of a page: the trace line by line, and the quotations with their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from lantoa.graph.network.names import columns

if TYPE_CHECKING:
    from lantoa.graph.facts import EvidenceFact, Fact
    from lantoa.graph.store import Store
    from lantoa.graph.trace import Trace

_MOST_QUOTATIONS: Final = 200
_MOST_LINES: Final = 300


def addresses(store: Store, trace: Trace) -> dict[str, str]:
    """Return the addresses of a trace's sources, by IRI: only such as a browser may follow.

    Args:
        store: where the sources are.
        trace: what they tell.
    """
    wanted = {proof.source.iri for fact in facts(trace) for proof in fact.evidence}
    found: dict[str, str] = {}
    for source, url in columns(store, "?source ?url { ?source schema:url ?url }", distinct=True):
        if source in wanted and url and _followed(url):
            found[source] = min(url, found.get(source, url))
    return found


def _followed(url: str) -> bool:
    """Whether it is an address on the web; nothing that runs."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def facts(trace: Trace) -> Iterator[Fact]:
    """Yield everything that the trace tells with evidence, deployments first."""
    for group in (trace.deployments, trace.groups, trace.replications):
        yield from group.values()
    yield from trace.recognitions
    yield from trace.measurements


def outline(trace: Trace) -> Iterator[str]:
    """Yield the trace as a list, indented by generation."""
    lines = trace.outline(evidence=0)[1:]
    yield '<ul class="trace" lang="en">'
    for line in lines[:_MOST_LINES]:
        indent = f' style="margin-left:{min(line.depth - 1, 12) * 1.2:.1f}rem"'
        yield f'<li class="{line.style}"{indent}>{escape(line.text)}</li>'
    yield "</ul>"
    if len(lines) > _MOST_LINES:
        yield _more(len(lines) - _MOST_LINES, "dòng", "lines of the trace are in the graph")


def quotations(trace: Trace, known: Mapping[str, str]) -> Iterator[str]:
    """Yield the sentences that say each thing, with their sources.

    Args:
        trace: what is told.
        known: the addresses of sources, by IRI.
    """
    shown = 0
    for fact in facts(trace):
        if not fact.evidence or shown >= _MOST_QUOTATIONS:
            continue
        yield f'<h3 lang="en">{escape(fact.caption)}</h3>'
        for proof in fact.evidence:
            shown += 1
            yield _quotation(proof, known.get(proof.source.iri))
    left = sum(len(fact.evidence) for fact in facts(trace)) - shown
    if left > 0:
        yield _more(left, "trích dẫn", "quotations are in the graph")


def _more(count: int, vi: str, en: str) -> str:
    return f'<p>Còn {count:,} {vi} nữa. <span lang="en">{count:,} more {en}.</span></p>'


def _quotation(proof: EvidenceFact, address: str | None) -> str:
    source = proof.source
    name = escape(source.title or source.document)
    if address:
        name = f'<a href="{escape(address)}" rel="noopener noreferrer">{name}</a>'
    told = [name]
    if source.publisher:
        told.append(escape(source.publisher))
    if source.published:
        told.append(escape(source.published.edtf))
    if proof.confidence is not None:
        told.append(f"tin cậy / confidence {proof.confidence:.2f}")
    quote = f"<p>{escape(proof.quote)}</p>"
    return f"<blockquote>{quote}<footer>{' · '.join(told)}</footer></blockquote>"
