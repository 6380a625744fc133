"""Models that the report's district has, where no place is told of them.

A report is on a district that its headline names. Else the district must be what the sentence of
the model, or the paragraph before it, is about: 'Toàn huyện có ...', 'Huyện đã xây dựng ...',
'Trên địa bàn huyện A ...'. That a body of the district keeps a model places it nowhere.
"""

from __future__ import annotations

from lantoa.loaders.reading.context import clause_at, in_body
from lantoa.loaders.reading.deployments.place_frames import is_subject
from lantoa.loaders.reading.deployments.site_frames import TALK
from lantoa.loaders.reading.document import Document, Name, NameKind, Sentence, within
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

_REACH = 600  # characters of the paragraph before a model
_NOUN = r"(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TX|TP)"
_WHOLE = Anchored(
    rf"(?<!\w)(?:(?:[Tt]oàn|[Cc]ả|[Đđ]ịa bàn|[Đđ]ịa bàn toàn)\s+{_NOUN}|"
    rf"{_NOUN}\s+(?:(?:đã|đang|hiện|cũng|vừa|nay|hiện đang|hiện nay)\s+)*"
    r"(?:có|xây dựng|thành lập|ra mắt|triển khai|duy trì|nhân rộng|hình thành|xuất hiện))(?!\w)"
)
_ALL = Anchored(
    rf"(?<!\w)(?:toàn|địa bàn toàn|địa bàn)\s+{_NOUN}(?!\w)|(?<!\w)trên địa bàn(?=\s*[.;,])"
)
_FOUNDS = Anchored(
    r"(?<!\w)(?:xây dựng|thành lập|ra mắt|triển khai|phát động|củng cố|nhân rộng)(?!\w)"
)
#: After a model: 'các chi hội trên địa bàn huyện'.
_AREA = Anchored(rf"(?<!\w)(?:toàn|địa bàn|địa bàn toàn)\s+{_NOUN}(?!\w)")


def is_of_district(document: Document, sentence: Sentence, name: Name) -> bool:
    """Tell whether a model that no place is told of is one of the report's home, a district."""
    home = document.home
    if home is None or home.level is not Level.DISTRICT or name.kind is not NameKind.MODEL:
        return False
    title = document.title_span
    if title is not None and _names_home(document, title.start, title.end):
        # what one headline names is no subject
        return _names_home(document, title.end, document.blocks[-1].end, bodies=True)
    begin = max(document.blocks[sentence.block].start, name.start - _REACH)
    if TALK.search(document.words, sentence.start, name.start):
        return False
    end = clause_at(document, sentence, name.start).end
    if _WHOLE.search(document.words, begin, name.start) or _AREA.search(
        document.words, name.end, end
    ):
        return True
    if _founded(document, sentence, name):
        return True
    for place in within(document.places, begin, name.start):
        told_in = document.sentence_at(place.start)
        if (
            place.place == home
            and told_in is not None
            and not in_body(document, place)
            and not TALK.search(document.words, told_in.start, told_in.end)
            and is_subject(document, told_in, place)
        ):
            return True
    return False


def is_on_all_of_it(document: Document, sentence: Sentence, name: Name) -> bool:
    """Tell whether what says of a model that it is on all of the district is said beside it."""
    end = clause_at(document, sentence, name.start).end
    return _ALL.search(document.words, name.end, end) is not None


def _founded(document: Document, sentence: Sentence, name: Name) -> bool:
    """Whether the district's body, as subject of the sentence, founds the model or keeps it up."""
    for body in within(document.bodies, sentence.start, name.start)[:1]:
        if body.organization.place == document.home:
            return _FOUNDS.search(document.words, body.end, name.start) is not None
    return False


def _names_home(document: Document, start: int, end: int, *, bodies: bool = False) -> bool:
    """Whether words name the home itself, or, of `bodies`, at least a body of it."""
    return any(
        place.place == document.home and (bodies or not in_body(document, place))
        for place in within(document.places, start, end)
    )
