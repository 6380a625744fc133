"""The models: their names, and how each spreads (Bass's p and q, a ceiling, a first day).

Names are made of parts of our own, by theme, and end with a mark, so that no list, picture or
export shows one without telling that it is made up, and none can be the name of a real model.
Ceilings follow a Pareto law, so a few models are everywhere and most are rare; a model that
starts late reaches less of its ceiling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lantoa.synthesis.design import LARGEST_MODEL, Design
from lantoa.vietnamese import key

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: What every name ends with: made up, in both languages.
MARK: Final = "(dựng, synthetic)"
#: What a name begins with, by theme, with the setting that it mostly has.
_PARTS: Final[dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]] = {
    "crime-prevention": (
        "residential-area",
        ("Tiếng trống", "Ngọn đèn", "Vòng tay", "Lá chắn", "Chuông cửa", "Bước chân đêm"),
        ("canh xóm", "giữ nhà", "gọi nhau phòng trộm", "ba cùng một báo", "báo tin sớm"),
    ),
    "drugs": (
        "school",
        ("Lớp học", "Sân trường", "Tủ sách", "Phòng tư vấn", "Nhóm bạn"),
        ("nói không với khói lạ", "sạch bóng thuốc lắc", "sống khỏe", "cùng bạn trở lại"),
    ),
    "traffic": (
        "residential-area",
        ("Ngã tư", "Cung đường", "Bến đò", "Cổng chợ", "Chuyến xe"),
        ("nhường nhau", "không vội", "đội mũ đúng", "chậm một nhịp", "sáng đèn"),
    ),
    "fire-safety": (
        "market",
        ("Dãy phố", "Bếp nhà", "Gian hàng", "Chung lối thoát", "Bình nước"),
        ("hai cửa ra", "không để lửa lan", "một nhà một bình", "gọi là có"),
    ),
    "legal-education": (
        "agency",
        ("Quán nước", "Giỏ sách", "Phiên tòa tập", "Loa sớm", "Buổi chiều thứ Bảy"),
        ("hiểu luật", "hỏi đáp", "mỗi tuần một điều", "học luật cùng con"),
    ),
    "family": (
        "residential-area",
        ("Mái nhà", "Bữa cơm", "Hiên nhà", "Ba thế hệ"),
        ("không tiếng quát", "chung lời", "giữ lửa", "cùng con lớn"),
    ),
    "environment": (
        "river",
        ("Dòng kênh", "Con ngõ", "Vườn chung", "Thùng rác"),
        ("trong xanh", "tự nhặt tự dọn", "không túi nhựa", "nở hoa"),
    ),
    "self-management": (
        "residential-area",
        ("Cụm nhà", "Tổ mười hộ", "Xóm", "Ngõ phố", "Khu trọ"),
        ("tự lo tự giữ", "năm tự", "chung tay", "ba không", "bình yên"),
    ),
    "religion": (
        "parish",
        ("Xứ đạo", "Sân chùa", "Họ đạo", "Tiếng chuông"),
        ("tốt đời", "hòa thuận", "cùng xóm giữ bình yên", "không lời gây chia rẽ"),
    ),
    "ethnic-area": (
        "residential-area",
        ("Bản", "Nhà rông", "Già làng cùng", "Nương rẫy"),
        ("giữ rừng giữ bản", "không theo lời lạ", "đoàn kết", "học chữ học luật"),
    ),
    "border-security": (
        "border",
        ("Cột mốc", "Đường biên", "Bến cá", "Thuyền"),
        ("chung một dải", "có người canh", "không buôn lậu", "báo tin ra khơi"),
    ),
    "technology": (
        "online",
        ("Mắt ngõ", "Nhóm nhắn tin", "Nút bấm", "Trang tin", "Sổ tay số"),
        ("báo nhanh", "cùng trực", "không tin lừa", "nối xóm"),
    ),
    "youth-offenders": (
        "residential-area",
        ("Xưởng nhỏ", "Đội bóng", "Người anh", "Bàn tay"),
        ("đón em về", "không bỏ ai lại", "thêm một nghề", "lối sáng"),
    ),
    "credit-and-debt": (
        "market",
        ("Tổ góp vốn", "Sổ tiết kiệm", "Chợ quê", "Tiểu thương"),
        ("không vay nóng", "giúp nhau qua vụ", "tránh bẫy lãi", "minh bạch"),
    ),
    "social-welfare": (
        "enterprise",
        ("Hũ gạo", "Suất cơm", "Bếp ấm", "Phiên chợ"),
        ("nghĩa tình", "chia nhau", "không đồng", "cho nhà neo đơn"),
    ),
}
#: What a name ends with.
_TAILS: Final = (
    "", "ven sông", "vùng cao", "phố nhỏ", "của phụ nữ", "của thanh niên", "của người cao tuổi",
    "của nông dân", "của cựu chiến binh", "quanh chợ", "ngoại ô", "vùng biển", "xóm trọ",
    "bốn mùa", "đêm rằm", "hai mươi bốn giờ", "liền kề", "một lòng", "mới", "kiểu mẫu",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """The models as columns, in the order of their numbers; all arrays have shape (models,).

    Args:
        names: no two are the same name; each ends with :data:`MARK`.
        themes: of each, a concept of the scheme of themes.
        settings: the setting that deployments of it mostly have.
        start: when the first deployment starts, in years.
        p, q: Bass's coefficients of innovation and imitation, per year.
        ceiling: how many deployments it would have in the end.
        size: how many it has by the last day.
    """

    names: tuple[str, ...]
    themes: tuple[str, ...]
    settings: tuple[str, ...]
    start: Floats
    p: Floats
    q: Floats
    ceiling: Floats
    size: Ints

    def __len__(self) -> int:
        return len(self.names)


def models(design: Design) -> Models:
    """Return the models of a design.

    >>> made = models(Design.of_size(500, 10))
    >>> len(set(made.names)), int(made.size.sum())
    (10, 500)
    """
    rng = np.random.default_rng([design.seed, 1])
    count = design.models
    themes = tuple(_PARTS)
    theme = rng.integers(len(themes), size=count)
    p = design.innovation[0] * np.exp(design.innovation[1] * rng.standard_normal(count))
    q = design.imitation[0] * np.exp(design.imitation[1] * rng.standard_normal(count))
    start = _starts(design, themes, theme, rng)
    share = bass_share(p, q, design.last_year + 1 - start)
    # A Pareto law by its inverse; its tail is cut where a model would be everywhere.
    potential = np.minimum((1 - rng.random(count)) ** (-1 / design.tail), 4000.0)
    size = _apportion(potential * share, design.deployments)
    return Models(
        names=_names(theme, themes, rng),
        themes=tuple(themes[each] for each in theme),
        settings=tuple(_PARTS[themes[each]][0] for each in theme),
        start=start,
        p=p,
        q=q,
        ceiling=np.maximum(size / share, size),
        size=size,
    )


def bass_share(p: Floats, q: Floats, years: Floats) -> Floats:
    """Return the share of its ceiling that a model has reached.

    ``F(t) = (1 - exp(-(p + q) t)) / (1 + (q / p) exp(-(p + q) t))`` (Bass 1969, Management
    Science 15(5), equation 9).

    Args:
        p, q: the coefficients per year; shape (k,).
        years: since the first adoption; shape (k,).

    >>> bass_share(np.array([0.01]), np.array([0.5]), np.array([0.0, 100.0])).round(6).tolist()
    [0.0, 1.0]
    """
    fall = np.exp(-(p + q) * years)
    return np.asarray((1 - fall) / (1 + q / p * fall))


def bass_time(p: Floats, q: Floats, share: Floats) -> Floats:
    """Return when a model reaches a share of its ceiling: the inverse of :func:`bass_share`.

    >>> p, q = np.array([0.01]), np.array([0.5])
    >>> bass_share(p, q, bass_time(p, q, np.array([0.25]))).round(9).tolist()
    [0.25]
    """
    return np.asarray(np.log((1 + q / p * share) / (1 - share)) / (p + q))


def _starts(
    design: Design, themes: tuple[str, ...], theme: Ints, rng: np.random.Generator
) -> Floats:
    """First days: evenly over the years, and every third one, where there is any, in a campaign."""
    last = design.last_year + 0.5
    start = design.first_year + rng.random(len(theme)) * (last - design.first_year)
    drawn, within = rng.random(len(theme)), rng.random(len(theme))
    waves = [c for c in design.campaigns if design.first_year <= c.begins < last]
    for model in np.flatnonzero(drawn < 1 / 3):
        own = [c for c in waves if not c.themes or themes[theme[model]] in c.themes]
        if own:
            wave = own[int(drawn[model] * 3 * len(own))]
            start[model] = min(wave.begins + within[model] * wave.years, last)
    return start


def _apportion(weight: Floats, total: int) -> Ints:
    """Whole sizes of at least one, near to proportional to the weights, that sum to `total`."""
    size = np.ones(len(weight), dtype=np.int64)
    while (left := total - int(size.sum())) > 0:
        open_ = np.where(size < LARGEST_MODEL, weight, 0.0)
        wish = open_ / open_.sum() * left
        step = np.minimum(np.floor(wish).astype(np.int64), LARGEST_MODEL - size)
        if not step.any():
            first = np.argsort(-(wish - step) + (open_ == 0), kind="stable")[:left]
            step[first[open_[first] > 0]] = 1
        size += step
    return size


def _names(theme: Ints, themes: tuple[str, ...], rng: np.random.Generator) -> tuple[str, ...]:
    """One name for each model, drawn without repetition from the combinations of its theme."""
    pools = {}
    for number, name in enumerate(themes):
        _, heads, middles = _PARTS[name]
        pool = [" ".join(filter(None, (a, b, c))) for a in heads for b in middles for c in _TAILS]
        pools[number] = [pool[each] for each in rng.permutation(len(pool))]
    taken: dict[str, None] = {}
    names = []
    for each in theme.tolist():
        pool = pools[each]
        turn = 0
        name = pool.pop() if len(pool) > 1 else pool[0]
        base = name
        while key(name) in taken:
            turn += 1
            name = f"{base} số {turn + 1}"
        taken[key(name)] = None
        names.append(f"{name} {MARK}")
    return tuple(names)
