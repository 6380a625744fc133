"""Judgements as CSV: to look through, to take to another store, to bring back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from lantoa.errors import InputError, LantoaError
from lantoa.graph.describe import compact, describe
from lantoa.graph.judgements.classes import Classes
from lantoa.graph.judgements.keep import check_against, check_things, judgements, now_after, write
from lantoa.graph.judgements.record import (
    ANALYST,
    Judgement,
    Verdict,
    account,
    stamp,
    time_of,
)
from lantoa.graph.store import Store
from lantoa.ontology.namespaces import PREFIXES

#: The columns; to judge, only ``verdict`` and ``first`` are needed, and ``second`` for two things.
COLUMNS: Final = (
    "verdict",
    "first",
    "second",
    "first_name",
    "second_name",
    "by",
    "at",
    "undone_at",
    "reason",
    "id",
)


def records(store: Store) -> list[dict[str, str | None]]:
    """Return all judgements as rows, by time."""
    known = judgements(store)
    names = describe(
        store,
        {thing for j in known for thing in j.judged},
        (PREFIXES["rdfs"] + "label", "quote"),
    )
    return [
        {
            "verdict": j.verdict.value,
            "first": compact(j.judged[0]),
            "second": compact(j.judged[1]) if len(j.judged) > 1 else None,
            "first_name": _name(names[j.judged[0]]),
            "second_name": _name(names[j.judged[1]]) if len(j.judged) > 1 else None,
            "by": j.by,
            "at": stamp(j.at),
            "undone_at": stamp(j.undone) if j.undone else None,
            "reason": j.reason,
            "id": compact(j.iri),
        }
        for j in known
    ]


def _name(description: Any) -> str | None:
    if not description.values:
        return None
    return description.one("quote") or str(description.label)


def export_csv(store: Store, path: str | Path) -> int:
    """Write all judgements, undone ones included, to a CSV file; return how many there are."""
    rows = records(store)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    from lantoa.graph.export.files import output

    with output(path) as file:
        file.write(buffer.getvalue().encode())
    return len(rows)


def import_csv(store: Store, path: str | Path, *, by: str = ANALYST) -> tuple[int, int]:
    """Take over the judgements of a CSV file, all or none.

    Judgements that stand already change nothing, so that a file may be taken over twice.

    Args:
        store: the store.
        path: the file; see :data:`COLUMNS`.
        by: who judges where a row does not say it.

    Returns:
        How many judgements are new or newly undone, and how many stood already.

    Raises:
        InputError: a row is not in order, unknown to the store, or contradicts what stands; the
            message tells its line. Nothing is stored then.
    """
    known = judgements(store)
    every = {j.iri: j for j in known}
    time = now_after(known)
    changed = unchanged = 0
    for line, row in _rows(path):
        try:
            judgement = _judgement(row, by)
            if judgement is None:
                raise InputError("the verdict is missing")
            if not row.get("at"):
                standing = [
                    j for j in every.values() if j.active and j.subject == judgement.subject
                ]
                judgement = standing[0] if standing else replace(judgement, at=time)
            held = every.get(judgement.iri)
            if held and (held.undone or not judgement.undone):
                unchanged += 1
                continue
            if held is None:
                check_things(store, [judgement])
                check_against(Classes(every.values()), judgement, store)
            every[judgement.iri] = judgement
            changed += 1
        except (LantoaError, ValueError) as error:
            said = str(error).rstrip(".")
            raise InputError(f"{path}, line {line}: {said}; nothing was taken over.") from error
    if changed:
        write(store, sorted(every.values(), key=lambda j: (j.at, j.iri)))
    return changed, unchanged


def _rows(path: str | Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as UTF-8 text ({error}).") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [name.strip() for name in reader.fieldnames or ()]
    if missing := [name for name in ("verdict", "first") if name not in header]:
        raise InputError(
            f"{path}, line 1: the column {missing[0]!r} is missing; "
            f"the columns are {', '.join(COLUMNS)}."
        )
    if unknown := [name for name in header if name not in COLUMNS]:
        raise InputError(
            f"{path}, line 1: {unknown[0]!r} is no column; the columns are {', '.join(COLUMNS)}."
        )
    line = 1
    for row in reader:
        first, line = line + 1, reader.line_num
        values = {name.strip(): (value or "").strip() for name, value in row.items() if name}
        if None in row:
            raise InputError(f"{path}, line {first}: it has more cells than the header.")
        if any(values.values()):
            yield first, values


def _judgement(row: dict[str, str], by: str) -> Judgement | None:
    """Return the judgement of a row.

    Raises:
        ValueError: a cell cannot be read.
        UserError: who judged is no account.
    """
    word = row["verdict"].lower()
    if not word:
        return None
    if word not in {verdict.value for verdict in Verdict}:
        raise ValueError(f"{word!r} is no verdict; write {', '.join(v.value for v in Verdict)}")
    things = {_iri(row[name]) for name in ("first", "second") if row.get(name)}
    if not things:
        raise ValueError("the thing that is judged is missing")
    at = _time(row, "at")
    undone = _time(row, "undone_at")
    if undone and not at:
        raise ValueError("undone_at needs at, which tells what was undone")
    if at and undone and undone < at:
        raise ValueError("it was undone before it was made")
    return Judgement(
        verdict=Verdict(word),
        judged=tuple(sorted(things)),
        by=account(row.get("by") or by),
        at=at or time_of("1970-01-01T00:00:00Z"),
        undone=undone,
        reason=row.get("reason") or None,
    )


def _iri(text: str) -> str:
    prefix, _, rest = text.partition(":")
    return PREFIXES[prefix] + rest if prefix in PREFIXES else text


def _time(row: dict[str, str], name: str) -> Any:
    text = row.get(name)
    if not text:
        return None
    try:
        return time_of(text)
    except ValueError as error:
        raise ValueError(f"{name} {text!r} is no time such as 2026-01-31T09:00:00Z") from error
