"""docs/exports.md names everything that is written."""

from __future__ import annotations

import re
from pathlib import Path

from lantoa.graph.export import COLUMNS, EXPORTS, FORMATS, KINDS
from lantoa.graph.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, STANDINGS

PAGE = Path(__file__).parents[3] / "docs" / "exports.md"


def test_every_format_column_and_attribute_is_documented() -> None:
    named = set(re.findall(r"`([^`\n]+)`", PAGE.read_text(encoding="utf-8")))
    assert set(EXPORTS) <= named
    assert {format.name for format in FORMATS} <= named
    assert {*COLUMNS, *KINDS} <= named
    assert {*NODE_ATTRIBUTES, *EDGE_ATTRIBUTES, *STANDINGS} <= named
