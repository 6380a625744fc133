"""``lantoa demo``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from lantoa.cli.options import debug_option, output_options
from lantoa.cli.render import DOCUMENT_FORMATS, choose, note, progress, show_document

#: The model that the demonstration traces.
MODEL = "Nhà trường an toàn không ma túy"
_NEXT = (
    ("where another model began and went", "trace 'tieng keng'"),
    ("what a body does", "show 'bo cong an'"),
    ("search all names", "find 'hoa binh'"),
    ("the named questions", "query"),
    ("one of them", "query who-recognised-what"),
    ("the network for Gephi", "export network -o network.gexf"),
    ("every statement with its sentence", "export statements -o statements.csv"),
)


@click.command("demo")
@click.option(
    "--kg",
    default="lantoa-demo",
    show_default=True,
    metavar="FOLDER|URL",
    help="Where to build the graph.",
)
@output_options(*DOCUMENT_FORMATS)
@debug_option
def command(*, kg: str, format_name: str | None, output: str | None) -> None:
    """Build a small graph from the packaged examples and look at it.

    Reads five short reports and some tables, traces a model, and says what to try next. Running
    it again changes nothing.
    """
    from lantoa.knowledge_graph import KnowledgeGraph

    target = choose(format_name, output, DOCUMENT_FORMATS, terminal="tree", pipe="json")
    folder = examples()
    with KnowledgeGraph.open(kg) as graph:
        with progress("loading the examples") as show:
            report = graph.load(folder, progress=show)
        done = report.changed
        note(
            f"Loaded {done} example files into {kg}."
            if done
            else f"The examples are in {kg} already."
        )
        for problem in report.problems:
            note(problem.sentence())
        note(f"\n$ lantoa trace {shlex.quote(MODEL)} --kg {kg}\n")
        show_document(target, graph.trace(MODEL))
    note("\nTry next:")
    for what, words in _NEXT:
        option = "" if words == "query" else f" --kg {shlex.quote(kg)}"
        note(f"  lantoa {words}{option}    # {what}")


def examples() -> Path:
    """Return the folder of the packaged examples.

    Raises:
        LantoaError: they are missing from the installation.
    """
    import lantoa
    from lantoa.errors import LantoaError

    package = Path(lantoa.__file__).parent
    # In a wheel they lie in the package, in a checkout beside src.
    for folder in (package / "examples", package.parent.parent / "examples"):
        if folder.is_dir():
            return folder
    raise LantoaError("The examples are missing; install lantoa again.")
