"""Which places the graphs refer to, and which of them the places graph describes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from lantoa.ontology.namespaces import PLACES_GRAPH, THINGS, term

_PLACES: Final = THINGS + "place/"
_TO_PLACES: Final = ("place", "area", "ofPlace", "home", "within", "candidate")


def used_places(ask: Callable[[str], Any]) -> set[str]:
    """Return the IRIs of the places that any graph but the places graph refers to."""
    found: set[str] = set()
    for name in _TO_PLACES:
        found.update(_column(ask, f"?thing <{term(name)}> ?place"))
    # A bare mention has the place as its subject.
    found.update(_column(ask, f"?place <{term('evidence')}> ?evidence"))
    return found


def described_places(ask: Callable[[str], Any]) -> set[str]:
    """Return the IRIs of the units that the places graph describes."""
    unit = f"?place a <{term('AdministrativeUnit')}>"
    rows = ask(f"SELECT ?place WHERE {{ GRAPH <{PLACES_GRAPH}> {{ {unit} }} }}")
    return {row["place"].value for row in rows}


def _column(ask: Callable[[str], Any], pattern: str) -> set[str]:
    rows = ask(
        f"SELECT DISTINCT ?place WHERE {{ GRAPH ?graph {{ {pattern} }} "
        f"FILTER (?graph != <{PLACES_GRAPH}> && STRSTARTS(STR(?place), '{_PLACES}')) }}"
    )
    return {row["place"].value for row in rows}
