"""Several processes: the same bytes, no hang when one dies, nothing left behind."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from lantoa.graph.store import open_store
from lantoa.loaders import load, pipeline
from tests.loaders.reports_for_tests import report, sentences
from tests.loaders.test_archives import PLACES, write_warc

COUNT = 60


def dump(store):
    output = io.BytesIO()
    store.dump(output, RdfFormat.N_QUADS)
    return output.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Reports with reprints among them, a broken one, a table, RDF and an archive."""
    made = tmp_path_factory.mktemp("in")
    for number in range(COUNT):
        about = number - 1 if number % 5 == 4 else number
        text = report(f"Tin số {number}", sentences(f"Tân Lập {about}", 12))
        (made / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (made / "030.txt").write_bytes(b"\xff\xff\xff")
    (made / "031-deployments.csv").write_text(
        "model,place,district,province\nKẻng,xã Tân Thành,huyện Lương Sơn,tỉnh Hòa Bình\n", "utf-8"
    )
    (made / "032.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    write_warc(made / "040.warc", {**PLACES, 4: "Tân Thành", 5: "Vĩnh Hưng"})
    return made


@pytest.fixture(scope="module")
def expected(folder):
    with open_store(None) as store:
        loaded = load(store, folder)
        assert len(loaded.copies) == COUNT // 5 + 1
        return loaded, dump(store)


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_gives_the_same_bytes(
    folder, expected, tmp_path, monkeypatch, jobs
):
    monkeypatch.setattr(pipeline, "TASK", 7)
    with open_store(tmp_path / "kg") as store:
        loaded = load(store, folder, jobs=jobs)
        assert loaded == expected[0]
        assert dump(store) == expected[1]


CHILD = """
import sys
from lantoa.graph.store import open_store
from lantoa.loaders import batches, load, pipeline
if __name__ == "__main__":
    batches.BATCH, pipeline.TASK = 1500, 4
    with open_store(sys.argv[2]) as store:
        load(store, sys.argv[1], jobs=2, progress=lambda *step: print(*step, flush=True))
"""


def start(folder, kg):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(kg)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        start_new_session=True,
    )


def wait_for(child, done):
    for line in child.stdout:
        if int(line.split()[-2]) >= done:
            return
    raise AssertionError("it ended before")


def children_of(pid):
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            found += [child, *children_of(child)]
    return found


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def all_end(pids):
    for _ in range(200):
        if not any(map(is_alive, pids)):
            return True
        time.sleep(0.05)
    return False


needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")


@needs_proc
def test_a_killed_load_leaves_no_process_and_is_finished_with_the_same_bytes(
    folder, expected, tmp_path
):
    for stop_at in (12, 28, 45):
        with start(folder, tmp_path / "kg") as child:
            wait_for(child, stop_at)
            family = children_of(child.pid)
            assert family
            child.send_signal(signal.SIGKILL)
        assert child.returncode == -signal.SIGKILL
        assert all_end(family)
    with open_store(tmp_path / "kg") as store:
        load(store, folder, jobs=2)
        assert dump(store) == expected[1]


@needs_proc
def test_ctrl_c_ends_all_processes_and_leaves_whole_sources(folder, expected, tmp_path):
    with start(folder, tmp_path / "kg") as child:
        wait_for(child, 20)
        family = children_of(child.pid)
        os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to the whole group
        child.stdout.read()
        errors = child.stderr.read()
    assert child.returncode != 0
    assert errors.count("Traceback") == 1  # its own, none of a reading process
    assert "KeyboardInterrupt" in errors
    assert all_end(family)
    with open_store(tmp_path / "kg") as store:
        load(store, folder)
        assert dump(store) == expected[1]


@needs_proc
def test_a_process_that_dies_costs_nothing_if_its_files_are_not_to_blame(
    folder, expected, tmp_path, monkeypatch
):
    monkeypatch.setattr(pipeline, "TASK", 4)
    killed = []

    def kill_one(_document, done, _total):
        readers = [pid for pid in children_of(os.getpid()) if is_reader(pid)]
        if done == 9 and readers and not killed:
            killed.append(readers[0])
            os.kill(readers[0], signal.SIGKILL)

    with open_store(tmp_path / "kg") as store:
        loaded = load(store, folder, jobs=2, progress=kill_one)
        assert killed
        assert loaded == expected[0]
        assert dump(store) == expected[1]


def is_reader(pid):
    """Tell a process that reads from the one that only starts them."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False  # it has ended since it was listed
    return not children_of(pid) and b"resource_tracker" not in command


DEADLY = """
import os, signal, sys
from lantoa.loaders.formats import extract as real
import lantoa.loaders.formats, lantoa.loaders.members

def deadly(file):
    if file.document == "007.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if file.document == "008.txt":
        raise MemoryError
    yield from real(file)

lantoa.loaders.members.extract = deadly

if __name__ == "__main__":
    from lantoa.graph.store import open_store
    from lantoa.loaders import load, pipeline
    pipeline.TASK = 4
    with open_store(sys.argv[2]) as store:
        report = load(store, sys.argv[1], jobs=2)
    print(len(report.added), *sorted(problem.file for problem in report.problems))
"""


def test_a_file_that_a_process_dies_of_is_a_problem_and_the_rest_is_loaded(
    folder, expected, tmp_path
):
    """The main module is read by every process, so what kills one is put there."""
    script = tmp_path / "deadly.py"
    script.write_text(DEADLY, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run(
        [sys.executable, str(script), str(folder), str(tmp_path / "kg")],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=True,
    )
    number, *files = done.stdout.split()
    assert files == ["007.txt", "008.txt", "030.txt"]
    assert int(number) == len(expected[0].added) - 2


def test_one_task_starts_no_process(folder, monkeypatch):
    from lantoa.loaders import read_ahead

    def fail(*_, **__):
        raise AssertionError("a process was started")

    monkeypatch.setattr(read_ahead, "ProcessPoolExecutor", fail)
    with open_store(None) as store:
        assert load(store, [folder / "000.txt", folder / "001.txt"], jobs=2).changed == 2
        assert threading.active_count() == 1
