"""The dialogue of ``lantoa review``: one question after the other, each answer stored at once."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

import click

from lantoa.cli.render import note

if TYPE_CHECKING:
    from lantoa.graph.judgements import Classes, Judgement
    from lantoa.graph.matching import Candidate, Conflict
    from lantoa.graph.outline import Line
    from lantoa.graph.store import Store

_PAIR_KEYS = "s same, d different, k skip, u undo, q quit, ? help"
_PAIR_HELP = """\
s  same: the two are one; find, show, trace, network and the named queries see them as one
d  different: they are two, and are not proposed again
k  skip: not now; it comes again next time
u  undo the last answer of this session, and ask it again
q  quit; what was answered is stored"""
_CONFLICT_HELP = """\
1, 2, ...    confirm this one; those that it excludes are rejected, and count no more
r1, r2, ...  reject this one only
b            keep both (all): they are confirmed, and not asked again
k u q        skip, undo, quit as for pairs"""


@dataclass(slots=True)
class Session:
    """Asks about pairs and conflicts and stores the answers.

    Attributes:
        store: where they are stored, open for writing.
        by: the account that judges.
        evidence: how many sentences to show on each side.
        counts: how many answers of each kind there were.
    """

    store: Store
    by: str
    evidence: int = 2
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("same", "different", "confirmed", "rejected", "skipped", "undone"), 0
        )
    )
    _answered: list[tuple[Candidate | Conflict, list[Judgement]]] = field(default_factory=list)
    _number: int = 0
    _view: Store | None = None
    _classes: Classes | None = None

    def run(
        self, questions: Iterable[Candidate | Conflict], *, limit: int | None, again: bool
    ) -> int:
        """Ask until the questions or the answers end.

        Args:
            questions: what to ask, in order.
            limit: ask at most so many.
            again: at the end, ask once more what was skipped.

        Returns:
            How many questions are left.
        """
        from lantoa.graph.matching import Conflict

        waiting = deque(questions)
        skipped: list[Candidate | Conflict] = []
        asked = 0
        while waiting or (again and skipped):
            if not waiting:
                waiting, skipped, again = deque(skipped), [], False
            if limit is not None and asked >= limit:
                break
            question = waiting.popleft()
            if isinstance(question, Conflict) and self._view is None:
                # What was judged one meanwhile may disagree with itself.
                waiting = deque(self._conflicts(skipped))
                continue
            if self._settled(question):
                continue
            asked += 1
            answer = self._ask(question, len(waiting) + 1)
            if answer == "q":
                waiting.appendleft(question)
                break
            if answer == "k":
                skipped.append(question)
                self.counts["skipped"] += 1
            elif answer == "u":
                asked -= 1
                waiting.appendleft(question)
                if before := self._undo():
                    waiting.appendleft(before)
        return len(waiting) + len(skipped)

    def _conflicts(self, skipped: list[Candidate | Conflict]) -> list[Candidate | Conflict]:
        from lantoa.graph.judgements import as_judged
        from lantoa.graph.matching import conflicts

        self._view = as_judged(self.store)
        passed = {question.id for question in skipped if hasattr(question, "id")}
        return [conflict for conflict in conflicts(self.store) if conflict.id not in passed]

    # --- answers ------------------------------------------------------------------------------

    def _ask(self, question: Candidate | Conflict, left: int) -> str:
        """Show a question and take answers until one is valid; return what was done."""
        from lantoa.errors import UserError
        from lantoa.graph.matching import Conflict

        self._number += 1
        self._show(question, left)
        conflict = isinstance(question, Conflict)
        while True:
            answer = self._read(conflict)
            if answer in {"q", "k", "u"}:
                return answer
            try:
                done = (
                    self._conflict(question, answer)
                    if isinstance(question, Conflict)
                    else self._pair(question, answer)
                )
            except UserError as error:
                note(str(error))
                return "k"
            if done:
                self._classes = None
                self._answered.append((question, done))
                return "done"
            keys = "a number, r and a number, b, k, u or q" if conflict else "s, d, k, u or q"
            if answer == "?":
                self._say(_CONFLICT_HELP if conflict else _PAIR_HELP)
            else:
                note(f"{answer!r} is no answer; give {keys}, or ? for help.")

    def _pair(self, pair: Candidate, answer: str) -> list[Judgement]:
        from lantoa.graph.judgements import judge

        verdict = {"s": "same", "same": "same", "d": "different", "different": "different"}
        if answer not in verdict:
            return []
        made = judge(self.store, verdict[answer], *pair.pair, by=self.by)
        self.counts[verdict[answer]] += 1
        self._view = None
        return [made]

    def _conflict(self, conflict: Conflict, answer: str) -> list[Judgement]:
        from lantoa.graph.judgements import Verdict, decide

        sides = conflict.sides
        number = answer.removeprefix("r")
        chosen: list[tuple[Verdict, tuple[str, ...]]] = []
        if answer == "b":
            chosen = [(Verdict.CONFIRMED, (one,)) for side in sides for one in side.judged]
        elif number.isdecimal() and 1 <= int(number) <= len(sides):
            side = int(number) - 1
            confirmed = () if answer.startswith("r") else sides[side].judged
            wrong = [side] if answer.startswith("r") else conflict.against(side)
            rejected = {one for n in wrong for one in sides[n].judged} - set(confirmed)
            chosen = [(Verdict.CONFIRMED, (one,)) for one in confirmed]
            chosen += [(Verdict.REJECTED, (one,)) for one in sorted(rejected)]
        made = decide(self.store, chosen, by=self.by) if chosen else []
        for judgement in made:
            self.counts[judgement.verdict.value] += 1
        return made

    def _undo(self) -> Candidate | Conflict | None:
        from lantoa.graph.judgements import undo

        if not self._answered:
            note("Nothing was answered in this session; 'lantoa review --undo last' goes further.")
            return None
        question, made = self._answered.pop()
        for judgement in made:
            undo(self.store, judgement.iri)
            self.counts[judgement.verdict.value] -= 1
        self.counts["undone"] += 1
        self._view = None
        self._classes = None
        return question

    def _settled(self, question: Candidate | Conflict) -> bool:
        """Whether answers given meanwhile have settled a question."""
        from lantoa.graph.judgements import Classes, judgements
        from lantoa.graph.matching import Conflict

        classes = self._classes = self._classes or Classes(judgements(self.store))
        if isinstance(question, Conflict):
            held = [
                n
                for n, side in enumerate(question.sides)
                if not set(side.judged) <= classes.rejected
            ]
            return not any(
                a in held
                and b in held
                and not all(classes.confirmed & set(question.sides[n].judged) for n in (a, b))
                for a, b in question.apart
            )
        return classes.same(*question.pair) or classes.different(*question.pair)

    # --- what is seen and read ------------------------------------------------------------------

    def _show(self, question: Candidate | Conflict, left: int) -> None:
        from lantoa.cli.review_questions import lines_of
        from lantoa.graph.matching import Conflict

        store = self.store
        if isinstance(question, Conflict) and self._view is not None:
            store = self._view
        self._outline(lines_of(store, question, self._number, left, self.evidence))

    def _outline(self, lines: list[Line]) -> None:
        from lantoa.graph.outline import to_text, to_tree

        stream = _stream()
        if stream.isatty():
            from rich.console import Console

            console = Console(file=stream, highlight=False, markup=False, emoji=False)
            console.print(to_tree(lines))
        else:
            self._say(to_text(lines))

    def _say(self, text: str) -> None:
        print(text, file=_stream(), flush=True)

    def _read(self, conflict: bool) -> str:
        """Return the next answer; the end of the input is q."""
        keys = "1 2 … confirm, r1 r2 … reject, b keep both, k, u, q, ?" if conflict else _PAIR_KEYS
        print(f"[{keys}] ", end="", file=_stream(), flush=True)
        if sys.stdin.isatty() and not conflict:
            key = click.getchar()
            self._say(key if key.isprintable() else "")
            return "q" if key in {"\x03", "\x04", "\x1b"} else key.lower()
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            self._say(line.strip())
        return line.strip().lower() if line.strip() else ("q" if not line else "")

    def summary(self, left: int) -> dict[str, Any]:
        """Return what was done."""
        return {**self.counts, "left": left}


def _stream() -> TextIO:
    """Return where people read: stdout on a terminal, else stderr, for stdout is for programs."""
    return sys.stdout if sys.stdout.isatty() else sys.stderr
