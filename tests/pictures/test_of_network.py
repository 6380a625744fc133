"""Pictures of networks and traces: who stands behind a line, what is left out, where units are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from lantoa.graph.adoptions import Adoptions
from lantoa.graph.facts import DeploymentFact, PlaceFact, Thing
from lantoa.graph.inference import infer
from lantoa.pictures.of_inference import draw_inferred
from lantoa.pictures.of_network import draw_network
from lantoa.pictures.of_trace import draw_trace
from lantoa.pictures.save import drawn
from lantoa.pictures.unit_network import Flow, draw_unit_network
from lantoa.pictures.vietnam import ISLANDS, ground, short_names


def words(figure: Any) -> str:
    return " ".join(map(str, etree.fromstring(drawn(figure, "svg")).itertext()))


def dashes(figure: Any) -> bool:
    return "stroke-dasharray" in drawn(figure, "svg").decode()


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("said", "said by a source"),
        ("inferred", "inferred, nobody said it"),
        ("judged", "judged by an analyst"),
        ({"said": 0, "inferred": 2}, "inferred, nobody said it"),
        ({"said": 1, "inferred": 2}, "said by a source"),
    ],
)
def test_who_stands_behind_a_line_is_told_by_the_line(told: Any, shown: str) -> None:
    flows: nx.DiGraph[str] = nx.DiGraph(kind="flows", level="province")
    flows.add_edge("a", "b", weight=2.0, standing=told)
    figure = draw_network(flows)
    assert shown in words(figure)
    assert dashes(figure) == (shown != "said by a source")


def test_a_ring_holds_the_fullest_of_each_kind() -> None:
    graph: nx.Graph[str] = nx.Graph(kind="adoption", level="commune")
    for unit in range(200):
        graph.add_node(f"u{unit}", kind="place", label=f"xã {unit}")
    graph.add_node("m", kind="model", label="Tiếng kẻng")
    for unit in range(200):
        graph.add_edge("m", f"u{unit}", weight=float(unit))
    told = words(draw_network(graph))
    assert "Tiếng kẻng" in told
    assert "xã 199" in told
    assert "xã 100" not in told
    assert "170 nodes with less are not drawn" in told


def test_units_with_coordinates_lie_on_the_country() -> None:
    flows: nx.DiGraph[str] = nx.DiGraph(kind="flows", level="province", unplaced=3, undated=2)
    flows.add_node("a", label="tỉnh Sơn La", latitude=21.3, longitude=103.9, deployments=4)
    flows.add_node("b", label="tỉnh Nghệ An", latitude=19.2, longitude=104.9, deployments=1)
    flows.add_edge("a", "b", weight=2.0, standing="said")
    flows.add_edge("a", "a", weight=5.0, standing="said")
    told = words(draw_network(flows, source="a graph"))
    for part in ("Hoàng Sa", "Trường Sa", "Sơn La", "4 deployments", "5 within one unit"):
        assert part in told
    for part in ("3 are not placed", "2 without a date", "Source: a graph"):
        assert part in told


def test_the_islands_are_named_even_where_something_stands() -> None:
    there = {"x": ISLANDS["Trường Sa"]}
    figure = draw_unit_network(
        [Flow("x", "x", 3)], there, sizes={"x": 9}, marked=ISLANDS, backdrop=ground()
    )
    assert "Trường Sa" in words(figure)


def test_north_is_up_and_east_is_right() -> None:
    where = {"n": (21.0, 105.0), "s": (10.0, 105.0), "e": (15.0, 109.0)}
    figure = draw_unit_network([], where, sizes=dict.fromkeys(where, 1.0))
    axes = figure.axes[0]
    at = axes.transData.transform(axes.collections[0].get_offsets())
    n, s, e = at
    assert n[1] > e[1] > s[1]
    assert e[0] > n[0] == s[0]
    north_south = (n[1] - s[1]) / 11
    east_west = (e[0] - n[0]) / 4
    assert east_west / north_south == pytest.approx(0.963, abs=0.02)  # cos of 15.5 degrees


def test_units_made_in_2025_say_so_where_two_bear_one_name() -> None:
    labels = {"x/province-45": "tỉnh Quảng Trị", "x/province-44-2025": "tỉnh Quảng Trị"}
    assert list(short_names(labels).values()) == ["Quảng Trị", "Quảng Trị (2025)"]


def test_an_inferred_network_is_dashed_and_says_that_nobody_said_it() -> None:
    rows = [("a", "x", 1.0), ("b", "x", 2.0), ("a", "y", 1.0), ("b", "y", 3.0)]
    found = infer(Adoptions.build(rows), rate=1.0, edges=1)
    figure = draw_inferred(found, source="a table")
    assert dashes(figure)
    assert "Nobody said or saw them" in words(figure)
    assert found._repr_html_().startswith(f"<p>{len(found)} inferred edges")
    assert "data:image/svg+xml;base64," in found._repr_html_()


def test_what_is_only_inferred_is_dashed_in_a_trace() -> None:
    def at(name: str) -> DeploymentFact:
        place = PlaceFact(name, name, "commune", (name, "tỉnh Hòa Bình"))
        return DeploymentFact(iri=name, model=None, place=place)

    step = SimpleNamespace(parent="xã A", node="xã B")
    link = SimpleNamespace(origin="xã B", replica="xã C")
    trace: Any = SimpleNamespace(
        model=Thing("m", "Tiếng kẻng"),
        steps=(step,),
        inferred=(link,),
        deployments={name: at(name) for name in ("xã A", "xã B", "xã C")},
        groups={},
        replications={},
        recognitions=(),
        cycles=(),
    )
    told = words(draw_trace(trace))
    assert "said by a source" in told
    assert "inferred, nobody said it" in told
    assert "tỉnh Hòa Bình" in told
    assert dashes(draw_trace(trace))
    trace.inferred = ()
    assert not dashes(draw_trace(trace))


def test_one_cycle_is_one():
    graph = nx.MultiDiGraph([("a", "b"), ("b", "a")], kind="lineage", cycles=[["a", "b"]])
    assert "each other: 1 cycle." in words(draw_network(graph))
