"""Places: the administrative units of Viet Nam with their lifetimes, and their names in text."""

from lantoa.graph.places.gazetteer import Gazetteer
from lantoa.graph.places.units import COUNTRY, PlaceMatch, Succession, Unit

__all__ = ["COUNTRY", "Gazetteer", "PlaceMatch", "Succession", "Unit"]
