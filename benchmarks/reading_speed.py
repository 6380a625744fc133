"""How fast one core reads reports, and how that compares to a recogniser of names.

    python benchmarks/reading_speed.py [FOLDER] [--rounds 5] [--fresh]

Reads every text of a folder; without one, reports of about 5 kB made of the sentences of
examples/reports with others between them. Prints milliseconds for 5,000 bytes of UTF-8 and
reports of that size a second, by processor time, the best of some rounds for each text. With
``--fresh`` what the reader remembers of names and places is forgotten before every report: the
first report of a long series
instead of a later one. Where the package underthesea is installed (it is no dependency of
lantoa), its named entity recognition reads the same texts in the same run, and the ratio of the
two times is printed.
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lantoa.graph.places import Gazetteer
from lantoa.loaders.reading import read_report
from lantoa.loaders.reading.text import anchors

#: What stands between the sentences that state something: two for each, as in a newspaper.
BETWEEN = (
    "Những đêm trăng, tiếng trẻ đọc bài vọng ra từ các nếp nhà ven suối, nghe mà ấm lòng.",
    "Bà con bảo nhau giữ gìn đường làng ngõ xóm, tối đến nhà nào cũng yên tâm nghỉ ngơi.",
    "Từ chỗ e ngại, nay ai thấy việc lạ cũng báo ngay cho người phụ trách để cùng lo liệu.",
    "Kinh nghiệm rút ra là phải kiên trì, gần dân, trọng dân và nói đi đôi với làm.",
    "Các cụ cao tuổi thường nhắc con cháu giữ nếp nhà, sống thuận hòa với hàng xóm láng giềng.",
    "Việc tuần tra được phân công rõ người, rõ giờ, ghi vào sổ để ai cũng có thể xem lại.",
    "Sau mỗi vụ mùa, mọi người lại ngồi với nhau, góp ý thẳng thắn để việc chung tốt hơn.",
)
EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
SIZE = 5_000  # bytes of UTF-8
#: Whether the reader is compiled: see CONTRIBUTING.md.
COMPILED = "" if anchors.__file__.endswith(".py") else ", by the compiled reader"


def texts_of(folder: Path) -> list[str]:
    """Return the texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def made_texts() -> list[str]:
    """Return reports of about 5 kB made of the examples' sentences, each beginning elsewhere."""
    reports = texts_of(EXAMPLES)
    sentences = [
        sentence
        for report in reports
        for line in report.split("\n\n")[2:]
        for sentence in re.split(r"(?<=[.!?])\s+", line.strip())
        if sentence
    ]
    made = []
    for number, report in enumerate(reports * 4):
        head = "\n\n".join(report.split("\n\n")[:2])
        parts, size = [head], len(head.encode())
        for index in range(len(sentences) * 20):
            pool = BETWEEN if index % 3 else sentences
            sentence = pool[(number * 7 + index) % len(pool)]
            size += len(sentence.encode()) + 1
            if size > SIZE:
                break
            parts.append(sentence + ("\n\n" if index % 4 == 3 else " "))
        made.append("\n\n".join(parts[:1]) + "\n\n" + "".join(parts[1:]))
    return made


def seconds(
    read: Callable[[str], object], texts: list[str], rounds: int, before: Callable[[], None]
) -> float:
    """Return the processor time for all texts, each at its best."""
    best = [float("inf")] * len(texts)
    for _ in range(rounds):
        for index, text in enumerate(texts):
            before()
            start = time.process_time()
            read(text)
            best[index] = min(best[index], time.process_time() - start)
    return sum(best)


def remembered() -> list[Callable[[], None]]:
    """Return what empties the caches of lantoa that grow with the names that it reads."""
    caches = [
        each
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper)
        and (each.cache_parameters()["maxsize"] or 0) > 1_000
        and getattr(each, "__module__", "").startswith("lantoa.")
    ]
    return [each.cache_clear for each in caches]


def recogniser() -> Callable[[str], object] | None:
    """Return underthesea's named entity recognition, if it is installed."""
    try:
        found: Callable[[str], object] = importlib.import_module("underthesea").ner
    except ImportError:
        return None
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of texts")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fresh", action="store_true", help="forget names before every report")
    options = parser.parse_args()
    texts = texts_of(options.folder) if options.folder else made_texts()
    if not texts:
        print(f"No .txt in {options.folder}: name a folder of reports.", file=sys.stderr)
        return 2
    gazetteer = Gazetteer.packaged()

    def read(text: str) -> object:
        return read_report("report.txt", text, gazetteer=gazetteer)

    for text in texts:
        read(text)
    forget = remembered() if options.fresh else []

    def before() -> None:
        for empty in forget:
            empty()

    size = sum(len(text.encode()) for text in texts)
    taken = seconds(read, texts, options.rounds, before)
    each = taken / size * SIZE
    print(f"{len(texts)} reports, {size:,} bytes{COMPILED}")
    print(f"lantoa: {each * 1000:.2f} ms for {SIZE:,} bytes, {1 / each:,.0f} reports a second")
    recognise = recogniser()
    if recognise is None:
        print("underthesea is not installed: no ratio")
        return 0
    recognise(texts[0])
    other = seconds(recognise, texts, min(options.rounds, 2), lambda: None)
    print(f"underthesea's ner: {other / size * SIZE * 1000:.2f} ms for {SIZE:,} bytes")
    print(f"ratio: {other / taken:.0f} times the time of lantoa")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
