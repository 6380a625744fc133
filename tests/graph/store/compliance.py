"""What every store promises; run against each implementation by a class that gives ``store``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    serialize,
)

from lantoa.errors import InputError, QueryError, QueryTimeoutError, SyntaxInputError
from lantoa.graph import statements
from lantoa.graph.store import Store, query_with_limit
from lantoa.ontology.identity import source_graph_iri
from tests import small_world

G, H, K = "urn:lantoa:test:g", "urn:lantoa:test:h", "urn:lantoa:test:k"
P = NamedNode("urn:lantoa:test:p")


def quad(name: str, value: str, graph: str = G) -> Quad:
    return Quad(NamedNode(f"urn:lantoa:test:{name}"), P, Literal(value), NamedNode(graph))


def content(store: Store, graph: str | None = None) -> set[str]:
    return {str(q) for q in store.quads(graph)}


def dump(store: Store, format: RdfFormat = RdfFormat.N_QUADS, graph: str | None = None) -> bytes:
    output = io.BytesIO()
    store.dump(output, format, graph)
    return output.getvalue()


#: Every pair, of pairs, of pairs: minutes on any machine once there are some hundred quads.
EXPENSIVE = """
SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?a ?b ?c ?d {
  ?a ?p1 ?o1 . ?b ?p2 ?o2 . ?c ?p3 ?o3 . ?d ?p4 ?o4 } }
"""


class WritingCompliance:
    """What :class:`lantoa.graph.store.Store` promises to those who write."""

    #: Virtuoso rewrites literals; what depends on their very form is not asked of it.
    keeps_literals = True

    @pytest.fixture
    def store(self) -> Iterator[Store]:
        raise NotImplementedError

    # --- graphs ---------------------------------------------------------------------------

    def test_a_new_store_is_empty(self, store: Store) -> None:
        assert store.graphs() == []
        assert len(store) == 0
        assert dump(store) == b""
        assert store.writable

    def test_replacing_puts_the_new_content_in_place_of_the_old(self, store: Store) -> None:
        store.replace_graph(G, [quad("a", "1"), quad("b", "2")])
        store.replace_graph(G, [quad("b", "2"), quad("c", "3")])
        assert content(store) == {str(quad("b", "2")), str(quad("c", "3"))}

    def test_replacing_leaves_other_graphs_alone(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        store.replace_graph(G, [quad("c", "3")])
        assert content(store, H) == {str(quad("b", "2", H))}
        assert store.graphs() == [G, H]

    def test_the_key_says_where_quads_go(self, store: Store) -> None:
        elsewhere = Quad(NamedNode("urn:lantoa:test:d"), P, Literal("4"))
        store.replace_graph(G, [quad("a", "1", H), elsewhere])
        assert store.graphs() == [G]
        assert len(store) == 2

    def test_several_graphs_are_replaced_dropped_and_made_together(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        store.replace_graphs({G: [quad("a", "9")], H: [], K: [quad("c", "3")]})
        assert store.graphs() == [G, K]
        assert content(store) == {str(quad("a", "9")), str(quad("c", "3", K))}

    def test_a_graph_without_quads_is_gone(self, store: Store) -> None:
        store.replace_graph(G, [quad("a", "1")])
        store.replace_graph(G, [])
        assert store.graphs() == []
        found = store.query(f"ASK {{ GRAPH <{G}> {{ ?s ?p ?o }} }}")
        assert isinstance(found, QueryBoolean)
        assert not found

    def test_dropping_a_graph(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        store.drop_graph(G)
        store.drop_graph("urn:lantoa:test:never-there")
        assert store.graphs() == [H]

    def test_added_graphs_are_what_replacing_makes_of_them(self, store: Store) -> None:
        readings = small_world.readings()
        lines = b"".join(
            serialize(statements.quads(reading), format=RdfFormat.N_QUADS) or b""
            for reading in readings
        )
        store.replace_graph(G, [quad("a", "một")])
        store.add_graphs(lines)
        store.add_graphs(b"")
        added = dump(store)
        assert content(store, G) == {str(quad("a", "một"))}
        for reading in readings:
            store.replace_graph(reading.source.graph, statements.quads(reading))
        assert dump(store) == added

    def test_a_failing_source_of_quads_changes_nothing(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        before = dump(store)

        def failing() -> Iterator[Quad]:
            yield quad("x", "new")
            raise RuntimeError("the reader broke")

        with pytest.raises(RuntimeError, match="the reader broke"):
            store.replace_graphs({H: [quad("y", "new")], G: failing(), K: [quad("z", "new")]})
        assert dump(store) == before

    def test_the_same_content_again_changes_nothing(self, store: Store) -> None:
        graphs = {r.source.graph: statements.quads(r) for r in small_world.readings()}
        store.replace_graphs(graphs)
        before = dump(store)
        store.replace_graphs({name: list(reversed(quads)) for name, quads in graphs.items()})
        assert dump(store) == before
        assert store.graphs() == sorted(graphs)

    def test_counts_of_quads_across_graphs(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1"), quad("b", "2")], H: [quad("a", "1")]})
        assert len(store) == 3

    def test_values_come_back_as_they_went_in(self, store: Store) -> None:
        if not self.keeps_literals:
            pytest.skip("this endpoint rewrites literals")
        xsd = "http://www.w3.org/2001/XMLSchema#"
        values = [
            Literal("“Tiếng kẻng” \\ \" ' \n\t\r { } <x> # ?"),
            Literal("Công an xã", language="vi"),
            Literal("7", datatype=NamedNode(xsd + "integer")),
            Literal("0.9", datatype=NamedNode(xsd + "decimal")),
            Literal("2024-05", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")),
            Literal(""),
            NamedNode("urn:lantoa:test:b%C3%A1o%20c%C3%A1o"),
            NamedNode("https://example.org/báo-cáo"),
        ]
        subject, graph = NamedNode("urn:lantoa:test:s"), NamedNode(G)
        wanted = {Quad(subject, P, value, graph) for value in values}
        store.replace_graph(G, wanted)
        assert set(store.quads(G)) == wanted
        rows = store.query("SELECT ?v { ?s ?p ?v }")
        assert isinstance(rows, QuerySolutions)
        assert {row["v"] for row in rows} == set(values)

    # --- files ----------------------------------------------------------------------------

    def test_a_file_of_triples_goes_to_its_graph(self, store: Store, tmp_path: Path) -> None:
        path = tmp_path / "b.ttl"
        path.write_text('<urn:lantoa:test:a> <urn:lantoa:test:p> "1" .')
        assert store.load_file(path, RdfFormat.TURTLE, G) == [G]
        assert content(store) == {str(quad("a", "1"))}
        assert store.load_file(path, RdfFormat.TURTLE) == [source_graph_iri("b.ttl")]
        assert len(store) == 2

    def test_a_file_of_quads_keeps_its_graphs(self, store: Store, tmp_path: Path) -> None:
        path = tmp_path / "b.nq"
        triple = "<urn:lantoa:test:a> <urn:lantoa:test:p>"
        path.write_text(f'{triple} "1" <{G}> .\n{triple} "2" <{H}> .\n{triple} "3" .\n')
        store.replace_graph(K, [quad("z", "other", K)])
        assert store.load_file(path, RdfFormat.N_QUADS, "urn:lantoa:test:rest") == sorted(
            [G, H, "urn:lantoa:test:rest"]
        )
        assert store.graphs() == sorted([G, H, K, "urn:lantoa:test:rest"])

    def test_a_file_that_changed_replaces_what_it_filled(
        self, store: Store, tmp_path: Path
    ) -> None:
        path = tmp_path / "b.nq"
        triple = "<urn:lantoa:test:a> <urn:lantoa:test:p>"
        path.write_text(f'{triple} "1" <{G}> .\n{triple} "2" <{H}> .\n')
        filled = store.load_file(path, RdfFormat.N_QUADS)
        path.write_text(f'{triple} "9" <{H}> .\n{triple} "3" <{K}> .\n')
        assert store.load_file(path, RdfFormat.N_QUADS, drop=filled) == [H, K]
        assert content(store) == {str(quad("a", "9", H)), str(quad("a", "3", K))}

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("b.ttl", '_:x <urn:p> [ <urn:q> ("1" "2") ] . [] <urn:p> _:x .'),
            ("b.nq", f'_:x <urn:p> _:y <{G}> .\n_:y <urn:p> "1" <{H}> .\n_:z <urn:p> "2" .\n'),
            ("b.jsonld", '{"urn:p": [{"urn:q": "1"}, {"urn:q": "2"}]}'),
            (
                "b.rdf",
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
                "<rdf:Description><e:p><rdf:Description e:q='1'/></e:p></rdf:Description>"
                "</rdf:RDF>",
            ),
        ],
    )
    def test_loading_twice_changes_nothing_blank_nodes_or_not(
        self, store: Store, tmp_path: Path, name: str, text: str
    ) -> None:
        path = tmp_path / name
        path.write_text(text)
        format = RdfFormat.from_extension(path.suffix[1:])
        assert format is not None
        filled = store.load_file(path, format, K)
        before = dump(store)
        assert before
        assert b"_:" not in before
        assert store.load_file(path, format, K, drop=filled) == filled
        assert dump(store) == before

    def test_blank_nodes_stay_joined(self, store: Store, tmp_path: Path) -> None:
        path = tmp_path / "b.ttl"
        path.write_text('<urn:a> <urn:p> _:x . _:x <urn:q> "end" . <urn:b> <urn:p> [] .')
        store.load_file(path, RdfFormat.TURTLE, G)
        rows = store.query("SELECT ?s { ?s <urn:p> ?x . ?x <urn:q> 'end' }")
        assert isinstance(rows, QuerySolutions)
        assert [row["s"].value for row in rows] == ["urn:a"]
        assert not any(isinstance(q.object, BlankNode) for q in store.quads())

    def test_a_malformed_file_changes_nothing(self, store: Store, tmp_path: Path) -> None:
        store.replace_graph(G, [quad("a", "1")])
        before = dump(store)
        path = tmp_path / "bad.ttl"
        path.write_text('<urn:a> <urn:p> "fine" .\n' * 3 + "<urn:a> <urn:p> . \n")
        for graph in (G, H):
            with pytest.raises(SyntaxInputError, match=r"bad\.ttl is malformed: .*line 4"):
                store.load_file(path, RdfFormat.TURTLE, graph)
        assert dump(store) == before

    def test_a_missing_file_and_a_folder(self, store: Store, tmp_path: Path) -> None:
        for path in (tmp_path / "none.ttl", tmp_path):
            with pytest.raises(InputError, match="cannot be read"):
                store.load_file(path, RdfFormat.TURTLE, G)

    def test_triples_within_triples_are_refused(self, store: Store, tmp_path: Path) -> None:
        path = tmp_path / "star.ttl"
        path.write_text('<urn:a> <urn:p> <<( <urn:a> <urn:p> "1" )>> .')
        with pytest.raises(InputError, match=r"star\.ttl: .*RDF 1\.1"):
            store.load_file(path, RdfFormat.TURTLE, G)
        assert store.graphs() == []


class StoreCompliance(WritingCompliance):
    """All promises of :class:`lantoa.graph.store.Store`."""

    # --- queries --------------------------------------------------------------------------

    def test_the_default_graph_is_the_union(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        rows = store.query("SELECT ?o { ?s ?p ?o } ORDER BY ?o")
        assert isinstance(rows, QuerySolutions)
        assert [row["o"].value for row in rows] == ["1", "2"]

    def test_a_join_crosses_graphs(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "same")], H: [quad("b", "same")]})
        found = store.query(
            f"ASK {{ <urn:lantoa:test:a> <{P.value}> ?x . <urn:lantoa:test:b> <{P.value}> ?x }}"
        )
        assert isinstance(found, QueryBoolean)
        assert bool(found)

    def test_a_triple_in_two_graphs_is_one_with_distinct(self, store: Store) -> None:
        # Without DISTINCT it comes twice from oxigraph (its issue 1919) and from Virtuoso.
        store.replace_graphs({G: [quad("a", "1")], H: [quad("a", "1")]})
        rows = store.query("SELECT DISTINCT ?s ?o { ?s ?p ?o }")
        assert isinstance(rows, QuerySolutions)
        assert len(list(rows)) == 1

    def test_named_graphs_can_be_asked_for(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        rows = store.query("SELECT ?g { GRAPH ?g { ?s ?p '2' } }")
        assert isinstance(rows, QuerySolutions)
        assert [row["g"].value for row in rows] == [H]

    def test_from_narrows_the_union(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        rows = store.query(f"SELECT ?o FROM <{H}> {{ ?s ?p ?o }}")
        assert isinstance(rows, QuerySolutions)
        assert [row["o"].value for row in rows] == ["2"]

    def test_the_projects_prefixes_need_no_declaration(self, store: Store) -> None:
        reading = small_world.readings()[0]
        store.replace_graph(reading.source.graph, statements.quads(reading))
        found = store.query("ASK { ?s a lt:Source ; lt:document ?name }")
        assert isinstance(found, QueryBoolean)
        assert bool(found)

    def test_construct_gives_triples(self, store: Store) -> None:
        store.replace_graph(G, [quad("a", "1")])
        triples = store.query("CONSTRUCT { ?s <urn:lantoa:test:q> ?o } WHERE { ?s ?p ?o }")
        assert isinstance(triples, QueryTriples)
        (triple,) = triples
        assert triple.predicate.value == "urn:lantoa:test:q"

    def test_a_malformed_query_is_the_users_mistake(self, store: Store) -> None:
        with pytest.raises(SyntaxInputError, match=r"malformed|cannot read") as caught:
            store.query("SELECT * WHERE { ?s ?p ")
        assert "\n" not in str(caught.value)

    def test_a_query_cannot_write(self, store: Store) -> None:
        store.replace_graph(G, [quad("a", "1")])
        for update in ("DROP ALL", f"CLEAR GRAPH <{G}>", "LOAD <http://127.0.0.1:9/x>"):
            with pytest.raises(QueryError, match="would change the graph"):
                store.query(update)
        assert len(store) == 1

    def test_a_query_cannot_reach_the_network(self, store: Store) -> None:
        with pytest.raises(QueryError, match="SERVICE"):
            store.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")

    # --- with limits ----------------------------------------------------------------------

    def test_a_query_with_a_limit_gives_the_same(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "“kẻng”")]})
        rows = query_with_limit(store, "SELECT ?o { ?s ?p ?o } ORDER BY ?o", seconds=60)
        assert isinstance(rows, QuerySolutions)
        assert [row["o"].value for row in rows] == ["1", "“kẻng”"]
        asked = query_with_limit(store, "ASK { ?s ?p '1' }")
        assert isinstance(asked, QueryBoolean)
        assert bool(asked)
        triples = query_with_limit(store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert isinstance(triples, QueryTriples)
        assert len(list(triples)) == 2

    def test_a_query_over_its_time_is_stopped(self, store: Store) -> None:
        store.replace_graph(G, [quad(f"n{n}", str(n)) for n in range(600)])
        with pytest.raises(QueryTimeoutError, match=r"1\.5 s"):
            query_with_limit(store, EXPENSIVE, seconds=1.5)
        assert len(store) == 600

    def test_limits_do_not_loosen_the_guard(self, store: Store) -> None:
        with pytest.raises(QueryError, match="SERVICE"):
            query_with_limit(store, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
        with pytest.raises(QueryError, match="would change"):
            query_with_limit(store, "DROP ALL")
        with pytest.raises(SyntaxInputError):
            query_with_limit(store, "SELECT * { ?s ?p ")

    # --- dumps ----------------------------------------------------------------------------

    def test_lines_are_sorted_and_equal_content_gives_equal_bytes(self, store: Store) -> None:
        quads = [quad(f"n{n}", str(n), g) for n in range(50) for g in (G, H)]
        store.replace_graphs({G: quads[::2], H: quads[1::2]})
        first = dump(store)
        assert first.splitlines() == sorted(first.splitlines())
        store.replace_graph(G, [])
        store.replace_graph(G, list(reversed(quads[::2])))
        assert dump(store) == first

    def test_one_graph_as_lines(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("b", "2")]})
        line = b'<urn:lantoa:test:a> <urn:lantoa:test:p> "1" '
        assert dump(store, RdfFormat.N_QUADS, G) == line + f"<{G}> .\n".encode()
        assert dump(store, RdfFormat.N_TRIPLES, G) == line + b".\n"

    def test_a_syntax_without_graphs_gets_the_union(self, store: Store) -> None:
        store.replace_graphs({G: [quad("a", "1")], H: [quad("a", "1"), quad("b", "2")]})
        assert dump(store, RdfFormat.N_TRIPLES).count(b"\n") == 2
        assert len(list(parse(dump(store, RdfFormat.TURTLE), RdfFormat.TURTLE))) == 2

    @pytest.mark.parametrize(
        "format", [RdfFormat.TRIG, RdfFormat.JSON_LD, RdfFormat.N_QUADS], ids=lambda f: f.name
    )
    def test_a_dump_of_everything_reads_back(self, store: Store, format: RdfFormat) -> None:
        graphs = {r.source.graph: statements.quads(r) for r in small_world.readings()}
        store.replace_graphs(graphs)
        written = dump(store, format)
        assert set(parse(written, format)) == set(store.quads())
        assert dump(store, format) == written

    @pytest.mark.parametrize(
        "format", [RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.N_TRIPLES], ids=lambda f: f.name
    )
    def test_a_dump_of_one_graph_reads_back(self, store: Store, format: RdfFormat) -> None:
        reading = small_world.readings()[0]
        graph = reading.source.graph
        store.replace_graph(graph, statements.quads(reading))
        written = dump(store, format, graph)
        assert {q.triple for q in parse(written, format)} == {q.triple for q in store.quads(graph)}
