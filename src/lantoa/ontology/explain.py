"""A term in words: what it is called, what it means, what it goes with.

One list of facts for each term, which the terminal prints and the HTML pages lay out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import fill
from typing import Final

from lantoa.ontology.edges import edges, lineage
from lantoa.ontology.terms import Term, short, term_at, terms

#: Headings of facts and names of kinds of term, in Vietnamese and English.
HEADINGS: Final[dict[str, tuple[str, str]]] = {
    "class": ("lớp", "class"),
    "object property": ("thuộc tính đối tượng", "object property"),
    "datatype property": ("thuộc tính dữ liệu", "datatype property"),
    "annotation property": ("thuộc tính chú thích", "annotation property"),
    "concept scheme": ("hệ khái niệm", "concept scheme"),
    "concept": ("khái niệm", "concept"),
    "also": ("tên khác", "also called"),
    "example": ("ví dụ", "example"),
    "broader": ("thuộc loại", "a kind of"),
    "narrower": ("gồm các loại", "kinds of it"),
    "domain": ("của", "said of"),
    "range": ("giá trị", "its value"),
    "scheme": ("trong hệ", "scheme"),
    "values": ("chọn trong", "chosen from"),
    "concepts": ("các khái niệm", "concepts"),
    "bears": ("có thuộc tính", "has"),
    "value of": ("là giá trị của", "is the value of"),
    "used by": ("dùng cho", "used by"),
    "edge": ("là cạnh", "is an edge"),
    "aligned": ("liên hệ ngoài", "elsewhere"),
}
_LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line about a term: a heading (a key of :data:`HEADINGS`), and its values.

    Where `linked`, the values are IRIs; otherwise they are text.
    """

    heading: str
    values: tuple[str, ...]
    linked: bool = True


def facts(term: Term) -> list[Fact]:
    """Return what is worth saying of a term beside its labels and definitions.

    >>> from lantoa.ontology.vocabulary import explain
    >>> [fact.heading for fact in facts(explain("lt:status"))]
    ['example', 'domain', 'range', 'values']
    """
    found = [
        Fact(heading="also", values=term.alternatives, linked=False),
        Fact(heading="example", values=term.examples, linked=False),
        Fact(heading="broader", values=term.parents),
        Fact(heading="narrower", values=term.children),
        Fact(heading="domain", values=term.domains),
        Fact(heading="range", values=term.ranges),
        Fact(
            heading="scheme" if term.kind == "concept" else "values",
            values=(term.scheme,) if term.scheme else (),
        ),
        Fact(heading="concepts", values=term.concepts),
    ]
    if term.kind == "class":
        ancestry = set(lineage(term))
        found += [
            Fact(heading="bears", values=_properties(ancestry, domain=True)),
            Fact(heading="value of", values=_properties(ancestry, domain=False)),
        ]
    elif term.kind == "concept scheme":
        found.append(Fact(heading="used by", values=term.used_by))
    found += [
        Fact(heading="edge", values=tuple(_edges(term)), linked=False),
        Fact(
            heading="aligned",
            values=tuple(f"{how} {short(what)}" for how, what in term.alignments),
            linked=False,
        ),
    ]
    return [fact for fact in found if fact.values]


def describe(term: Term, language: str = "en", width: int = 100) -> str:
    """Return a term as text for the terminal: both languages' label and definition, then facts.

    Args:
        term: what to describe.
        language: ``vi`` or ``en``, the language of the headings.
        width: where to break lines.

    >>> from lantoa.ontology.vocabulary import explain
    >>> print(describe(explain("extent/whole")))
    extent/whole · concept
      vi             toàn bộ: Toàn bộ đơn vị cũ.
      en             whole: The whole of the old unit.
      also called    nguyên trạng
      example        nhập nguyên trạng hai xã
      scheme         extent (mức độ chuyển, extents)
    """
    lines = [f"{term.name} · {heading(term.kind, language)}"]
    for spoken in _LANGUAGES:
        text = f"{term.labels.get(spoken, '')}: {term.definitions.get(spoken, '')}"
        lines.append(_line(spoken, text, width))
    for fact in facts(term):
        values = [named(value) for value in fact.values] if fact.linked else list(fact.values)
        separator = "; " if fact.heading in {"example", "edge"} or fact.linked else ", "
        lines.append(_line(heading(fact.heading, language), separator.join(values), width))
    return "\n".join(lines)


def heading(name: str, language: str) -> str:
    """Return a heading, or the name of a kind of term, in a language."""
    return HEADINGS[name][_LANGUAGES.index(language)]


def named(iri: str) -> str:
    """Return the name of a term with its labels, as it is listed beside others.

    >>> from lantoa.ontology.namespaces import PREFIXES, TERMS
    >>> named(TERMS + "Model"), named(PREFIXES["xsd"] + "date")
    ('Model (mô hình, model)', 'xsd:date')
    """
    term = term_at(iri)
    if term is None:
        return short(iri)
    labels = dict.fromkeys(term.labels.get(language, "") for language in _LANGUAGES)
    return f"{term.name} ({', '.join(label for label in labels if label)})"


def _line(name: str, text: str, width: int) -> str:
    return fill(f"  {name:<14} {text}", width, subsequent_indent=" " * 17, break_on_hyphens=False)


def _properties(ancestry: set[str], *, domain: bool) -> tuple[str, ...]:
    return tuple(
        term.iri
        for term in terms()
        if term.kind.endswith("property")
        and ancestry & set(term.domains if domain else term.ranges)
    )


def _edges(term: Term) -> Iterator[str]:
    for edge in edges():
        if edge.source_property and edge.cls == term.iri:
            yield f"{short(edge.source_property)} → {short(edge.target_property)}"
        elif edge.source_property is None and edge.target_property == term.iri:
            yield f"{short(edge.cls)} → {term.name}"
