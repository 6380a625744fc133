"""Copies: one source and its reprints count once, whatever was loaded when."""

import io
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from lantoa.graph.store import open_store
from lantoa.graph.summary import summary
from lantoa.loaders import load
from lantoa.loaders.sketches import sketch
from lantoa.ontology.identity import source_graph_iri, source_iri
from lantoa.ontology.namespaces import term
from tests.loaders.reports_for_tests import report, sentences

TITLE = "Xã Tân Thành giữ gìn bình yên nhờ mô hình tự quản"


def dump(store):
    output = io.BytesIO()
    store.dump(output, RdfFormat.N_QUADS)
    return output.getvalue()


def write(folder, texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def roles(store):
    rows = store.query(
        "SELECT ?copy ?source { ?c lt:copyOf ?s ; lt:document ?copy . ?s lt:document ?source }"
    )
    return {row["copy"].value: row["source"].value for row in rows}


BODY = sentences("Tân Thành", 12)
SAME = report(TITLE, BODY, head=["7/9/2020"])
REPRINT = report(
    "Bình yên về trên quê lúa", BODY, head=["Pháp luật", "8/9/2020"], foot=["Nguồn: báo tỉnh"]
)
NEAR = report(TITLE, [*BODY[:11], "Đó là niềm vui chung của mọi người dân nơi đây."])
OTHER = report("Xã Bình An giữ gìn bình yên", sentences("Bình An", 12))


def test_the_same_text_under_two_names_is_one_source_and_a_copy(tmp_path):
    folder = write(tmp_path / "in", {"a.txt": SAME, "b.txt": SAME, "c.txt": OTHER})
    with open_store(None) as store:
        loaded = load(store, folder)
        assert loaded.copies == {"b.txt": "a.txt"}
        assert loaded.added == ["a.txt", "b.txt", "c.txt"]
        assert "1 copy" in loaded.sentences()[0]
        assert "b.txt: a copy of a.txt." in loaded.sentences()
        assert loaded.as_dict()["copies"] == {"b.txt": "a.txt"}
        graph = store.quads(source_graph_iri("b.txt"))
        assert not [quad for quad in graph if quad.predicate.value == term("evidence")]
        counts = summary(store).counts
        assert (counts["sources"], counts["copies"]) == (2, 1)
        assert load(store, folder).unchanged == loaded.added
    with open_store(None) as store:
        alone = write(tmp_path / "alone", {"a.txt": SAME, "c.txt": OTHER})
        assert load(store, alone).statements == loaded.statements


@pytest.mark.parametrize("copy", [REPRINT, NEAR])
def test_a_reprint_is_a_copy(tmp_path, copy):
    folder = write(tmp_path / "in", {"a.txt": SAME, "b.txt": copy})
    with open_store(None) as store:
        assert load(store, folder).copies == {"b.txt": "a.txt"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Routine reports from two communes.
        (SAME, OTHER),
        # One sentence has another number, or another name.
        (SAME, report(TITLE, [*BODY[:11], "Toàn xã hiện có 47 tổ tự quản hoạt động đều đặn."])),
        (SAME, report(TITLE, [*BODY[:11], "Mô hình được bà con ở Vĩnh Hòa học theo."])),
        # A quarter of a report is an extract, and two of its sentences no report.
        (SAME, report(TITLE, sentences("Tân Thành", 48))),
        (SAME, report(TITLE, BODY[:2])),
        # Short texts that differ in one word.
        (BODY[0], BODY[0].replace("Tân Thành", "Tân Lập")),
        ("Xã Tân Thành ra mắt mô hình mới.", "Xã Tân Thành ra mắt mô hình mới."),
    ],
)
def test_different_reports_are_no_copies(tmp_path, one, other):
    if one == other:  # too short to tell
        assert sketch(one).keys == ()
    folder = write(tmp_path / "in", {"a.txt": one, "b.txt": other})
    with open_store(None) as store:
        assert load(store, folder).copies == {}


def test_the_earliest_of_equally_full_texts_is_the_source_and_a_fuller_one_before_it(tmp_path):
    dated = {
        "a.txt": report(TITLE, BODY, head=["9/9/2020"]),
        "b.txt": report(TITLE, BODY, head=["8/9/2020"]),
        "c.txt": report(TITLE, BODY),
    }
    with open_store(None) as store:
        load(store, write(tmp_path / "in", dated))
        assert roles(store) == {"a.txt": "b.txt", "c.txt": "b.txt"}
        fuller = report(TITLE, [*BODY, "Kết quả đó rất đáng mừng."], head=["1/1/2022"])
        load(store, write(tmp_path / "in", {"d.txt": fuller}))
        assert roles(store) == {"a.txt": "d.txt", "b.txt": "d.txt", "c.txt": "d.txt"}


def test_a_copy_whose_source_changes_speaks_again(tmp_path):
    texts = {"a.txt": SAME, "b.txt": REPRINT}
    folder = write(tmp_path / "in", texts)
    with open_store(tmp_path / "kg") as store:
        load(store, folder)
        write(folder, {"a.txt": OTHER})
        changed = load(store, folder)
        assert changed.replaced == ["a.txt"]
        assert roles(store) == {}
        settled = dump(store)
    with open_store(None) as store:
        load(store, folder)
        assert dump(store) == settled


def test_a_copy_of_a_restored_dump_is_read_again(tmp_path):
    folder = write(tmp_path / "in", {"a.txt": SAME, "b.txt": SAME})
    with open_store(None) as store:
        load(store, folder)
        saved = dump(store)
    (tmp_path / "dump.nq").write_bytes(saved)
    with open_store(None) as store:
        load(store, tmp_path / "dump.nq")
        assert store.texts.get(source_iri("b.txt")) is None
        load(store, folder)
        assert dump(store) == saved
        write(folder, {"a.txt": OTHER})
        load(store, folder)
        assert roles(store) == {}


WORLD = {
    "a": SAME,
    "b": REPRINT,
    "c": NEAR,
    "d": OTHER,
    "e": report(TITLE, [*BODY, "Kết quả đó rất đáng mừng.", "Niềm vui ấy lan xa."]),
    "f": report(TITLE, BODY[:10]),
    "g": report(TITLE, BODY[2:]),
    "h": report(TITLE, [*BODY[:6], *sentences("Bình An", 12)[:6]]),
}


NAMES = st.sampled_from("1234")
KINDS = st.sampled_from(sorted(WORLD))


@settings(max_examples=25, deadline=None)
@given(
    first=st.lists(st.tuples(NAMES, KINDS), min_size=2, max_size=5),
    later=st.lists(st.lists(st.tuples(NAMES, KINDS), min_size=1, max_size=2), max_size=4),
)
def test_any_order_of_loading_and_changing_gives_the_same_bytes(tmp_path_factory, first, later):
    """Files are loaded one by one, then changed, some at a time."""
    folder = tmp_path_factory.mktemp("in")
    with open_store(None) as store:
        for step in [*([one] for one in first), *later]:
            for name, kind in step:
                write(folder, {f"{name}.txt": WORLD[kind]})
            load(store, sorted({folder / f"{name}.txt" for name, _ in step}))
        grown = dump(store)
    with open_store(None) as store:
        load(store, folder)
        assert dump(store) == grown


def test_a_copy_is_like_its_source_itself_and_not_through_others(tmp_path):
    """Each text shares nine tenths with the next, the first and the last do not."""
    words = [
        "bà",
        "con",
        "xóm",
        "làng",
        "cùng",
        "nhau",
        "giữ",
        "yên",
        "đường",
        "quê",
        "sáng",
        "đẹp",
        "vui",
        "tươi",
        "ấm",
        "no",
    ]
    lines = [" ".join(pair * 5) + "." for pair in itertools.permutations(words, 2)][:30]
    chain = {f"{n}.txt": "\n".join(lines[2 * n : 2 * n + 20]) for n in range(4)}
    texts = [sketch(text) for text in chain.values()]
    assert all(one.contains(other) for one, other in itertools.pairwise(texts))
    assert not texts[0].contains(texts[3])
    with open_store(None) as store:
        load(store, write(tmp_path / "in", chain))
        assert roles(store) == {"1.txt": "0.txt", "3.txt": "2.txt"}


def test_nearly_equal_texts_share_a_key():
    """MinHash with banding is not sure; of pairs 90 % the same, nearly all must be found."""
    draw = random.Random(1)
    missed = 0
    for number in range(200):
        lines = sentences(f"Thôn {number}", 20)
        changed = [line for line in lines if line != draw.choice(lines)][:19]
        missed += not set(sketch("\n".join(lines)).keys) & set(sketch("\n".join(changed)).keys)
    assert missed <= 4


def test_where_no_texts_are_kept_nothing_is_a_copy(tmp_path, monkeypatch):
    from lantoa.graph.store.texts import NoTexts

    folder = write(tmp_path / "in", {"a.txt": SAME, "b.txt": SAME})
    with open_store(None) as store:
        monkeypatch.setattr(store, "_texts", NoTexts())
        assert load(store, folder).copies == {}
        rows = store.query(f"SELECT ?s {{ ?s a <{term('Source')}> }}")
        assert len(list(rows)) == 2
