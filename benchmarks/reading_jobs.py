"""Reading a folder of reports with one process and with several: reports a second, and memory.

    python benchmarks/reading_jobs.py [--reports 2000] [--times 10] [--jobs 1 2] [--json FILE]

The reports are made of templates of its own, about 5 kB each, every one about another commune;
one in ten is a reprint. Each load runs in a process of its own, into a folder of its own; the
memory is the greatest sum of what that process and its children held at a time (PSS where the
system tells it, so that shared pages count once). The larger folder has `--times` as many reports:
the ratio of the two peaks says whether memory grows with the folder.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

# About as many statements as a newspaper's report has: half of its sentences say none.
_PATTERNS = (
    "Năm {year}, xã {place}, huyện {district}, tỉnh {province} ra mắt mô hình “{model}”.",
    "{who} {what} {when}, {why}.",
    "Đến nay, mô hình “{model}” được nhân rộng ra {k} thôn trong xã {place}, với {n} thành viên.",
    "{when}, {who} {what} {why}.",
    "Tổ tự quản thứ {n} ở xã {place} đã hòa giải {k} vụ việc ngay từ khi mới phát sinh.",
    "{who} vừa {what} vừa nhắc nhau {why}.",
    "Năm {next}, mô hình được Chủ tịch UBND tỉnh {province} tặng Bằng khen.",
    "{why}, nên {when} {who} lại {what}.",
    "Hội Phụ nữ xã {place} phối hợp với Công an huyện {district} góp sức vào việc ấy.",
    "Nhờ {who} {what}, {when} {why}.",
)
_WHO = (
    "bà con xóm trên",
    "các cụ cao tuổi",
    "đoàn viên trẻ",
    "chị em chợ sớm",
    "thầy cô giáo",
    "người đi biển",
    "nhà vườn",
    "tổ xe ôm",
    "hộ kinh doanh",
    "dân chài",
    "bác thợ mộc",
    "ban công tác",
)
_WHAT = (
    "quét dọn ngõ nhỏ",
    "thay nhau đi tuần",
    "góp tiền lắp đèn",
    "họp bàn việc chung",
    "kể chuyện cũ",
    "treo kẻng mới",
    "viết lại hương ước",
    "dựng cổng chào",
    "chăm luống hoa",
    "sửa bờ rào",
    "ghi sổ khách lạ",
    "gác đêm",
)
_WHEN = (
    "sau vụ gặt",
    "những đêm trăng",
    "đầu mùa mưa",
    "vào phiên chợ",
    "cuối mỗi tuần",
    "trước ngày lễ",
    "lúc tan trường",
    "khi nước lên",
    "giữa mùa cá",
    "sau giờ làm",
    "mỗi sớm mai",
    "lúc nông nhàn",
)
_WHY = (
    "đường làng sạch hơn",
    "nhà nào cũng yên tâm",
    "trẻ nhỏ khỏi lo",
    "xe cộ đỡ mất",
    "hàng xóm gần nhau",
    "chuyện nhỏ không thành lớn",
    "người lạ khó trà trộn",
    "tiếng ồn bớt hẳn",
    "ruộng vườn được giữ",
    "ai cũng thấy vui",
    "khách đến thêm đông",
    "việc khó hóa dễ",
)
_AREAS = (
    ("Lương Sơn", "Hòa Bình"),
    ("Mộc Châu", "Sơn La"),
    ("Quỳnh Lưu", "Nghệ An"),
    ("Gio Linh", "Quảng Trị"),
    ("Cai Lậy", "Tiền Giang"),
)
_FIRST = ("Tân", "An", "Bình", "Phú", "Vĩnh", "Thanh", "Hòa", "Long", "Mỹ", "Đông")
_SECOND = ("Thành", "Lập", "Hưng", "Lợi", "Phước", "Sơn", "Giang", "Tiến", "Thủy", "Yên")
_MODELS = ("Tiếng kẻng bình yên", "Camera an ninh", "Ánh sáng đường quê", "Tổ liên gia tự quản")
_CHILD = """
import sys, time
from lantoa.graph.store import open_store
from lantoa.loaders import load
if __name__ == "__main__":
    with open_store(sys.argv[2]) as store:
        start = time.perf_counter()
        report = load(store, sys.argv[1], jobs=int(sys.argv[3]))
        took = time.perf_counter() - start
        assert not report.problems, report.problems[:3]
        print(took, len(report.added), len(report.copies), len(store))
"""


def write_reports(folder: Path, count: int) -> int:
    """Write so many reports and return how many bytes they have."""
    size = 0
    folder.mkdir()
    for number in range(count):
        # Every tenth prints the report before it again.
        about = number - 1 if number % 10 == 9 else number
        text = ("Tin địa phương\n" if about != number else "") + _report(about)
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def _report(number: int) -> str:
    place = f"{_FIRST[number % 10]} {_SECOND[number // 10 % 10]} {number // 100}"
    district, province = _AREAS[number % len(_AREAS)]
    lines = [f"Xã {place} giữ gìn bình yên\n{number % 28 + 1}/{number % 12 + 1}/2021"]
    for n in range(45):
        model = f"{_MODELS[(number + n // 15) % 4]} xã {place}"
        said = _PATTERNS[n % len(_PATTERNS)].format(
            place=place,
            district=district,
            province=province,
            model=model,
            n=n + number % 50 + 1,
            who=_pick(_WHO, number, n),
            what=_pick(_WHAT, number, n),
            when=_pick(_WHEN, number, n),
            why=_pick(_WHY, number, n),
            k=n % 7 + 2,
            year=2010 + n // 10,
            next=2011 + n // 10,
        )
        lines.append(said[0].upper() + said[1:])
    return "\n".join(lines) + "\n"


def _pick(words: tuple[str, ...], number: int, sentence: int) -> str:
    return words[hash((number, sentence, len(words[0]))) % len(words)]


def measure(folder: Path, kg: Path, jobs: int) -> dict[str, Any]:
    """Load a folder in a process of its own and watch the memory of it and its children."""
    command = [sys.executable, "-c", _CHILD, str(folder), str(kg), str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0
        worked: dict[int, float] = {}
        while process.poll() is None:
            family = _family(process.pid)
            peak = max(peak, sum(map(_memory, family)))
            worked.update((pid, seconds) for pid in family if (seconds := _seconds(pid)))
            time.sleep(0.1)
        assert process.stdout is not None
        if process.returncode:
            raise SystemExit("The load failed; see above.")
        took, reports, copies, quads = process.stdout.read().split()
    return {
        "jobs": jobs,
        "reports": int(reports),
        "copies": int(copies),
        "quads": int(quads),
        "seconds": float(took),
        "per_second": int(reports) / float(took),
        "peak_megabytes": peak / 1e6,
        "own_processor_seconds": worked.pop(process.pid, 0.0),
        "readers_processor_seconds": sum(worked.values()),
    }


def _family(pid: int) -> list[int]:
    """Return a process and all its descendants, as far as they are there still."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found.extend(map(int, children.read_text().split()))
            except OSError:
                continue
    return found


def _memory(pid: int) -> int:
    """Return the bytes that a process holds, of shared pages its share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _seconds(pid: int) -> float:
    """Return the processor seconds that a process has had."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for count in dict.fromkeys((options.reports, options.reports * options.times)):
            folder = work / f"reports-{count}"
            size = write_reports(folder, count)
            print(f"{count:,} reports of {size / count / 1000:.1f} kB", flush=True)
            for jobs in dict.fromkeys(options.jobs):
                row = measure(folder, work / f"kg-{count}-{jobs}", jobs)
                rows.append(row)
                print(
                    f"  {jobs} job{'s' if jobs > 1 else ' '} {row['per_second']:8.0f} reports/s"
                    f" {row['peak_megabytes']:8.0f} MB at most {row['copies']:6,} copies"
                    f" {row['quads']:10,} quads; processor ms a report:"
                    f" {1000 * row['own_processor_seconds'] / row['reports']:.1f} here,"
                    f" {1000 * row['readers_processor_seconds'] / row['reports']:.1f} in others",
                    flush=True,
                )
    for jobs in dict.fromkeys(options.jobs):
        mine = [row for row in rows if row["jobs"] == jobs]
        small, large = mine[0], mine[-1]
        print(
            f"{jobs} job{'s' if jobs > 1 else ' '}: {large['reports'] / small['reports']:.0f}"
            f" times the reports, {large['peak_megabytes'] / small['peak_megabytes']:.2f}"
            " times the memory"
        )
    for row in rows[1 : len(options.jobs)]:
        ratio = row["per_second"] / rows[0]["per_second"]
        print(f"speed with {row['jobs']} jobs to that with {rows[0]['jobs']}: {ratio:.2f}")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
