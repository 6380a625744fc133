"""Where a report names its places: by their names, by bare unit words, and through local bodies.

Each mention tells what can be seen of it: how it is linked to its sentence, whether it is the
subject, an aside in brackets, part of an address or of a list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from lantoa.loaders.reading.bare_units import UnitsMeant
from lantoa.loaders.reading.context import Where, home, where
from lantoa.loaders.reading.document import (
    Body,
    Document,
    PlaceName,
    Sentence,
    Span,
    covering,
    within,
)
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Level, Place

_START = attrgetter("start")
_HEAD = 40  # a place so near the head of a sentence frames it
_NOWHERE = Where(None, None)
_MANY = 30  # mentions that are looked at before a count; few are needed after it
_FEW = 10
#: Whether a mention stands in the sentence of a count.
HERE = {False: "elsewhere", True: "here"}
_BESIDE = 3  # characters between the parts of an address
_LINK = re.compile(
    r"(?P<word>tại|ở|trên địa bàn|thuộc|trong|phạm vi|của|trên|toàn|cả)\s*"
    r"(?:các|địa bàn|\d+)?\s*$",
    re.I,
)
_SENSE = {
    "tại": "at",
    "ở": "at",
    "trên địa bàn": "area",
    "trong": "area",
    "phạm vi": "area",
    "trên": "area",
    "thuộc": "of",
    "của": "of",
    "toàn": "whole",
    "cả": "whole",
}


@dataclass(slots=True)
class Mention(Span):
    """One naming of a place: by its name, by a bare unit word, or through a local body."""

    place: Place
    level: Level
    kind: str
    sentence: Sentence
    index: int  # of the sentence
    where: Where
    seen: list[str] | None = None


class Mentions:
    """The mentions of places in one document, in the order of the text."""

    def __init__(self, document: Document, units: UnitsMeant) -> None:
        self._document = document
        self._units = units
        #: The number of each sentence by its start.
        self.numbers = {s.start: n for n, s in enumerate(document.sentences)}
        found = [m for place in document.places if (m := self._by_name(place))]
        found += [m for body in document.bodies if (m := self._by_body(body))]
        for sentence in document.sentences:
            found += self._by_unit(sentence)
        self.all: list[Mention] = sorted(found, key=_START)
        title = document.title_span
        self.headline = within(self.all, title.start, title.end)[:_FEW] if title else []

    def around(self, position: int) -> tuple[list[Mention], list[Mention]]:
        """Return the last mentions before a position, latest first, and the next after it."""
        index = bisect_left(self.all, position, key=_START)
        before = [m for m in self.all[max(0, index - _MANY) : index] if m.end <= position]
        return before[::-1], self.all[index : index + _FEW]

    def _mention(self, start: int, end: int, said: Where, kind: str) -> Mention | None:
        sentence = self._document.sentence_at(start)
        if sentence is None or said.place is None:
            return None
        level = said.place.level
        return Mention(
            start, end, said.place, level, kind, sentence, self.numbers[sentence.start], said
        )

    def _by_name(self, place: PlaceName) -> Mention | None:
        if place.place is None:
            return None
        body = covering(self._document.bodies, place.start)
        inside = body is not None and body.start < place.start
        kind = "elliptical" if place.elliptical else "in a body" if inside else "name"
        return self._mention(place.start, place.end, where(self._document, place), kind)

    def _by_body(self, body: Body) -> Mention | None:
        site = body.organization.place
        if body.place_name is not None or site is None:
            return None
        said = home(self._document) if site == self._document.home else Where(site, site.name)
        return self._mention(body.start, body.end, said, "bare body")

    def _by_unit(self, sentence: Sentence) -> list[Mention]:
        found = []
        for match in self._units.within(sentence.start, sentence.end):
            if covering(self._document.places, match.start()) is None:
                said = self._units.of(match)
                made = (
                    self._mention(match.start(), match.end(), said, "bare unit") if said else None
                )
                if made is not None:
                    found.append(made)
        return found

    def signals(self, mention: Mention) -> list[str]:
        """Return what can be seen of a mention itself."""
        if mention.seen is None:
            n = bisect_left(self.all, mention.start, key=_START)
            before = self.all[n - 1] if n else None
            after = self.all[n + 1] if n + 1 < len(self.all) else None
            mention.seen = self._signals(before, mention, after)
        return mention.seen

    def _signals(
        self, before: Mention | None, mention: Mention, after: Mention | None
    ) -> list[str]:
        """What can be seen of a mention itself."""
        text, start = self._document.text, mention.start
        signals = [f"kind: {mention.kind}"]
        link = _LINK.search(text, max(0, start - 22), start)
        sense = _SENSE[link["word"].lower()] if link else "none"
        signals.append(f"link: {sense}")
        if start - mention.sentence.start <= _BESIDE:
            signals.append("subject")
        elif start - mention.sentence.start < _HEAD and link:
            signals.append("frame")
        if mention.kind == "in a body":
            body = covering(self._document.bodies, start)
            if body is not None and body.start - mention.sentence.start <= _BESIDE:
                signals.append("of the subject")
        if text.rfind("(", mention.sentence.start, start) > text.rfind(
            ")", mention.sentence.start, start
        ):
            signals.append("in brackets")
        if (
            before is not None
            and 0 <= start - before.end <= _BESIDE
            and RANK[before.level] < RANK[mention.level]
        ):
            signals.append("around another")
        if after is not None and 0 <= after.start - mention.end <= _BESIDE:
            signals.append("in a list" if after.level is mention.level else "lowest of an address")
        return signals
