"""The text of a made-up source, sentence by sentence, and the evidence that points into it."""

from __future__ import annotations

from typing import Final

from lantoa.ontology.records import Evidence
from lantoa.ontology.time import TimeSpan

#: The method of every evidence, and the loader of every source.
METHOD: Final = "synthetic/1"
_CONFIDENCE: Final = (0.7, 0.8, 0.9, 0.99)


class Text:
    """A source's text, line by line.

    >>> text = Text()
    >>> _, second = text.line("Một câu."), text.line("Câu nữa.")
    >>> text.text[second.start : second.end]
    'Câu nữa.'
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._lines)

    def line(self, sentence: str, *, confidence: int = 2) -> Evidence:
        """Add a sentence and return the evidence that quotes it.

        Args:
            sentence: one line.
            confidence: any number; it decides the evidence's confidence.
        """
        start = self._length
        self._lines += (sentence, "\n")
        self._length += len(sentence) + 1
        return Evidence(
            start=start,
            end=start + len(sentence),
            quote=sentence,
            method=METHOD,
            confidence=_CONFIDENCE[confidence % len(_CONFIDENCE)],
        )


def since(span: TimeSpan | None) -> str:
    """Return the words that date the beginning of a sentence, none for no date."""
    return f"Từ {span.edtf}, " if span else ""
