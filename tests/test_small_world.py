"""The shared example data keep the promises that every record makes."""

from lantoa.graph.statements import quads
from tests.small_world import readings


def test_quotations_are_found_at_their_offsets():
    for reading in readings():
        for statement in reading.statements:
            for evidence in statement.evidence:
                assert reading.source.text[evidence.start : evidence.end] == evidence.quote


def test_the_same_reading_gives_the_same_quads():
    assert [quads(r) for r in readings()] == [quads(r) for r in readings()]


def test_every_quad_is_in_the_graph_of_its_source():
    for reading in readings():
        assert {q.graph_name.value for q in quads(reading)} == {reading.source.graph}
