"""Every measure of how one item spreads, each with its numbers or with why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lantoa.errors import UnknownNameError, UserError
from lantoa.graph.adoptions import Adoptions, Dates
from lantoa.graph.adoptions.imputation import Imputation, imputed_times, pooled
from lantoa.graph.outline import Line, to_html
from lantoa.graph.spread.measure import TIME, Figure, Measure, Measured
from lantoa.graph.spread.subject import Subject

if TYPE_CHECKING:
    import pandas as pd

    from lantoa.graph.adoptions.lineage_of import ModelLineage
    from lantoa.graph.diffusion.tie_matrix import TieMatrix


@dataclass(frozen=True, slots=True)
class Spread:
    """How an item spreads.

    Attributes:
        item: what is adopted.
        level: what adopts, in words.
        adoptions: the adoptions of the item.
        measures: what each measure gave.
        subject: what they were taken of.
    """

    item: str
    level: str
    adoptions: Adoptions
    measures: tuple[Measured, ...]
    subject: Subject

    def __getitem__(self, name: str) -> Measured:
        for measured in self.measures:
            if measured.measure.name == name:
                return measured
        raise KeyError(name)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as JSON can hold it."""
        return {
            "item": self.item,
            "adopters_are": self.level,
            "population": self.adoptions.population.to_dict(),
            "dates": self.subject.dates,
            "time_unit": self.adoptions.scale.unit,
            "time_scale": self.adoptions.scale.meaning,
            "first_adoption": self._text(0),
            "last_adoption": self._text(-1),
            "until": self.adoptions.scale.text(self.subject.until),
            "problems": [problem.to_dict() for problem in self.adoptions.problems],
            "measures": {found.measure.name: found.to_dict() for found in self.measures},
        }

    def _text(self, position: int) -> str | None:
        known = self.subject.known
        return self.adoptions.scale.text(float(known[position])) if len(known) else None

    #: Names of the columns of :meth:`rows`.
    COLUMNS = (
        "measure",
        "figure",
        "value",
        "standard_error",
        "unit",
        "population",
        "dates",
        "note",
    )

    def rows(self) -> list[tuple[object, ...]]:
        """Return a row for each figure, and for each measure that could not be taken."""
        found: list[tuple[object, ...]] = []
        for measured in self.measures:
            common = (measured.population.count, measured.dates)
            name = measured.measure.name
            if measured.reason:
                found.append((name, None, None, None, None, *common, measured.reason))
            for f in measured.figures:
                json = f.to_dict()
                found.append(
                    (name, f.name, json["value"], json["standard_error"], f.unit, *common, f.note)
                )
        return found

    def to_frame(self) -> pd.DataFrame:
        """Return :meth:`rows` as a table."""
        try:
            import pandas as pd
        except ImportError as error:
            raise UserError("Tables need pandas: pip install 'lantoa[data]'.") from error
        return pd.DataFrame(self.rows(), columns=list(self.COLUMNS))

    def outline(self, *, evidence: int = 3) -> list[Line]:
        """Return it as lines for people; `evidence` counts nothing here."""
        population = self.adoptions.population
        at_risk = "not known" if population.count is None else f"{population.count:,}"
        lines = [
            Line(0, f"{self.item}: how it spreads", "title"),
            Line(1, f"who adopts: {self.level}"),
            Line(1, f"population at risk: {at_risk} ({population.source})"),
            Line(1, f"dates: {self.subject.dates}"),
        ]
        if len(self.subject.known):
            lines.append(Line(1, f"adoptions from {self._text(0)} to {self._text(-1)}"))
        if self.subject.until is not None:
            end = self.adoptions.scale.text(self.subject.until)
            lines.append(Line(1, f"observed until {end}: who had not adopted is censored there"))
        lines += [Line(1, f"left out or noted: {p}", "note") for p in self.adoptions.problems]
        for measured in self.measures:
            lines.append(Line(1, measured.measure.title, "heading"))
            if measured.reason:
                lines.append(Line(2, f"none: {measured.reason}", "note"))
            lines += [Line(2, self._words(figure)) for figure in measured.figures]
        return lines

    def _words(self, figure: Figure) -> str:
        note = f" ({figure.note})" if figure.note else ""
        if figure.value is None:
            return f"{figure.name}: none{note}"
        known = figure.standard_error is not None
        error = f" (standard error {figure.standard_error:.2g})" if known else ""
        if figure.unit == TIME:
            return f"{figure.name}: {self.adoptions.scale.text(figure.value)}{error}{note}"
        is_whole = isinstance(figure.value, int)
        value = f"{figure.value:,}" if is_whole else f"{figure.value:.4g}"
        return f"{figure.name}: {value} {figure.unit}".rstrip() + error + note

    def _repr_html_(self) -> str:
        return to_html(self.outline())


def measures() -> tuple[Measure, ...]:
    """Return all measures, in the order in which they are shown."""
    from lantoa.graph.spread import events, growth, over_space, over_ties, over_time, units

    rooms = (over_time, growth, over_space, over_ties, units, events)
    return tuple(measure for room in rooms for measure in room.MEASURES)


def spread_of(
    adoptions: Adoptions,
    item: str | None = None,
    *,
    dates: Dates | Imputation = "earliest",
    names: Iterable[str] = (),
    level: str = "the units of the table",
    ties: TieMatrix | None = None,
    deployments: Adoptions | None = None,
    lineage: ModelLineage | None = None,
    until: float | None = None,
) -> Spread:
    """Take the measures of how an item spreads.

    Args:
        adoptions: of the item, or of several.
        item: which; not needed where there is one.
        dates: which time stands for a date that is an interval: its ``earliest`` or ``latest``
            bound, its ``midpoint``, or multiple imputation, whose figures are pooled by Rubin's
            rules. Curves need no choice: they show bounds.
        names: the measures; by default all but those that take long.
        level: what adopts, in words.
        ties: between the units.
        deployments: single deployments and groups, where units are made of several.
        lineage: which deployment came of which.
        until: the end of observation, on the scale of the times: later adoptions are not seen,
            and units that have not adopted by it are censored there; by default the last
            adoption. Cascades and distances, which read the lineage, are not cut.

    Raises:
        UnknownNameError: no item or measure is called so.
        UserError: there are several items and none is named, or none at all.

    >>> table = Adoptions.build([("a", "x", 2010), ("b", "x", 2012), ("c", "x", 2013)],
    ...     population=4)
    >>> found = spread_of(table)
    >>> found["first-replica"].figures[0].value, found["kaplan-meier"].result.survival[-1]
    (2.0, 0.25)
    >>> found["exposure"].reason
    'No ties between the units are given; give them by --ties.'
    """
    item = _the_item(adoptions, item)
    if until is not None:
        adoptions = adoptions.until(until)
        deployments = deployments.until(until) if deployments else None
    own = adoptions.of_item(item)
    wanted = _chosen(names)
    subject = Subject(
        own,
        {},
        "exact",
        (),
        deployments or own,
        adoptions if len(adoptions.items) > 1 else None,
        ties,
        lineage,
        until,
    )
    subjects = _subjects(subject, dates)
    found = tuple(_measured(measure, subjects) for measure in wanted)
    return Spread(item, level, own, found, subjects[0])


def _the_item(adoptions: Adoptions, item: str | None) -> str:
    if item is not None:
        adoptions.index_of(item)
        return item
    if not adoptions.items:
        raise UserError("The table holds no adoption: every row lacks a time, a unit or an item.")
    if len(adoptions.items) > 1:
        shown = ", ".join(repr(name) for name in adoptions.items[:3])
        raise UserError(
            f"The table is about {len(adoptions.items):,} items ({shown} ...); say which by "
            "--item-name."
        )
    return adoptions.items[0]


def _chosen(names: Iterable[str]) -> list[Measure]:
    import difflib

    known = {measure.name: measure for measure in measures()}
    wanted = list(dict.fromkeys(names))
    for name in wanted:
        if name not in known:
            close = difflib.get_close_matches(name, known, 3, 0.4) or list(known)[:3]
            raise UnknownNameError("measure", name, close)
    return [known[name] for name in wanted] or [m for m in known.values() if m.default]


def _subjects(subject: Subject, dates: Dates | Imputation) -> list[Subject]:
    """Return what is measured, with its times: once, or once for each imputation."""
    own, item = subject.adoptions, subject.item
    if isinstance(dates, Imputation) and not own.exact:
        draws = imputed_times(own, item, dates)
        undated = tuple(u for u, pair in own.first_bounds(item).items() if pair == (None, None))
        return [
            replace(subject, times=subject.seen(times), dates=str(dates), undated=undated)
            for times in draws
        ]
    choice: Dates = "earliest" if isinstance(dates, Imputation) else dates
    return [
        replace(
            subject,
            times=subject.seen(own.first_times(item, choice)),
            dates="exact" if own.exact else choice,
            undated=own.undated(item, choice),
        )
    ]


def _measured(measure: Measure, subjects: Sequence[Subject]) -> Measured:
    subject = subjects[0]
    once = len(subjects) == 1 or not measure.dated
    if not measure.dated:
        dates, left_out = "exact" if subject.adoptions.exact else "bounds", 0
    else:
        dates, left_out = subject.dates, len(subject.undated)
    blank = Measured(measure, None, (), subject.adoptions.population, dates, left_out)
    try:
        if once:
            result = measure.compute(subject)
            return replace(blank, result=result, figures=tuple(measure.figures(result)))
        drawn = [measure.figures(measure.compute(each)) for each in subjects]
        return replace(blank, figures=_pooled(drawn))
    except UserError as error:
        return replace(blank, reason=str(error))


def _pooled(drawn: Sequence[Sequence[Figure]]) -> tuple[Figure, ...]:
    """Pool figures by name: those that some imputations do not give tell in how many."""
    by_name: dict[str, list[Figure]] = {}
    for figures in drawn:
        for figure in figures:
            by_name.setdefault(figure.name, []).append(figure)
    found = []
    for name, figures in by_name.items():
        result = pooled([f.value for f in figures], [f.standard_error for f in figures])
        note = figures[0].note
        if result.m < len(drawn):
            note = f"in {result.m} of {len(drawn)} imputations"
        found.append(Figure(name, result.estimate, figures[0].unit, result.standard_error, note))
    return tuple(found)
