from __future__ import annotations

from collections.abc import Iterator

import pytest

from lantoa.graph.store import Store
from tests.graph.export.world import small_store


@pytest.fixture(scope="package")
def store() -> Iterator[Store]:
    with small_store() as store:
        yield store
