"""What a sentence tells of awards: where it is read, and what was told in it so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantoa.loaders.reading.awards.award_days import AwardTimes
from lantoa.loaders.reading.awards.recipients import Recipients, record
from lantoa.loaders.reading.document import Body, Document, Sentence
from lantoa.loaders.reading.names.models import Models
from lantoa.ontology.records import Recognition
from lantoa.ontology.time import TimeSpan

Bodies = list[tuple[Body, str]]


@dataclass(slots=True)
class Telling:
    """A sentence that tells of awards, and what was told of them so far."""

    document: Document
    sentence: Sentence
    models: Models
    times: AwardTimes
    event: TimeSpan | None
    alone: bool  # whether the report tells of that one gathering
    found: list[Recognition] = field(default_factory=list)
    last: Bodies = field(default_factory=list)
    received: list[Recipients] = field(default_factory=list)  # by those who stand before the verb
    #: Awards whose recipients are told after the next: 'A tặng Bằng khen, B tặng Cờ cho xã X'.
    open: list[tuple[re.Match[str], Bodies, TimeSpan | None]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # of the awards that were told before

    @property
    def end(self) -> int:
        """Where the award that was told last ends; 0: none was told."""
        return self.ends[-1] if self.ends else 0

    def when(self, position: int) -> TimeSpan | None:
        """Return when an award at a position was conferred."""
        return self.times.of(self.sentence, position, self.event, self.ends)

    def add(
        self,
        recipients: list[Recipients],
        award: re.Match[str],
        bodies: Bodies,
        when: TimeSpan | None,
    ) -> None:
        """Record that some got an award."""
        for each in recipients:
            self.found.append(
                record(self.document, self.models, each, award=award, bodies=bodies, when=when)
            )
