"""A result over ties, with what the ties are and who is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lantoa.graph.diffusion.tie_matrix import TieMatrix
from lantoa.graph.spread.measure import as_json
from lantoa.graph.spread.subject import Subject
from lantoa.graph.spread.tie_options import TieOptions


@dataclass(frozen=True, slots=True)
class OverTies:
    """A result over ties.

    Attributes:
        result: what the measure gave.
        ties: what a tie is, in words.
        without_ties: units of which what makes ties is unknown.
        unnamed: units at risk that nobody names: of their ties nothing is known.
    """

    result: Any
    ties: str
    without_ties: int
    unnamed: int = 0

    def note(self, reason: str | None) -> str | None:
        """Return what to know before using the numbers: a reason, or who is not in them."""
        if reason is not None:
            return reason
        if not self.unnamed:
            return None
        return f"without {self.unnamed:,} units at risk that nobody names"

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        found = as_json(self.result)
        found = found if isinstance(found, dict) else {"periods": found}
        return {
            "ties": self.ties,
            "units_without_ties": self.without_ties,
            "units_without_a_name": self.unnamed,
            **found,
        }


def over(subject: Subject, result: Any, ties: TieMatrix | None = None) -> OverTies:
    """Return a result with what its ties are, by default those of the subject's dated units."""
    known = subject.needs_ties() if ties is None else ties
    count = subject.adoptions.population.count
    unnamed = 0 if count is None else max(count - len(subject.adoptions.units), 0)
    return OverTies(result, known.how, len(known.left_out), unnamed)


def options_of(subject: Subject, measure: str) -> dict[str, Any]:
    """Return the settings of a measure that were asked for, else the usual ones."""
    return (subject.tie_options or TieOptions()).of(measure)
