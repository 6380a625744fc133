"""``lantoa ontology``."""

from __future__ import annotations

import shutil

import click

from lantoa.cli.options import debug_option, output_options
from lantoa.cli.render import ROW_FORMATS, choose, note, show_rows, to_json

_FORMATS = ("text", *ROW_FORMATS)
_LISTED = ("class", "object property", "datatype property", "concept scheme")
_LANGUAGES = ("en", "vi")


@click.command("ontology")
@click.argument("term", nargs=-1)
@click.option("--docs", metavar="DIR", help="Write browsable HTML of the vocabulary there.")
@click.option(
    "--language", type=click.Choice(_LANGUAGES), default="en", help="The language of headings."
)
@output_options(*_FORMATS)
@debug_option
def command(
    *,
    term: tuple[str, ...],
    docs: str | None,
    language: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Explain a term of the vocabulary, or list them all.

    TERM is a name such as Deployment or foundedBy, or a label in Vietnamese or English.
    """
    if docs is not None:
        from lantoa.ontology.docs import write_docs

        note(f"Wrote {write_docs(docs)[0]}.")
    elif term:
        _explain(" ".join(term), language, format_name, output)
    else:
        from lantoa.ontology.vocabulary import terms

        target = choose(format_name, output, ROW_FORMATS, terminal="table", pipe="csv")
        rows = [
            (each.kind, each.name, each.labels.get("vi"), each.labels.get("en"))
            for kind in _LISTED
            for each in sorted(terms(), key=lambda term: term.name)
            if each.kind == kind
        ]
        show_rows(target, ("kind", "term", "vi", "en"), rows)


def _explain(name: str, language: str, format_name: str | None, output: str | None) -> None:
    from dataclasses import asdict

    from lantoa.ontology.explain import describe
    from lantoa.ontology.vocabulary import explain

    term = explain(name)
    target = choose(format_name, output, ("text", "json"), terminal="text", pipe="json")
    if target.format == "json":
        target.write(to_json(asdict(term)))
    elif target.format == "text":
        width = min(shutil.get_terminal_size().columns, 120)
        target.write(describe(term, language, width) + "\n")
    else:
        raise click.UsageError("A term is explained as text or json.")
