"""What is written: marked, valid, without persons, the same every time, and as many as asked."""

import csv
from collections import Counter

import pytest
from pyoxigraph import Literal, NamedNode

from lantoa.graph.store import open_store
from lantoa.graph.validation import validate
from lantoa.loaders import load
from lantoa.ontology.namespaces import PLACES_GRAPH, PREFIXES, term
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.truth import COLUMNS, lineage, write_truth
from lantoa.synthesis.writing import quads, write

TYPE = NamedNode(PREFIXES["rdf"] + "type")


@pytest.fixture(scope="module")
def small():
    return make(Design.of_size(300, 8, seed=11))


@pytest.fixture(scope="module")
def written(small, tmp_path_factory):
    """The files of the small country: N-Quads and truth."""
    folder = tmp_path_factory.mktemp("country")
    write(small, folder / "country.nq")
    write_truth(small, folder / "truth.csv")
    return folder


@pytest.fixture(scope="module")
def store(written, tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("store") / "kg") as opened:
        report = load(opened, [written / "country.nq"])
        assert report.problems == []
        yield opened


def rows(store, query):
    return list(store.query(f"PREFIX lt: <{term('')}> {query}"))


def count(store, query):
    return int(rows(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {query} }}")[0]["n"].value)


def test_the_same_seed_gives_the_same_bytes(small, written, tmp_path):
    again = make(Design.of_size(300, 8, seed=11))
    write(again, tmp_path / "again.nq")
    write_truth(again, tmp_path / "again.csv")
    assert (tmp_path / "again.nq").read_bytes() == (written / "country.nq").read_bytes()
    assert (tmp_path / "again.csv").read_bytes() == (written / "truth.csv").read_bytes()
    other = make(Design.of_size(300, 8, seed=12))
    write(other, tmp_path / "other.nq")
    assert (tmp_path / "other.nq").read_bytes() != (written / "country.nq").read_bytes()


def test_counts_made_are_counts_asked(store, small):
    assert count(store, "?x a lt:Deployment") == 300
    assert count(store, "?x a lt:Model") == 8
    assert count(store, "?x a lt:Source") == small.reports.sources
    assert count(store, "?x a lt:DeploymentGroup") == len(small.reports.groups.origin)


def test_every_source_has_a_graph_of_its_own(parts):
    *sources, places = parts
    graphs = [{quad.graph_name for quad in part} for part in sources]
    assert all(len(each) == 1 for each in graphs)
    assert len(set().union(*graphs)) == len(sources)
    assert {quad.graph_name for quad in places} == {NamedNode(PLACES_GRAPH)}
    assert all(len(part) == len(set(part)) for part in parts)


def test_every_statement_is_marked_in_its_graph(parts):
    """All that a source describes: what is not marked are names of real units and awards."""
    unmarked = Counter()
    marked = 0
    for part in parts[:-1]:
        true = {q.subject for q in part if q.predicate.value == term("synthetic")}
        kinds = {}
        for quad in part:
            if quad.predicate == TYPE:
                kinds.setdefault(quad.subject, set()).add(quad.object.value)
        for node, classes in kinds.items():
            if node in true:
                marked += 1
            else:
                unmarked.update(each.removeprefix(term("")) for each in classes)
    assert set(unmarked) == {"Evidence", "TimeSpan", "Organization", "Award"}
    assert marked > 4000


def test_every_evidence_is_of_a_synthetic_source_by_the_synthetic_method(store):
    assert (
        count(store, "?x lt:evidence ?e . FILTER NOT EXISTS { ?e lt:source/lt:synthetic true }")
        == 0
    )
    methods = rows(store, "SELECT DISTINCT ?m { ?e lt:method ?m }")
    assert [row["m"].value for row in methods] == ["synthetic/1"]
    told = "?x lt:evidence ?e . FILTER NOT EXISTS { ?x lt:synthetic true }"
    assert count(store, told) == 0


def test_it_conforms_to_the_shapes(small):
    every = [quad for part in quads(small) for quad in part]
    found = validate(every, severities={"Violation", "Warning"})
    assert found == []


def test_quotations_are_in_the_text_that_the_digest_is_of(small):
    from lantoa.synthesis.telling import Teller

    for reading in Teller(small).readings():
        for statement in reading.statements:
            assert statement.evidence
            for evidence in statement.evidence:
                text = reading.source.text
                assert text[evidence.start : evidence.end] == evidence.quote


def test_no_person_is_described(parts):
    classes = {q.object.value for part in parts for q in part if q.predicate == TYPE}
    assert not any("Person" in each or "Agent" in each for each in classes)


def test_sources_disagree_and_replicas_are_only_counted(parts):
    started, origins, bounds = {}, {}, set()
    for part in parts[:-1]:
        for quad in part:
            if quad.predicate.value == term("started"):
                started.setdefault(quad.subject, set()).add(quad.object)
            elif quad.predicate.value == term("replicates"):
                origins.setdefault(quad.subject, set()).add(quad.object)
            elif quad.predicate.value == term("bound"):
                bounds.add(quad.object.value.rpartition("/")[2])
    assert sum(len(each) > 1 for each in started.values()) > 10
    assert sum(len(each) > 1 for each in origins.values()) > 3
    assert bounds == {"exact", "over", "nearly", "about"}


def test_the_library_finds_the_conflicts_that_were_made(tmp_path):
    from lantoa.graph.matching import conflicts

    country = make(Design.of_size(900, 12, seed=2))
    write(country, tmp_path / "country.nq")
    with open_store(tmp_path / "kg") as opened:
        load(opened, [tmp_path / "country.nq"])
        found = Counter(each.about for each in conflicts(opened))
    made = country.reports
    assert found["origin"] == (made.other_origin >= 0).sum() > 3
    # Another year contradicts only where the first source tells one, and exactly enough.
    assert 0.5 < found["start"] / (made.other_year > 0).sum() <= 1


def test_what_is_said_is_true_but_for_second_sources(store, written):
    with (written / "truth.csv").open(encoding="utf-8") as file:
        truth = {(row["source"], row["target"]): row for row in csv.DictReader(file)}
    said = rows(
        store,
        "SELECT ?a ?b ?t { ?r lt:origin ?a ; lt:target ?b ; lt:evidence/lt:source ?s . "
        "?s <http://purl.org/dc/terms/publisher> ?t . ?b a lt:Deployment }",
    )
    wrong = [row for row in said if (row["a"].value, row["b"].value) not in truth]
    assert len(wrong) < 0.15 * len(said)
    assert all(row["t"].value == "Bản tin dựng toàn quốc" for row in wrong)
    told = {pair for pair, row in truth.items() if row["said"] == "true"}
    assert told == {(row["a"].value, row["b"].value) for row in said} & truth.keys()


def test_the_truth_has_a_row_for_every_deployment(store, small):
    table = [dict(zip(COLUMNS, row, strict=True)) for row in lineage(small)]
    known = {row["x"].value for row in rows(store, "SELECT ?x { ?x a lt:Deployment }")}
    assert {row["target"] for row in table} == known
    assert {row["source"] for row in table} <= known | {""}
    time = {row["target"]: row["time"] for row in table}
    assert all(time[row["source"]] < row["time"] for row in table if row["source"])
    assert all((row["source"] == "") == (row["way"] == "alone") for row in table)


def test_it_can_be_traced_from_where_it_began(store, small):
    from lantoa.graph.trace import trace

    largest = int(small.models.size.argmax())
    found = trace(store, small.models.names[largest])
    assert found.to_dict()["model"]


def test_places_are_described(parts):
    labels = {q.subject for q in parts[-1] if q.predicate.value.endswith("#label")}
    used = {
        q.object
        for part in parts[:-1]
        for q in part
        if q.predicate.value in {term("place"), term("area"), term("ofPlace"), term("home")}
        and not isinstance(q.object, Literal)
    }
    sites = {
        q.subject
        for part in parts[:-1]
        for q in part
        if q.predicate == TYPE and q.object.value == term("ProvisionalPlace")
    }
    assert used - sites <= labels
    assert sites
