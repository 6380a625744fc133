"""Gold files: what a person found that a report states, one JSON file for each report.

The format is described in ``docs/evaluation.md``. A file is checked in full before anything is
compared with it, so that a slip of the annotator is named and not counted as the reader's.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from lantoa.errors import InputError
from lantoa.ontology.things import Bound, Measure, RecipientKind, Role
from lantoa.ontology.time import TimeSpan
from lantoa.vietnamese import key

#: One stated fact, in the words of the gold format.
Fact = Mapping[str, Any]
#: Says what is wrong with a value, or None.
Check = Callable[[Any], str | None]

#: Fields whose facts are all noted only where the file says ``"exhaustive": true``.
OPEN_FIELDS: Final = frozenset({"organizations", "places"})
#: Fields that a file leaves out where the report has none; left out, nothing is held against it
#: unless the file is exhaustive.
OPTIONAL_FIELDS: Final = frozenset({"not_models", "mandates", "events"})
_FRAME: Final = frozenset(
    {"id", "url", "title", "publisher", "published", "home", "exhaustive", "note"}
)
_HOME: Final = frozenset({"province", "district", "commune", "region"})
_GATHERINGS: Final = ("festival", "conference", "launch", "review", "other")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """What one report states.

    `facts` has every field of :data:`FIELDS`; `exhaustive` are the fields of which everything is
    noted, so that what is found beyond it is wrong.
    """

    id: str
    file: Path
    facts: Mapping[str, tuple[Fact, ...]]
    exhaustive: frozenset[str]
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    home: Mapping[str, str] = field(default_factory=dict)


def read_gold(
    paths: Iterable[str | Path], problems: list[str] | None = None
) -> tuple[GoldReport, ...]:
    """Read gold files.

    Args:
        paths: JSON files, and folders that are searched for them.
        problems: where to put what is wrong, a sentence for each file; without it the first
            malformed file is an error.

    Returns:
        The reports in the order of their files; malformed ones are left out.

    Raises:
        InputError: a path is missing, a folder holds no gold file, or (without `problems`) a
            file is malformed.
    """
    reports: dict[str, GoldReport] = {}
    for file in _files(paths):
        try:
            report = _read(file)
            if report.id in reports:
                raise InputError(
                    f"{file}: the report {report.id} is also in {reports[report.id].file}; "
                    "remove one."
                )
        except InputError as error:
            if problems is None:
                raise
            problems.append(str(error))
        else:
            reports[report.id] = report
    return tuple(reports.values())


def _files(paths: Iterable[str | Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(path.rglob("*.json"))
            if not inside:
                raise InputError(f"{path} holds no JSON file; name a folder of gold files.")
            found |= dict.fromkeys(inside)
        elif path.exists():
            found[path] = None
        else:
            raise InputError(f"{path} does not exist; name a gold file or a folder of them.")
    return list(found)


def _read(file: Path) -> GoldReport:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{file} is not JSON ({error}); mend or remove it.") from None
    wrong = problem_of(data)
    if wrong is not None:
        raise InputError(f"{file}: {wrong}.")
    told = {name: tuple(_fact(name, each) for each in data.get(name) or ()) for name in FIELDS}
    whole = data.get("exhaustive", False)
    exhaustive = frozenset(
        name
        for name in FIELDS
        if whole or (name not in OPEN_FIELDS and (name not in OPTIONAL_FIELDS or name in data))
    )
    published = data.get("published")
    return GoldReport(
        id=data["id"],
        file=file,
        facts=told,
        exhaustive=exhaustive,
        url=data.get("url"),
        title=data.get("title"),
        publisher=data.get("publisher"),
        published=dt.date.fromisoformat(published) if published else None,
        home={k: v for k, v in (data.get("home") or {}).items() if v},
    )


def _fact(name: str, value: Any) -> Fact:
    """A fact with all keys of its field, None where the file leaves one out."""
    shape = FIELDS[name]
    return {"name": value} if callable(shape) else {**dict.fromkeys(shape), **value}


# --- validation -----------------------------------------------------------------------------


def problem_of(data: Any) -> str | None:
    """Return what is wrong with the content of a gold file, as a clause; None if nothing is.

    >>> problem_of({"id": "a", "models": [{"name": "Camera", "quoted": "yes", "aliases": []}]})
    "models[0].quoted must be true or false, not 'yes'"
    """
    if not isinstance(data, dict):
        return "the file must hold one object"
    frame: dict[str, Check] = {
        "id": _text,
        "url": _maybe(_text),
        "title": _maybe(_text),
        "publisher": _maybe(_text),
        "published": _maybe(_day),
        "exhaustive": _flag,
    }
    if "id" not in data:
        return "id is missing"
    for name, check in frame.items():
        if name in data and (wrong := check(data[name])):
            return f"{name} {wrong}"
    if unknown := sorted(data.keys() - _FRAME - FIELDS.keys()):
        return f"{unknown[0]} is no field of the gold format"
    home = data.get("home") or {}
    if not isinstance(home, dict) or home.keys() - _HOME:
        return f"home must hold only {', '.join(sorted(_HOME))}"
    for name in FIELDS:
        if name not in data and name in OPTIONAL_FIELDS:
            continue
        if wrong := _problem_of_field(name, data.get(name)):
            return wrong
    return _unknown_model(data)


def _problem_of_field(name: str, facts: Any) -> str | None:
    if facts is None:
        return f"{name} is missing; write [] where the report has none"
    if not isinstance(facts, list):
        return f"{name} must be a list"
    shape = FIELDS[name]
    for position, fact in enumerate(facts):
        where = f"{name}[{position}]"
        if callable(shape):
            if wrong := shape(fact):
                return f"{where} {wrong}"
            continue
        if not isinstance(fact, dict):
            return f"{where} must be an object with {', '.join(shape)}"
        if unknown := sorted(fact.keys() - shape.keys()):
            return f"{where}.{unknown[0]} is no key of a fact of {name}"
        for attribute, check in shape.items():
            if attribute not in fact and check(None):
                return f"{where}.{attribute} is missing"
            if wrong := check(fact.get(attribute)):
                return f"{where}.{attribute} {wrong}"
    return None


def _unknown_model(data: dict[str, Any]) -> str | None:
    """A fact about a model that the file does not list could never be found."""
    known = {
        key(name)
        for model in data.get("models") or ()
        for name in (model["name"], *(model.get("aliases") or ()))
    }
    for name in ("located", "started", "run_by", "replicated"):
        for position, fact in enumerate(data.get(name) or ()):
            model = fact.get("model")
            if model is not None and key(model) not in known:
                return f"{name}[{position}].model {model!r} is not among the models"
    return None


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else f"must be text, not {value!r}"


def _texts(value: Any) -> str | None:
    if isinstance(value, list) and not any(_text(each) for each in value):
        return None
    return f"must be a list of texts, not {value!r}"


def _chain(value: Any) -> str | None:
    return "must name at least the place itself" if value == [] else _texts(value)


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else f"must be true or false, not {value!r}"


def _number(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return None
    return f"must be a number, not {value!r}"


def _day(value: Any) -> str | None:
    try:
        dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"must be a day such as 2020-09-05, not {value!r}"
    return None


def _date(value: Any) -> str | None:
    try:
        TimeSpan.parse(value)
    except (AttributeError, ValueError):
        return f"must be a date such as 2016, 2024-05 or 2015/2020, not {value!r}"
    return None


def _one_of(choices: Iterable[str]) -> Check:
    allowed = [str(choice) for choice in choices]
    return lambda value: (
        None if value in allowed else f"must be one of {', '.join(allowed)}, not {value!r}"
    )


def _maybe(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


#: The fields of a gold file: for each its keys with their checks, or the check of a bare value.
FIELDS: Final[dict[str, dict[str, Check] | Check]] = {
    "models": {"name": _text, "quoted": _flag, "aliases": _maybe(_texts)},
    "located": {"model": _text, "place": _text, "within": _maybe(_texts)},
    "started": {"model": _text, "date": _date, "place": _maybe(_text)},
    "run_by": {
        "model": _text,
        "org": _text,
        "role": _one_of(r for r in Role if r is not Role.HOST),
    },
    "replicated": {
        "model": _maybe(_text),
        "sites": _maybe(_number),
        "bound": _maybe(_one_of(Bound)),  # none where the sites are not counted
        "unit": _maybe(_text),
        "place": _maybe(_text),
        "as_of": _maybe(_date),
        "models": _maybe(_number),
    },
    "recognized": {
        "recipient": _text,
        "recipient_kind": _one_of(RecipientKind),
        "award": _text,
        "by": _maybe(_text),
        "count": _maybe(_number),
        "date": _maybe(_date),
    },
    "counts": {
        "what": _one_of(Measure),
        "printed": _maybe(_text),
        "value": _number,
        "of": _maybe(_number),
        "bound": _one_of(Bound),
        "place": _maybe(_text),
        "as_of": _maybe(_date),
    },
    "organizations": _text,
    "places": {"printed": _text, "chain": _chain},
    "not_models": _text,
    "mandates": _text,
    "events": {
        "kind": _one_of(_GATHERINGS),
        "place": _maybe(_text),
        "by": _maybe(_text),
        "date": _maybe(_date),
    },
}
