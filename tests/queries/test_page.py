"""The page about the queries says what their headers say."""

from __future__ import annotations

from pathlib import Path

from lantoa.queries import catalogue
from lantoa.queries.page import markdown

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"


def test_the_page_is_up_to_date() -> None:
    made = PAGE.read_text("utf-8") == markdown()
    assert made, "run: python -m lantoa.queries.page > docs/queries.md"


def test_the_page_has_every_query() -> None:
    for query in catalogue().values():
        assert f"\n## {query.name}\n" in markdown()
        assert query.summary_vi in markdown()
