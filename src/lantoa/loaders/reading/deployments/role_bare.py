"""Bodies in a clause of their own whose verb has no object: it is the model that the text is on.

'Mô hình “X” có 40 hộ, Công an xã phụ trách', 'Hội Nông dân là đơn vị quản lý', 'Công an xã được
giao hướng dẫn nghiệp vụ'. The group of bodies stands at the head of a clause, and its verb ends
the clause or goes on with what is no object: a time, a place, the matter that advice is on.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.awards.conferring import whole_end
from lantoa.loaders.reading.context import is_fact
from lantoa.loaders.reading.deployments import role_words as words
from lantoa.loaders.reading.deployments.acting_units import acting_units
from lantoa.loaders.reading.deployments.role_groups import is_one
from lantoa.loaders.reading.document import Body, Document, Sentence, Span, covering, within
from lantoa.loaders.reading.lexicon import UPPER
from lantoa.ontology.records import Role

Found = list[tuple[Body, Role, float]]
_NEAR = 60  # so far before a group is looked for the head of its clause
_SURE = 0.75

#: Before the verb of such a clause.
_AUXILIARY = (
    r"(?:(?:đã|đang|cũng|cùng|cùng nhau|vẫn|trực tiếp|tích cực|tiếp tục|chủ động|chính thức|lại|"
    r"thì|được (?:[^,.;:“\"]{2,30} )?(?:giao|phân công)(?: nhiệm vụ| trách nhiệm)?|"
    r"chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|đứng ra|tham gia|cùng tham gia|chung tay|"
    r"phối hợp|nhận|ký|ra|ban hành|quyết định|tổ chức|có công văn|có văn bản|"
    r"(?:là|làm|giữ vai trò|đóng vai trò|với vai trò)(?: (?:đơn vị|cơ quan|lực lượng|nòng cốt|"
    r"đầu mối|người|nơi|chủ thể|thường trực))*(?: trực tiếp)?)\s+)*"
)
#: What may stand after a verb that has no object.
_END = (
    r"(?=\s*(?:[.;:)…]|$)|\s*,\s*(?:(?-i:"
    + UPPER
    + r")|\d|hiện|đến nay|nay|với|gồm|mỗi|từ|kinh phí|"
    r"sinh hoạt|các (?:hộ|tổ|thành viên|hội viên)|đều|có)|"
    r"\s+(?:từ|vào|tại|ở|trong|theo|hằng|hàng|để|nhằm|nên|ngày|tháng|năm|hôm|hồi|khi|và|đầu|cuối|"
    r"trên địa bàn|đến nay|đồng thời)(?!\w)|\s+(?:hiệu quả|thường xuyên|tốt)(?=\s*[.,;]))"
)
_MATTER = (
    r"(?:\s+(?:về\s+)?(?:nghiệp vụ|chuyên môn|kỹ thuật|kỹ năng|thủ tục|quy chế|nội dung|cách thức|"
    r"hoạt động|sinh hoạt|điều lệ|quy ước|xây dựng|thành lập|viết|soạn|tổ chức|thực hiện)(?!\w)"
    r"[^,.;“\"]{0,60}(?=[,.;]|$))"
)
_THING = (
    r"(?:\s+(?:mô hình|CLB|câu lạc bộ|\d+ (?:tổ|nhóm|đội|cụm|CLB|câu lạc bộ)|tổ|nhóm|đội|"
    r"trung tâm điều khiển|hệ thống|thiết bị)(?: này| trên)?)?"
)
_ACT = re.compile(
    rf"\s*(?:\([^()]{{0,40}}\)\s*)?(?:-\s*)?{_AUXILIARY}(?:"
    rf"(?P<advise>(?:tham mưu|hướng dẫn|tư vấn|đề xuất|chỉ đạo điểm)"
    rf"(?:(?:,| và) (?:tham mưu|hướng dẫn|đề xuất|giúp đỡ|hỗ trợ|theo dõi|giám sát))*)"
    rf"(?:{_MATTER}|{_END})|"
    rf"(?P<found>(?:thành lập|ra mắt|khởi xướng|đề xướng|xây dựng|lập ra|lập nên|sáng lập|gây dựng|"
    rf"lập)(?: mới| ra)?){_THING}{_END}|"
    rf"(?P<run>(?:(?:duy trì|quản lý|phụ trách|chủ trì|vận hành|điều hành|đảm nhận|đảm nhiệm|"
    rf"tiếp quản|quán xuyến|nòng cốt|chủ công|(?<=vẫn )giữ)(?:, | và )?)+"
    rf"(?: thực hiện| hoạt động)?){_THING}{_END}|"
    rf"(?P<spread>nhân rộng|nhân)(?: thêm)? (?:ra|sang|đến|tới|lên|thành)(?!\w)|"
    rf"(?P<matter>(?:phụ trách|đảm nhiệm|đảm nhận)) [^,.;“\"]{{2,40}}(?=[,.;]|$)|"
    rf"(?P<with>(?<=phối hợp )(?:thực hiện|triển khai|quản lý|vận hành)|phối hợp)"
    rf"(?=\s*(?:[.;]|$)))",
    re.I,
)
#: A verb that stands before its subject: 'người tham mưu là A', 'đứng đầu là B'.
_TURNED = re.compile(
    r"(?<!\w)(?:(?:người|đơn vị|lực lượng|cơ quan|nơi|tổ chức|đứng ra|đầu mối|trực tiếp)\s+(?:"
    r"(?P<advise>tham mưu|hướng dẫn|đề xuất)|"
    r"(?P<found>thành lập|khởi xướng|đề xướng|sáng lập|lập ra|đặt nền móng)|"
    r"(?P<run>duy trì|quản lý|phụ trách|chủ trì|vận hành|điều hành|thực hiện))|"
    r"(?P<head>đứng đầu|nòng cốt))"
    r"(?:\s+(?:chính|đầu tiên|trực tiếp|mô hình|câu lạc bộ|CLB|tổ|này))*\s+(?:vẫn\s+)?là\s+"
    r"(?:lực lượng\s+)?$",
    re.I,
)
#: What stands before the group: the head of a clause.
_HEAD = re.compile(
    rf"(?:^|[,;:–—.)”\"]|\s-)\s*(?:(?:và|còn|riêng|trong đó|do đó|theo đó|hiện|đến nay|nay|"
    r"(?:(?:đầu|cuối|giữa|từ|vào|hồi)\s+)*(?:quý|tháng|năm|ngày|sáng|chiều|tối)(?:\s[\w/.-]+){1,4}|"
    rf"{words.OTHERS})\s*,?\s*)*(?:lực lượng\s+)?$",
    re.I,
)
_NOT_HEAD = re.compile(r"(?<!\w)(?:do|được|bởi|của|như|gồm|là)\s*:?\s*$", re.I)
#: The launch of a model that the sentence before tells of, and who holds it.
_CEREMONY = re.compile(r"(?:Buổi lễ|Lễ ra mắt|Buổi ra mắt)(?: này)?\s+do\s+")
_LED = re.compile(r"(?:lực lượng\s+)?", re.I)
_HELD = re.compile(r"\s+(?:chủ trì,?\s+)?(?:(?:cùng\s+)?phối hợp\s+)?tổ chức(?!\w)", re.I)
#: The clause is on something else: họ chịu sự quản lý; đối tượng ....
_OTHER = re.compile(
    r"(?<!\w)(?:ngày hội|hội nghị|lễ|phong trào|cuộc vận động|đối tượng|hội thi|kế hoạch|đề án|"
    r"đám cưới|buổi)(?!\w)",
    re.I,
)


def bare_acts(
    document: Document, sentence: Sentence, begin: int, end: int, *, fresh: bool = False
) -> Found:
    """Return the bodies of a stretch that act on a model which stands before it.

    Args:
        document: the report.
        sentence: the sentence of the stretch.
        begin: where the stretch begins: after the model, or with a sentence.
        end: where it ends.
        fresh: whether the stretch is a sentence of its own, so that a body may open it.
    """
    bodies = [
        body
        for body in within(document.bodies, begin, end)
        if is_one(document, body) and covering(document.quotes, body.start) is None
    ]
    bodies += [b for b in acting_units(document, Span(begin, end)) if b not in bodies]
    bodies.sort(key=lambda body: body.start)
    found: Found = []
    text = document.text
    for index, body in enumerate(bodies):
        turned = _TURNED.search(text, max(begin, body.start - _NEAR), body.start)
        if turned is not None and is_fact(document, Span(begin, end), body.start):
            found.append((body, _turned(turned), _SURE))
            continue
        act = _ACT.match(text, whole_end(document, body), sentence.end)
        if act is None:
            continue
        group = [body]
        for earlier in reversed(bodies[:index]):
            gap = text[whole_end(document, earlier) : group[0].start]
            if not words.BESIDE.fullmatch(gap):
                break
            group.insert(0, earlier)
        start = group[0].start
        before = text[max(begin, start - _NEAR) : start]
        if (start == begin and not fresh) or not _HEAD.search(before) or _NOT_HEAD.search(before):
            continue
        if _OTHER.search(text, max(begin, start - 2 * _NEAR), start):
            continue
        if not is_fact(document, Span(begin, end), start):
            continue
        role = _role(act)
        found += [(each, role, _SURE) for each in group]
    return found


def holders(document: Document, sentence: Sentence) -> Found:
    """Return who held the launch that was told of: 'Buổi lễ do A phối hợp với B tổ chức'."""
    text = document.text
    opens = _CEREMONY.match(text, sentence.start, sentence.end)
    if opens is None:
        return []
    found: list[Body] = []
    end = opens.end()
    for body in within(document.bodies, end, sentence.end):
        gap = text[end : body.start]
        if not (words.BESIDE if found else _LED).fullmatch(gap) and not words.PARTNER.search(gap):
            break
        found.append(body)
        end = whole_end(document, body)
    held = found and _HELD.match(text, end, sentence.end)
    return [(body, Role.FOUNDER, _SURE) for body in found] if held else []


def _turned(verb: re.Match[str]) -> Role:
    if verb["advise"]:
        return Role.ADVISER
    return Role.FOUNDER if verb["found"] else Role.OPERATOR


def _role(act: re.Match[str]) -> Role:
    if act["advise"]:
        return Role.ADVISER
    return Role.FOUNDER if act["found"] else Role.OPERATOR
