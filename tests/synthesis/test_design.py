"""Designs that cannot be are refused in a sentence."""

import pytest

from lantoa.errors import UserError
from lantoa.synthesis.design import Design


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"models": 20, "deployments": 10}, "at most 10 models"),
        ({"models": 0}, "at least one"),
        ({"models": 1, "deployments": 6001}, "at least 2 models"),
        ({"seed": -1}, "from 0 on"),
        ({"first_year": 2025, "last_year": 2005}, "first to a last"),
    ],
)
def test_what_does_not_fit_is_refused(numbers, words):
    with pytest.raises(UserError, match=words):
        Design(**numbers)


def test_the_default_is_the_whole_country():
    assert Design.of_size(124_000) == Design()
    assert (Design().models, Design().deployments) == (2500, 124_000)
