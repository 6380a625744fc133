"""How one sort of body is named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """How one sort of body is named.

    `standard` is the form of the full name (None: as printed). `scope` says whether a place
    belongs to the name: "must" (a bare "Công an" is the force, not a body), "may", "no"; "named"
    (must, with its own name), "all" (those of the province), "part" (only before its body).
    """

    pattern: str
    kind: str
    standard: str | None = None
    scope: str = "may"
