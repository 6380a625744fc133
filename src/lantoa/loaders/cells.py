"""The strict reading of one table cell: a printed number with its bound, or a date.

A cell is read wholly or refused: what remains unread would be lost in silence. Numbers follow the
Vietnamese print: a full stop groups thousands, a comma begins decimals.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from math import isnan
from typing import Final

from lantoa.ontology.records import Amount, Bound
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import normalise

_BOUNDS: Final = {
    "hơn": Bound.OVER,
    "trên": Bound.OVER,
    "ít nhất": Bound.OVER,
    "over": Bound.OVER,
    "more than": Bound.OVER,
    ">": Bound.OVER,
    "≥": Bound.OVER,
    "gần": Bound.NEARLY,
    "nearly": Bound.NEARLY,
    "almost": Bound.NEARLY,
    "khoảng": Bound.ABOUT,
    "chừng": Bound.ABOUT,
    "ước": Bound.ABOUT,
    "xấp xỉ": Bound.ABOUT,
    "about": Bound.ABOUT,
    "~": Bound.ABOUT,
    "≈": Bound.ABOUT,
}
_MULTIPLIERS: Final = {
    "nghìn": 1_000,
    "ngàn": 1_000,
    "thousand": 1_000,
    "triệu": 1_000_000,
    "million": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
    "billion": 1_000_000_000,
}
_NUMBER = r"\d[\d.,\s]*"
_AMOUNT = re.compile(
    rf"(?P<bound>{'|'.join(map(re.escape, _BOUNDS))})?\s*"
    rf"(?P<value>{_NUMBER})"
    rf"(?:\s*(?P<multiplier>{'|'.join(_MULTIPLIERS)}))?"
    rf"(?:\s*/\s*(?P<of>{_NUMBER}))?"
)
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_AMBIGUOUS = re.compile(r"\d{1,3},\d{3}")


def parse_number(text: str, *, scaled: bool = False) -> Decimal:
    """Return a printed number without words.

    Args:
        text: digits with Vietnamese separators, e.g. ``1.440`` or ``1,2``.
        scaled: a word such as "triệu" follows, so that a comma can only begin decimals.

    Raises:
        ValueError: the text is not one number, or could be two ("1,440").

    >>> parse_number("1.440"), parse_number("1,25"), parse_number("12.0")
    (Decimal('1440'), Decimal('1.25'), Decimal('12.0'))
    """
    text = text.strip()
    if _AMBIGUOUS.fullmatch(text) and not scaled:
        raise ValueError(f"{text!r} may be {text.replace(',', '')} or {text.replace(',', '.')}")
    if _GROUPED.fullmatch(text) and not text.startswith("0"):
        return Decimal(re.sub(r"[. ]", "", text).replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise ValueError(f"{text!r} is not a number such as 1440, 1.440 or 1,2")


def parse_amount(cell: str) -> Amount:
    """Return the amount that a cell prints, with its bound and denominator.

    Raises:
        ValueError: the cell holds anything else, or a number that can be read in two ways.

    >>> parse_amount("hơn 1.440")
    Amount(value=Decimal('1440'), bound=<Bound.OVER: 'over'>, of=None, text='hơn 1.440')
    >>> str(parse_amount("1,2 triệu").value), str(parse_amount("123/131").of)
    ('1200000', '131')
    """
    text = re.sub(r"\s+", " ", normalise(cell)).strip()
    match = _AMOUNT.fullmatch(text.lower())
    if not match:
        raise ValueError(
            f"{text!r} is not a number such as 54, hơn 1.440, khoảng 30, 1,2 triệu or 123/131"
        )
    word = match["multiplier"]
    value = parse_number(match["value"], scaled=word is not None)
    if word:
        value *= _MULTIPLIERS[word]
    of = parse_number(match["of"]) if match["of"] else None
    if of is not None and value > of:
        raise ValueError(f"{text!r} counts more than there are")
    bound = _BOUNDS[match["bound"]] if match["bound"] else Bound.EXACT
    whole = value.to_integral_value()
    return Amount(value=whole if whole == value else value, bound=bound, of=of, text=text)


_SEPARATOR = r"\s*[/.\-]\s*"
_DAY = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}})")
_MONTH = re.compile(r"(\d{1,2})\s*[/\-.]\s*(\d{4})")
_YEAR = re.compile(r"(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?)?")
_WORDS = re.compile(r"^(?:giai đoạn|từ|ngày|tháng|năm|khoảng thời gian)\s+")
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2100


def parse_date(cell: str) -> TimeSpan:
    """Return what a cell says of a date, with its precision.

    Read are EDTF (``2018/2024``, ``2016~``), ISO (``2020-09-05``), the Vietnamese order
    (``05/09/2020``, ``9/2020``, ``2020``) and two of these joined by a dash or "đến".

    Raises:
        ValueError: the cell is none of these, or names a day that does not exist.

    >>> parse_date("5/9/2020").edtf, parse_date("tháng 5/2024").edtf
    ('2020-09-05', '2024-05')
    >>> parse_date("giai đoạn 2018-2024").edtf, parse_date("2016~").edtf
    ('2018/2024', '2016~')
    """
    text = re.sub(r"\s+", " ", normalise(cell)).strip()
    point = _point(text)
    if point is None:
        point = _interval(text) or text
    try:
        span = TimeSpan.parse(point)
    except ValueError as error:
        raise ValueError(f"the date {text!r} cannot be read: {error}") from error
    for day in (span.earliest, span.latest):
        if day and not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
            raise ValueError(f"the date {text!r} lies outside {_EARLIEST_YEAR}-{_LATEST_YEAR}")
    return span


def _point(text: str) -> str | None:
    text = _strip_words(text)
    if match := _ISO.fullmatch(text):
        return "-".join(part.zfill(2) for part in match.groups() if part)
    if match := _DAY.fullmatch(text):
        return f"{match[3]}-{match[2].zfill(2)}-{match[1].zfill(2)}"
    if match := _MONTH.fullmatch(text):
        return f"{match[2]}-{match[1].zfill(2)}"
    return text if _YEAR.fullmatch(text) else None


def _interval(text: str) -> str | None:
    for joint in re.finditer(r"\s*(?:đến|tới|–|—|\bto\b|-|/)\s*", text):
        first = _point(text[: joint.start()])
        last = _point(text[joint.end() :])
        if first and last:
            return f"{first}/{last}"
    return None


def _strip_words(text: str) -> str:
    text = text.strip()
    while match := _WORDS.match(text.lower()):
        text = text[match.end() :]
    return text


def render(value: object) -> str:
    """Return a typed value (of a spreadsheet, Parquet, JSON) as the cell it would be in print.

    >>> render(1440.0), render(1.125), render(dt.datetime(2020, 9, 5)), render(None)
    ('1440', '1,1250', '2020-09-05', '')
    """
    if value is None or (isinstance(value, float | Decimal) and isnan(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time() and value.tzinfo is None
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        return _render_number(Decimal(str(value)))
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, (render(item) for item in value)))
    return normalise(str(value)).strip()


def _render_number(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    digits = format(value.normalize(), "f")
    # Three decimals would look like grouped thousands in another country's print.
    decimals = digits.partition(".")[2]
    return digits.replace(".", ",") + ("0" if len(decimals) == 3 else "")
