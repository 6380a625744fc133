"""The world that netinf is made for: there it finds what it cannot find elsewhere."""

import numpy as np
import pytest

from lantoa.errors import UserError
from lantoa.graph.inference import Cascades, infer
from lantoa.synthesis.baselines import latest
from lantoa.synthesis.fixed_ties import fixed_ties
from lantoa.synthesis.scoring import average_precision, by_votes, edges_of


@pytest.fixture(scope="module")
def asked():
    return fixed_ties(3)


def test_whoever_is_copied_was_earlier_and_had_the_item(asked):
    when = {
        (item, unit): time
        for item, unit, time in zip(
            asked.item.tolist(), asked.unit.tolist(), asked.time.tolist(), strict=True
        )
    }
    assert len(when) == len(asked)
    copied = np.flatnonzero(asked.source >= 0)
    assert len(copied) == len(asked) - len(asked.items)
    for row in copied.tolist():
        assert when[asked.item[row], asked.source[row]] < asked.time[row]


def test_items_go_along_the_ties_that_there_are(asked):
    assert len(asked.true_edges()) <= 900
    assert len(asked.true_edges(2)) > 500


def test_the_same_seed_gives_the_same_world(asked):
    assert (fixed_ties(3).time == asked.time).all()
    assert not np.array_equal(fixed_ties(4).time, asked.time)


def test_netinf_finds_the_ties_far_better_than_the_last_one_before(asked):
    true = asked.true_edges()
    events = Cascades.from_columns(
        [asked.units[unit] for unit in asked.unit],
        [asked.items[item] for item in asked.item],
        asked.time,
    )
    found = infer(events, edges=len(true))  # its defaults: the rate from the data
    ranked = edges_of(asked, [(edge.source, edge.target) for edge in found.edges])
    guessed = by_votes(asked, latest(asked))[: len(true)]
    assert average_precision(ranked, true) > 0.75
    assert average_precision(ranked, true) > average_precision(guessed, true) + 0.2


@pytest.mark.parametrize("numbers", [{"units": 1}, {"items": 0}, {"chance": 0}, {"delay": 0}])
def test_what_cannot_be_is_refused(numbers):
    with pytest.raises(UserError):
        fixed_ties(**numbers)
