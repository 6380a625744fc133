"""What a line is by the line after it: under a picture, or broken inside its sentence."""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Block, BlockKind, Document

PICTURE = re.compile(r"(?:Ảnh|Hình|Photo|Video|Clip)\b\s*[:.\d]", re.I)
_LONGEST = 160  # characters of a line under a picture
_BEFORE_A_NAME = re.compile(r"(?:mô hình|câu lạc bộ|CLB|tên gọi|tên là|phong trào)\s*:?$", re.I)


def credited(document: Document, blocks: list[Block]) -> list[Block]:
    """Return the lines, a short one before the credit of a picture as what the picture shows."""
    found = list(blocks)
    for index, block in enumerate(blocks[:-1]):
        credit = blocks[index + 1]
        if (
            block.kind is BlockKind.BODY
            and block.end - block.start < _LONGEST
            and credit.kind is BlockKind.NOISE
            and credit.start - block.end == 1
            and PICTURE.match(document.text, credit.start, credit.end)
        ):
            found[index] = Block(block.start, block.end, BlockKind.CAPTION)
    return found


def unbroken(document: Document, blocks: list[Block]) -> list[Block]:
    """Return the lines, joined to the next where a sentence goes on over the break."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind is BlockKind.CAPTION
            and block.kind in (BlockKind.BODY, BlockKind.CAPTION)
            and block.start - last.end == 1
            and _goes_on(document.of(last), document.of(block))
        ):
            joined[-1] = Block(last.start, block.end, block.kind)
        else:
            joined.append(block)
    return joined


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is broken inside its sentence."""
    if following[0] in '“"‘':
        return _BEFORE_A_NAME.search(line) is not None
    return following[0].islower() and line[-1:].isalnum()
