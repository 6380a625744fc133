"""The words of running text that announce a place name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from lantoa.graph.places.names import UNIT_LEVELS
from lantoa.graph.places.sites import SETTLEMENTS, SITES, words
from lantoa.graph.places.tokens import Phrase, phrase
from lantoa.ontology.records import Level

T = TypeVar("T")


def by_first_token(phrases: Mapping[str, T]) -> dict[str, list[tuple[Phrase, T]]]:
    """Index phrases by their first token, longest first."""
    found: dict[str, list[tuple[Phrase, T]]] = {}
    for text, meaning in sorted(phrases.items(), key=lambda item: -len(item[0].split())):
        tokens = phrase(text)
        found.setdefault(tokens[0], []).append((tokens, meaning))
    return found


#: Words that a name follows, with what they announce: a unit's word, "settlement" or "site".
HEADS: Final = by_first_token(
    {
        **{word: word for word in UNIT_LEVELS},
        **dict.fromkeys(SITES, "site"),
        **dict.fromkeys(SETTLEMENTS, "settlement"),
    }
)
#: Heads of organizations; the unit that follows may be printed without its word. The level is
#: that of the unit where the head says it.
ORGANIZATIONS: Final = by_first_token(
    {
        "công an": None,
        "ubnd": None,
        "hđnd": None,
        "ủy ban nhân dân": None,
        "hội đồng nhân dân": None,
        "mttq": None,
        "ủy ban mttq": None,
        "hội nông dân": None,
        "hội phụ nữ": None,
        "hội liên hiệp phụ nữ": None,
        "hội cựu chiến binh": None,
        "đoàn thanh niên": None,
        "tỉnh đoàn": Level.PROVINCE,
        "huyện đoàn": Level.DISTRICT,
        "thành đoàn": None,
        "tỉnh ủy": Level.PROVINCE,
        "thành ủy": None,
        "huyện ủy": Level.DISTRICT,
        "quận ủy": Level.DISTRICT,
        "thị ủy": Level.DISTRICT,
        "đảng ủy": None,
        "bđbp": None,
        "bộ đội biên phòng": Level.PROVINCE,
        "báo": Level.PROVINCE,
    }
)
#: Regions and the country where they begin in lower case.
LOWER_NAMES: Final = by_first_token(
    dict.fromkeys(
        (
            "cả nước",
            "toàn quốc",
            "miền Bắc",
            "miền Trung",
            "miền Nam",
            "miền Đông Nam Bộ",
            "miền Tây Nam Bộ",
            "miền núi phía Bắc",
            "trung du và miền núi phía Bắc",
            "trung du và miền núi Bắc Bộ",
            "đồng bằng sông Hồng",
            "đồng bằng sông Cửu Long",
            "đồng bằng Bắc Bộ",
            "đồng bằng Nam Bộ",
            "châu thổ sông Hồng",
            "duyên hải miền Trung",
            "duyên hải Nam Trung Bộ",
        ),
        None,
    )
)
#: Those that have no capital at all.
ALL_LOWER: Final = frozenset({phrase("cả nước"), phrase("toàn quốc")})
#: Words before a unit word that govern several names.
PLURALS: Final = words("các những hai ba bốn năm sáu bảy tám chín mười nhiều số")
#: "tỉnh ta", "huyện nhà"; "toàn tỉnh", "địa bàn huyện": the report's home fills them in.
HOME_TAILS: Final = words("ta nhà mình")
HOME_HEADS: Final = (phrase("toàn"), phrase("địa bàn"))
#: What makes another word of the head that it stands before: văn bản, cơ bản.
NOT_AFTER: Final = {
    "bản": words("văn cơ nhân kịch biên xuất nguyên ấn dị bài phiên căn tư chép sao hương"),
}
#: "xã hội", "huyện ủy", "đảng bộ" are no names of units.
NOT_NAMES: Final = words("hội ủy đoàn đội đảng ban")
#: Provinces and cities are a closed list: after these words only a listed name is one.
CLOSED: Final = frozenset({"tỉnh", "thành phố"})
