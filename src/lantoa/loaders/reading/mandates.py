"""Mandates: documents that a report names by number, with issuer and day; schemes by title."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.document import Document, Sentence, covering, single_spaced, within
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Mandate, Organization

#: A number with letters is a document's; a bare one is, unless it counts or is a year.
_NUMBER = (
    r"(?:\d{1,4}(?:/\d{4})?\s?[-/]\s?(?=[A-ZĐ])[\w-]+(?:\s?[-/]\s?[\w-]+)*|"
    r"(?!(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?!\w))\d{1,4}(?:\s?[-/]\s?[\w-]+)*"
    r"(?!\w)(?!\s+(?:năm(?!\s+\d)|tháng|ngày(?!\s+\d)|tuần|quý|lần|hộ|người|điểm|xã|phường|huyện|"
    r"tỉnh|mô hình|cấp|bước)(?!\w)))"
)
_MANDATE = Anchored(
    r"(?<!\w)(?P<title>(?:(?:Chỉ thị|Nghị quyết(?: liên tịch| chuyên đề)?|"
    r"Kế hoạch(?: liên ngành| phối hợp| liên tịch)?|"
    r"Hướng dẫn(?: liên ngành)?|Quyết định|Kết luận|Thông tư(?: liên tịch)?|Nghị định|Đề án|"
    r"Công văn|Công điện|Chương trình phối hợp|NĐ|NQ|QĐ|NQLT|TTLT)"
    r"\s+(?:số\s+)?|(?:[Cc]hương trình(?: phối hợp| hành động)?|[Qq]uy chế(?: phối hợp)?|"
    r"[Tt]hông báo|[Tt]hông tri|[Hh]ướng dẫn|chỉ thị|nghị quyết|kế hoạch|quyết định|KH|CT|TT|"
    r"nghị định|thông tư|đề án|công văn|kết luận)"
    rf"\s+số:?\s+|KH\s+(?=\d+\S*[A-ZĐ]))(?P<number>{_NUMBER}))(?:\s*,?\s*ngày\s+[\d/.-]+)?"
)
#: A scheme by its title: Đề án “Chuyển hóa địa bàn”.
_SCHEME = Anchored(
    r"(?<!\w)[Đđ]ề án(?!\w)(?:\s+số\s+\d+(?:[/-][\w-]+)*)?\s*(?::|về)?\s*"
    r"(?:“[^“”\n]{5,220}”|\"[^\"\n]{5,220}\"|‘[^‘’\n]{5,220}’)"
)
_OF = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?(?:của|do)\s+$")


def read_mandates(document: Document) -> list[Mandate]:
    """Return the documents that a report names by number, with issuer and day."""
    found: dict[str, Mandate] = {}
    for sentence, match in _MANDATE.within(document.words, document.sentences):
        name = covering(document.names, match.start())
        if name is not None and name.is_model:
            continue
        mandate = _mandate(document, sentence, match)
        found.setdefault(mandate.iri, mandate)
    for _, match in _SCHEME.within(document.words, document.sentences):
        mandate = _scheme(document, match)
        found.setdefault(mandate.iri, mandate)
    return list(found.values())


def _scheme(document: Document, match: re.Match[str]) -> Mandate:
    """The mandate that a scheme's title is."""
    start, end = match.span()
    title = single_spaced(match.group())
    return Mandate(title=title, evidence=(evidence(document, "mandate", start, end, 0.9),))


def _mandate(document: Document, sentence: Sentence, match: re.Match[str]) -> Mandate:
    issuer: Organization | None = None
    end = match.end("title")
    for body in within(document.bodies, match.end(), min(sentence.end, match.end() + 60)):
        if _OF.fullmatch(document.text[match.end() : body.start]):
            issuer, end = body.organization, body.end
        break
    when = next(
        (d.when for d in within(document.dates, match.start(), min(match.end() + 2, sentence.end))),
        None,
    )
    title = single_spaced(document.text[match.start() : end])
    printed = document.text[end - len(issuer.name) : end] if issuer else None
    return Mandate(
        title=title,
        issuer=issuer,
        when=when,
        evidence=(evidence(document, "mandate", match.start(), end, 0.95, organization=printed),),
    )
