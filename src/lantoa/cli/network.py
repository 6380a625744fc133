"""``lantoa network``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from lantoa.cli.options import debug_option, kg_option
from lantoa.cli.pictures import plot_network, plot_option, source_of
from lantoa.cli.render import Target, choose, note, show_rows, to_json

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx

#: The kinds of networks, as lantoa.graph.network has them (a test says so).
KINDS = ("lineage", "flows", "adoption", "places", "models", "organizations", "replication")
#: Formats of edges, and those of graph.export (a test says so).
_ROWS = ("table", "jsonl", "tsv")
_EXPORTS = ("json", "csv", "graphml", "gexf", "gml", "dot", "cytoscape", "csv-tables", "neo4j")
_ENDINGS = {".cyjs": "cytoscape", ".gv": "dot", ".ndjson": "jsonl"}
_SHOWN = 40


@click.command("network")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--model", multiple=True, metavar="MODEL", help="Only this model; may be repeated.")
@click.option("--theme", metavar="THEME", help="Only models of this theme, such as drugs.")
@click.option("--place", metavar="PLACE", help="Only what touches this place.")
@click.option("--period", metavar="EDTF", help="Only what may lie in it: 2015/2020, 2016, 2015/..")
@click.option("--said-only", is_flag=True, help="Only what sources say, no judgement.")
@click.option("--inferred", is_flag=True, help="Also what was inferred.")
@click.option(
    "--level", type=click.Choice(["commune", "district", "province"]), help="The level of units."
)
@click.option(
    "--geography",
    type=click.Choice(["then", "now"]),
    help="Units as they were then, or those after 1 July 2025.",
)
@click.option("--least", type=int, metavar="N", help="Only pairs that share so many.")
@click.option("--importance", is_flag=True, help="Rank who matters in it, instead of the edges.")
@click.option(
    "--role",
    type=click.Choice(["originator", "relay", "end-point", "alone"]),
    help="With --importance: only nodes of this role.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="For sampling, communities.")
@plot_option("the network")
@kg_option
@click.option("--output", "-o", metavar="FILE", help="Write there; its ending tells the format.")
@click.option(
    "--format", "-f", "format_name", type=click.Choice((*_ROWS, *_EXPORTS)), help="The format."
)
@debug_option
def command(
    *,
    kind: str,
    kg: str,
    output: str | None,
    format_name: str | None,
    importance: bool,
    role: str | None,
    seed: int,
    plot: Path | None,
    **options: Any,
) -> None:
    """Make a network: lineage, flows between units, who has what.

    KIND is 'lineage' (deployments, by what came of what), 'flows' (units, by the replications
    between them), 'adoption' (models and units that have them), 'places' (units that share
    models), 'models' (models that share units), 'organizations' (and the models that they take
    part in) or 'replication' (every statement an edge, with all attributes).
    """
    from lantoa.knowledge_graph import KnowledgeGraph

    target = _target(format_name, output)
    if role and not importance:
        from lantoa.errors import UserError

        raise UserError("--role chooses from the ranking of --importance; ask for both.")
    if importance and kind in ("adoption", "places", "models", "organizations"):
        from lantoa.errors import UserError

        raise UserError("Who matters is asked of a network with directions: 'lineage' or 'flows'.")
    with KnowledgeGraph.open(kg, read_only=True) as opened:
        graph = opened.network(kind, **_options(kind, **options))
    _tell(graph)
    plot_network(graph, plot, source_of(kg))
    if importance:
        _show_importance(graph, target, seed, role)
    elif target.format in _ROWS:
        _show_edges(graph, target)
    else:
        from lantoa.graph.export import write_network

        write_network(graph, target.path or "-", target.format)


def _target(format_name: str | None, output: str | None) -> Target:
    from pathlib import Path

    ending = _ENDINGS.get(Path(output).suffix.lower()) if output else None
    formats = (*_ROWS, *_EXPORTS)
    return choose(format_name or ending, output, formats, terminal="table", pipe="json")


def _options(
    kind: str, *, said_only: bool, inferred: bool, model: tuple[str, ...], **others: Any
) -> dict[str, Any]:
    from lantoa.errors import UserError

    if said_only and inferred:
        raise UserError("Ask for --said-only or for --inferred, not for both.")
    standing = ("said", "judged", "inferred") if inferred else ("said", "judged")
    options = {name: value for name, value in others.items() if value is not None}
    if kind == "replication":
        if options or model:
            raise UserError(
                "The network 'replication' takes no filters but --said-only and --inferred; ask "
                "for 'lineage' to filter."
            )
        return {"standing": ("said",) if said_only else standing}
    if model:
        options["model"] = model
    return options | {"standing": standing, "said_only": said_only}


def _tell(graph: nx.Graph[str]) -> None:
    """Say on stderr what the network leaves out or cannot decide."""
    told = graph.graph
    if cycles := told.get("cycles"):
        around = (data for *_, data in graph.edges(data=True) if data.get("in_cycle"))
        inferred = any(data.get("standing") == "inferred" for data in around)
        who = "What was inferred and what is told" if inferred else "The sources"
        size, word = sum(map(len, cycles)), "cycle" if len(cycles) == 1 else "cycles"
        note(
            f"{who} contradict each other: {len(cycles)} {word} of {size} "
            "deployments; their edges are marked in_cycle."
        )
    if undated := told.get("undated"):
        note(f"{undated} have no date and are left out by the period.")
    if unplaced := told.get("unplaced"):
        note(f"{unplaced} are not known as finely as the level {told['level']} and are left out.")


def _show_edges(graph: nx.Graph[str], target: Target) -> None:
    found = sorted(graph.edges(data=True), key=lambda e: (-(e[2].get("weight") or 0), e[0], e[1]))
    people = target.format == "table"
    shown = found[:_SHOWN] if people and not target.path else found
    names = list(dict.fromkeys(name for *_, data in shown for name in data))
    if people:
        wanted = ("weight", "lower", "upper", "earliest", "latest", "evidences", "standing")
        names = [name for name in wanted if name in names]
    rows = [
        (
            _label(graph, u, people=people),
            _label(graph, v, people=people),
            *(_cell(data.get(name)) for name in names),
        )
        for u, v, data in shown
    ]
    show_rows(target, ("source", "target", *names), rows, "The network has no edges.")
    if len(shown) < len(found):
        note(f"{len(found) - len(shown):,} more edges; -o FILE writes all.")


def _show_importance(
    graph: nx.Graph[str], target: Target, seed: int, role: str | None = None
) -> None:
    from lantoa.graph.importance import importance

    found = importance(graph, seed=seed)
    if role:
        found = found.of_role(role.replace("-", " "))
    if target.format == "json":
        target.write(to_json(found.to_dict()))
        return
    people = target.format == "table"
    records = found.records()[: _SHOWN if people and not target.path else None]
    names = list(found.columns)
    if people:  # what is told of nobody needs no column
        names = [name for name in found.shown if any(r[name] is not None for r in records)]
    if target.format not in (*_ROWS, "csv"):
        from lantoa.errors import UserError

        raise UserError("A ranking is a table; choose table, csv, tsv, jsonl or json.")
    cell = _short if people else _cell
    show_rows(target, names, [[cell(r[name]) for name in names] for r in records])
    if people:
        if len(records) < len(found.rows):
            note(f"{len(found.rows) - len(records):,} more nodes; -o FILE writes all.")
        for remark in found.remarks:
            note(remark)


def _label(graph: nx.Graph[str], node: str, *, people: bool) -> str:
    return str(graph.nodes[node].get("label") or node) if people else node


def _short(value: object) -> object:
    """A number as a reader wants it: four digits, none after the point of large ones."""
    if not isinstance(value, float):
        return _cell(value)
    return round(value) if abs(value) >= 1000 else float(f"{value:.4g}")


def _cell(value: object) -> object:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {number}" for name, number in value.items())
    return value
