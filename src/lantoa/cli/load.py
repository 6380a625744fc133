"""``lantoa load``."""

from __future__ import annotations

import click

from lantoa.cli.options import debug_option, kg_option
from lantoa.cli.render import note, progress, to_json


@click.command("load")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--strict", is_flag=True, help="Stop at the first problem and store nothing.")
@click.option(
    "--problems", default=20, show_default=True, help="How many problems, and copies, to spell out."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    show_default="one for each processor",
    help="How many processes read reports; with 1, only this one.",
)
@kg_option
@debug_option
def command(
    *, paths: tuple[str, ...], strict: bool, problems: int, jobs: int | None, kg: str
) -> None:
    """Read reports, tables and RDF files into the graph.

    PATHS are files or folders: reports (text, Markdown, HTML, PDF, DOCX, e-mail) and archives of
    them (WARC, mailboxes, ZIP), tables (CSV, TSV, XLSX, Parquet, JSON lines; see 'lantoa
    template') and RDF in any syntax. A file that was loaded before is replaced. Of reports with
    the same text, one is the source and the others are its copies. What cannot be read is told
    with file, line and remedy; the rest is loaded. If none of it can be read, the exit code is 2.
    """
    import sys

    from lantoa.knowledge_graph import KnowledgeGraph
    from lantoa.loaders import processors

    with KnowledgeGraph.open(kg) as graph, progress("loading") as show:
        report = graph.load(*paths, strict=strict, jobs=jobs or processors(), progress=show)
    if sys.stdout.isatty():
        click.echo("\n".join(report.sentences(problems)))
    else:
        for sentence in report.sentences(problems)[1:]:
            note(sentence)
        click.echo(to_json(report.as_dict()), nl=False)
    if report.problems and not (report.added or report.replaced or report.unchanged):
        raise SystemExit(2)
