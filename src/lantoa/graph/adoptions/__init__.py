"""Who adopted what and when: one table of columns, from a store, a file or a DataFrame.

Everything here is imported late: who reads a plain file does not wait for what reads stores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantoa.graph.adoptions.files import read_adoptions
    from lantoa.graph.adoptions.from_store import adoptions_of
    from lantoa.graph.adoptions.parts import Group, Population, Problem
    from lantoa.graph.adoptions.table import Adoptions
    from lantoa.graph.adoptions.times import DAYS_IN_YEAR, Dates, TimeScale, end_of_observation

__all__ = [
    "DAYS_IN_YEAR",
    "Adoptions",
    "Dates",
    "Group",
    "Population",
    "Problem",
    "TimeScale",
    "adoptions_of",
    "end_of_observation",
    "read_adoptions",
]

_MODULES = {
    "DAYS_IN_YEAR": "times",
    "Adoptions": "table",
    "Dates": "times",
    "Group": "parts",
    "Population": "parts",
    "Problem": "parts",
    "TimeScale": "times",
    "adoptions_of": "from_store",
    "end_of_observation": "times",
    "read_adoptions": "files",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
