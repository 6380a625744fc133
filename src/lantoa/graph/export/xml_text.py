"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

# XML 1.0 (fifth edition), section 2.2: production Char.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return `text` with the characters that XML cannot hold replaced by visible ones.

    A control character becomes its picture (Unicode block Control Pictures), so that a reader
    sees which it was; a character that is no character becomes U+FFFD.

    >>> xml_text("a\\x0bb")
    'a␋b'
    """
    return _NOT_XML.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
