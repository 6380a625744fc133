"""Precision, recall and F1 of each field, with every miss and extra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lantoa.evaluation.claims import Claim, Report, Row
from lantoa.evaluation.fields import MATCHED, Field, as_count, as_replication, told_elsewhere
from lantoa.evaluation.gold import Fact, GoldReport
from lantoa.evaluation.matching import assign
from lantoa.evaluation.names import same_place
from lantoa.vietnamese import key

#: The fields in the order in which they are shown.
FIELD_NAMES: Final = (*list(MATCHED)[:9], "not_models", *list(MATCHED)[9:])


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact that was missed, or a claim that is wrong (an extra).

    `nearest` is the closest claim to a missed fact (or fact to an extra), `differs` the keys in
    which the two are not the same.
    """

    report: str
    field: str
    what: str
    said: Mapping[str, Any]
    nearest: Mapping[str, Any] | None = None
    differs: tuple[str, ...] = ()


@dataclass
class Score:
    """How a field was read, over all reports.

    `found` and `right` count only the reports whose gold has the whole field; where there is no
    such report there is no precision.
    """

    name: str
    wanted: int = 0
    hit: int = 0
    found: int = 0
    right: int = 0
    judged: bool = False
    misses: list[Finding] = field(default_factory=list)
    extras: list[Finding] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None if the gold cannot tell."""
        if not self.judged:
            return None
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is stated that was found."""
        return self.hit / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; the recall, where there is no precision."""
        if self.precision is None:
            return self.recall
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Evaluation:
    """The scores by field, and which rows are right.

    `verdicts` holds, for each judged row, its kind, its confidence and whether it is right.
    """

    scores: dict[str, Score]
    verdicts: list[tuple[str, float, bool]] = field(default_factory=list)
    reports: int = 0
    missing: tuple[str, ...] = ()


def evaluate(gold: Iterable[GoldReport], rows_of: Mapping[str, Sequence[Row]]) -> Evaluation:
    """Compare what was found in reports with what is noted of them.

    Args:
        gold: what is noted.
        rows_of: the rows of the statements table by the id of the report; a report that is not
            in it counts as not loaded, and all its facts as missed.

    Returns:
        The scores over all reports together (micro-averaged).
    """
    evaluation = Evaluation({name: Score(name) for name in FIELD_NAMES})
    missing = []
    for report in gold:
        evaluation.reports += 1
        if report.id not in rows_of:
            missing.append(report.id)
        _Comparison(report, rows_of.get(report.id, ()), evaluation).run()
    evaluation.missing = tuple(missing)
    return evaluation


class _Comparison:
    """One report against its gold."""

    def __init__(self, gold: GoldReport, rows: Sequence[Row], evaluation: Evaluation) -> None:
        canonical = {
            key(name): model["name"]
            for model in gold.facts["models"]
            for name in (*(model.get("aliases") or ()), model["name"])
        }
        self.gold = gold
        self.found = Report(rows, canonical)
        self.evaluation = evaluation
        #: By row: whether each claim that it makes is right.
        self.told: list[list[bool]] = [[] for _ in self.found.rows]

    def run(self) -> None:
        """Add to the evaluation."""
        claims = {name: field.claims(self.found) for name, field in MATCHED.items()}
        for compared in MATCHED.values():
            self._match(compared, claims)
        self._not_models(claims["models"])
        for row, told in zip(self.found.rows, self.told, strict=True):
            if told and row["confidence"] is not None:
                self.evaluation.verdicts.append((row["kind"], float(row["confidence"]), all(told)))

    def _match(self, compared: Field, all_claims: Mapping[str, list[Claim]]) -> None:
        name = compared.name
        score = self.evaluation.scores[name]
        facts = _distinct(name, self.gold.facts[name])
        claims = all_claims[name]
        given = assign([_choices(fact, claims, compared) for fact in facts])
        matched = {position for position in given if position is not None}
        taken = frozenset(iri for position in matched for iri in claims[position].iris)
        missed = [fact for fact, position in zip(facts, given, strict=True) if position is None]
        left = [claim for position, claim in enumerate(claims) if position not in matched]
        missed = self._told_otherwise(name, missed, all_claims)
        score.wanted += len(facts)
        score.hit += len(facts) - len(missed)
        score.misses += [self._finding("miss", fact, left, compared) for fact in missed]
        if name not in self.gold.exhaustive:
            return
        score.judged = True
        excused = [c for c in left if told_elsewhere(name, self.gold, c, taken)]
        wrong = [c for c in left if not any(c is each for each in excused)]
        score.found += len(matched) + len(wrong)
        score.right += len(matched)
        score.extras += [self._extra(claim, missed, compared) for claim in wrong]
        self._judge(name, [claims[position] for position in matched], True)
        self._judge(name, excused, True)
        self._judge(name, wrong, False)

    def _told_otherwise(
        self, name: str, missed: list[Fact], claims: Mapping[str, list[Claim]]
    ) -> list[Fact]:
        """A count of sites of one named model may be told as a replication, and the reverse."""
        if name == "replicated":
            return [f for f in missed if not any(as_replication(f, c) for c in claims["counts"])]
        if name == "counts":
            return [
                f
                for f in missed
                if f["what"] != "sites" or not any(as_count(f, c) for c in claims["replicated"])
            ]
        return missed

    def _not_models(self, models: list[Claim]) -> None:
        """The strings that are no models must not be told as such."""
        score = self.evaluation.scores["not_models"]
        known = {key(claim.said["name"]): claim for claim in models}
        names = {key(m["name"]) for m in self.gold.facts["models"]}
        forbidden = {
            key(fact["name"]): fact
            for fact in self.gold.facts["not_models"]
            if key(fact["name"]) not in names  # a movement whose model bears the same name
        }
        score.judged = True
        score.wanted += len(forbidden)
        score.found += len(forbidden)
        for each, fact in forbidden.items():
            if each in known:
                score.extras.append(Finding(self.gold.id, score.name, "extra", fact))
            else:
                score.hit += 1
                score.right += 1
        self._judge(
            "campaigns",
            [c for c in self.found.campaigns() if key(c.said["name"]) in forbidden],
            True,
        )
        self._judge(
            "campaigns", [c for c in self.found.campaigns() if key(c.said["name"]) in names], False
        )

    def _judge(self, name: str, claims: Iterable[Claim], right: bool) -> None:
        """Note on each row whether this claim of it is right.

        That its model is one is judged on the row that says so alone, and on rows about models
        that make no claim of their own (a model somewhere in a district).
        """
        for claim in claims:
            for position in claim.rows:
                row = self.found.rows[position]
                if name != "models" or row["kind"] == "model" or _is_bare(row) or not right:
                    self.told[position].append(right)

    def _finding(self, what: str, fact: Fact, claims: Sequence[Claim], compared: Field) -> Finding:
        near = min(
            ((tuple(compared.differences(fact, c)), c) for c in claims),
            key=lambda pair: len(pair[0]),
            default=None,
        )
        if near is None or len(near[0]) >= compared.attributes or len(near[0]) > 2:
            return Finding(self.gold.id, compared.name, what, fact)
        return Finding(self.gold.id, compared.name, what, fact, near[1].said, near[0])

    def _extra(self, claim: Claim, missed: Sequence[Fact], compared: Field) -> Finding:
        near = min(
            ((tuple(compared.differences(f, claim)), f) for f in missed),
            key=lambda pair: len(pair[0]),
            default=None,
        )
        if near is None or len(near[0]) >= compared.attributes or len(near[0]) > 2:
            return Finding(self.gold.id, compared.name, "extra", claim.said)
        return Finding(self.gold.id, compared.name, "extra", claim.said, near[1], near[0])


def _choices(fact: Fact, claims: Sequence[Claim], compared: Field) -> list[int]:
    """The claims that answer a fact, those with its own phrase first."""
    same = [
        position
        for position, claim in enumerate(claims)
        if not any(compared.differences(fact, claim))
    ]
    soft = compared.soft
    if soft is not None:
        same.sort(
            key=lambda position: (
                key(str(claims[position].said.get(soft))) != key(str(fact.get(soft)))
            )
        )
    return same


def _distinct(name: str, facts: Sequence[Fact]) -> list[Fact]:
    """A name that is noted twice is wanted once."""
    if name in {"organizations", "models", "mandates"}:
        return list({key(fact["name"]): fact for fact in facts}.values())
    if name == "places":
        return _distinct_places(facts)
    return list(facts)


def _distinct_places(facts: Sequence[Fact]) -> list[Fact]:
    """Each place once: xã Mộc Lan and Mộc Lan in the same units are two forms of one."""
    distinct: list[Fact] = []
    for fact in facts:
        chain = fact["chain"]
        if not any(
            len(other["chain"]) == len(chain) and all(map(same_place, chain, other["chain"]))
            for other in distinct
        ):
            distinct.append(fact)
    return distinct


def _is_bare(row: Row) -> bool:
    return row["kind"] == "deployment" and not (
        row["place"] or row["edtf"] or row["role"] or row["value"] is not None
    )
