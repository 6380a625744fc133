"""The numbers of a model's spread, each with its definition in both languages."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantoa.graph.places.geography import haversine
from lantoa.ontology.bounds import Bounds, bounds_of_amount

if TYPE_CHECKING:
    import networkx as nx

    from lantoa.graph.trace import Trace
    from lantoa.ontology.things import Amount
    from lantoa.report.whereabouts import Spot


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number as it is printed, with what it is and how it is defined."""

    name_vi: str
    name_en: str
    value: str
    definition_vi: str
    definition_en: str


def bounds(amount: Amount | None) -> Bounds:
    """Return the least and the most that an amount says; None: nothing bounds it.

    >>> from decimal import Decimal
    >>> from lantoa.ontology.things import Amount, Bound
    >>> bounds(Amount(value=Decimal(54), bound=Bound.OVER)), bounds(Amount(value=Decimal(54)))
    ((54, None), (54, 54))
    """
    return bounds_of_amount(amount)


def numbers(trace: Trace, lineage: nx.DiGraph[str], spots: Mapping[str, Spot]) -> list[NumberRow]:
    """Return the numbers of a trace.

    Args:
        trace: the model's trace.
        lineage: its deployments and groups, an edge from each to what it gave rise to.
        spots: where they are.
    """
    from lantoa.graph.adoptions.of_trace import total_of_trace
    from lantoa.graph.diffusion.cascade_shape import cascade_shape
    from lantoa.graph.diffusion.structural_virality import structural_virality

    counts = {iri: bounds(group.amount) for iri, group in trace.groups.items()}
    members = {
        member: [iri for iri, group in trace.groups.items() if member in group.members]
        for member in {m for group in trace.groups.values() for m in group.members}
    }
    forest = cascade_shape(lineage, counts=counts, members=members)
    rows = [
        _row("Nơi có tên", "Named deployments", str(len(trace.deployments)),
             "Số nơi mà nguồn nêu tên.", "Deployments that a source names."),
        _row("Tổng số nơi", "All deployments", _between(total_of_trace(trace)),
             "Ít nhất và nhiều nhất, gồm cả nhóm chỉ được đếm; nơi có tên trong nhóm, và nhóm mà "
             "nhiều nguồn cùng đếm, tính một lần.",
             "At least and at most, with groups that are only counted; named members, and what "
             "several sources count, once."),
        _row("Số tỉnh", "Provinces", str(len({s.province for s in spots.values() if s.province})),
             "Tỉnh, thành phố có ít nhất một nơi.", "Provinces with a deployment or group."),
        _row("Lần nhân rộng", "Replications", str(lineage.number_of_edges()),
             "Số cặp nơi khởi đầu và nơi làm theo.", "Pairs of an origin and what came of it."),
    ]  # fmt: skip
    if forest.components:
        largest = forest.components[0]
        virality = structural_virality(lineage).components[0].value
        rows += [
            _row("Số thế hệ", "Generations", str(largest.depth),
                 "Thế hệ sau nơi khởi đầu, của nhánh lớn nhất.",
                 "After the origin, in the largest component."),
            _row("Rộng nhất", "Greatest breadth", str(largest.max_breadth),
                 "Số nơi của thế hệ đông nhất.", "Nodes of the largest generation."),
            _row("Hệ số phân nhánh", "Branching number", _decimal(largest.branching_number),
                 "Số nơi làm theo trung bình của một nơi (Harris 1948).",
                 "Mean replicas of a node that had time for them (Harris 1948)."),
            _row("Độ lan truyền cấu trúc", "Structural virality", _decimal(virality),
                 "Khoảng cách trung bình giữa hai nơi trên cây (Goel và cộng sự 2016).",
                 "Mean distance of two nodes of the tree (Goel et al. 2016)."),
        ]  # fmt: skip
    return rows + _distances(trace, lineage, spots)


def _distances(
    trace: Trace, lineage: nx.DiGraph[str], spots: Mapping[str, Spot]
) -> list[NumberRow]:
    steps = [
        (spots[one], spots[other])
        for one, other in lineage.edges
        if one in spots and other in spots
    ]
    jumps = [(a, b) for a, b in steps if a.province and b.province]
    exact = [
        haversine(a.latitude, a.longitude, b.latitude, b.longitude)
        for a, b in steps
        if a.own and b.own
    ]
    rows = []
    if jumps:
        across = sum(a.province != b.province for a, b in jumps)
        rows.append(
            _row(
                "Nhân rộng sang tỉnh khác",
                "Across provinces",
                f"{across} / {len(jumps)}",
                "Trong số lần nhân rộng mà cả hai tỉnh được biết.",
                "Of the replications whose provinces are both known.",
            )
        )
    if exact:
        rows.append(
            _row(
                "Khoảng cách (trung vị)",
                "Distance (median)",
                f"{statistics.median(exact):.0f} km ({len(exact)})",
                "Đường chim bay, khi cả hai nơi có tọa độ riêng; trong ngoặc: số lần.",
                "As the crow flies, where both have points of their own; in brackets how many.",
            )
        )
    undated = sum(1 for deployment in trace.deployments.values() if deployment.begun is None)
    rows.append(
        _row(
            "Không rõ thời gian",
            "Without a date",
            f"{undated} / {len(trace.deployments)}",
            "Nơi có tên mà không nguồn nào nói bắt đầu khi nào.",
            "Named deployments of which no source tells when they began.",
        )
    )
    return rows


def _row(name_vi: str, name_en: str, value: str, vi: str, en: str) -> NumberRow:
    return NumberRow(name_vi, name_en, value, vi, en)


def _between(known: tuple[int, int | None]) -> str:
    low, high = known
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low} – {high}"


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
