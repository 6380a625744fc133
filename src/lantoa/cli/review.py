"""``lantoa review``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.render import ROW_FORMATS, choose, note, show_rows, to_json

if TYPE_CHECKING:
    from lantoa.graph.matching import Candidate, Conflict
    from lantoa.knowledge_graph import KnowledgeGraph

#: What can be gone through, in the order of the questions.
KINDS = ("models", "organizations", "places", "conflicts")


@click.command("review")
@click.option(
    "--kind",
    "--kinds",
    "-k",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only these; by default all, pairs first.",
)
@click.option(
    "--as",
    "account",
    envvar="LANTOA_USER",
    default="analyst",
    show_default="LANTOA_USER, or analyst",
    metavar="NAME",
    help="Who judges: a role or account in one lower-case ASCII word such as curator-1. Never the "
    "name of a natural person: no person is in the graph.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Ask or list at most so many.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Leave out pairs with a lower score.",
)
@click.option(
    "--evidence",
    type=click.IntRange(min=0),
    default=2,
    show_default=True,
    metavar="N",
    help="How many sentences to show on each side.",
)
@click.option("--skipped", is_flag=True, help="At the end, ask once more what was skipped.")
@click.option("--list", "listed", is_flag=True, help="List what there is to judge; ask nothing.")
@click.option("--judgements", is_flag=True, help="List what was judged, by whom, when, and undone.")
@click.option("--undo", metavar="ID|last", help="Undo a judgement, or the last decision.")
@click.option("--export", "export_to", metavar="FILE", help="Write all judgements as CSV.")
@click.option(
    "--import", "import_from", metavar="FILE", help="Take judgements over from CSV, all or none."
)
@kg_option
@output_options(*ROW_FORMATS)
@debug_option
def command(
    *,
    kinds: tuple[str, ...],
    account: str,
    limit: int | None,
    least: float,
    evidence: int,
    skipped: bool,
    listed: bool,
    judgements: bool,
    undo: str | None,
    export_to: str | None,
    import_from: str | None,
    kg: str,
    format_name: str | None,
    output: str | None,
) -> None:
    """Judge names that may mean one thing, and statements that cannot all hold.

    Shows both sides of each pair, the likeliest first, with their sentences, and takes an
    answer: s same, d different, k skip, u undo, q quit; of conflicts which one to confirm or
    reject, or b to keep both. Each answer is stored at once, so that one may stop at any time
    and go on later. In a pipe it reads one answer a line from stdin, shows the questions on
    stderr, and tells what was done as JSON. Nothing is ever merged without a judgement.
    """
    from lantoa.graph.judgements import account as checked
    from lantoa.knowledge_graph import KnowledgeGraph

    tasks = {
        "--list": listed,
        "--judgements": judgements,
        "--undo": undo,
        "--export": export_to,
        "--import": import_from,
    }
    chosen = [name for name, value in tasks.items() if value]
    if len(chosen) > 1:
        raise click.UsageError(f"Give either {chosen[0]} or {chosen[1]}, not both.")
    by = checked(account)
    reading = listed or judgements or export_to is not None
    # An absent graph is no graph to review: only load makes one.
    _must_exist(kg)
    with KnowledgeGraph.open(kg, read_only=reading) as graph:
        if judgements:
            _list_judgements(graph, format_name, output)
        elif export_to:
            from lantoa.graph.judgements.table import export_csv

            note(f"Wrote {export_csv(graph.store, export_to)} judgements to {export_to}.")
        elif import_from:
            from lantoa.graph.judgements.table import import_csv

            changed, unchanged = import_csv(graph.store, import_from, by=by)
            _tell({"changed": changed, "unchanged": unchanged})
        elif undo:
            undone = graph.undo(undo)
            _tell({"undone": [j.iri for j in undone]})
        else:
            found = _questions(graph, kinds or KINDS, least)
            if listed:
                _list(found[:limit], format_name, output)
            else:
                _ask(graph, found, by, limit=limit, again=skipped, evidence=evidence)


def _must_exist(kg: str) -> None:
    from pathlib import Path

    from lantoa.errors import StoreError

    if not kg.startswith(("http://", "https://")) and not Path(kg).exists():
        raise StoreError(f"There is no graph in {kg}; make one with 'lantoa load'.")


def _questions(
    graph: KnowledgeGraph, kinds: tuple[str, ...], least: float
) -> list[Candidate | Conflict]:
    found: list[Candidate | Conflict] = []
    _warn_of_contradictions(graph)
    if pairs := [kind for kind in kinds if kind != "conflicts"]:
        found += graph.candidates(*pairs, least=least)
    if "conflicts" in kinds:
        found += graph.conflicts()
    return found


def _warn_of_contradictions(graph: KnowledgeGraph) -> None:
    from lantoa.graph.describe import compact
    from lantoa.graph.judgements import Classes

    for contradiction in Classes(graph.judgements()).contradictions:
        first, second = map(compact, contradiction.different.judged)
        chain = ", ".join(compact(j.iri) for j in contradiction.chain)
        note(
            f"Contradiction: {first} and {second} were judged different "
            f"({compact(contradiction.different.iri)}), and the same by {chain}; nothing of them "
            "is merged until one of these is undone."
        )


def _ask(
    graph: KnowledgeGraph,
    found: list[Candidate | Conflict],
    by: str,
    *,
    limit: int | None,
    again: bool,
    evidence: int,
) -> None:
    from lantoa.cli.reviewing import Session

    if not found:
        note("There is nothing to judge.")
    session = Session(graph.store, by, evidence)
    left = session.run(found, limit=limit, again=again)
    done = session.summary(left)
    if sys.stdout.isatty():
        words = ", ".join(f"{number} {name}" for name, number in done.items() if number)
        click.echo(f"{words or 'Nothing done'}.")
    else:
        click.echo(to_json(done), nl=False)


def _list(found: list[Candidate | Conflict], format_name: str | None, output: str | None) -> None:
    from lantoa.cli.review_questions import COLUMNS, row

    target = choose(format_name, output, ROW_FORMATS, terminal="table", pipe="csv")
    columns = COLUMNS[:5] if target.format == "table" else COLUMNS
    rows = [row(question) for question in found]
    show_rows(
        target,
        columns,
        [[one[column] for column in columns] for one in rows],
        empty="There is nothing to judge.",
    )


def _list_judgements(graph: KnowledgeGraph, format_name: str | None, output: str | None) -> None:
    from lantoa.graph.judgements.table import COLUMNS, records

    target = choose(format_name, output, ROW_FORMATS, terminal="table", pipe="csv")
    people = ("verdict", "first_name", "second_name", "by", "at", "undone_at", "id")
    columns = people if target.format == "table" else COLUMNS
    show_rows(
        target,
        columns,
        [[record[column] for column in columns] for record in records(graph.store)],
        empty="Nothing was judged yet.",
    )


def _tell(done: dict[str, Any]) -> None:
    if sys.stdout.isatty():
        words = (
            f"{name}: {', '.join(value) if isinstance(value, list) else value}"
            for name, value in done.items()
        )
        click.echo("; ".join(words))
    else:
        click.echo(to_json(done), nl=False)
