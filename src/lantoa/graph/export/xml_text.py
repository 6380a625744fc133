"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

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


def element(text: str) -> str:
    """Return `text` as the content of an XML element, carriage returns kept.

    >>> element("a < b & c")
    'a &lt; b &amp; c'
    """
    return escape(xml_text(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """Return `text` as a quoted XML attribute value, line ends and tabs kept.

    >>> attribute('a "b"')
    '"a &quot;b&quot;"'
    """
    kept = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;", '"': "&quot;"}
    return f'"{escape(xml_text(text), kept)}"'
