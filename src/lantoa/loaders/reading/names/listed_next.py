"""Models that the next sentence lists: "Xã có nhiều mô hình hay. Đó là X; Y; Z"."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document, Sentence
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.list_openers import EXAMPLES
from lantoa.loaders.reading.names.name_begins import NOT_A_NAME
from lantoa.loaders.reading.names.name_extent import end_of_name
from lantoa.loaders.reading.names.name_finder import Finder
from lantoa.loaders.reading.names.name_lists import PARTED, past_attributes, read_list, thing_at
from lantoa.loaders.reading.names.name_parts import Style

_SPOKEN_OF = 250
#: Openers that lists of anything may have: what they list must look like names of models.
_OPENS_ANY = re.compile(
    r"(?:Đó (?:chính )?là|Cụ thể(?: là)?|Trong đó,?(?: phải kể đến| có)?|(?:Có thể|Phải) kể đến|"
    r"Đáng (?:chú ý|kể)(?: nhất)?(?: là| có)?|Gồm(?: có)?)(?: như| là)?\s*:?\s+"
    rf"(?:(?:các |những )?mô hình:? )?(?={UPPER}[^\W\d_]*,?\s[^\W\d_])"
    rf"(?!{UPPER}[^\W\d_]*\s+{UPPER})"
)
_FIRST = ("Đ", "C", "T", "P", "G", "N")
_MODELS = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|hai|ba|bốn|năm|\d+)\s+(?:loại )?mô hình(?!\w)", re.I
)


def name_next(finder: Finder, sentence: Sentence, said: str) -> None:
    """Add the items of a sentence that lists the models of the sentence before."""
    if not said.startswith(_FIRST):
        return
    document = finder.document
    before = document.text[max(0, sentence.start - _SPOKEN_OF) : sentence.start]
    if "mô hình" not in before:
        return
    finder.confidence = 0.7
    opened = EXAMPLES.match(said)
    if opened is not None:  # Tỉnh có 12 mô hình. Tiêu biểu như: Dòng họ tự quản, ...
        read_list(finder, sentence, sentence.start + opened.end(), sentence.start, small=False)
        return
    opened = _OPENS_ANY.match(said)
    if opened is None or not _MODELS.search(before, before.rstrip(" \n.").rfind(". ") + 1):
        return
    start = sentence.start + opened.end()
    semicolons = _names_parted(document, start, sentence.end)
    if semicolons is not None:
        read_list(finder, sentence, start, sentence.start, small=False, semicolons=semicolons)


def _names_parted(document: Document, start: int, limit: int) -> bool | None:
    """Whether semicolons part names with capitals from `start` on; None where it is no list."""
    semicolons = document.text.find(";", start, limit) > 0
    if thing_at(document, start) is not None or NOT_A_NAME.match(document.text, start):
        return None
    style = Style.SEMICOLONS if semicolons else Style.CAPITALS
    end = past_attributes(document, end_of_name(document, start, limit, style), limit)
    parted = PARTED.match(document.text, end, limit)
    if parted is None or thing_at(document, parted.end()) is not None:
        return None
    return semicolons
