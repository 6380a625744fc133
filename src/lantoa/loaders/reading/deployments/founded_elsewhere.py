"""Beginnings of the model that the text is about, by sentences that do not name it."""

from __future__ import annotations

import re

from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.deployments.drafts import Draft
from lantoa.loaders.reading.deployments.foundings import Founding
from lantoa.loaders.reading.deployments.start_dates import beginning
from lantoa.loaders.reading.document import Document, Name
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.spreading.spread_models import is_sole_model, last_named_model

_GROUPS = {
    "clb": (_CLUB := re.compile(r"(?<!\w)(?:câu lạc bộ|clb)(?!\w)", re.I)),
    "câu": _CLUB,
    "tổ": re.compile(r"(?<!\w)tổ(?!\w)", re.I),
    "đội": re.compile(r"(?<!\w)đội(?!\w)", re.I),
    "nhóm": re.compile(r"(?<!\w)nhóm(?!\w)", re.I),
}
_MEANT = 0.7  # of the model that the text is about


def founded_elsewhere(document: Document, models: Models, told: list[Founding]) -> list[Draft]:
    """The beginnings of the model that the text is about, by sentences that do not name it."""
    drafts = []
    for founding in told:
        if founding.name is not None:
            continue
        name = last_named_model(document, founding.sentence, captions=False)
        if name is None or not _is_of_sort(document, name, founding.noun):
            continue
        start = min(founding.start, founding.date.start)
        end = max(founding.end, founding.date.end)
        proof = evidence(document, "deployment", start, end, _MEANT, model=name.text)
        when = beginning(document, founding.date).when
        drafts.append(Draft(models.get(name), None, [(None, proof)], when, None, meant=True))
    return drafts


def _is_of_sort(document: Document, name: Name, noun: str) -> bool:
    """Whether 'CLB', 'tổ' can stand for a model: by its name or noun, or as there is no other."""
    group = _GROUPS.get(noun.partition(" ")[0])
    if group is None:
        return True
    if group.search(f"{name.head} {name.text}"):
        return True
    return "câu" not in group.pattern and is_sole_model(document)
