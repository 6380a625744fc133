"""The classes under the gazetteer: units in space and time, and by name."""

from __future__ import annotations

import pytest

from lantoa.graph.places import PLACES, Gazetteer
from lantoa.graph.places.named_units import NamedUnits
from lantoa.graph.places.names import folded_key, name_key, split_listed
from lantoa.graph.places.register import Register
from lantoa.graph.places.table import packaged
from lantoa.graph.places.units import Succession, Unit
from lantoa.ontology.records import Place
from lantoa.vietnamese import fold

HIGHLANDS = PLACES + "region-tay-nguyen"


class CountingRegister(Register):
    asked = 0

    def predecessors(self, iri: str) -> list[Succession]:
        self.asked += 1
        return super().predecessors(iri)


class CountingGazetteer(Gazetteer):
    asked = 0

    def members(self, region: str) -> list[tuple[Unit, bool]]:
        self.asked += 1
        return super().members(region)


def test_the_provinces_of_a_region_are_worked_out_once() -> None:
    register = CountingRegister(packaged())
    first = register.members(HIGHLANDS)
    asked = register.asked
    assert asked > 0
    assert register.members(HIGHLANDS) == first
    assert register.asked == asked


def test_a_list_of_provinces_belongs_to_who_asked_for_it() -> None:
    register = Register(packaged())
    first = register.members(HIGHLANDS)
    first.clear()
    assert len(register.members(HIGHLANDS)) > 5


def test_what_is_near_a_home_is_worked_out_once() -> None:
    gazetteer = CountingGazetteer(packaged())
    home = gazetteer.place(HIGHLANDS)
    places: list[Place] = [gazetteer.resolve(["xã Hòa Bình"], home=home) for _ in range(3)]
    assert gazetteer.asked == 1
    assert places[0] == places[1] == places[2]


def test_names_are_indexed_at_the_first_search() -> None:
    units = NamedUnits(packaged())
    units.unit(PLACES + "commune-04996")
    assert "names" not in vars(units)
    assert "xã Tân Thành" in {unit.name for unit in units.find("tan thanh")}
    assert "names" in vars(units)


@pytest.fixture(scope="module")
def printed() -> list[str]:
    return sorted({name for _, name in packaged().printed_names()})


def test_every_listed_name_finds_its_unit(printed: list[str]) -> None:
    units = Gazetteer.packaged()
    for local, name in packaged().printed_names():
        assert PLACES + local in units.names[name_key(split_listed(name)[1])], name


def test_names_fold_to_what_a_user_types(printed: list[str]) -> None:
    wrong = [each for each in printed if folded_key(each) != fold(name_key(each)).replace("y", "i")]
    assert wrong == []
    assert len(printed) > 8000


def test_a_listed_name_without_its_unit_word_begins_with_none(printed: list[str]) -> None:
    apart = {split_listed(each) for each in printed}
    assert None not in {word for word, _ in apart}
    assert {f"{word} {bare}" for word, bare in apart} == set(printed)
    assert split_listed("thị") == (None, "thị")
    assert split_listed("thành phố") == (None, "thành phố")
    assert split_listed("") == (None, "")
