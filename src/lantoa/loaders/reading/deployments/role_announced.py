"""Who launched so many models that the text then names.

'Công an tỉnh cùng các địa phương đã ra mắt 3 mô hình. Cụ thể, ... mô hình “A” ... mô hình “B” ...
mô hình “C”': where just as many are named after, they are those.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.deployments.drafts import Draft
from lantoa.loaders.reading.deployments.role_bare import Found
from lantoa.loaders.reading.deployments.role_mentions import drafted
from lantoa.loaders.reading.deployments.roles import subjects_of
from lantoa.loaders.reading.deployments.site_items import Item
from lantoa.loaders.reading.document import BlockKind, Document, Name, NameKind, within
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Role

_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_LAUNCHED = Anchored(
    r"(?<!\w)(?:ra mắt|thành lập|xây dựng|triển khai)\s+(?:(?:được|mới|thêm|điểm|thí điểm)\s+)*"
    r"(?P<count>[2-9]|0[2-9]|hai|ba|bốn|năm|sáu)\s+(?=mô hình(?!\w))",
    re.I,
)
_REACH = 2  # paragraphs in which the models are named


def roles_announced(document: Document, models: Models) -> list[Draft]:
    """Return what is told of the founders of models that are counted before they are named."""
    drafts: list[Draft] = []
    named = [name for name in document.names if name.kind is NameKind.MODEL]
    for sentence, match in _LAUNCHED.within(document.words, document.sentences if named else []):
        own = within(named, sentence.start, sentence.end)
        if sentence.kind is not BlockKind.BODY or own:
            continue
        if not is_fact(document, clause_at(document, sentence, match.start()), match.start()):
            continue
        last = min(sentence.block + _REACH, len(document.blocks) - 1)
        following = within(named, sentence.end, document.blocks[last].end)
        first: dict[str, Name] = {}
        for name in following:
            first.setdefault(models.get(name).iri, name)
        count = match["count"].lower()
        if len(first) != (_COUNTS.get(count) or int(count)):
            continue
        mention = replace(following[0], start=match.end(), end=match.end(), group=-1)
        told = subjects_of(document, Item(mention, sentence))
        founders: Found = [(body, role, 0.75) for body, role, _ in told if role is Role.FOUNDER]
        for name in first.values():
            item = Item(replace(name, start=match.start(), end=match.end()), sentence)
            drafts += drafted(document, models, item, founders)
    return drafts
