"""Reading time is linear in the length, also for texts that no newspaper prints.

Each case was once, or might become, a text whose every part looks back at all parts before it. A
text eight times as long takes eight times as long; a reader that looks back takes sixty-four.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from lantoa.loaders.reading import read_report

SHORT, TIMES = 12_000, 8
MARGIN = 2.5  # of the 8 that a reader takes which looks back

ONE_LINE = {
    "no stop": "Công an xã đã xây dựng mô hình tự quản tại các thôn và nhân rộng ",
    "quotation marks": "“ ",
    "quoted letters": "“a” ",
    "closing marks": "”a ",
    "numbers": "12 ",
    "stops": "A. ",
    "place names": "xã Tân Lập, ",
    "chains of places": "xã Tân Lập (huyện Mộc Châu), ",
    "hamlets without a commune": "thôn 3, ",
    "named hamlets without a commune": "thôn Đông Sơn ",
    "names of many syllables": "Tân Lập ",
    "brackets": "(",
    "pairs of brackets": "() ",
    "“mô hình”": "mô hình ",
    "spaces": " ",
    "years": "2010-2015 ",
    "bodies of no place": "Công an xã, ",
    "areas without a name": "trên địa bàn huyện, ",
    "counts": "có 120 mô hình. ",
    "replications of one model": "Mô hình “Tiếng kẻng” nhân rộng 12 xã. ",
    "replicas by name": "Mô hình “Tiếng kẻng” lan từ xã A sang xã B, xã C rồi xã D (năm 2022). ",
    "replicas of the model before": "Mô hình được nhân rộng ra xã Tân Lập và 12 xã. ",
    "followers": "Xã Tân Lập, xã Tân Hợp cũng làm theo, nay 12/14 thôn đều có loa. ",
    "references": "Mô hình này được duy trì. ",
    "foundings": "Năm 2019, xã Tân Lập ra mắt mô hình “Tiếng kẻng”. ",
    "awards": "Công an tỉnh Sơn La tặng Giấy khen cho 5 tập thể. ",
    "lists in lists": "các mô hình như ",
}
LINES = {
    "empty lines": "\n",
    "lines of a letter": "a\n",
    "lines that repeat": "mô hình mới ở xã\n",
}


def _numbered(form: str) -> Callable[[int], str]:
    """A text whose parts all differ by their number."""

    def text(length: int) -> str:
        parts: list[str] = []
        while sum(map(len, parts[-1:])) * len(parts) < length:
            parts.append(form.format(i=len(parts), day=len(parts) % 28 + 1))
        return "".join(parts)[:length]

    return text


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


TEXTS = {name: _repeated(unit) for name, unit in (ONE_LINE | LINES).items()} | {
    "other models": _numbered("Mô hình “Tiếng kẻng số {i} an ninh” được ra mắt. "),
    "other gatherings": _numbered(
        "Ngày {day}/5/2020, Công an xã Tân Lập tổ chức hội nghị lần {i} tại xã Hợp Châu, biểu "
        "dương {i} tập thể. "
    ),
    "one model spread to other hamlets": _numbered(
        "Mô hình “Tiếng kẻng” nhân rộng ra thôn Đông {i}, thôn Tây {i} và 12 thôn năm 2020. "
    ),
    "one model in other hamlets": _numbered(
        "Thôn Đông {i} có 12 hộ tham gia mô hình “Tiếng kẻng an ninh” tại thôn Tân Sơn {i}. "
    ),
    "one model replicated to other hamlets": _numbered(
        "Mô hình “Tiếng kẻng an ninh” tại thôn Tân Sơn {i} được nhân rộng ra các thôn Đông {i}. "
    ),
    "days without a frame": _numbered("Bà con họp {i} lần; cả xã có {i} mô hình tự quản. "),
    "lines that differ": _numbered("mô hình mới ở xã thứ {i}\n"),
}


def _seconds(text: str) -> float:
    start = time.process_time()
    read_report("long.txt", text)
    return time.process_time() - start


@pytest.mark.parametrize("name", TEXTS)
def test_a_longer_text_takes_longer_in_proportion(name: str) -> None:
    short, long = TEXTS[name](SHORT), TEXTS[name](SHORT * TIMES)
    _seconds(short[:500])  # what is read once for all
    # A thousandth of a second more, so that the clock's own grain decides nothing.
    bound = MARGIN * TIMES * (min(_seconds(short), _seconds(short)) + 0.001)
    assert any(_seconds(long) < bound for _ in range(3))
