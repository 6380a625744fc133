"""``lantoa sparql``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.render import ROW_FORMATS, Target, choose, note, show_rows, to_json

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions, QueryTriples

_RESULTS = {"sparql-json": "JSON", "sparql-xml": "XML"}
_RDF = {
    "turtle": "TURTLE",
    "n-triples": "N_TRIPLES",
    "rdf-xml": "RDF_XML",
    "json-ld": "JSON_LD",
}
_FORMATS = (*ROW_FORMATS, *_RESULTS, *_RDF)
_ENDINGS = {".ttl": "turtle", ".nt": "n-triples", ".rdf": "rdf-xml", ".jsonld": "json-ld"}


@click.command("sparql")
@click.argument("text", required=False)
@click.option("--file", "-i", "file", metavar="FILE", help="Read the query from a file.")
@click.option(
    "--timeout",
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop the query after so long.",
)
@click.option("--allow-network", is_flag=True, help="Let SERVICE clauses reach other endpoints.")
@kg_option
@output_options(*_FORMATS)
@debug_option
def command(
    *,
    text: str | None,
    file: str | None,
    timeout: float,
    allow_network: bool,
    kg: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Run a SPARQL query.

    TEXT is the query, or '-' to read it from stdin. The default graph is the union of all named
    graphs, which holds a triple once for each graph that says it: SELECT DISTINCT is your friend.
    The prefixes lt, id, rdf, rdfs, skos and the others of lantoa need not be declared.
    """
    from pyoxigraph import QueryBoolean, QuerySolutions

    from lantoa.graph.store import open_store
    from lantoa.graph.store.guard import counts_repeats
    from lantoa.graph.store.sandbox import query_with_limit

    query = _query_text(text, file)
    with open_store(kg, read_only=True, create=False) as store:
        found = query_with_limit(store, query, seconds=timeout, allow_network=allow_network)
    if counts_repeats(query):
        note(
            "Note: a thing is counted once for each source that tells of it; "
            "COUNT(DISTINCT ?x) counts it once."
        )
    if isinstance(found, QueryBoolean):
        target = choose(format_name, output, _FORMATS, terminal="table", pipe="json")
        answer = bool(found)
        is_json = target.format in {"json", "jsonl"}
        target.write(to_json(answer) if is_json else f"{'yes' if answer else 'no'}\n")
    elif isinstance(found, QuerySolutions):
        target = choose(format_name, output, _FORMATS, terminal="table", pipe="csv")
        _write_rows(target, found)
    else:
        ending = _ENDINGS.get(Path(output).suffix.lower()) if output else None
        target = choose(
            format_name or ending, output, tuple(_RDF), terminal="turtle", pipe="turtle"
        )
        _write_triples(target, found)


def _query_text(text: str | None, file: str | None) -> str:
    if text is not None and file is not None:
        raise click.UsageError("Give the query as TEXT or with --file, not both.")
    if file is not None and file != "-":
        from lantoa.errors import InputError

        try:
            return Path(file).read_text(encoding="utf-8")
        except OSError as error:
            reason = (error.strerror or "it cannot be read").lower()
            raise InputError(f"Cannot read the query file {file!r}: {reason}.") from error
        except UnicodeDecodeError as error:
            raise InputError(f"The query file {file!r} is not UTF-8 text.") from error
    if text in {None, "-"} or file == "-":
        if text is None and file is None and sys.stdin.isatty():
            raise click.UsageError("Give a query, '-' for stdin, or --file FILE.")
        return sys.stdin.read()
    assert text is not None
    return text


def _write_rows(target: Target, found: QuerySolutions) -> None:
    from pyoxigraph import QueryResultsFormat

    from lantoa.queries.rows import python_value

    if target.format in _RESULTS:
        data = found.serialize(format=getattr(QueryResultsFormat, _RESULTS[target.format]))
        target.write((data or b"").decode())
        return
    if target.format in _RDF:
        raise click.UsageError(
            f"A SELECT query gives rows; --format {target.format} is for CONSTRUCT and DESCRIBE."
        )
    columns = tuple(variable.value for variable in found.variables)
    rows = [tuple(python_value(term) for term in row) for row in found]
    show_rows(target, columns, rows, empty="The query found nothing.")


def _write_triples(target: Target, found: QueryTriples) -> None:
    from pyoxigraph import RdfFormat, serialize

    from lantoa.ontology.namespaces import PREFIXES

    if target.format not in _RDF:
        raise click.UsageError(
            f"A CONSTRUCT or DESCRIBE query gives triples; choose --format {', '.join(_RDF)}."
        )
    triples = sorted(found, key=str)
    text = "\n".join(str(triple) for triple in triples)
    used = {name: iri for name, iri in sorted(PREFIXES.items()) if f"<{iri}" in text}
    data = serialize(triples, format=getattr(RdfFormat, _RDF[target.format]), prefixes=used)
    lines = (data or b"").decode().splitlines(keepends=True)
    if target.format == "turtle":
        # pyoxigraph writes prefixes in no order; the same query shall give the same bytes.
        lines[: len(used)] = sorted(lines[: len(used)])
    target.write("".join(lines))
