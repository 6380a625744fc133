"""Deterministic identity: IRIs made of normalised keys.

Two machines that load the same files make the same IRIs, whatever the order. An IRI is readable
(a slug) and exact (eight hexadecimal digits or more of a SHA-256 over the full key).
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from urllib.parse import quote

from lantoa.ontology.namespaces import SOURCE_GRAPHS, THINGS
from lantoa.vietnamese import key, normalise, slug


def digest(*parts: object, length: int = 16) -> str:
    """Return hexadecimal digits that identify a sequence of parts.

    >>> digest("a", "b") != digest("ab", "")
    True
    """
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@lru_cache(maxsize=65536)
def named(kind: str, name: str, *context: object) -> str:
    """Return the IRI of a named thing of a kind, told apart by its context if it has one.

    >>> named("model", "Tổ liên gia tự quản") == named("model", "“tổ liên gia tự quản”")
    True
    """
    return f"{THINGS}{kind}/{slug(name)}-{digest(key(name), *context, length=8)}"


def model_iri(name: str) -> str:
    """Return the IRI of a model: same-named models are one until a judgement parts them."""
    return named("model", name)


def organization_iri(name: str) -> str:
    """Return the IRI of an organization by its full name, e.g. 'Công an tỉnh Hòa Bình'."""
    return named("organization", name)


def provisional_place_iri(name: str, within: str | None) -> str:
    """Return the IRI of a place that no gazetteer knows, under the unit that contains it."""
    return named("place", name, within)


def source_iri(document: str) -> str:
    """Return the IRI of a source by the name under which its file was loaded.

    >>> source_iri("báo cáo/a.txt")
    'https://w3id.org/lantoa/id/source/b%C3%A1o%20c%C3%A1o/a.txt'
    """
    return THINGS + "source/" + quote(normalise(document), safe="/._-~")


def source_graph_iri(document: str) -> str:
    """Return the IRI of the named graph that holds what a source says."""
    return SOURCE_GRAPHS + quote(normalise(document), safe="/._-~")


def statement_iri(kind: str, *content: object) -> str:
    """Return the IRI of a statement by its content: equal content is one statement."""
    return f"{THINGS}{kind}/{digest(*content)}"
