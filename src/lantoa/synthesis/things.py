"""What the sources of a made-up country speak of, as records: models, places, organizations."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lantoa.graph.places import Gazetteer
from lantoa.ontology.identity import named
from lantoa.ontology.records import Level, Model, Organization, Place
from lantoa.synthesis.country import Country

#: Who gives the highest awards.
MINISTRY: Final = Organization(name="Bộ Công an", kind="ministry")


class Things:
    """The records of a country's models and places; each unit is made once."""

    def __init__(self, country: Country) -> None:
        self._country = country
        self._gazetteer = Gazetteer.packaged()
        self._models = tuple(
            Model(name=name, themes=(theme,))
            for name, theme in zip(country.models.names, country.models.themes, strict=True)
        )
        self._units: dict[int, Place] = {}
        self._model: list[int] = country.spread.model.tolist()
        self._unit: list[int] = country.spread.unit.tolist()
        self._home: list[int] = country.geography.province[country.spread.row].tolist()

    def model(self, deployment: int) -> Model:
        """Return the model of a deployment."""
        return self._models[self._model[deployment]]

    def unit(self, deployment: int) -> Place:
        """Return the administrative unit of a deployment, as of its day."""
        return self._place(self._unit[deployment])

    def place(self, deployment: int) -> Place:
        """Return the place of a deployment: its unit, or a hamlet in it."""
        unit = self.unit(deployment)
        site = int(self._country.reports.site[deployment])
        if not site:
            return unit
        name = f"thôn {site}"
        return Place(
            iri=named("place", name, unit.iri),
            name=name,
            level=Level.SETTLEMENT,
            path=(name, *unit.path),
            within=unit.iri,
        )

    def province(self, deployment: int) -> Place:
        """Return the province of a deployment."""
        return self.row(self._home[deployment])

    def row(self, row: int) -> Place:
        """Return the unit that stands in a row of the map in the end."""
        return self._place(int(self._country.geography.standing[row, 0]))

    def _place(self, unit: int) -> Place:
        found = self._units.get(unit)
        if found is None:
            iri = self._country.geography.units[unit]
            found = self._units[unit] = self._gazetteer.place(iri)
        return found


@lru_cache(maxsize=65536)
def body(name: str, kind: str, unit: Place) -> Organization:
    """Return a body of a unit, by a name that no body of another unit has.

    >>> commune = Place(iri="", name="xã A", level=Level.COMMUNE, path=("xã A", "tỉnh B"))
    >>> body("UBND", "people-committee", commune).name
    'UBND xã A, tỉnh B'
    """
    return Organization(name=f"{name} {', '.join(unit.path)}", kind=kind, place=unit)
