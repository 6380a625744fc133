"""The numbers of a model's spread, each with its definition: those that ``lantoa spread`` gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantoa.graph.spread.result import Spread
    from lantoa.graph.trace import Trace
    from lantoa.ontology.bounds import Bounds


#: Of which time provinces are, in both languages.
_GEOGRAPHIES = {
    "now": (", theo địa giới từ 1/7/2025", ", in the geography since 1 July 2025"),
    "then": (", theo địa giới khi ấy", ", in the geography of the time"),
}


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number as it is printed, with what it is and how it is defined."""

    name_vi: str
    name_en: str
    value: str
    definition_vi: str
    definition_en: str


def numbers(trace: Trace, spread: Spread) -> list[NumberRow]:
    """Return the numbers that the page begins with.

    Args:
        trace: the model's trace.
        spread: how it spreads; whatever it measures is taken from it.
    """
    from lantoa.graph.adoptions.of_trace import total_of_trace

    lineage = spread.subject.lineage
    provinces = set(lineage.provinces.values()) - {None} if lineage else set()
    of_vi, of_en = _GEOGRAPHIES.get(getattr(lineage, "geography", None) or "", ("", ""))
    rows = [
        _row("Nơi có tên", "Named deployments", str(len(trace.deployments)),
             "Số nơi mà nguồn nêu tên.", "Deployments that a source names."),
        _row("Tổng số nơi", "All deployments", _between(total_of_trace(trace)),
             "Ít nhất và nhiều nhất, gồm cả nhóm chỉ được đếm; nơi có tên trong nhóm, và nhóm mà "
             "nhiều nguồn cùng đếm, tính một lần.",
             "At least and at most, with groups that are only counted; named members, and what "
             "several sources count, once."),
        _row("Số tỉnh", "Provinces", str(len(provinces)),
             f"Tỉnh, thành phố có ít nhất một nơi{of_vi}.",
             f"Provinces with a deployment or group{of_en}."),
    ]  # fmt: skip
    rows += _cascades(spread) + _distances(spread)
    undated = sum(1 for deployment in trace.deployments.values() if deployment.begun is None)
    rows.append(
        _row("Không rõ thời gian", "Without a date", f"{undated} / {len(trace.deployments)}",
             "Nơi có tên mà không nguồn nào nói bắt đầu khi nào.",
             "Named deployments of which no source tells when they began.")
    )  # fmt: skip
    return rows


def _cascades(spread: Spread) -> list[NumberRow]:
    forest = _result(spread, "cascades")
    if forest is None:
        return []
    rows = [
        _row("Lần nhân rộng", "Replications", str(forest.replications),
             "Số cặp nơi khởi đầu và nơi làm theo, không kể suy ra.",
             "Pairs of an origin and what came of it, nothing inferred."),
    ]  # fmt: skip
    virality = _result(spread, "virality")
    if forest.components:
        largest = forest.components[0]
        rows += [
            _row("Số thế hệ", "Generations", str(largest.depth),
                 "Thế hệ sau nơi khởi đầu, của nhánh lớn nhất.",
                 "After the origin, in the largest component."),
            _row("Rộng nhất", "Greatest breadth", str(largest.max_breadth),
                 "Số nơi của thế hệ đông nhất.", "Nodes of the largest generation."),
            _row("Hệ số phân nhánh", "Branching number", _decimal(largest.branching_number),
                 "Số nơi làm theo trung bình của một nơi (Harris 1948).",
                 "Mean replicas of a node that had time for them (Harris 1948)."),
        ]  # fmt: skip
    if virality is not None and virality.components:
        rows.append(
            _row("Độ lan truyền cấu trúc", "Structural virality",
                 _decimal(virality.components[0].value),
                 "Khoảng cách trung bình giữa hai nơi trên cây (Goel và cộng sự 2016).",
                 "Mean distance of two nodes of the tree (Goel et al. 2016).")
        )  # fmt: skip
    return rows


def _distances(spread: Spread) -> list[NumberRow]:
    found = _result(spread, "distances")
    if found is None:
        return []
    rows = []
    across = found.across_provinces
    if across.of:
        rows.append(
            _row("Nhân rộng sang tỉnh khác", "Across provinces", f"{across.count} / {across.of}",
                 "Trong số lần nhân rộng mà cả hai tỉnh được biết.",
                 "Of the replications whose provinces are both known.")
        )  # fmt: skip
    if found.median is not None:
        rows.append(
            _row("Khoảng cách (trung vị)", "Distance (median)",
                 f"{found.median:.0f} km ({found.measured})",
                 "Đường chim bay, khi cả hai nơi có tọa độ riêng; trong ngoặc: số lần.",
                 "As the crow flies, where both have points of their own; in brackets how many.")
        )  # fmt: skip
    return rows


def _result(spread: Spread, name: str) -> Any:
    """What a measure gave; None where it could not be taken."""
    found = next((one.result for one in spread.measures if one.measure.name == name), None)
    return getattr(found, "result", found)  # what also says of which time its provinces are


def _row(name_vi: str, name_en: str, value: str, vi: str, en: str) -> NumberRow:
    return NumberRow(name_vi, name_en, value, vi, en)


def _between(known: Bounds) -> str:
    low, high = known
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low} – {high}"


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
