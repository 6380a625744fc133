"""A country small enough to make in a second, and large enough to have every part."""

import pytest

from lantoa.synthesis.country import Country, make
from lantoa.synthesis.design import Design
from lantoa.synthesis.writing import quads


@pytest.fixture(scope="session")
def country() -> Country:
    return make(Design.of_size(4000, 60, seed=3))


@pytest.fixture(scope="session")
def parts(country):
    """The quads of the country: one list a source, the places last."""
    return list(quads(country))
