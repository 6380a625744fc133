"""``lantoa infer``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lantoa.cli.adoption_options import (
    events_option,
    geography_option,
    period_option,
    said_only_option,
    time_to_option,
    unit_option,
)
from lantoa.cli.options import debug_option, kg_option, output_options
from lantoa.cli.pictures import plot_inferred, plot_option, source_of
from lantoa.cli.render import ROW_FORMATS, choose, note, progress, show_rows, to_json
from lantoa.errors import UserError

if TYPE_CHECKING:
    from lantoa.graph.inference import InferredNetwork

#: The columns that a table must have.
_COLUMNS = ("unit", "item", "time")
#: Options that choose from the graph, or keep the result in it.
_OF_GRAPH = ("level", "geography", "theme", "period", "said_only", "keep", "kg")


@click.command("infer")
@events_option
@unit_option
@click.option("--item", metavar="COLUMN", help="Its column that tells what.")
@click.option("--time", metavar="COLUMN", help="Its column that tells when.")
@time_to_option
@click.option("--encoding", default="utf-8-sig", show_default=True, help="Of the table.")
@click.option(
    "--missing",
    type=click.Choice(["drop", "refuse"]),
    default="drop",
    show_default=True,
    help="Rows without a unit, item or time: count and leave them out, or stop.",
)
@click.option(
    "--dates",
    type=click.Choice(["earliest", "latest", "midpoint"]),
    default="earliest",
    show_default=True,
    help="The day that stands for a date that is an interval.",
)
@click.option(
    "--level",
    type=click.Choice(["commune", "district", "province"]),
    default="commune",
    show_default=True,
    help="Of the graph: what follows.",
)
@geography_option
@click.option("--theme", metavar="NAME", help="Of the graph: only models of this theme.")
@period_option
@said_only_option
@click.option(
    "--keep/--no-keep",
    default=True,
    show_default=True,
    help="Of the graph: keep the result in it, in a graph of its own.",
)
@click.option(
    "--transmission",
    "--trans-mod",
    default="exponential",
    show_default=True,
    metavar="NAME",
    help="Density of the time between source and follower: exponential (--rate), rayleigh "
    "(--sigma, or --alpha as in SNAP), log-normal (--mu --sigma), power-law (--alpha, --lower).",
)
@click.option("--rate", "--lambda", type=float, help="Of the exponential, per unit of time.")
@click.option("--sigma", type=float, help="Of the Rayleigh and the log-normal.")
@click.option("--mu", type=float, help="Of the log-normal: the mean of log time.")
@click.option(
    "--alpha", type=float, help="Of the power law; SNAP's of the others: the rate, 1/sigma^2."
)
@click.option("--lower", type=float, help="Of the power law: the least time; none as in SNAP.")
@click.option(
    "--params",
    metavar="X[,Y]",
    help="The parameters as in R: rate; sigma; mu,sigma; alpha,lower. From the data if none is "
    "given.",
)
@click.option(
    "--objective",
    default="networkinference",
    show_default=True,
    metavar="NAME",
    help="networkinference (as in R), or snap.",
)
@click.option("--beta", type=float, help="Weight of an edge: 0.5; in snap 1.")
@click.option("--epsilon", type=float, help="Weight of what comes from outside: 1e-10; snap 1e-64.")
@click.option("--edges", "--n-edges", type=int, metavar="N", help="Stop after N edges.")
@click.option("--min-gain", type=float, metavar="G", help="Stop before an edge that gains less.")
@click.option(
    "--p-value",
    "--p-value-cutoff",
    type=float,
    metavar="P",
    help="Stop at the first edge with this p-value or more; 0.05 if nothing says when to stop.",
)
@click.option("--drop-failing", is_flag=True, help="Leave that first edge out.")
@click.option(
    "--bootstrap",
    type=int,
    default=0,
    metavar="R",
    help="Also tell the share of R resamples of the items that have each edge.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the resampling.")
@click.option("--ties", is_flag=True, help="In JSON also: the edges of each tie group, ties.")
@click.option("--trees", is_flag=True, help="In JSON also: who came by what from whom, trees.")
@plot_option("the network, dashed,")
@kg_option
@output_options(*ROW_FORMATS)
@debug_option
def command(
    *,
    events: str | None,
    unit: str | None,
    item: str | None,
    time: str | None,
    time_to: str | None,
    encoding: str,
    level: str,
    geography: str,
    theme: str | None,
    period: str | None,
    said_only: bool,
    keep: bool,
    drop_failing: bool,
    params: str | None,
    ties: bool,
    trees: bool,
    plot: Path | None,
    kg: str,
    format_name: str | None,
    output: str | None,
    **settings: Any,
) -> None:
    """Infer who probably followed whom from who adopted what when.

    From a table (--events, with the columns --unit, --item and --time) or from the graph. Nobody
    said or saw what comes out: in the graph it is kept apart, as inferred.
    """
    target = choose(format_name, output, ROW_FORMATS, terminal="table", pipe="json")
    if (ties or trees) and target.format != "json":
        raise UserError(f"--{'ties' if ties else 'trees'} needs --format json.")
    settings["keep_failing"] = not drop_failing
    if params is not None:
        settings |= _parameters(params, settings)
    with progress("Resampling") as show:
        settings["progress"] = show
        names = {"unit": unit, "item": item, "time": time, "time_to": time_to}
        if events:
            _check_columns(events, names)
            found = _from_file(events, names, encoding, settings)
        else:
            if given := [name for name in (*names, "encoding") if _is_given(name)]:
                option = given[0].replace("_", "-")
                raise UserError(f"--{option} is about a table; give it with --events.")
            found = _from_graph(
                kg,
                keep,
                level=level,
                geography=geography,
                theme=theme,
                period=period,
                said_only=said_only,
                **settings,
            )
    plot_inferred(found, plot, source_of(kg, events))
    if target.format == "json":
        target.write(to_json(found.to_dict(ties=ties, trees=trees)))
        return
    from lantoa.graph.inference.inferred_network import EDGE_COLUMNS

    rows = [[getattr(edge, name) for name in EDGE_COLUMNS] for edge in found.edges]
    if target.format == "table":  # people need no sixteen digits
        rows = [[f"{v:.4g}" if isinstance(v, float) else v for v in row] for row in rows]
    show_rows(target, EDGE_COLUMNS, rows, empty="No edge gains anything.")
    if target.format == "table":
        _explain(found)


def _check_columns(events: str, names: dict[str, str | None]) -> None:
    if missing := [f"--{name}" for name in _COLUMNS if not names[name]]:
        raise UserError(f"Name the columns of {events}: {', '.join(missing)} missing.")
    if given := [name for name in _OF_GRAPH if _is_given(name)]:
        option = given[0].replace("_", "-")
        raise UserError(f"--{option} is about the graph; leave it or --events out.")


def _from_file(
    path: str, names: dict[str, str | None], encoding: str, settings: dict[str, Any]
) -> InferredNetwork:
    from lantoa.graph.adoptions.files import read_adoptions
    from lantoa.graph.inference import infer

    table = read_adoptions(path, encoding=encoding, **names)  # type: ignore[arg-type]
    for problem in table.problems:
        note(f"{path}: {problem}")
    found = infer(table, **settings)
    read = {"events": Path(path).name, **{k: v for k, v in names.items() if v is not None}}
    return replace(found, settings={**found.settings, "read": read})


def _is_given(name: str) -> bool:
    source = click.get_current_context().get_parameter_source(name)
    return source is click.core.ParameterSource.COMMANDLINE


def _parameters(text: str, settings: dict[str, Any]) -> dict[str, float]:
    """Return what --params gives, by the names of the parameters."""
    from lantoa.graph.inference.transmission import named_parameters

    if given := [n for n in ("rate", "sigma", "mu", "alpha", "lower") if settings[n] is not None]:
        raise UserError(f"Give either --params or --{given[0]}.")
    try:
        values = [float(part) for part in text.replace(";", ",").split(",")]
    except ValueError:
        raise UserError(
            f"--params must be numbers with commas between, such as 1,0.5; not {text!r}."
        ) from None
    return named_parameters(settings["transmission"], values)


def _from_graph(kg: str, keep: bool, **settings: Any) -> InferredNetwork:
    from lantoa.graph.store import open_store
    from lantoa.knowledge_graph import KnowledgeGraph

    # A graph that is not there is not made: it would be empty.
    with KnowledgeGraph(open_store(kg, read_only=not keep, create=False)) as graph:
        return graph.infer(keep=keep, **settings)


def _explain(found: InferredNetwork) -> None:
    settings = found.settings
    tied = sum(edge.tie_group is not None for edge in found.edges)
    parts = [f"{len(found)} edges; stopped by {settings['stopped_by']}."]
    if tied:
        parts.append(f"{tied} gained as much as another: their order means nothing.")
    if others := settings["as_good_as_the_last"]:
        parts.append(f"{others} others would have gained as much as the last.")
    if kept := settings.get("kept"):
        parts.append(f"{kept['replications']} inferred replications kept in {kept['graph']}.")
    note(" ".join(parts))
