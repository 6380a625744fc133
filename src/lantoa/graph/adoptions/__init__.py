"""Who adopted what and when: one table of columns, from a store, a file or a DataFrame."""

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
