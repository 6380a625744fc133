"""A number with its noun, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from lantoa.loaders.reading.document import Document, Name, Number, Sentence, Span, within

REACH = 500  # so far back is looked for what a number is about


@dataclass(frozen=True, slots=True)
class Around:
    """A number with its noun, and what stands around it.

    `before` is the text of the sentence up to the number, `after` what follows the noun in the
    sentence; `model` is the model named right after the noun.
    """

    document: Document
    sentence: Sentence
    clause: Span
    number: Number
    noun: str
    noun_end: int
    model: Name | None

    @property
    def before(self) -> str:
        """The sentence up to the number."""
        start = max(self.sentence.start, self.number.start - REACH)
        return self.document.text[start : self.number.start]

    @property
    def clause_before(self) -> str:
        """The clause up to the number."""
        start = max(self.clause.start, self.number.start - REACH)
        return self.document.text[start : self.number.start]

    @property
    def after(self) -> str:
        """What follows the noun in the sentence."""
        return self.document.text[self.noun_end : min(self.sentence.end, self.noun_end + 160)]

    @property
    def named(self) -> bool:
        """Whether a model is named in the sentence before the number."""
        return any(
            name.is_model
            for name in within(self.document.names, self.sentence.start, self.number.start)
        )
