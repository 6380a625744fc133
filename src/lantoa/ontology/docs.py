"""The vocabulary as browsable HTML: static pages, no script, nothing fetched.

pyLODE (BSD-3-Clause) was tried for this. It runs the labels of two languages into one
("mô hìnhmodel"), leaves out the concept schemes and what our annotations say of edges, and the
wheel of its version 3.4.1 cannot be imported (it reads a pyproject.toml that it does not hold).
So the pages are made here, from the same facts that the terminal prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Final

from lantoa.errors import UserError
from lantoa.ontology.explain import HEADINGS, Fact, facts
from lantoa.ontology.namespaces import PREFIXES, TERMS
from lantoa.ontology.terms import (
    ONTOLOGY,
    Term,
    described,
    shape_files,
    short,
    term_at,
    terms,
    vocabulary_files,
)

_INDEX, _CONCEPTS = "index.html", "concepts.html"
_PAGES: Final = {
    _INDEX: ("Từ vựng lan tỏa", "The lantoa vocabulary"),
    _CONCEPTS: ("Các hệ khái niệm", "Concept schemes"),
}
_STYLE: Final = """
:root { color-scheme: light dark; --rule: #8885; --soft: #8882; --link: #06c }
@media (prefers-color-scheme: dark) { :root { --link: #8bf } }
* { box-sizing: border-box }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem }
body { padding: 0 1rem 4rem }
a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
header, footer { padding: 1rem 0 } header nav a { margin-right: 1.5rem }
h1 small, h2 small, h3 small { font-weight: 400; opacity: .75; margin-left: .5rem }
h2 { border-bottom: 1px solid var(--rule); margin-top: 2.5rem }
.index { columns: 14rem; list-style: none; padding: 0 }
article { border-top: 1px solid var(--rule); padding: .5rem 0 1rem }
article:target { background: var(--soft) }
h3 { margin: .5rem 0 0; font-size: 1.1rem } code { font-size: .9rem; opacity: .8 }
.texts { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)) }
.texts p { margin: .5rem 0 }
dl { display: grid; gap: .15rem 1rem; grid-template-columns: 11rem 1fr; margin: 0 }
dt { opacity: .75; font-size: .9rem } dd { margin: 0 }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } dd { margin-bottom: .4rem } }
"""


def write_docs(folder: str | Path) -> list[Path]:
    """Write the vocabulary as HTML pages into a folder, with the Turtle files beside them.

    The folder is made if need be; files of the same names are replaced, others left alone. The
    fragment of a term's IRI is its anchor: ``index.html#Deployment``.

    Returns:
        The files written, ``index.html`` first.

    Raises:
        UserError: the folder cannot be written.
    """
    folder = Path(folder)
    texts = {
        _INDEX: _page(_INDEX, [t for t in terms() if "concept" not in t.kind]),
        _CONCEPTS: _page(_CONCEPTS, _by_scheme()),
    }
    for file in vocabulary_files():
        texts[file.name] = file.read_text(encoding="utf-8")
    for file in shape_files():
        texts[f"shapes-{file.name}"] = file.read_text(encoding="utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(
            f"Cannot write into {str(folder)!r} ({error.strerror}); choose another folder."
        ) from error
    return [folder / name for name in texts]


def _by_scheme() -> list[Term]:
    """Every scheme, followed by its concepts."""
    ordered = []
    for scheme in (t for t in terms() if t.kind == "concept scheme"):
        concepts = (term_at(iri) for iri in scheme.concepts)
        ordered += [scheme, *(concept for concept in concepts if concept)]
    return ordered


def _page(name: str, listed: list[Term]) -> str:
    vi, en = _PAGES[name]
    links = "".join(
        f'<a href="{page}">{escape(texts[0])} · {escape(texts[1])}</a>'
        for page, texts in _PAGES.items()
    )
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(vi)} · {escape(en)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header><nav>{links}</nav>\n<h1>{_both(vi, en)}</h1>\n"
        f"{_introduction() if name == _INDEX else ''}</header>\n<main>\n{_sections(listed)}"
        f"</main>\n<footer>{_files()}</footer>\n</body>\n</html>\n"
    )


def _introduction() -> str:
    texts = described()[ONTOLOGY].text(PREFIXES["skos"] + "definition")
    return f'<p><code>{escape(TERMS)}</code></p>\n<div class="texts">{_texts(texts)}</div>\n'


def _sections(listed: list[Term]) -> str:
    sections: dict[str, list[Term]] = {}
    for term in listed:
        group = term.kind if term.kind not in {"concept", "concept scheme"} else term.scheme
        sections.setdefault(group or term.iri, []).append(term)
    return "".join(_section(*section) for section in sections.items())


def _section(group: str, members: list[Term]) -> str:
    scheme = term_at(group)
    vi, en = (scheme.labels["vi"], scheme.labels["en"]) if scheme else HEADINGS[group]
    index = "".join(f"<li>{_link(term.iri)}</li>" for term in members)
    articles = "\n".join(_article(term) for term in members)
    return (
        f'<section>\n<h2>{_both(vi, en)}</h2>\n<ul class="index">{index}</ul>\n'
        f"{articles}\n</section>\n"
    )


def _article(term: Term) -> str:
    return (
        f'<article id="{escape(term.name)}">\n'
        f"<h3>{_both(term.labels['vi'], term.labels['en'])}</h3>\n"
        f"<code>{escape(term.iri)}</code>\n"
        f'<div class="texts">{_texts(term.definitions)}</div>\n'
        f"<dl>{''.join(_fact(fact) for fact in facts(term))}</dl>\n</article>"
    )


def _fact(fact: Fact) -> str:
    vi, en = HEADINGS[fact.heading]
    separator = ", " if fact.linked else "; "
    values = separator.join(_link(v) if fact.linked else escape(v) for v in fact.values)
    return f"<dt>{escape(vi)} · {escape(en)}</dt><dd>{values}</dd>"


def _texts(texts: Mapping[str, str]) -> str:
    return "".join(
        f'<p lang="{language}">{escape(texts[language])}</p>'
        for language in ("vi", "en")
        if language in texts
    )


def _both(vi: str, en: str) -> str:
    return f'{escape(vi)}<small lang="en">{escape(en)}</small>'


def _link(iri: str) -> str:
    term = term_at(iri)
    if term is None:
        return f"<code>{escape(short(iri))}</code>"
    page = _CONCEPTS if "concept" in term.kind else _INDEX
    shown = term.label if term.kind == "concept" else term.name
    return f'<a href="{page}#{escape(term.name)}" title="{escape(term.label)}">{escape(shown)}</a>'


def _files() -> str:
    names = [f.name for f in vocabulary_files()] + [f"shapes-{f.name}" for f in shape_files()]
    links = " ".join(f'<a href="{escape(name)}">{escape(name)}</a>' for name in names)
    return f"<p>Turtle: {links}</p>"
