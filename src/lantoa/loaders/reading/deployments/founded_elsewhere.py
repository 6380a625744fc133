"""Beginnings of the model that the text is about, by sentences that do not name it."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import clause_at, evidence
from lantoa.loaders.reading.deployments.drafts import Draft
from lantoa.loaders.reading.deployments.foundings import Founding
from lantoa.loaders.reading.deployments.site_frames import SAYS
from lantoa.loaders.reading.deployments.start_dates import beginning
from lantoa.loaders.reading.document import Document, Name, PlaceName, covering, within
from lantoa.loaders.reading.lexicon import RANK
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.spreading.spread_models import is_sole_model, last_named_model
from lantoa.ontology.records import Level

_GROUPS = {
    "clb": (_CLUB := re.compile(r"(?<!\w)(?:câu lạc bộ|clb)(?!\w)", re.I)),
    "câu": _CLUB,
    "tổ": re.compile(r"(?<!\w)tổ(?!\w)", re.I),
    "đội": re.compile(r"(?<!\w)đội(?!\w)", re.I),
    "nhóm": re.compile(r"(?<!\w)nhóm(?!\w)", re.I),
    "chi": re.compile(r"(?<!\w)chi hội(?!\w)", re.I),
}
_BESIDE = 30  # characters
_BESIDE_NAME = 40  # characters from a model to its place
_BLOCKS = 2  # paragraphs back to where a model was placed
_ACTOR = 160  # characters from who founds to the verb
_AT_HEAD = 3  # characters
_BEFORE_DATE = re.compile(
    r"(?:(?:vào|trong|từ|đến|trước đó|sau đó|cụ thể|theo đó)\s*,?\s+)*(?:cách đây [^,]{2,20},\s+)?",
    re.I,
)
_AT = re.compile(r"\s*\)?\s*(?:thí điểm\s+|điểm\s+|đầu tiên\s+)?(?:tại|ở)\s+")
_MEANT = 0.7  # of the model that the text is about


def founded_elsewhere(document: Document, models: Models, told: list[Founding]) -> list[Draft]:
    """The beginnings of the model that the text is about, by sentences that do not name it."""
    drafts = []
    for founding in told:
        if founding.name is not None:
            continue
        name = last_named_model(document, founding.sentence, captions=False)
        place = None
        if name is None:  # of several models, the one at the place of who speaks
            place = _place(document, founding)
            name = _model_at(document, founding, place) if place is not None else None
        if name is None or not _is_of_sort(document, name, founding.noun):
            continue
        place = place or _place(document, founding)
        start = min(founding.start, founding.date.start)
        end = max(founding.end, founding.date.end, place.end if place is not None else 0)
        proof = evidence(
            document,
            "deployment",
            start,
            end,
            _MEANT,
            model=name.text,
            place=place.printed if place is not None else None,
        )
        when = beginning(document, founding.date).when
        where = place.place if place is not None else None
        drafts.append(
            Draft(models.get(name), where, [(None, proof)], when, None, stated=True, meant=True)
        )
    return drafts


def _model_at(document: Document, founding: Founding, place: PlaceName) -> Name | None:
    """The model that the paragraphs before put at a place: '“A” ở xã B, “C” ở thôn D'."""
    begin = document.blocks[max(0, founding.sentence.block - _BLOCKS)].start
    for other in reversed(within(document.places, begin, founding.sentence.start)):
        if other.place != place.place:
            continue
        near = within(document.names, other.start - _BESIDE_NAME, other.start)
        named = [name for name in near if name.is_model]
        gap = document.text[named[-1].end : other.start] if named else ";"
        return None if ";" in gap or "." in gap else named[-1]
    return None


def _place(document: Document, founding: Founding) -> PlaceName | None:
    """The place after verb and date ('được thí điểm từ tháng 9/2023 tại thôn A'), or of who speaks.

    'Trưởng bản A cho biết, tổ được thành lập năm 2015.'
    """
    if not founding.noun:
        return None
    sentence = founding.sentence
    if SAYS.search(document.words, sentence.start, founding.start):
        told = [p for p in within(document.places, sentence.start, founding.start) if _low(p)]
        if told and len({place.chain for place in told}) == 1:
            return told[0]
    starts = (founding.end, max(founding.end, founding.date.end))
    for place in within(document.places, founding.end, starts[1] + _BESIDE):
        if _low(place) and any(
            _AT.fullmatch(document.text, start, place.start) for start in starts
        ):
            return place
    return _of_actor(document, founding)


def _of_actor(document: Document, founding: Founding) -> PlaceName | None:
    """The commune that founds, itself or by a body: 'Năm 2009, xã A lập 6 nhóm'."""
    clause = clause_at(document, founding.sentence, founding.start)
    begin = max(clause.start, founding.start - _ACTOR)
    places = [p for p in within(document.places, begin, founding.start) if _low(p)]
    if not places or len({p.chain for p in places}) > 1 or places[0].level is not Level.COMMUNE:
        return None
    place = places[0]
    if covering(document.bodies, place.start) or place.start - begin < _AT_HEAD:
        return place
    date, at = founding.date, begin
    if begin <= date.start and date.end <= place.start:
        if not _BEFORE_DATE.fullmatch(document.text, begin, date.start):
            return None
        at = date.end
    return place if document.text[at : place.start].strip(" ,") == "" else None


def _low(place: PlaceName) -> bool:
    if place.elliptical or place.place is None:
        return False
    return RANK[place.level] <= RANK[Level.COMMUNE]


def _is_of_sort(document: Document, name: Name, noun: str) -> bool:
    """Whether 'CLB', 'tổ' can stand for a model: by its name or noun, or as there is no other."""
    group = _GROUPS.get(noun.partition(" ")[0])
    if group is None:
        return True
    if group.search(f"{name.head} {name.text}"):
        return True
    return "câu" not in group.pattern and is_sole_model(document)
