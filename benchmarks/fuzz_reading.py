"""Fuzz the reader of reports: no crash, exact quotations, and time that grows with the length.

    python benchmarks/fuzz_reading.py [--minutes 30] [--seed N] [FOLDER ...]

Reports of the folders (our own examples by default) are cut, spliced, repeated and sown with
characters that mean something to the reader (marks, brackets, digits, unit words, odd Unicode).
Each result is read; it fails where the reader raises anything, where a quotation is not found at
its offsets, or where twice the text, told again and again, takes much more than twice the time.
What fails is written to a file whose name is printed, so that it can become a test.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from lantoa.graph.places import Gazetteer
from lantoa.loaders.reading import read_report

ROOT = Path(__file__).resolve().parents[1]
#: Strings that open, close, part or count something, and characters that break naive code.
SOWN = (
    *"“”\"'‘’«»()[]{},;:.…!?-–—/\n\t\r%&<>|*_#\x0b\x0c\x85\u2028",
    *("\u00a0", "\u200b", "\ufeff", "\u0301", "\u0323", "\u202e", "\U0001f600", "\u0130", "\u00df"),
    *("đ", "Đ", "Ð", "ı", "ﬁ", "２０１９", "1.234.567", "97/104", "0/0", "31.2.2019", "30/02"),
    *(" mô hình ", " các mô hình như: ", " câu lạc bộ “", " xã ", " huyện ", " tỉnh ", " TP. "),
    *(" năm 2019", " tháng 13/2020", " giai đoạn 2030-2010", " cách đây 999999 năm ", " ngày 0/0 "),
    *(" hơn ", " trong tổng số ", " nhân rộng ra ", " được tặng Bằng khen của ", " Công an xã "),
    *(
        " và ",
        " do ",
        " tham mưu ",
        " thành lập ",
        " gọi tắt là “",
        " với tên gọi ",
        "999999999999",
    ),
    *("Nguồn: http://a.vn/b ", "Ảnh: ", "(CAND) - ", " của ", " tại ", " cụm "),
)
#: A text this many times as long may take so many times its share of the time.
SLACK = 3.0
TIMES = 8


def main() -> int:
    """Fuzz for the given time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "examples"])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    texts = [p.read_text("utf-8") for f in given.folders for p in sorted(f.rglob("*.txt"))]
    if not texts:
        parser.error("the folders hold no .txt files")
    chance = random.Random(given.seed)
    units = Gazetteer.packaged()
    read_report("warm.txt", texts[0], gazetteer=units)
    end = time.monotonic() + 60 * given.minutes
    read = timed = 0
    worst = 0.0
    failures: set[str] = set()
    while time.monotonic() < end:
        text = _mutate(chance, texts)
        fault = _fault(text, units)
        read += 1
        if fault is None and read % 25 == 0:
            ratio = _growth(_piece(chance, text), units)
            timed += 1
            worst = max(worst, ratio)
            if ratio > SLACK:
                fault = f"time grows {ratio:.1f} times as fast as the text"
        if fault is not None and fault.splitlines()[-1] not in failures:
            failures.add(fault.splitlines()[-1])
            _keep(text, fault)
    print(
        f"{read:,} texts read, {timed:,} timed at {TIMES} times their length: at worst "
        f"{worst:.2f} times the share of time; {len(failures)} different failures (seed "
        f"{given.seed})"
    )
    return 1 if failures else 0


def _mutate(chance: random.Random, texts: list[str]) -> str:
    text = chance.choice(texts)
    for _ in range(chance.choice((1, 2, 4, 8, 16, 64))):
        text = chance.choice(_MUTATIONS)(chance, text, texts)
    return text[:40_000]


def _two(chance: random.Random, text: str) -> tuple[int, int]:
    one, other = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return one, min(other, one + chance.choice((1, 5, 50, 500, 5000)))


def _cut(chance: random.Random, text: str, _: list[str]) -> str:
    start, end = _two(chance, text)
    return text[:start] + text[end:]


def _sow(chance: random.Random, text: str, _: list[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(SOWN) * chance.choice((1, 1, 1, 2, 40)) + text[at:]


def _splice(chance: random.Random, text: str, texts: list[str]) -> str:
    other = chance.choice(texts)
    start, end = _two(chance, other)
    at = chance.randint(0, len(text))
    return text[:at] + other[start:end] + text[at:]


def _again(chance: random.Random, text: str, _: list[str]) -> str:
    start, end = _two(chance, text)
    return text[:end] + text[start:end] * chance.choice((1, 2, 10)) + text[end:]


def _swap_case(chance: random.Random, text: str, _: list[str]) -> str:
    start, end = _two(chance, text)
    change: Callable[[str], str] = chance.choice((str.upper, str.lower, str.title))
    return text[:start] + change(text[start:end]) + text[end:]


def _join_lines(chance: random.Random, text: str, _: list[str]) -> str:
    start, end = _two(chance, text)
    return text[:start] + text[start:end].replace("\n", " ").replace(". ", ", ") + text[end:]


_MUTATIONS = (_cut, _sow, _sow, _splice, _again, _swap_case, _join_lines)


def _fault(text: str, units: Gazetteer) -> str | None:
    try:
        reading = read_report("fuzz.txt", text, gazetteer=units)
    except Exception:
        return traceback.format_exc()
    for statement in reading.statements:
        for proof in statement.evidence:
            if reading.source.text[proof.start : proof.end] != proof.quote or not proof.quote:
                return f"{type(statement).__name__} without its words at {proof.start}"
    return None


def _piece(chance: random.Random, text: str) -> str:
    start = chance.randint(0, max(0, len(text) - 4000))
    return (text[start : start + 4000] + " mô hình “A” ở xã B, ") * 2


def _growth(text: str, units: Gazetteer) -> float:
    """Return how many times its share of time a text takes that is told over and over."""
    # A repeated line is not read again, so each telling's lines begin with a word of their own.
    many = "\n".join(f"{_word(i)} {line}" for i in range(TIMES) for line in text.splitlines())
    return _least_time(many, units) / max(_least_time(text, units), 1e-4) / TIMES


def _word(number: int) -> str:
    return "Lần " + "".join("abcdefgh"[int(digit)] for digit in oct(number)[2:])


def _least_time(text: str, units: Gazetteer) -> float:
    least = float("inf")
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        read_report("fuzz.txt", text, gazetteer=units)
        least = min(least, time.process_time() - start)
    return least


def _keep(text: str, fault: str) -> None:
    name = Path(f"fuzz-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}.txt")
    name.write_text(text, "utf-8", errors="replace")
    print(f"{name}:\n{fault}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
