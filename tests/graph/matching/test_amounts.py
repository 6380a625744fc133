"""Numbers that can be one true number, and such that cannot."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.graph.matching.amounts import Amount
from lantoa.ontology.records import Bound


def amount(value, bound=Bound.EXACT, of=None):
    return Amount(Decimal(value), bound, None if of is None else Decimal(of))


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        (amount(50, Bound.OVER), amount(54), True),
        (amount(50, Bound.OVER), amount(49), False),
        (amount(1440, Bound.OVER), amount(1500, Bound.OVER), True),
        (amount(120, Bound.NEARLY), amount(112), True),
        (amount(120, Bound.NEARLY), amount(150), False),
        (amount(120, Bound.NEARLY), amount(60), False),
        (amount(30, Bound.ABOUT), amount(32), True),
        (amount(30, Bound.ABOUT), amount(40), False),
        (amount(30, Bound.NEARLY), amount(30, Bound.OVER), True),
        (amount(112), amount(150), False),
        (amount(123, of=131), amount(123, of=130), False),
        (amount(123, of=131), amount(123), True),
    ],
)
def test_bounds_are_taken_into_account(one, two, agree):
    assert one.agrees(two) is agree
    assert two.agrees(one) is agree


AMOUNTS = st.builds(
    Amount, st.integers(0, 10**6).map(Decimal), st.sampled_from(Bound), st.just(None)
)


@given(AMOUNTS, AMOUNTS)
def test_agreeing_is_symmetric_and_of_all_with_themselves(one, two):
    assert one.agrees(one)
    assert one.agrees(two) == two.agrees(one)


def test_what_is_no_number_is_none():
    assert Amount.of_text("nhiều", None, None) is None
    assert Amount.of_text("3", "https://w3id.org/lantoa/id/bound/over", "4") == amount(
        3, Bound.OVER, 4
    )
