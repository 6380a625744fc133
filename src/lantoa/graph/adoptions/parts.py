"""What a table of adoptions tells beside its rows: the population, groups, and problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.errors import UserError

if TYPE_CHECKING:
    from lantoa.graph.diffusion.counted_groups import CountedGroup

#: The largest population: far more of them would not fit into whole numbers of 64 bits.
MOST: Final = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Population:
    """How many units could adopt, and how that is known; `count` None where nobody knows."""

    count: int | None
    source: str

    def __post_init__(self) -> None:
        if self.count is not None and self.count > MOST:
            raise UserError(
                f"The population of {self.count:,} is more than could be counted; give at most "
                f"{MOST:,}."
            )

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"count": self.count, "source": self.source}


@dataclass(frozen=True, slots=True)
class Group:
    """Adopters of an item that are counted and not named: "54 đơn vị".

    Attributes:
        item: what they adopted.
        lower, upper: bounds of their number, the named `members` included; upper None = unknown.
        earliest, latest: bounds of the time by which all of them had adopted; nan = unknown.
        members: labels of units of the table that are among them.
        area: where they are, as its name; None if not said.
        place: the identifier of that area, where it has one; with what tells them apart after
            a ``#`` where several different things are counted in it.
        around: the `place` of other groups that may count the same adopters: of areas around it
            or within, of other things in it, of areas that are not told.
        possible_members: labels of units of the table in that area that may be among them, as
            far as is known.
        among: labels of units of the table of which each is one, and nobody knows which: those
            that took over parts of the unit where it is told to be.
    """

    item: str
    lower: int
    upper: int | None
    earliest: float = float("nan")
    latest: float = float("nan")
    members: tuple[str, ...] = ()
    area: str | None = None
    place: str | None = None
    around: tuple[str, ...] = ()
    possible_members: tuple[str, ...] = ()
    among: tuple[str, ...] = ()

    @property
    def unnamed(self) -> tuple[int, int | None]:
        """Bounds of how many of them are not named: 54 with 3 named members are 51.

        Possible members are named for the lower bound, and not for the upper.
        """
        named = len(set(self.members))
        perhaps = len({*self.members, *self.possible_members})
        return max(0, self.lower - perhaps), None if self.upper is None else max(
            0, self.upper - named
        )

    def counted(self) -> CountedGroup:
        """Return the group as the adoption curve takes it.

        A group in an area of another one (a district's count within a province's) is not added to
        it, and a deployment in the area that may be a member counts once in the lower number.

        >>> Group("x", 54, 54, place="district", around=("province",)).counted().within
        ('province',)
        """
        from lantoa.graph.diffusion.counted_groups import CountedGroup

        return CountedGroup(
            self.lower,
            self.upper,
            self.earliest,
            self.latest,
            self.members,
            self.possible_members,
            key=self.place or self.area,
            within=self.around,
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with rows of a table: what, how often, an example, what was done."""

    what: str
    count: int
    example: str = ""
    handled: str = "left out"

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "what": self.what,
            "count": self.count,
            "example": self.example,
            "handled": self.handled,
        }

    def __str__(self) -> str:
        example = f" (such as {self.example})" if self.example else ""
        return f"{self.count} {self.what}{example}: {self.handled}"
