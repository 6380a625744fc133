"""Where a name without quotation marks ends.

It ends where its noun phrase does: at a verb, a purpose, a place, or a comma, unless the comma
joins what always goes together ("phòng, chống"; "an ninh, trật tự").
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.document import Document, PlaceName, within
from lantoa.loaders.reading.lexicon import SURNAMES, UPPER
from lantoa.loaders.reading.names.name_begins import COUNTED
from lantoa.loaders.reading.names.name_halves import are_actors, is_half
from lantoa.loaders.reading.names.name_parts import OF_THINGS, Style, at_comma
from lantoa.loaders.reading.names.name_predicates import NEVER_BEFORE, NEVER_INSIDE, without_verb
from lantoa.loaders.reading.names.name_things import THEME
from lantoa.loaders.reading.text.anchors import Anchored
from lantoa.ontology.records import Level

#: Words that no name goes over, in lower case.
ENDING_WORDS = (
    "đã", "đang", "được", "góp phần", "phát huy", "bước đầu", "mang lại", "đem lại", "nhằm", "để",
    "có hiệu quả", "là", "luôn", "vẫn", "tiếp tục", "từng bước", "thực sự",
    "sẽ", "trong đó", "qua đó", "từ đó", "đều", "này", "trên địa bàn",
    "phù hợp", "không chỉ", "thì", "duy trì", "ra đời", "ra mắt", "thu hút", "tập hợp",
    "áp dụng", "vận hành",
    "gồm", "bao gồm", "vừa", "cũng", "ngày càng", "ngày một", "như", "cùng với", "kể từ",
    "thông qua", "trở thành", "bắt đầu", "xuất hiện", "lan tỏa", "đi vào", "thường xuyên",
    "gắn với", "gắn liền", "kết hợp với", "phối hợp", "chính thức", "nhận được",
    "thành lập", "triển khai", "còn", "nhưng", "mà", "chủ yếu", "nhờ",
    "đầu tiên", "dã", "lần đầu", "lần thứ", "nói trên", "nêu trên", "hiệu quả", "tiêu biểu",
    "rất", "khá", "sinh hoạt", "hôm nay", "lan rộng", "hình thành",
    "thuộc", "quy tụ", "tụ họp", "đối với", "chào mừng", "tham gia vào", "trao", "làm nhiệm vụ",
    "sớm nhất", "nhiều nhất", "tích cực", "các cấp",
    "Các", "Những", "Theo", "Hiện", "Ngoài", "Bên cạnh", "Ảnh",
)  # fmt: skip
#: After them "với" goes on: Nông dân với pháp luật.
_PEOPLE = (
    "nông dân", "phụ nữ", "thanh niên", "tuổi trẻ", "học sinh", "cựu chiến binh", "công nhân",
    "hội viên", "gia đình", "nhà trường", "người cao tuổi", "giáo dân", "đoàn viên", "ngư dân",
    "công an", "già làng", "trưởng bản", "camera", "ngành",
)  # fmt: skip
#: Words that end a name only before some others.
_ENDING_PHRASES = (
    r"hoạt động(?!\s+cộng)",
    r"nơi(?! ở)",
    r"cần(?! sa)",
    r"(?<!tự )(?<!lý )do",
    r"(?<!thành )(?<!phát )đạt",
    r"nên(?! người)",
    r"(?<!lẽ )phải",
    r"điển hình(?!,? (?:về|kiểu mẫu|gương mẫu)(?!\w))",
    r"(?<!không )(?<!ứng phó )(?<!kết nối )(?<!đồng hành )(?<!kết nghĩa )(?<!chung tay )"
    + "".join(f"(?<![{w[0].upper()}{w[0]}]{w[1:]} )" for w in _PEOPLE)
    + "với"
    r"(?!\s(?:công tác (?:đảm|bảo|phòng|giữ|an ninh|ANTT)|pháp luật|an ninh|ANTT|an toàn|ATGT|PCCC|"
    r"biên giới|biên cương|môi trường|chủ quyền|biển đảo)(?!\w))",
    r"khi(?! tham gia)",
    r"chưa(?! thành niên)",
    r"bằng(?! (?:chất|mìn|xung|thuốc|điện)(?!\w))",
    r"(?<!trợ )giúp(?! (?:đỡ|nhau|sức)(?!\w))",
    r"(?<!quà )tặng",
    r"(?<!vai trò )của",
    r"(?<!làm )theo",
    # a person: the head of a group
    rf"(?<!họ )(?<!tộc )(?<!tổ )(?<!đội )(?<!Họ )(?<!Tổ )(?<!Đội )(?:{'|'.join(sorted(SURNAMES))})"
    rf"(?=\s{UPPER}[^\W\d_]*\s{UPPER})",
    r"cùng(?=\s+(?:mô hình|các|những|nhiều|với)(?!\w))",
    r"hiện(?=\s+(?:nay|có|đã|đang|được|tại))",
    r"(?<!không )(?<!chưa )có(?=\s+(?:chiều|sự|nhiều|tác dụng|ý nghĩa|sức|tổng|khoảng|hơn|gần|"
    r"trên|đến|tới|thể|vai trò|các|những|quy mô|mặt|đông|đầy đủ|từ|sự|chức năng|nhiệm vụ|\d))",
    rf"trên(?=\s+(?:các|toàn|những|cơ sở|tuyến|khắp|cả|quy mô|phạm vi|\d|{UPPER}|đường\s{UPPER}))",
    r"(?<!\d )(?<!bên )trong(?=\s+(?:phong trào|năm|thời gian|những|các(?! dòng họ)|giai đoạn|"
    r"toàn|công tác|việc|quá trình|dịp|tháng|đảm bảo|bảo đảm|phòng|tỉnh|huyện|xã|thành phố|"
    r"khu vực|nhân dân|\d))",
    r"cho(?=\s+(?:thấy|biết|đại diện|lãnh đạo|các|những|bà con|"
    r"người(?! (?:chấp hành|lầm|nghiện|hoàn lương|mãn hạn|sau cai|từng|khuyết tật|cao tuổi|nghèo))|"
    r"nhân dân|hội viên|học sinh|\d))",
    r"từ(?=\s+(?:năm|tháng|ngày|đầu|cuối|khi|đó|nguồn|\d))",
    r"vào(?=\s+(?:năm|tháng|ngày|đầu|cuối|lúc|sáng|chiều|dịp|\d))",
    r"đến(?=\s+(?:nay|các|từng|năm|tháng|\d))",
    r"ra(?=\s+(?:các|cả|toàn|nhiều|\d))",
    r"(?:(?:hơn|gần|suốt|khoảng|trên|trong|nhiều|mấy|hai|ba|bốn|\d{1,2})\s){1,3}"
    r"(?:năm|tháng)(?=\s(?:nay|qua|liền|gần đây|trở lại))",
    r"(?:thời gian|những năm)(?=\s(?:qua|gần đây|này))",
    r"sau(?=\s+(?:khi|hơn|gần|\d|một|đó))",
    r"(?:tại|(?<!nhà )(?<!nơi )ở)(?!\s+(?:cộng đồng|gia đình|nhà|chỗ)(?!\w))",
    r"họp(?=\s+(?:giao ban|bàn|định kỳ|hằng|hàng|sơ kết|tổng kết|dân|đánh giá|rút|phiên))",
    r"tổ chức(?=\s+(?:giao ban|hội nghị|họp|sơ kết|tổng kết|lễ|ký|tuần tra|ra mắt|sinh hoạt|"
    r"tuyên truyền|tập huấn|các|nhiều|buổi|cho|được))",
    r"mỗi(?=\s+(?:tháng|năm|tuần|ngày|đêm|quý|tối|sáng|khi))",
    r"giữa(?=\s+(?:đảo|đồn|thôn|các|hai|ba|những|\d|xã|phường|huyện|tỉnh|công an))",
    r"h[àằ]ng(?=\s+(?:tháng|năm|tuần|ngày|đêm|quý))",
    r"năm(?=\s+\d{4})",
    r"(?<!giáp ranh )(?<!liên hoàn )(?<!liên kết )\d+"
    r"(?=\s+(?:xã|phường|thôn|bản|ấp|huyện|tỉnh|hộ|thành viên))",
    r"lại(?=\s+(?:gặp|có|được|là|càng|không|chưa|bị))",
)
ENDINGS = Anchored(
    r"(?<!\w)(?:"
    + "|".join((*ENDING_WORDS, *NEVER_INSIDE, *_ENDING_PHRASES, *NEVER_BEFORE))
    + r")(?!\w)"
)
STOP = re.compile(
    r"[…“”\"«»]|[–-]\s(?=một |mô hình )|\s\d{1,2}/\d{1,2}/\d{4}|\.(?:\.\.|(?=\s|$))|[;:](?=\s|$)|"
    r"\s(?:\((?![A-ZĐ]{2,7}\))|/|"
    r"[–-](?!\s+(?:thôn|xóm|bản|ấp|khu|tổ|xanh|sạch|đẹp|an toàn|"
    r"tự quản|tự phòng|bình yên|hạnh phúc|văn minh|nghĩa tình|ấm no|thân thiện|kỷ cương|"
    r"đoàn kết|trật tự|[Gg]ia đình|[Gg]iáo (?:xứ|họ)|[Hh]ọ (?:giáo|đạo)|[Xx]ứ đạo|[Nn]gõ|[Ss]óc|"
    r"giữ gìn|sống tốt)(?!\w)))"
)
#: A motto whose parts dashes join: An ninh - Văn minh - Sạch đẹp
_TRIAD = re.compile(r"(?<!\w)[^\W\d_]+(?: [^\W\d_]+)? [–-] [^\W\d_]+(?: [^\W\d_]+)? [–-] [^\W\d_]+")
LONGEST = 160
#: "và" ends a name where another noun of models, a verb or another name begins.
_AND = re.compile(r"\s(?:và|hoặc|hay)\s+")
_AFTER_AND = re.compile(
    rf"(?:các |những |nhiều |một số |\d+ )?(?:mô hình|câu lạc bộ|CLB)\b|{UPPER}(?!{UPPER})|"
    rf"\d[\d.]* (?:{COUNTED})\b|"
    r"(?:nhiều|các|những|được|đã|đang|lắp|lựa chọn|tổ chức|vận động|nhân rộng|hướng dẫn|bàn giao|"
    r"xây dựng(?! (?:nông thôn mới|đô thị|nếp sống|đời sống|xã hội|gia đình))|"
    r"trao|ký|tuyên truyền|chỉ đạo|đưa|trở)\b"
)
#: In a list with semicolons the second half of a name, and where it is at work.
_SUBTITLE = re.compile(r"\s[–-]\s(?=[^\W\d_])")
_EVERYWHERE = re.compile(
    r"(?:tại|ở)\s+(?P<all>các )?(?:khu dân cư|địa bàn dân cư|cơ sở|hộ gia đình|hộ dân|ngõ xóm|"
    r"ngõ hẻm|hẻm|xóm|thôn|ấp|khu phố|tổ dân phố|tuyến đường|khu trọ|nhà trọ|trường học)(?=[,;.]|$)"
)
_SITE_PREPOSITION = re.compile(r"\s+(?:tại|ở)\s+")
#: What has whom it is for in its name.
_GIVES = re.compile(r"(?:[Hh]ỗ trợ|[Tt]ặng|[Tt]rao|[Cc]ấp|[Gg]iúp|[Mm]ang|[Đđ]em) ")
_EDGES = " ,.:/"
#: What a model with a capital is for as well: Làng tự quản gắn với chốt an ninh
_JOINED_AIM = re.compile(
    r"gắn với(?: (?!mô hình|phong trào|các|việc|công tác|cuộc|thực hiện|chương trình|nhiệm vụ|"
    r"xây dựng)"
    r"[^\W\d_]+){1,7}(?P<theme>)(?=\s?[.;,)]|$| (?:đã|đang|được|ở|tại|do|của|có))"
)
#: How many units a group joins is part of its name: cụm an ninh giáp ranh 3 huyện
_COUNTED_UNIT = re.compile(r"(?:giáp ranh|liên hoàn|liên kết) (?:giữa )?\d{1,2} $")


def end_of_name(document: Document, start: int, limit: int, style: Style = Style.NO_LIST) -> int:
    """Return where the name that begins at `start` ends, at `limit` at the latest."""
    text = document.text
    limit = _open_bracket(text, start, min(limit, start + LONGEST))
    for stop in STOP.finditer(text, start + 1, limit):
        if _TRIAD.search(text, max(start, stop.start() - 16), stop.end() + 40):
            continue
        if style is not Style.SEMICOLONS or not _SUBTITLE.match(text, stop.start(), limit):
            limit = stop.start()
            break
    found = ENDINGS.search(document.words, start + 1, limit)
    while found and found.group() == "với" and " giữa " in text[start : found.start()]:
        found = ENDINGS.search(document.words, found.end(), limit)  # giữa buôn với đơn vị
    if found and found.group() == "cho" and _GIVES.match(text, start):
        found = ENDINGS.search(document.words, found.end(), limit)  # Tặng quà cho học sinh nghèo
    if found and found.group() == "gắn với" and text[start].isupper():
        aim = _JOINED_AIM.match(text, found.start(), limit)
        further = ENDINGS.search(document.words, found.end(), limit) if aim else None
        if aim and (further is None or further.start() >= aim.end("theme")):
            found = further
    if found and style in (Style.SEMICOLONS, Style.CAPITALS):
        everywhere = _EVERYWHERE.match(text, found.start(), limit)
        if everywhere and (
            not THEME.search(text, start, found.start())
            if everywhere["all"]
            else style is Style.SEMICOLONS
        ):
            found = None
    end = found.start() if found else limit
    quote = next((q.start for q in within(document.quotes, start + 1, end)), None)
    end = end if quote is None else quote
    for conjunction in _AND.finditer(text, start, end):
        if _parts(text, start, conjunction, end, style):
            end = conjunction.start()
            break
    end = at_comma(text, start, end, style)
    place = _place_in_apposition(document, start, end)
    if place is not None:
        counted = _COUNTED_UNIT.search(text, start, place.start)
        end = place.start + len(place.printed.split()[0]) if counted else place.start
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return without_verb(text, start, end) if found is not None else end


def _open_bracket(text: str, start: int, limit: int) -> int:
    """Where the bracket closes that a name stands in, else the limit."""
    closed = text.find(")", start, limit)
    return closed if closed > 0 and text.find("(", start, closed) < 0 else limit


def _parts(text: str, start: int, conjunction: re.Match[str], end: int, style: Style) -> bool:
    """Whether "và" parts two names: before a noun of models, a verb or another name."""
    if text[start : conjunction.end()].isupper():
        return False  # a name in capitals throughout goes on
    if are_actors(text[start : conjunction.start()], text[conjunction.end() : end]):
        return False
    if _AFTER_AND.match(text, conjunction.end(), end):
        return True
    if text.startswith(OF_THINGS, conjunction.end()) and all(
        THEME.search(text, *half)
        for half in ((start, conjunction.start()), (conjunction.end(), end))
    ):
        return True  # mô hình camera an ninh và tiếng loa an ninh
    small = style is Style.SMALL or (style is Style.SEMICOLONS and not text[start].isupper())
    return small and not is_half(text[start : conjunction.start()], text[conjunction.end() : end])


def _place_in_apposition(document: Document, start: int, end: int) -> PlaceName | None:
    """The unit that follows a name without a preposition: Tổ nhân dân tự quản ấp Gò Mây."""
    for place in within(document.places, start + 1, end):
        if len(document.text[start : place.start].split()) < 3:
            continue
        small = document.text[start : start + 1].islower()  # a description of one place's thing
        if place.elliptical or not (
            place.level is Level.SITE or (small and place.level is Level.SETTLEMENT)
        ):
            return place
    return None


def place_of_name(document: Document, start: int, end: int, limit: int) -> PlaceName | None:
    """Return the site that makes a description a name of one thing, right after it, if any.

    A lower-case name is a description: 'mô hình giữ yên bến bãi tại chợ Chiềng Pấc'.
    """
    if not document.text[start : start + 1].islower():
        return None
    preposition = _SITE_PREPOSITION.match(document.text, end, limit)
    if preposition is None:
        return None
    place = next(iter(within(document.places, preposition.end(), preposition.end() + 1)), None)
    if place is not None and place.level in (Level.SITE, Level.SETTLEMENT):
        return place
    return None
