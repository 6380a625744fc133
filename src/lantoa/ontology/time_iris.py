"""The IRIs of time spans: equal EDTF strings are one span."""

from __future__ import annotations

from urllib.parse import quote, unquote

from lantoa.ontology.namespaces import THINGS
from lantoa.ontology.time import TimeSpan


def time_iri(span: TimeSpan) -> str:
    """Return the IRI of a time span; equal EDTF strings are one span."""
    return THINGS + "time/" + quote(span.edtf, safe="~.-[]").replace("[", "%5B").replace("]", "%5D")


def span_of_iri(iri: str) -> TimeSpan | None:
    """Return the time span that an IRI of :func:`time_iri` names, None if it is none.

    >>> span_of_iri(time_iri(TimeSpan.parse("2016-05/2016-07"))).edtf
    '2016-05/2016-07'
    >>> span_of_iri("urn:x") is None
    True
    """
    if not iri.startswith(THINGS + "time/"):
        return None
    try:
        return TimeSpan.parse(unquote(iri.removeprefix(THINGS + "time/")))
    except ValueError:
        return None
