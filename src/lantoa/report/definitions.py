"""All measures of a spread with their definitions, as a table of the page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from lantoa.graph.spread.measure import in_word
from lantoa.graph.spread.wording import words

if TYPE_CHECKING:
    from lantoa.graph.spread.measure import Measured
    from lantoa.graph.spread.result import Spread

#: What the measures are called in Vietnamese.
_NAMES: Final = {
    "curve": "Đường tiếp nhận",
    "deployments": "Đường tiếp nhận của từng nơi và nhóm được đếm",
    "kaplan-meier": "Phần chưa tiếp nhận (Kaplan-Meier)",
    "turnbull": "Phần chưa tiếp nhận, với ngày không chắc (Turnbull)",
    "nelson-aalen": "Nguy cơ tích lũy (Nelson-Aalen)",
    "hazard": "Nguy cơ theo năm",
    "categories": "Nhóm người tiếp nhận",
    "speed": "Tốc độ và gia tốc",
    "first-replica": "Thời gian đến nơi làm theo đầu tiên",
    "shares": "Thời gian đến một tỷ lệ",
    "bass": "Tăng trưởng Bass, ai rồi cũng tiếp nhận",
    "bass-free": "Tăng trưởng Bass, ước lượng mức trần",
    "logistic": "Tăng trưởng logistic, ai rồi cũng tiếp nhận",
    "logistic-free": "Tăng trưởng logistic, ước lượng mức trần",
    "gompertz": "Tăng trưởng Gompertz, ai rồi cũng tiếp nhận",
    "gompertz-free": "Tăng trưởng Gompertz, ước lượng mức trần",
    "cascades": "Quy mô, độ sâu, độ rộng và sự phân nhánh",
    "virality": "Độ lan truyền cấu trúc",
    "distances": "Khoảng cách đã đi",
    "centre": "Trọng tâm",
    "degree-timing": "Số mối liên hệ và thời điểm tiếp nhận",
    "exposure": "Mức tiếp xúc",
    "exposure-bounds": "Khoảng của mức tiếp xúc",
    "thresholds": "Ngưỡng",
    "threshold-bounds": "Khoảng của ngưỡng",
    "threshold-classes": "Nhóm theo ngưỡng",
    "infection-lag": "Độ trễ lây lan",
    "infectiousness": "Khả năng lây",
    "susceptibility": "Tính dễ lây",
    "morans-i": "Moran's I của việc đã tiếp nhận",
    "join-counts": "Số cặp kề nhau",
    "event-history-logit": "Lịch sử sự kiện (logit)",
    "event-history-cloglog": "Lịch sử sự kiện (cloglog)",
    "cox": "Hồi quy Cox",
    "walker": "Tính đổi mới của đơn vị (Walker)",
    "boushey": "Tính đổi mới của đơn vị (Boushey)",
    "boehmke-skinner": "Tính đổi mới của đơn vị (Boehmke và Skinner)",
}


def definitions(spread: Spread) -> Iterator[str]:
    """Yield who could adopt, how dates were treated, and every measure with its numbers.

    Args:
        spread: what ``lantoa spread`` measures.
    """
    population = spread.adoptions.population
    at_risk = "không rõ / not known" if population.count is None else f"{population.count:,}"
    yield '<dl class="about">'
    for vi, en, value in (
        ("Ai tiếp nhận", "who adopts", spread.level),
        ("Có thể tiếp nhận", "population at risk", f"{at_risk} ({population.source})"),
        ("Ngày không chắc", "uncertain dates", spread.subject.dates),
    ):
        yield f'<dt>{vi} <small lang="en">{en}</small></dt><dd lang="en">{escape(value)}</dd>'
    for problem in spread.adoptions.problems:
        noted = f'<dd lang="en">{escape(str(problem))}</dd>'
        yield f'<dt>Lưu ý <small lang="en">noted</small></dt>{noted}'
    yield "</dl>"
    yield '<table class="measures"><thead><tr><th scope="col">Phép đo và định nghĩa '
    yield '<small lang="en">measure and definition</small></th>'
    yield '<th scope="col">Kết quả <small lang="en">result</small></th></tr></thead><tbody>'
    for found in spread.measures:
        yield from _measure(found, spread)
    yield "</tbody></table>"


def _measure(found: Measured, spread: Spread) -> Iterator[str]:
    measure, word = found.measure, spread.time_word
    title = escape(in_word(measure.title, word))
    vietnamese = _NAMES.get(measure.name)
    name = f'{vietnamese} <small lang="en">{title}</small>' if vietnamese else title
    yield f'<tr><th scope="row">{name}<small lang="en">{escape(in_word(measure.definition, word))}'
    yield f'<br>{escape(measure.reference)}</small></th><td lang="en">'
    if found.reason and not found.figures:
        yield f'<p class="note">none: {escape(found.reason)}</p>'
    else:
        yield "<ul>"
        for figure in found.figures:
            yield f"<li>{escape(words(figure, spread.adoptions.scale, word))}</li>"
        yield "</ul>"
    yield f"<small>dates: {escape(found.dates)}</small></td></tr>"
