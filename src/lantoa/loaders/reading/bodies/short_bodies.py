"""'Huyện hội', 'Chi bộ': bodies whose short names the other bodies of a report tell.

Each association calls its own levels so, and a cell of the party is the one named before.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document
from lantoa.ontology.records import Level, Organization

_SHORT = re.compile(r"(?P<level>Tỉnh|Thành|Huyện|Thị|Quận) ?[Hh]ội$")
_CELL = "Chi bộ"
_PROVINCIAL = ("Tỉnh", "Thành")


def name_short_bodies(document: Document) -> None:
    """Give 'Huyện hội' the organization of the one association of a report at its level.

    A bare 'Chi bộ' is the cell that was named last.
    """
    cell: Organization | None = None
    for body in document.bodies:
        if body.printed == _CELL and cell is not None:
            body.organization = cell
        elif body.printed.startswith(f"{_CELL} ") and body.place_name is not None:
            cell = body.organization
    short = [body for body in document.bodies if _SHORT.match(body.printed)]
    if not short:
        return
    for body in short:
        match = _SHORT.match(body.printed)
        provincial = match is not None and match["level"] in _PROVINCIAL
        level = Level.PROVINCE if provincial else Level.DISTRICT
        meant: dict[str, Organization] = {
            other.organization.iri: other.organization
            for other in document.bodies
            if other.organization.kind == "mass-organization"
            and other.organization.name.startswith("Hội ")
            and other.organization.place is not None
            and other.organization.place.level is level
        }
        if len(meant) == 1:
            body.organization = next(iter(meant.values()))
