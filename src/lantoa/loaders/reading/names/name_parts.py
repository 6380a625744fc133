"""Where a comma ends a name without quotation marks, and where it joins two parts of it."""

from __future__ import annotations

import re
from enum import Enum

from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.names.name_halves import ACTORS, OTHER_HALF, is_half
from lantoa.loaders.reading.names.name_things import THEME, THINGS

NOUN_AGAIN = re.compile(
    r"(?:và\s+)?(?:các|những|mô hình|câu lạc bộ|CLB|cổng trường|đoạn đường|tuyến đường|khu dân cư|"
    r"tiếng kẻng|tiếng loa|camera)(?!\w)",
    re.I,
)
_JOINED = re.compile(rf"\s*,(?:\s+|(?={UPPER}))")
#: Verbs that take an object: bare before a comma, they share the one after it.
_VERBS = (
    "tuyên truyền", "phổ biến", "vận động", "quản lý", "giáo dục", "cảm hóa", "cảm hoá", "giúp đỡ",
    "tuần tra", "kiểm soát", "canh gác", "phát hiện", "tố giác", "ngăn chặn", "phòng ngừa",
    "đấu tranh", "bảo vệ", "giữ gìn", "hỗ trợ", "tư vấn", "chăm sóc", "hòa giải", "hoà giải",
    "trấn áp", "truy bắt", "vây bắt", "kiểm tra", "giám sát", "thu gom", "phân loại", "xử lý",
    "tiếp nhận", "nuôi dưỡng", "tiếp cận", "đồng hành", "chia sẻ", "nhắc nhở", "phòng", "gặp gỡ",
    "thăm hỏi", "động viên", "kèm cặp", "tìm kiếm", "gìn giữ", "theo dõi", "rà soát",
)  # fmt: skip
#: A comma joins no verb that goes on with the sentence (X, vận động con cháu không vi phạm), but
#: for one with the same object: tuyên truyền, vận động nhân dân.
_SAME_OBJECT = re.compile(rf"(?<!\w)(?:{'|'.join(_VERBS)})$", re.I)
GOES_ON = re.compile(
    r"(?:vận động|tổ chức|phối hợp|qua đó|từ đó|tích cực|chủ động|thường xuyên|kịp thời)(?!\w)"
)
OF_THINGS = tuple(f"{thing} " for thing in THINGS)
#: After a comma they open what is said besides, not another half of the name.
_NO_HALF = re.compile(
    r"(?:từ|qua|nhờ|với|trong|theo|tại|ở|khi|để|nhằm|góp|giúp|được|do|đã|đang|hiện|đến|trên|bên|"
    r"ngoài|cùng(?! (?:vui|giữ|tiến|nhau))|đặc biệt|nhất là|các|những|nhiều|"
    r"mỗi(?! \w+(?: \w+)? một)|"
    r"trước(?! ngõ)|sau)(?!\w)"
)
_BARE = 2  # words of a noun
_PARTS = 3  # of a motto, and words of each


class Style(Enum):
    """How the items of a list begin: that tells which commas and "và" part them."""

    NO_LIST = "no list"
    CAPITALS = "capitals"  # a small letter goes on with the item before
    SMALL = "small"
    #: Semicolons part the items: one comma, a dash and "tại khu dân cư" belong to an item.
    SEMICOLONS = "semicolons"


def at_comma(text: str, start: int, end: int, style: Style) -> int:
    """Return where a name ends, at `end` at the latest: at the first comma that parts."""
    if style is Style.NO_LIST and _is_motto(text[start:end]):
        return end
    whole = style is Style.SEMICOLONS and text.count(",", start, end) == 1
    capitals = style is Style.CAPITALS or (style is Style.SEMICOLONS and text[start].isupper())
    clause = text.find(",", start, end) > 0 and ACTORS.match(text, start, end) is not None
    for comma in _JOINED.finditer(text, start, end):
        small = text[comma.end() : comma.end() + 1].islower()
        if small and style is Style.NO_LIST and OTHER_HALF.match(text, comma.end(), end):
            continue
        if NOUN_AGAIN.match(text, comma.end()):
            return comma.start()
        if (
            small
            and _SAME_OBJECT.search(text, max(start, comma.start() - 12), comma.start())
            and not text.startswith(OF_THINGS, comma.end())
        ):
            continue
        if GOES_ON.match(text, comma.end()) or _NO_HALF.match(text, comma.end()):
            return comma.start()
        if small and (whole or capitals or clause):
            continue
        if small and style is Style.NO_LIST and _is_bare(text[start : comma.start()]):
            continue  # trường học, bệnh viện an toàn
        stop = text.find(",", comma.end(), end)
        half = text[comma.end() : stop if stop > 0 else end]
        if not is_half(text[start : comma.start()], half):
            return comma.start()
    return end


def _is_motto(words: str) -> bool:
    """Whether words are three short parts, no models: hàng rào xanh, đường hoa, ngõ sạch."""
    parts = words.strip().split(", ")
    return len(parts) == _PARTS and all(
        1 < len(part.split()) <= _PARTS
        and (not number or (part[0].islower() and not _is_thing(part)))
        and not _NO_HALF.match(part)
        and not GOES_ON.match(part)
        for number, part in enumerate(parts)
    )


def _is_thing(words: str) -> bool:
    return words.startswith(OF_THINGS) and THEME.search(words) is not None


def _is_bare(words: str) -> bool:
    """Whether words are a bare noun, which a comma joins to the one after it."""
    return len(words.split()) <= _BARE and THEME.search(words) is None
