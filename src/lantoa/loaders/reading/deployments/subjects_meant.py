"""'Hội đã thành lập', 'đơn vị phối hợp với', 'chúng tôi ra mắt': a body meant by its noun alone.

A noun means the body of that sort named last before it; *đơn vị* and *chúng tôi* mean who speaks
in the sentence, else the first body of the sentence before.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments.role_verb_words import ACTS_AT_ALL
from lantoa.loaders.reading.deployments.role_words import NO_ACTOR
from lantoa.loaders.reading.document import Body, Document, covering, within
from lantoa.loaders.reading.text.anchors import Anchored

_MEANT = Anchored(
    r"(?<!\w)(?P<noun>hội|đơn vị|đồn|nhà trường|trường|chi hội|chi đoàn|"
    r"chi bộ|công ty|hợp tác xã|HTX|ban|phòng|đoàn|chúng tôi)(?=\s)",
    re.I,
)
#: What may stand before a subject.
_FREE = re.compile(
    r"(?:^|[.,;:–)“”\"\n-]|(?<!\w)(?:qua|nay|đó|đây|rằng|khi|hiện|năm \d{4})|/\d{4})\s*$", re.I
)
_PASSIVE = re.compile(r"(?<!\w)(?:do|được|bởi|mà)\s+$", re.I)
#: How the bodies begin that a noun means.
_HEADS = {
    "hội": ("hội", "ban chấp hành hội", "ban thường vụ hội"),
    "đồn": ("đồn",),
    "trường": ("trường",),
    "chi hội": ("chi hội",),
    "chi đoàn": ("chi đoàn",),
    "chi bộ": ("chi bộ",),
    "công ty": ("công ty",),
    "hợp tác xã": ("hợp tác xã", "htx"),
    "htx": ("hợp tác xã", "htx"),
    "ban": ("ban", "bcđ"),
    "phòng": ("phòng",),
    "đoàn": ("đoàn", "huyện đoàn", "tỉnh đoàn", "thành đoàn", "thị đoàn", "quận đoàn"),
}
_FARTHEST = 900  # characters back to the body that is meant


def subjects_meant(document: Document) -> list[Body]:
    """Return the bodies that act under their noun alone, where these stand."""
    found = []
    text = document.text
    for match in _MEANT.finditer(document.words, 0, len(text)):
        acts = ACTS_AT_ALL.match(text, match.end("noun")) is not None
        before = text[max(0, match.start() - 24) : match.start()]
        if not acts or not (_FREE.search(before) or _PASSIVE.search(before)):
            continue
        if covering(document.bodies, match.start()) or covering(document.names, match.start()):
            continue
        noun = " ".join(match["noun"].lower().split())
        heads = _HEADS.get(noun.removeprefix("nhà "))
        body = (
            _speaker(document, match.start())
            if heads is None
            else _of_sort(document, match.start(), heads)
        )
        if body is not None:
            found.append(
                Body(
                    match.start(),
                    match.end("noun"),
                    body.printed,
                    body.organization,
                    body.place_name,
                )
            )
    return found


def _of_sort(document: Document, position: int, heads: tuple[str, ...]) -> Body | None:
    for body in reversed(within(document.bodies, position - _FARTHEST, position)):
        if body.printed.lower().startswith(tuple(f"{head} " for head in heads)):
            return body
    return None


def _speaker(document: Document, position: int) -> Body | None:
    sentence = document.sentence_at(position)
    if sentence is None:
        return None
    own = within(document.bodies, sentence.start, position)
    if own:
        return own[-1]
    block = document.blocks[sentence.block]
    earlier = within(document.sentences, block.start, sentence.start)
    for body in within(document.bodies, earlier[-1].start, sentence.start) if earlier else ():
        if not NO_ACTOR.search(document.text, max(0, body.start - 40), body.start):
            return body
    return None
