"""Lines that a page or a PDF cut at its width are put together again.

A line that ends without a stop and goes on in small letters was cut. Where a text has several such
lines, so was each that is as long as they are and ends without a stop. The breaks become spaces, so
that every offset stays.
"""

from __future__ import annotations

import re

#: A break inside a sentence: no stop before, a small letter after.
_CUT = re.compile(r"\n(?<=[^\s.!?:;…”\"»)\]]\n)(?=[^\W\d_A-ZĐ])")
#: One that may be inside a sentence; the first words of a report are not.
_UNSTOPPED = re.compile(
    r"\n(?<=[^\s.!?:;…]\n)(?=[\w“\"(])(?!(?:Sáng|Chiều|Tối|Ngày|Vừa|Mới|Thực hiện|Nhằm|Nhân)\s)"
)
_FEWEST = 3  # cut lines in a text that was cut
_SHARE = 5  # at least each fifth line
_NEARLY = 0.7  # of the width


def unwrapped(text: str) -> str:
    """Return a text with the lines put together that were cut at their width.

    >>> unwrapped("Xã Tân Lập đã\\ntổ chức lễ\\nra mắt mô\\nhình.").count("\\n")
    0
    >>> unwrapped("Một dòng\\nkhác")
    'Một dòng\\nkhác'
    """
    cuts = [match.start() for match in _CUT.finditer(text) if text[match.end()].islower()]
    if len(cuts) < _FEWEST or len(cuts) * _SHARE < text.count("\n"):
        return text
    lengths = sorted(at - text.rfind("\n", 0, at) - 1 for at in cuts)
    width = lengths[len(lengths) // 2] * _NEARLY
    letters = list(text)
    for at in cuts:
        letters[at] = " "
    for match in _UNSTOPPED.finditer(text):
        if match.start() - text.rfind("\n", 0, match.start()) - 1 >= width:
            letters[match.start()] = " "
    return "".join(letters)
