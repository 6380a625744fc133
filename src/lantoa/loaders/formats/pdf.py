"""PDF with a text layer: its lines, joined to paragraphs by where they stand on the page."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Final, cast

from lantoa.loaders.formats.encodings import repair
from lantoa.loaders.formats.extracted import Extracted
from lantoa.loaders.formats.pdf_lines import Columns, Line, paragraphs
from lantoa.loaders.problems import Problem, ProblemError
from lantoa.loaders.text import REPORT_LIMIT

if TYPE_CHECKING:
    import io

    from pdfminer.layout import LTPage

#: Fewer letters a page than this are a stamp or a page number on a scan, not a text layer.
LETTERS_A_PAGE: Final = 20
#: Lines as far apart as this share of their height are in one box: Vietnamese offices print 1.5.
LINE_MARGIN: Final = 1.0
#: A line that stands at the edge of so many pages is a running head.
RUNNING: Final = 3
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_DIGITS = re.compile(r"\d+")
# A page's number, and what browsers print at its edges: the day and time, and the address.
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*|\d+/\d+/\d+,? \d+:\d+.*|"
    r"(?:https?|(?:fi|ﬁ)le)://\S+(?:\s+\d+/\d+)?",
    re.IGNORECASE,
)


def pdf(stream: IO[bytes], document: str) -> Extracted:
    """Read the text layer of a PDF.

    Raises:
        ProblemError: it is encrypted, broken, or a scan without a text layer.
    """
    pages = _pages(stream, document)
    texts = [text for page in pages for line in page if (text := line.text)]
    whole = "".join(texts)
    letters = sum(map(str.isalpha, whole))
    unmapped = _UNMAPPED.findall(whole)
    if len(unmapped) > 0.1 * letters and unmapped:
        raise ProblemError(
            Problem(
                document,
                None,
                "the PDF does not tell which letters its glyphs stand for",
                "give the document that it was made from (.docx), or recognise its text (OCR)",
            )
        )
    if letters < LETTERS_A_PAGE * max(1, len(pages)) and letters < 500:
        raise ProblemError(
            Problem(
                document,
                None,
                "the PDF has no text layer, only pictures of its pages",
                "recognise its text with an OCR program first (Vietnamese, searchable PDF)",
            )
        )
    text, legacy = repair("\n".join(paragraphs(_without_running_heads(pages))))
    return Extracted(document, text, encoding=legacy)


def _pages(stream: IO[bytes], document: str) -> list[list[Line]]:
    # Without a handler its remarks on odd fonts would go to the terminal.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    pages: list[list[Line]] = []
    size = 0
    try:
        for page in extract_pages(
            cast("io.IOBase", stream), laparams=LAParams(line_margin=LINE_MARGIN)
        ):
            pages.append(list(_lines(page)))
            size += sum(len(line.text) for line in pages[-1])
            if size > REPORT_LIMIT:
                break
    except (PDFEncryptionError, PDFPasswordIncorrect) as error:
        raise ProblemError(
            Problem(
                document,
                None,
                "the PDF is encrypted",
                "open it with its password and save it without one",
            )
        ) from error
    except Exception as error:
        # A broken PDF fails in as many ways as it can be broken; its first pages are not lost.
        if not pages:
            raise ProblemError(
                Problem(document, None, "the PDF is broken", "get it again from where it came from")
            ) from error
    if not pages:
        raise ProblemError(
            Problem(document, None, "the PDF is broken", "get it again from where it came from")
        )
    if size > REPORT_LIMIT:
        raise ProblemError(
            Problem(
                document,
                None,
                f"the PDF holds more than {REPORT_LIMIT / 1e6:,.0f} MB of text",
                "split it into several files, one for each report or part",
            )
        )
    return pages


def _lines(page: LTPage) -> Iterator[Line]:
    """Give the lines of a page, column after column."""
    from pdfminer.layout import LTTextBox, LTTextLine

    boxes = [
        [line for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]
        for box in page
        if isinstance(box, LTTextBox)
    ]
    flat = [line for box in boxes for line in box]
    steps = Counter(round(a.y1 - b.y1) for a, b in pairwise(flat) if 0 < a.y1 - b.y1 < 3 * b.height)
    step = steps.most_common(1)[0][0] if steps else 0
    columns = Columns((line.x0, line.x1) for line in flat)
    margin = 0.08 * page.height
    for line in flat:
        yield Line(
            " ".join(line.get_text().split()),
            line.x0,
            line.x1,
            line.y1,
            line.height,
            columns.edges(line.x0),
            page.pageid,
            edge=line.y1 < page.y0 + margin or line.y0 > page.y1 - margin,
            step=max(step, line.height),
        )


def _without_running_heads(pages: list[list[Line]]) -> Iterator[Line]:
    """Give the lines but page numbers, and heads and feet that stand on several pages."""
    counts = Counter(
        key for page in pages for key in {_DIGITS.sub("#", line.text) for line in page if line.edge}
    )
    for page in pages:
        for line in page:
            running = counts[_DIGITS.sub("#", line.text)] >= RUNNING
            if not (line.edge and (running or _PAGE_NUMBER.fullmatch(line.text))):
                yield line
