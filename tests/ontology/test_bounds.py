"""The one convention for the bounds of printed numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.ontology.bounds import UNTOLD, bounds_of_amount, bounds_of_number, tellings
from lantoa.ontology.namespaces import concept
from lantoa.ontology.things import Amount, Bound

BOUNDS = st.sampled_from(list(Bound))


@pytest.mark.parametrize(
    ("value", "bound", "of", "expected"),
    [
        ("54", None, None, (54, 54)),
        ("54", "exact", "131", (54, 54)),
        ("54", "over", None, (54, None)),
        ("54", "over", "131", (54, 131)),
        ("54", "nearly", None, (1, 54)),
        ("54", "about", None, (1, None)),
        ("54", "about", "131", (1, 131)),
        ("54", "over", "20", (54, None)),  # a total below its part is none
        ("0", "exact", None, (0, 0)),
        ("0", "nearly", None, (0, 0)),
        ("12.5", "exact", None, (12, 13)),
        ("12.5", "over", None, (13, None)),
        ("12.5", "nearly", None, (1, 12)),
        (None, "over", None, UNTOLD),
        ("nhiều", None, None, UNTOLD),
        ("-3", None, None, UNTOLD),
        ("NaN", None, None, UNTOLD),
        ("inf", "over", None, UNTOLD),
        ("1e30", None, None, UNTOLD),
    ],
)
def test_what_words_say(value, bound, of, expected) -> None:
    assert bounds_of_number(value, bound, of) == expected
    if bound:
        assert bounds_of_number(value, concept("bound", bound), of) == expected


@given(st.integers(1, 10**6), BOUNDS)
def test_an_amount_is_bounded_as_its_number_is(number: int, bound: Bound) -> None:
    least, most = bounds_of_amount(Amount(value=Decimal(number), bound=bound))
    assert (least, most) == bounds_of_number(str(number), bound)
    assert 0 < least <= number
    assert most is None or least <= number <= most


@given(st.integers(1, 400), BOUNDS)
def test_the_true_number_of_a_made_up_country_lies_within(number: int, bound: Bound) -> None:
    from lantoa.synthesis.gaps import bounded

    least, most = bounds_of_amount(bounded(number, bound))
    assert least <= number
    assert most is None or number <= most


SPANS = st.tuples(st.integers(0, 60), st.one_of(st.none(), st.integers(0, 60))).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1])
)


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_tellings_together(spans: list[tuple[int, int | None]]) -> None:
    least, most = tellings(spans)
    assert most is None or least <= most
    # Whatever order they come in, and however often one is repeated.
    assert tellings(reversed(spans)) == tellings([*spans, *spans]) == (least, most)
    inside = [n for n in range(200) if all(a <= n and (b is None or n <= b) for a, b in spans)]
    if inside and most is not None:
        assert (least, most) == (inside[0], inside[-1])
    assert least >= min(low for low, _ in spans)
