"""Every row of the tables in ``cases/``; their README tells the notation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lantoa.vietnamese import new_tone_placement, normalise
from tests.loaders.reading import said

CASES = Path(__file__).parent / "cases"
_REPORT = re.compile(r"^Report: (?P<title>.*?)(?: \((?P<day>[\d/]+)\))?$")
_OF_MODEL = re.compile(r" of .+?(?= @ | in \d|$)")


@dataclass(frozen=True)
class Case:
    """One row: `says` are the expected facts by field."""

    name: str
    head: str
    home: str
    text: str
    says: dict[str, list[str]]
    open: bool


def _counts(text: str, head: str, home: str) -> list[str]:
    return [count.replace(f" @ {home}", "") for count in said.counts(text, head)]


def _places(text: str, head: str, home: str) -> list[str]:
    return [place for place in said.places(text, head) if place != home]


def _roles(text: str, head: str, home: str) -> list[str]:
    """Who runs a model, by the printed name of the body."""
    return [
        f"{deployment.model.name}: {printed or organization.name} {role}"
        for deployment in said.deployments(text, head)
        for organization, role in deployment.roles
        for printed in {proof.printed_organization for proof in deployment.evidence}
    ]


def _field(read: Callable[[str, str], list[str]]) -> Callable[[str, str, str], list[str]]:
    return lambda text, head, home: read(text, head)


FIELDS: dict[str, Callable[[str, str, str], list[str]]] = {
    **{
        name: _field(getattr(said, name))
        for name in (
            "models",
            "aliases",
            "campaigns",
            "located",
            "started",
            "run_by",
            "replicated",
            "recognized",
            "organizations",
            "mandates",
            "gatherings",
        )
    },
    "counts": _counts,
    "places": _places,
    "roles": _roles,
}


def rows(file: Path) -> Iterator[Case]:
    """The cases of one file."""
    heading = head = home = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif match := _REPORT.match(line):
            home = match["title"].rpartition(" ở ")[2]
            head = f"{match['title']}\n\n" + (f"{match['day']}\n\n" if match["day"] else "")
        elif line.startswith("|") and not line.startswith(("| | what |", "|---")):
            mark, what, text, says = (cell.strip() for cell in line.strip("|").split("|"))
            yield Case(
                name=f"{file.stem}: {heading}: {what}",
                head=head,
                home=home,
                text=text.replace("<br>", "\n"),
                says=dict(_expected(part) for part in says.split("<br>")),
                open=mark == "open",
            )


def _expected(part: str) -> tuple[str, list[str]]:
    field, _, facts = part.partition(":")
    found = [fact.strip() for fact in facts.split("; ")]
    return field.strip(), [] if found == ["-"] else found


ALL = [case for file in sorted(CASES.glob("[a-z]*.md")) for case in rows(file)]


def _plain(fact: str) -> str:
    """A fact without what does not matter: case, the place of the tone mark, spaces."""
    return " ".join(new_tone_placement(normalise(fact)).casefold().split())


def _compared(found: list[str], expected: list[str]) -> list[str]:
    """What was found, without the model of a count where the row does not name it."""
    named = {_plain(fact) for fact in expected}
    return [f if _plain(f) in named else _OF_MODEL.sub("", f, count=1) for f in found]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason="known to be read wrongly", strict=True)]
            if case.open
            else [],
        )
        for case in ALL
    ],
)
def test_case(case: Case) -> None:
    found = {
        field: sorted(
            _plain(fact)
            for fact in (
                _compared(FIELDS[field](case.text, case.head, case.home), expected)
                if field == "counts"
                else FIELDS[field](case.text, case.head, case.home)
            )
        )
        for field, expected in case.says.items()
    }
    assert found == {field: sorted(map(_plain, expected)) for field, expected in case.says.items()}


def test_there_are_at_least_three_hundred_cases_with_names_of_their_own() -> None:
    names = Counter(case.name for case in ALL)
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) >= 300
