"""A trace as JSON, DOT, Mermaid, a tree of the terminal and a notebook's view."""

import io
import json
import re
import shutil
import subprocess

import pytest

from lantoa.graph.outline import to_tree
from lantoa.graph.trace import trace
from tests.graph.export.world import small_store
from tests.graph.told_world import MODEL, at, world
from tests.small_world import CAMERA, CLUB, GONG, SCHOOL_MODEL


@pytest.fixture(scope="module")
def store():
    with small_store() as found:
        yield found


def test_the_json_has_the_shape_that_is_documented(store):
    found = json.loads(json.dumps(trace(store, "tieng keng").to_dict()))
    assert list(found) == [
        "model",
        "aliases",
        "themes",
        "origins",
        "earliest",
        "lineage",
        "inferred",
        "origin_unknown",
        "unconnected",
        "cycles",
        "anachronisms",
        "deployments",
        "groups",
        "replications",
        "recognitions",
        "measurements",
        "organizations",
        "mentions",
        "evidence",
    ]
    known = {d["iri"] for d in found["deployments"]}
    assert {step["node"] for step in found["lineage"]} <= known
    assert found["origins"] == [{"deployment": found["lineage"][0]["node"], "basis": "said"}]
    (origin,) = [d for d in found["deployments"] if d["iri"] == found["lineage"][0]["node"]]
    assert origin["place"]["path"] == ["xã Tân Thành", "huyện Lương Sơn", "tỉnh Hòa Bình"]
    assert origin["started"][0] == {
        "edtf": "2015",
        "earliest": "2015-01-01",
        "latest": "2015-12-31",
    }
    assert origin["evidence"][0]["source"]["document"] == "first.txt"
    assert {s["via"][0] for s in found["lineage"][1:]} == {r["iri"] for r in found["replications"]}


def test_the_same_store_gives_the_same_trace(store):
    assert trace(store, "tieng keng").to_dict() == trace(store, GONG.iri).to_dict()


def test_dot_names_each_deployment_once_and_each_edge(store):
    dot = trace(store, "tieng keng").to_dot()
    assert dot.count("shape=box") == 3
    assert dot.count(" -> ") == 2
    assert '[label="2018-05"]' in dot


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_reads_the_dot(store):
    for model in (GONG, SCHOOL_MODEL, CAMERA, CLUB):
        dot = trace(store, model.name).to_dot()
        subprocess.run(["dot", "-Tsvg"], input=dot.encode(), check=True, capture_output=True)


def test_dot_escapes_quotation_marks_and_backslashes():
    dot = trace(world(at('Nhà "A" \\ B')), MODEL.name).to_dot()
    assert 'label="Nhà \\"A\\" \\\\ B"' in dot


def test_mermaid_shows_groups_members_and_recognitions(store):
    text = trace(store, SCHOOL_MODEL.name).to_mermaid()
    assert text.startswith("flowchart LR\n")
    assert 'g3("54 đơn vị mô hình, in tỉnh Hòa Bình, 2020")' in text
    assert text.count('---|"among them"|') == 2
    assert '{{"Bằng khen<br/>Bộ Công an<br/>2019"}}' in text


def test_a_recognition_of_the_model_itself_hangs_on_the_model(store):
    text = trace(store, CLUB.name).to_mermaid()
    (model,) = re.findall(rf"(m\d+)\(\[\"{CLUB.name}\"\]\)", text)
    assert re.findall(rf"{model} --- r\d+", text)
    assert not re.findall(r"m\d+\(\[", trace(store, SCHOOL_MODEL.name).to_mermaid())


def test_mermaid_cannot_be_broken_by_a_name():
    text = trace(world(at('A"] --> <b>')), MODEL.name).to_mermaid()
    assert '["A#quot;] --> &lt;b>"]' in text


def test_the_terminal_tree_has_the_lines_of_the_text(store):
    from rich.console import Console

    found = trace(store, "tieng keng")
    console = Console(width=400, record=True, file=io.StringIO())
    console.print(to_tree(found.outline()))
    shown = [line.lstrip(" │├└─").rstrip() for line in console.export_text().splitlines()]
    assert shown == [line.strip() for line in found.to_text().splitlines()]


def test_the_notebook_escapes_names():
    assert "<b>" not in trace(world(at("<b>")), MODEL.name)._repr_html_()
