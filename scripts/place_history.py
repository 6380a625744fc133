"""Snapshots -> units: which names a code bore, since when, until when, and what they are called."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass, field

from place_decrees import MERGERS
from place_packages import Listed

from lantoa.graph.places.names import folded_key, name_key

#: The snapshots before the reform, in order, and when each list's state was. The list exported on
#: 6 October 2019 lacks what took effect in the weeks before, so its state is put at 1 September.
SNAPSHOTS = ("2019", "2022", "2025")
SINCE = {"2019": "2019-09-01", "2022": "2022", "2025": "2025-06-30"}
REFORM_DAY = "2025-07-01"
#: Acts that dated all changes of their province, districts and wards too.
WHOLE_PROVINCE = frozenset({"1111/NQ-UBTVQH14", "175/2024/QH15"})
#: Districts whose communes changed by another act than their province's: thị xã Kinh Môn.
ACTS_OF_THEIR_OWN = frozenset({"292"})


@dataclass
class Version:
    """One unit: a code under one name, over the snapshots that hold it."""

    level: str
    code: str
    name: str
    snapshots: list[str]
    province: str
    parents: list[str] = field(default_factory=list)  # codes, one for each snapshot
    spellings: list[str] = field(default_factory=list)  # other than the name
    identifier: str = ""
    began: str = ""
    began_by: str = ""
    ended: str = ""
    ended_by: str = ""


def versions_of(level: str, snapshots: dict[str, dict[str, Listed]]) -> dict[str, list[Version]]:
    """Return the units that each code meant, in order, with their names and dates."""
    history: dict[str, list[Version]] = defaultdict(list)
    for day in SNAPSHOTS:
        for code, listed in snapshots[day].items():
            versions = history[code]
            last = versions[-1] if versions else None
            if last and same_name(last.name, listed.name):
                last.snapshots.append(day)
                last.parents.append(listed.parent)
                if name_key(last.name) != name_key(listed.name):
                    last.spellings.append(last.name)
                last.name, last.province = listed.name, listed.province
            else:
                versions.append(
                    Version(level, code, listed.name, [day], listed.province, [listed.parent])
                )
    for versions in history.values():
        for index, version in enumerate(versions):
            date_version(
                version,
                versions[index - 1] if index else None,
                versions[index + 1] if index + 1 < len(versions) else None,
            )
            version.identifier = identifier_of(version, index)
    return history


#: Letters that the lists write differently for one sound in highland names: Xín/Sín, Drung/Dung.
SOUNDS = (
    ("ii", "2"), ("tr", "ch"), ("dr", "d"), ("gi", "d"), ("r", "d"), ("x", "s"), ("k", "c"),
    ("p", "b"), ("nh", "ng"), ("oo", "o"), ("ee", "e"), ("i", "y"),
)  # fmt: skip


def spoken(name: str) -> str:
    """Return a name's rough sound, without its unit word's spaces and diacritics."""
    letters = folded_key(name).replace(" ", "")
    for written, sound in SOUNDS:
        letters = letters.replace(written, sound)
    return letters


def same_name(one: str, other: str) -> bool:
    """Tell a correction of spelling (Xín Chải, Sín Chải) from a new name."""
    return spoken(one) == spoken(other)


def alike(one: str, other: str) -> bool:
    """Whether a new name may still be a correction of spelling, so that no act is claimed."""
    return difflib.SequenceMatcher(None, spoken(one), spoken(other), autojunk=False).ratio() > 0.8


def date_version(version: Version, before: Version | None, after: Version | None) -> None:
    """Fill when the unit began and ended, as EDTF, and by which act."""
    first, last = SNAPSHOTS.index(version.snapshots[0]), SNAPSHOTS.index(version.snapshots[-1])
    if first == 0:
        version.began = f"../{SINCE['2019']}"
    else:
        version.began, version.began_by = change_between(before, version, first - 1)
    if last + 1 < len(SNAPSHOTS):
        version.ended, version.ended_by = change_between(version, after, last)


def change_between(old: Version | None, new: Version | None, index: int) -> tuple[str, str]:
    """Return when a change between a snapshot and the next took effect, and by which act."""
    before, after = SNAPSHOTS[index], SNAPSHOTS[index + 1]
    unit = old or new
    assert unit is not None
    act = MERGERS.get((unit.province, before))
    # Towns and wards are raised from communes by acts of their own.
    rural = all(each is None or each.name.startswith("xã ") for each in (old, new))
    doubtful = old is not None and new is not None and alike(old.name, new.name)
    elsewhere = unit.parents[0] in ACTS_OF_THEIR_OWN
    if (
        act
        and not doubtful
        and not elsewhere
        and (act[1] in WHOLE_PROVINCE or (unit.level == "commune" and rural))
    ):
        return act
    return f"[{SINCE[before]}..{SINCE[after]}]", ""


def identifier_of(version: Version, index: int) -> str:
    """Return the unit's name in IRIs: later units of a code carry the year that they began.

    Where only the snapshot is known that first lists it, that is said (``-by2022``); a unit of
    early 2025 carries its month too, since ``-2025`` is the reform's.
    """
    bare = f"{version.level}-{version.code}"
    if index == 0:
        return bare
    if not version.began.startswith("["):
        reform_year = version.began.startswith(REFORM_DAY[:4])
        return f"{bare}-{version.began[: 7 if reform_year else 4]}"
    return f"{bare}-by{version.snapshots[0]}"


History = dict[str, dict[str, list[Version]]]


def holder(history: History, level: str, code: str, day: str) -> str:
    """Return the identifier of the unit that a code meant in a snapshot."""
    return next(v.identifier for v in history[level][code] if day in v.snapshots)
