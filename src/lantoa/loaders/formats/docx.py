"""Word documents (.docx): paragraphs and table rows, read straight from the package's XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

from lantoa.loaders.formats.encodings import repair
from lantoa.loaders.formats.extracted import Extracted
from lantoa.loaders.problems import Problem, ProblemError

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The text part of a Word document may unpack to so many bytes; more is a bomb.
PART_LIMIT: Final = 64 * 1024 * 1024
MAIN: Final = "word/document.xml"
# ISO/IEC 29500-1, transitional and strict.
_NAMESPACES: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS: Final = {
    "tab": " ",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\xad",
}


def docx(stream: IO[bytes], document: str) -> Extracted:
    """Read a Word document.

    Raises:
        ProblemError: it is broken, encrypted or too large.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(stream) as package, package.open(MAIN) as part:
            data = part.read(PART_LIMIT + 1)
    except RuntimeError as error:
        raise _problem(document, "is encrypted", "save it without a password") from error
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError) as error:
        raise _broken(document) from error
    except Exception as error:
        # zlib.error and its like in other packings
        raise _broken(document) from error
    if len(data) > PART_LIMIT:
        raise _problem(
            document,
            f"unpacks to more than {PART_LIMIT / 1e6:,.0f} MB of text",
            "save it again from Word, or split it into several documents",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(document) from error
    text, legacy = repair("\n".join(_blocks(root)))
    return Extracted(document, text, encoding=legacy)


def _broken(document: str) -> ProblemError:
    return _problem(document, "is broken", "get it again, or open it in Word and save it anew")


def _problem(document: str, what: str, mend: str) -> ProblemError:
    return ProblemError(Problem(document, None, f"the Word document {what}", mend))


def _local(element: _Element) -> str:
    tag = element.tag
    if isinstance(tag, str):
        for namespace in _NAMESPACES:
            if tag.startswith(namespace):
                return tag[len(namespace) :]
    return ""


def _blocks(root: _Element) -> Iterator[str]:
    """Give paragraphs and rows in their order, without recursion."""
    stack = [root]
    while stack:
        element = stack.pop()
        name = _local(element)
        if name == "p":
            yield from _paragraph(element)
        elif name == "tr":
            cells = [" ".join(" ".join(_blocks(cell)).split()) for cell in _cells(element)]
            yield "; ".join(cell for cell in cells if cell)
        elif element.tag != _FALLBACK and name not in {"sectPr", "del", "moveFrom"}:
            stack.extend(reversed(element))


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        name = _local(child)
        if name == "tc":
            yield child
        elif name in {"sdt", "sdtContent", "ins"}:
            yield from _cells(child)


def _paragraph(paragraph: _Element) -> Iterator[str]:
    """Give a paragraph's lines, and after them those of the text boxes that hang on it."""
    parts: list[str] = []
    boxes: list[_Element] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        name = _local(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in _CHARACTERS:
            parts.append(_CHARACTERS[name])
        elif name == "txbxContent":
            boxes.append(element)
        # Deleted and moved text, field codes and old drawings of what stands there anew.
        elif name not in {"del", "moveFrom", "instrText", "pPr", "rPr"} and (
            element.tag != _FALLBACK
        ):
            stack.extend(reversed(element))
    for line in "".join(parts).split("\n"):
        if line.strip():
            yield line.strip()
    for box in boxes:
        for child in box:
            yield from _blocks(child)
