"""Who founded, advises or runs a model, by sentences that do not name it.

'Câu lạc bộ do Hội Phụ nữ xã thành lập', 'Từ CLB này, Hội Nông dân xã đã lập thêm 3 tổ': a noun
stands for the model that the text is on, which was named last and alone. A sentence without any
noun for it goes on with it where its verb has no object: 'Công an xã là lực lượng tham mưu'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from lantoa.loaders.reading.context import clause_at, evidence, is_fact
from lantoa.loaders.reading.deployments.drafts import Draft
from lantoa.loaders.reading.deployments.role_afterwards import roles_after
from lantoa.loaders.reading.deployments.role_bare import Found, bare_acts, holders
from lantoa.loaders.reading.deployments.role_verb_words import CARRY, FOUND, RUN_VERBS, SPREAD
from lantoa.loaders.reading.deployments.roles import roles
from lantoa.loaders.reading.deployments.site_items import Item
from lantoa.loaders.reading.document import (
    BlockKind,
    Document,
    Name,
    NameKind,
    Sentence,
    covering,
    within,
)
from lantoa.loaders.reading.names.models import Models
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Evidence, Organization, Role

_GROUPS = r"CLB|câu lạc bộ|tổ|đội|nhóm|cụm|chi hội|nghiệp đoàn"
#: What stands for a model: 'mô hình này', 'CLB được ...', 'các tổ này do', 'thành lập 6 nhóm'.
_NOUN = Anchored(
    r"(?<!\w)(?:"
    r"(?<!các )(?<!những )(?<!nhiều )(?<!một số )(?<!mỗi )(?<!từng )(?<!mọi )(?<!loại )"
    r"(?<!\b\d )(?<!\b\d\d )(?<!\b\d\d\d )"
    rf"(?P<one>mô hình|{_GROUPS})(?!\w)(?:\s+(?:này|trên|đó|ấy|nói trên|nêu trên)(?!\w)|"
    r"(?=\s*(?:[.;)–-]|$)|\s+(?:do|được|của|đã|đang|có|ra đời|ra mắt|thành lập|xuất phát|"
    r"khai trương|bắt đầu|từ|tại|ở|trong|vào|ra|sang|gồm|hoạt động|chính thức|vừa|còn|cũng|từng|"
    r"thì|đến|tới|là|mà|trên địa bàn|sinh hoạt|thu hút|quy tụ|hình thành|trở thành|"
    r"nhanh chóng)(?!\w)))"
    rf"|các\s+(?P<all>{_GROUPS})\s+(?:này|trên|ấy)(?!\w)"
    rf"|(?:thành lập|lập|ra mắt|xây dựng)\s+(?:được\s+)?(?:thêm\s+)?\d+\s+(?P<some>{_GROUPS})"
    r"(?=\s*(?:[.,;(]|$)|\s+(?:với|gồm|tại|ở|có|này|thu hút)(?!\w)))",
    re.I,
)
#: Before a noun that ends its clause: it is the object of what makes a role.
_OBJECT = re.compile(rf"(?:{FOUND}|{RUN_VERBS}|{CARRY}|{SPREAD})\s+$", re.I)
_ENDS = re.compile(r"\s*[.;)]|\s*$")
#: A sentence that speaks of models otherwise does not go on with the one before.
_SPEAKS = re.compile(r"[mM]ô hình|[Cc]âu lạc bộ|CLB")
_THAT_IS = re.compile(r"(?:Đó|Đây)\s+(?:chính\s+)?là\s[^.;“\"]{0,30}$")
#: A sentence whose subject is left out: 'Hoạt động dưới sự quản lý của A', 'Được B thành lập'.
_ELIDED = re.compile(
    r"(?:Hoạt động|Được|Do|Ra đời|Ra mắt|Thành lập|Hình thành|Đi vào hoạt động)(?!\w)"
    r"(?! (?:đó|vậy|biết|sự))"
)
_FARTHEST = 3  # paragraphs back to the model that a noun stands for
_GOES_ON = 2  # sentences in which a text goes on with a model without a noun for it


def roles_again(document: Document, models: Models) -> list[Draft]:
    """Return what the sentences that do not name a model tell of who founded or runs it."""
    named = [
        name
        for name in document.names
        if name.kind is NameKind.MODEL
        and (sentence := document.sentence_at(name.start)) is not None
        and sentence.kind is BlockKind.BODY
    ]
    if not named:
        return []
    nouns = _NOUN.by_start(document.words, document.sentences)
    drafts: list[Draft] = []
    since = _GOES_ON + 1
    block = -1
    for sentence in document.sentences:
        if sentence.kind is not BlockKind.BODY:
            continue
        own = within(document.names, sentence.start, sentence.end)
        if any(name.is_model for name in own):
            since, block = 0, sentence.block
            continue
        since += 1
        item = next(_stand_ins(document, named, sentence, nouns.get(sentence.start, ())), None)
        if item is not None:
            since, block = 0, sentence.block
            board = covering(document.bodies, item.name.start) is not None
            found = roles_after(document, item) if board else roles(document, item)
            told = found or bare_acts(document, sentence, item.name.end, sentence.end)
        elif since <= _GOES_ON and block == sentence.block:
            if _SPEAKS.search(document.text, sentence.start, sentence.end):
                continue
            name = _meant(document, named, sentence, None)
            if name is None:
                continue
            item = Item(_reference(name, sentence.start, sentence.start), sentence)
            told = holders(document, sentence)
            told = told or bare_acts(document, sentence, sentence.start, sentence.end, fresh=True)
            if _ELIDED.match(document.text, sentence.start, sentence.end):
                told = told or roles_after(document, item)
        else:
            continue
        if told:
            drafts.append(_draft(document, models, item, told))
    return drafts


def _stand_ins(
    document: Document,
    named: list[Name],
    sentence: Sentence,
    nouns: tuple[re.Match[str], ...] | list[re.Match[str]],
) -> Iterator[Item]:
    """Yield the nouns of a sentence that stand for a model named before it."""
    for match in nouns:
        kind = "one" if match["one"] else "all" if match["all"] else "some"
        start, end = match.start(kind), match.end()
        if covering(document.names, start) or covering(document.quotes, start):
            continue
        body = covering(document.bodies, start)
        if body is not None and not body.printed.startswith("Ban "):
            continue  # the board of a model stands for it
        if not is_fact(document, clause_at(document, sentence, start), start):
            continue
        ends = match["one"] and _ENDS.match(document.text, match.end("one"), sentence.end)
        if ends and not _OBJECT.search(document.text, max(sentence.start, start - 30), start):
            continue
        name = _meant(document, named, sentence, match[kind].lower())
        if name is not None and _THAT_IS.search(document.text, sentence.start, start):
            last = within(document.quotes, name.end, sentence.start)[-1:]
            name = name if not last else None  # of what was quoted since
        if name is not None:
            yield Item(_reference(name, start, end), sentence)


def _reference(name: Name, start: int, end: int) -> Name:
    return Name(start, end, NameKind.REFERENCE, name.text, False, 0.7, -start - 1, "mô hình", start)


def _meant(
    document: Document, named: list[Name], sentence: Sentence, noun: str | None
) -> Name | None:
    """The model that a text is on: the one named last before a sentence, and alone there."""
    index = bisect_left(named, sentence.start, key=attrgetter("start")) - 1
    if index < 0:
        return None
    name = named[index]
    last = document.sentence_at(name.start)
    if last is None or last.kind is not BlockKind.BODY or sentence.block - last.block > _FARTHEST:
        return None
    together = within(named, last.start, last.end)
    if len({each.text.lower() for each in together}) != 1:
        return None
    return name if noun is None or noun == "mô hình" or _is_sort(name, noun) else None


def _is_sort(name: Name, noun: str) -> bool:
    """Whether a model is a group of some sort, by its name or the noun before it."""
    nouns = {noun, "câu lạc bộ" if noun == "clb" else "clb" if noun == "câu lạc bộ" else noun}
    return name.head.lower() in nouns or name.text.lower().startswith(
        tuple(f"{each} " for each in nouns)
    )


def _draft(document: Document, models: Models, item: Item, told: Found) -> Draft:
    said: list[tuple[tuple[Organization, Role] | None, Evidence]] = []
    for body, role, sure in told:
        start = min(body.start, item.name.start if item.name.end > item.name.start else body.start)
        proof = evidence(
            document,
            "deployment",
            start,
            max(body.end, item.name.end),
            sure,
            model=item.name.text,
            organization=body.printed,
        )
        said.append(((body.organization, role), proof))
    return Draft(models.get(item.name), None, said, None, None)
