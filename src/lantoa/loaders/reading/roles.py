"""Which bodies founded, advised or run a deployment.

'A tham mưu cho B, C thành lập mô hình': each body has the role of the first verb after it; bodies
side by side share one. 'do A chủ trì', 'giao cho A quản lý' and 'của A' stand after the model.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from lantoa.loaders.reading.anchors import Anchored
from lantoa.loaders.reading.context import clause_at, is_fact
from lantoa.loaders.reading.document import Body, Document, NameKind, Sentence, within
from lantoa.loaders.reading.sites import TALK, Item, chain_end
from lantoa.ontology.records import Role

_ROLE_OF = (
    (Role.ADVISER, r"tham mưu|hướng dẫn|tư vấn|chỉ đạo(?! mô hình)|định hướng|giúp đỡ"),
    (
        Role.FOUNDER,
        r"thành lập|ra mắt|khởi xướng|sáng lập|xây dựng|phát động|xây mới|lập|khởi động|thí điểm|"
        r"triển khai xây dựng|ban hành quyết định|cho ra đời|nhân rộng",
    ),
    (
        Role.OPERATOR,
        r"duy trì|quản lý|thực hiện|triển khai|vận hành|phụ trách|điều hành|chủ trì|củng cố|"
        r"đảm nhiệm|đảm nhận|chịu trách nhiệm|làm nòng cốt|tổ chức thực hiện|đang có|áp dụng|"
        r"(?:có|với)(?=\s+(?:các\s+|nhiều\s+|\d+\s+)?(?:mô hình|câu lạc bộ|CLB)(?!\w))",
    ),
)
_VERB = Anchored(
    "|".join(
        rf"(?<!\w)(?P<{role.name}>{pattern})(?!\w)"
        for role, pattern in sorted(_ROLE_OF, key=lambda pair: pair[0] is Role.OPERATOR)
    ),
    re.I,
)
_BESIDE = re.compile(
    r"\s*(?:,|và|cùng|cùng với|với|phối hợp với|phối hợp|phối hợp cùng|chủ trì,? phối hợp với|"
    r", phối hợp với|;)?\s*"
    r"(?:các\s+|lực lượng\s+|chính quyền\s+|cấp ủy,?\s+)*",
    re.I,
)
_NOT_ACTOR = re.compile(
    r"(?:được|của|trước|từ|theo|tại|ở|thuộc|cho|với sự [^,;.]{0,20}|sự [^,;.]{0,20}|dự|Phó "
    r"Giám đốc|đồng chí)\s+$",
    re.I,
)
_GIVEN_TO = re.compile(r"(?:giao|giao cho|phân công|giao nhiệm vụ cho)\s+(?:lực lượng\s+)?$", re.I)
_FOR = re.compile(
    r"(?:tham mưu|giúp)(?:\s+(?:cho|giúp|với))?\s+(?:cấp ủy,?\s+|chính quyền\s+|[^,;.]{0,12})?$",
    re.I,
)
_AFTER = re.compile(r"(?:do|được|bởi|và do)\s+(?:lực lượng\s+|các\s+)?$", re.I)
#: After these another subject may begin.
_NEW_SUBJECT = Anchored(r"(?<!\w)(?:trong khi|tuy nhiên|bên cạnh đó|ngoài ra)(?!\w)", re.I)
_STOP = re.compile(r"[.,;](?:(?<=\.)\s|(?<!\.)\s*còn(?!\w))", re.I)
_OPENING = re.compile(
    r"\s*(?:(?:Trong đó|Điển hình|Tiêu biểu|Cụ thể|Nổi bật|Đáng chú ý|Đến nay|Trong số "
    r"đó)[^“\"]{0,40}?)?"
    r"(?:[Cc]ác|[Nn]hững|[Mm]ột số|[Nn]hiều)?\s*[Mm]ô hình"
)
_WORKS_ON_MODELS = re.compile(
    r"(?<!\w)(?:xây dựng|nhân rộng|triển khai|duy trì|thành lập|thực hiện|ra "
    r"mắt)(?!\w)[^.;]{0,160}mô hình",
    re.I,
)
_RECEIVES = re.compile(
    r"\s*(?:đã\s+)?(?:nhận|đón|dự|chứng kiến|được|tham dự|về dự|công nhận|cho biết|"
    r"cho hay|cho rằng|chia sẻ|khẳng định|nhấn mạnh|đánh giá|thông tin)(?!\w)",
    re.I,
)
_TOGETHER = re.compile(
    r"\s*(?:(?:đã|đang|chủ động|chủ trì|tích cực|thường xuyên|,)\s*)*phối hợp(?!\w)", re.I
)
_FARTHEST = 420


def roles(document: Document, item: Item) -> list[tuple[Body, Role, float]]:
    """Return the bodies of an item with their roles and how sure that is."""
    found = _before(document, item)
    found += [r for r in _after(document, item) if r[0] not in [b for b, _, _ in found]]
    if item.owner is not None and not any(b is item.owner for b, _, _ in found):
        found.append((item.owner, Role.OPERATOR, 0.85))
    elif item.sites and not found:
        site = item.sites[0]
        school = next(
            (b for b in within(document.bodies, site.start, site.start + 1) if b.end == site.end),
            None,
        )
        if school is not None:
            found.append((school, Role.OPERATOR, 0.8))
    if not found:
        found = _from_last_sentence(document, item)
    return _distinct(found)


def _distinct(found: list[tuple[Body, Role, float]]) -> list[tuple[Body, Role, float]]:
    best: dict[tuple[str, Role], tuple[Body, Role, float]] = {}
    for body, role, confidence in found:
        identity = (body.organization.iri, role)
        if identity not in best or best[identity][2] < confidence:
            best[identity] = (body, role, confidence)
    return list(best.values())


def _before(document: Document, item: Item) -> list[tuple[Body, Role, float]]:
    """Bodies before the item in its sentence: the subject persists over the items of a list."""
    text, sentence = document.text, item.sentence
    begin = max(sentence.start, item.name.start - _FARTHEST * 3)
    stops = _NEW_SUBJECT.finditer(document.words, begin, item.name.start)
    stops += _STOP.finditer(text, begin, item.name.start)
    begin = max((stop.end() for stop in stops), default=begin)
    first_item = next(n for n in within(document.names, begin, item.name.end) if n.is_model)
    bodies = [
        b for b in within(document.bodies, begin, item.name.start) if not _of_name(document, b)
    ]
    bodies = [b for b in bodies if not _follows_item(document, b, begin)]
    found: list[tuple[Body, Role, float]] = []
    role: Role | None = None
    for index in range(len(bodies) - 1, -1, -1):
        body = bodies[index]
        before = text[max(begin, body.start - 40) : body.start]
        limit = (
            bodies[index + 1].start
            if index + 1 < len(bodies)
            else min(first_item.start, item.name.start)
        )
        if first_item.start < body.start:
            limit = item.name.start if index + 1 == len(bodies) else limit
        after = chain_end(document, body.place_name) if body.place_name else body.end
        gap = text[after : max(limit, after)]
        if index + 1 < len(bodies) and _BESIDE.fullmatch(gap):
            pass  # side by side: the role of the next
        elif role is not None and _TOGETHER.match(gap):
            pass  # A phối hợp với B: the role of B
        elif found and (";" in gap or within(document.names, body.end, limit)):
            break  # the subject of earlier models
        else:
            verbs = [
                (m.start() - after, Role[m.lastgroup])
                for m in _VERB.finditer(document.words, after, after + len(gap))
                if m.lastgroup
            ]
            role = _role(verbs, gap, nearest=index + 1 == len(bodies))
            if _RECEIVES.match(gap) or TALK.search(document.words, after, after + len(gap)):
                role = None
        if role is None or (
            _NOT_ACTOR.search(before) and not (_FOR.search(before) or _GIVEN_TO.search(before))
        ):
            continue
        if not is_fact(document, clause_at(document, sentence, body.start), body.end + 1):
            continue
        if (
            item.name.start - body.end <= _FARTHEST
            or first_item.group == item.name.group
            or index + 1 == len(bodies)
        ):
            found.append((body, role, 0.85 if item.name.start - body.end < 200 else 0.75))
    return found


def _role(verbs: list[tuple[int, Role]], gap: str, *, nearest: bool) -> Role | None:
    """The role that a run of verbs gives: advising anyhow, else that of the last verb."""
    if not verbs:
        return None
    if any(role is Role.ADVISER for _, role in verbs) and not nearest:
        return Role.ADVISER
    if nearest and verbs[0][1] is Role.ADVISER:
        return Role.ADVISER
    strong = [r for at, r in verbs if not re.match(r"(?:có|với)\b", gap[at:], re.I)]
    pool = strong or [r for _, r in verbs]
    return Role.FOUNDER if pool[-1] is Role.ADVISER else pool[-1]


def _of_name(document: Document, body: Body) -> bool:
    return any(
        n.start <= body.start < n.end for n in within(document.names, body.start - 200, body.end)
    )


def _follows_item(document: Document, body: Body, begin: int) -> bool:
    """Whether a body belongs to an earlier item: 'mô hình “A” của Hội X; mô hình “B”'."""
    text = document.text
    previous = [n for n in within(document.names, begin, body.start) if n.is_model]
    if not previous:
        return False
    gap = text[previous[-1].end : body.start]
    return bool(
        re.search(
            r"(?:của|do|được|bởi|tại|thuộc|giao(?: cho)?)\s+(?:lực lượng\s+|các\s+)?$", gap, re.I
        )
    )


def _after(document: Document, item: Item) -> list[tuple[Body, Role, float]]:
    """Bodies after the item: 'do A tham mưu', 'được B thành lập', 'giao cho C quản lý'."""
    text = document.text
    clause = clause_at(document, item.sentence, item.name.start)
    stop = next(
        (n.start for n in within(document.names, item.name.end, clause.end) if n.is_model),
        clause.end,
    )
    found: list[tuple[Body, Role, float]] = []
    bodies = [b for b in within(document.bodies, item.name.end, stop) if not _of_name(document, b)]
    opened = False
    pending: list[Body] = []
    for index, body in enumerate(bodies):
        before = text[max(item.name.end, body.start - 50) : body.start]
        if _AFTER.search(before) or _GIVEN_TO.search(before) or _FOR.search(before):
            opened = True
        elif not (opened and pending and _BESIDE.fullmatch(text[pending[-1].end : body.start])):
            opened = False
            pending = []
            continue
        pending.append(body)
        limit = bodies[index + 1].start if index + 1 < len(bodies) else stop
        begin = chain_end(document, body.place_name) if body.place_name else body.end
        gap = text[begin : min(limit, begin + 80)]
        cut = re.search(
            r"[,.;:](?!\s*(?:hướng dẫn|tham mưu|phối hợp|quản lý|thành lập|duy trì))", gap
        )
        gap = gap[: cut.start()] if cut else gap
        verb = _VERB.search(document.words, begin, begin + len(gap))
        if verb and verb.lastgroup and not re.match(r"(?:có|với)\b", verb.group(), re.I):
            found += [(each, Role[verb.lastgroup], 0.85) for each in pending]
            pending = [body]
            if not _BESIDE.fullmatch(text[body.end : limit]):
                opened = opened and bool(_FOR.search(text[body.end : limit]))
                pending = []
    return found


def _from_last_sentence(document: Document, item: Item) -> list[tuple[Body, Role, float]]:
    """'Ban Công an xã X triển khai các mô hình mới. Các mô hình, như: ...': the same body."""
    text, sentence = document.text, item.sentence
    named = item.name.kind is NameKind.MODEL
    if not named or not _OPENING.match(text, sentence.start, sentence.end):
        return []
    if within(document.bodies, sentence.start, item.name.start):
        return []
    previous = _previous(document, sentence)
    if previous is None:
        return []
    for body in reversed(within(document.bodies, previous.start, previous.end)):
        if _of_name(document, body):
            continue
        rest = text[body.end : previous.end]
        before = text[max(previous.start, body.start - 20) : body.start]
        if _WORKS_ON_MODELS.search(rest) and not _NOT_ACTOR.search(before):
            return [(body, Role.OPERATOR, 0.65)]
    return []


def _previous(document: Document, sentence: Sentence) -> Sentence | None:
    index = bisect_left(document.sentences, sentence.start, key=attrgetter("start")) - 1
    earlier = document.sentences[index] if index >= 0 else None
    return earlier if earlier is not None and earlier.block == sentence.block else None
