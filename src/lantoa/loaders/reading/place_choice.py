"""Which of a report's places a count is about: a log-linear choice between them.

The rules of :mod:`.count_places` name one place; where that is not printed beside the number they
are right in three of four cases. Here every place of the report is weighed by what speaks for it
(it stands before the number in the same clause, it is the subject, the rules name it, ...), and
the likeliest is chosen. The weights are in ``place_weights.tsv``, a signal a line; they are
estimated from annotated reports by ``benchmarks/weigh_places.py`` as those of a conditional logit
(McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1974).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from math import exp

from lantoa.loaders.reading.bare_units import UnitsMeant
from lantoa.loaders.reading.context import Where, home
from lantoa.loaders.reading.count_levels import BROAD
from lantoa.loaders.reading.counts import Count
from lantoa.loaders.reading.document import BlockKind, Document
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.place_mentions import HERE, Mention, Mentions
from lantoa.ontology.records import Level, Measure, Place

_NEAR = 25  # characters between a number and a place right after it
_STOP = re.compile(r"[,;.“”\"]")


class PlaceChoice:
    """The places of one document, to choose from for each of its counts."""

    def __init__(self, document: Document, units: UnitsMeant) -> None:
        self.document = document
        self._units = units
        self._found: Mentions | None = None
        self._named: Counter[str] = Counter()

    def of(self, count: Count, least: Level, ruled: Where) -> Where:
        """Return the likeliest place of a count.

        Args:
            count: a number with its noun.
            least: the lowest level that such a noun is counted in.
            ruled: what the rules say.
        """
        candidates = self.candidates(count, least, ruled)
        if len(candidates) < 2:
            return ruled
        best = max(candidates, key=lambda each: _score(each[1]))
        return ruled if best[0].place == ruled.place else best[0]

    def candidates(self, count: Count, least: Level, ruled: Where) -> list[tuple[Where, list[str]]]:
        """Return each place that a count may be about, with what speaks for it and against it.

        These are the last places before it, those after it in its sentence, those of the headline,
        the home, and what the rules say.
        """
        mentions = self._mentions()
        here = mentions.numbers[count.sentence.start]
        nearest: dict[str, Mention] = {}
        recency: dict[str, int] = {}
        before, after = mentions.around(count.number.start)
        for mention in before:
            if recency.setdefault(mention.place.iri, len(recency)) == len(recency) - 1:
                nearest.setdefault(mention.place.iri, mention)
        positions = {iri: self._position(m, count, here) for iri, m in nearest.items()}
        for mention in after:
            position = self._position(mention, count, here)
            if mention.place.iri not in nearest or position in ("after beside", "inside"):
                nearest[mention.place.iri] = mention
                positions[mention.place.iri] = position
        for mention in mentions.headline:
            if mention.place.iri not in nearest:
                nearest[mention.place.iri] = mention
                positions[mention.place.iri] = "title"
        found: list[tuple[Where, list[str]]] = []
        for iri, mention in nearest.items():
            beside = mention.index == here
            signals = [
                f"position: {positions[iri]}",
                *(f"{signal}, {HERE[beside]}" for signal in mentions.signals(mention)),
                f"rank: {min(recency.get(iri, 4), 4)}",
                *self._general(mention.place, least, count, ruled, beside=beside),
            ]
            found.append((mention.where, signals))
        own = home(self.document)
        for other in (own, ruled) if own.place != ruled.place else (own,):
            if other.place is not None and other.place.iri not in nearest:
                general = self._general(other.place, least, count, ruled, beside=False)
                found.append((other, ["position: none", *general]))
        return found

    def _general(
        self, place: Place, least: Level, count: Count, ruled: Where, *, beside: bool
    ) -> list[str]:
        """What holds of a place wherever it is named."""
        signals = [
            *_of_level(place.level, count.measure),
            f"named: {min(self._named[place.iri], 4)}",
        ]
        if RANK[place.level] < RANK[least]:
            signals.append("too low for the noun")
        own = self.document.home
        if own is not None:
            if place == own:
                signals.append("the home")
            elif place.name in own.path:
                signals.append("around the home")
            elif own.name in place.path:
                signals.append("in the home")
        if ruled.place is not None and place.iri == ruled.place.iri:
            signals += ["the rules", f"the rules, {HERE[beside]}"]
        return signals

    def _mentions(self) -> Mentions:
        if self._found is None:
            self._found = Mentions(self.document, self._units)
            self._named.update(m.place.iri for m in self._found.all)
        return self._found

    def _position(self, mention: Mention, count: Count, here: int) -> str:
        """Where a mention stands as seen from a count."""
        kind = mention.sentence.kind
        if mention.index == here:
            clause = count.clause.start <= mention.start < count.clause.end
            if mention.start >= count.noun_end:
                gap = self.document.text[count.noun_end : mention.start]
                if len(gap) < _NEAR and not _STOP.search(gap):
                    return "after beside"
                return "after in the clause" if clause else "after in the sentence"
            if mention.end <= count.number.start:
                return "before in the clause" if clause else "before in the sentence"
            return "inside"
        if kind in (BlockKind.TITLE, BlockKind.CAPTION):
            return kind.value
        if mention.index > here:
            return "later"
        if mention.sentence.block == count.sentence.block:
            return f"{min(here - mention.index, 3)} sentences before"
        return "line before" if count.sentence.block - mention.sentence.block == 1 else "earlier"


@cache
def _of_level(level: Level, measure: Measure) -> tuple[str, str]:
    """What the level of a place tells for counts of a measure."""
    broad = "of a whole place" if measure in BROAD else "of a site"
    return f"level: {level.value}, {broad}", f"level: {level.value}, {measure.value}"


def _score(signals: list[str]) -> float:
    weights = _weights()
    return sum(weights.get(signal, 0.0) for signal in signals)


def shares(scores: list[float]) -> list[float]:
    """Return the probabilities of alternatives of these scores.

    >>> shares([1.0, 1.0])
    [0.5, 0.5]
    """
    top = max(scores)
    parts = [exp(score - top) for score in scores]
    return [part / sum(parts) for part in parts]


@cache
def _weights() -> dict[str, float]:
    text = (files(__package__) / "place_weights.tsv").read_text("utf-8")
    return {
        row["signal"]: float(row["weight"])
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    }
