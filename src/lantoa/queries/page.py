"""The catalogue as a page of Markdown: ``docs/queries.md`` is made by it."""

from __future__ import annotations

import shlex

from lantoa.queries.catalogue import Parameter, Query, catalogue

_HEAD = """# Queries

The competency questions that lantoa answers, one SPARQL file for each in `src/lantoa/queries/`.
This page is made from their headers (`python -m lantoa.queries.page > docs/queries.md`).

- `lantoa query` lists them, `lantoa query NAME --param VALUE` runs one, and in Python
  `lantoa.queries.run(store, NAME, param=value)` returns rows that turn into a DataFrame.
- Parameters are bound as RDF terms, never pasted: a model, a place or an organization is given by
  its name or its IRI, a date as 2025-07-01. An optional parameter that is left out restricts
  nothing.
- Dates are spans: `…_from` and `…_to` enclose what the sources tell. An end that no source knows is
  empty, sorts last, and is never taken for first.
- A column `x_iri` holds the IRI of what column `x` names. Where a name is printed in several ways,
  the first in alphabetical order is shown.
- The queries are SPARQL 1.1 without extensions and read the union of the named graphs. In such a
  union some engines repeat a triple once for each graph that holds it, so every query asks for
  distinct rows and keeps the pattern of one statement within one graph (`GRAPH ?g`): a statement,
  its time span and its evidence are expected in the same named graph, as lantoa writes them.
- Tested on oxigraph (embedded) and rdflib, with equal rows. Virtuoso 7 was tried: its optimiser
  refuses or misreads `origins`, `lineage-path`, `deployment-totals`, `models-at-place`,
  `models-by-province`, `coverage-by-place-and-year`, some of `measurement-totals`, and the `place`
  parameter; the others gave equal rows.

"""


def markdown() -> str:
    """Return the page.

    >>> markdown().startswith("# Queries")
    True
    """
    index = [f"| [`{q.name}`](#{q.name}) | {q.summary_en} | {q.summary_vi} |" for q in _queries()]
    table = ["| query | question | câu hỏi |", "|---|---|---|", *index]
    return _HEAD + "\n".join(table) + "\n" + "".join(_section(query) for query in _queries())


def _queries() -> list[Query]:
    return list(catalogue().values())


def _section(query: Query) -> str:
    lines = ["", f"## {query.name}", "", f"{query.summary_en}. *{query.summary_vi}.*", ""]
    lines += [query.description, "", f"Order: {query.order}.", ""]
    if query.parameters:
        lines += ["| parameter | type | meaning | nghĩa |", "|---|---|---|---|"]
        lines += [_row(parameter) for parameter in query.parameters]
        lines.append("")
    options = "".join(f" --{name} {shlex.quote(text)}" for name, text in query.example.items())
    lines += ["```", f"lantoa query {query.name}{options}", "```", ""]
    return "\n".join(lines)


def _row(parameter: Parameter) -> str:
    note = " (required)" if parameter.required else ""
    if parameter.default is not None:
        note = f" (default {parameter.default})"
    words = f"{parameter.en} | {parameter.vi}"
    return f"| `{parameter.name}` | {parameter.type}{note} | {words} |"


if __name__ == "__main__":
    print(markdown(), end="")
