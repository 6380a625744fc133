"""Reading: a Vietnamese report becomes statements, each with the words that say it.

A pipeline of small steps over one :class:`~lantoa.loaders.reading.document.Document`: lines,
sentences, quoted strings, dates, places and the report's home, bodies, names, numbers; then
relations (deployments, counts, replications, recognitions, gatherings). Rules of the genre's
grammar with a gazetteer; no network and no language model. See ``docs/reading.md``.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lantoa.ontology.records import Reading

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer


def read_report(
    document_name: str,
    text: str,
    *,
    gazetteer: Gazetteer | None = None,
    title: str | None = None,
    published: dt.date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read a report.

    Args:
        document_name: the name under which the file is loaded; the identity of its source.
        text: the report; offsets of the evidence point into its normalised form, which is
            ``reading.source.text``.
        gazetteer: the units of Viet Nam; the packaged ones if not given.
        title: the headline, where the file tells it; else it is looked for in the text.
        published: the day of the report, likewise.
        publisher: the paper's or agency's domain, likewise.
        url: the report's address, likewise.

    Returns:
        The source and what it says, in the order of the text. A text without any statement
        gives a reading without any; no text makes it fail.

    >>> reading = read_report("a.txt", "Năm 2019, Công an xã Tân Lập, huyện Mộc Châu, tỉnh Sơn "
    ...     "La ra mắt mô hình “Tiếng mõ bình yên”.")
    >>> [(s.model.name, s.started.edtf) for s in reading.statements if hasattr(s, "started")]
    [('Tiếng mõ bình yên', '2019')]
    """
    from lantoa.loaders.reading.pipeline import read

    return read(
        document_name,
        text,
        gazetteer,
        title=title,
        published=published,
        publisher=publisher,
        url=url,
    )


__all__ = ["read_report"]
