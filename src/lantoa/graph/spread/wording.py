"""How numbers, times and their units are said to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.graph.spread.measure import START, TIME, Figure, in_word

if TYPE_CHECKING:
    from lantoa.graph.adoptions import TimeScale

_THOUSAND = 1000


def number(value: float) -> str:
    """Return a number as people read it.

    >>> number(7656), number(11563.5), number(0.00021), number(2.0)
    ('7,656', '11,563.5', '0.00021', '2')
    """
    if isinstance(value, int):
        return f"{value:,}"
    if abs(value) >= _THOUSAND:
        return f"{value:,.1f}".removesuffix(".0")
    return f"{value:.4g}"


def counted(value: float, unit: str) -> str:
    """Return a number with its unit, in the singular of one.

    >>> counted(1, "replicas of a node"), counted(2, "years"), counted(0.5, "")
    ('1 replica of a node', '2 years', '0.5')
    """
    if value == 1:
        first, space, rest = unit.partition(" ")
        unit = first.removesuffix("s") + space + rest
    return f"{number(value)} {unit}".rstrip()


def moment(value: float, unit: str, scale: TimeScale) -> str:
    """Return a point in time, or the calendar year that a period is.

    >>> from lantoa.graph.adoptions import TimeScale
    >>> moment(2012.0, START, TimeScale(printed=True)), moment(2001.002, START, TimeScale())
    ('2012', '2001')
    """
    text = f"{value:.6g}" if scale.printed else scale.text(value)
    if unit == START and not scale.printed:
        day = scale.date(value + 1e-3)  # periods begin a little early, against rounding
        text = str(day.year) if day else text
    return str(text)


def words(figure: Figure, scale: TimeScale, word: str) -> str:
    """Return a figure as a line.

    >>> from lantoa.graph.adoptions.times import PRINTED
    >>> words(Figure("time", 1.0, "years", 0.25), PRINTED, "month")
    'time: 1 month (standard error 0.25)'
    """
    name, note = in_word(figure.name, word), in_word(figure.note or "", word)
    note = f" ({note})" if note else ""
    if figure.value is None:
        return f"{name}: none{note}"
    error = ""
    if figure.standard_error is not None:
        error = f" (standard error {figure.standard_error:.2g})"
    if figure.unit in (TIME, START):
        return f"{name}: {moment(figure.value, figure.unit, scale)}{error}{note}"
    return f"{name}: {counted(figure.value, in_word(figure.unit, word))}{error}{note}"
