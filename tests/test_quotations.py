"""Every quotation of every statement is found at its offsets in the text that the store keeps."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from lantoa.graph.export import export_statements
from lantoa.graph.store import open_store
from lantoa.loaders import load
from lantoa.ontology.identity import source_iri

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "loaders" / "reading" / "cases"
SEEDS = ROOT / ".." / "shared" / "seeds"


def quotations(folder: Path, kg: Path) -> int:
    """Load a folder, look up each quotation, and return how many there are."""
    table = kg.parent / "statements.jsonl"
    with open_store(kg) as store:
        load(store, [folder])
        export_statements(store, table, "jsonl")
        kept: dict[str, str] = {}
        rows = [json.loads(line) for line in table.read_text("utf-8").splitlines()]
        for row in rows:
            document = row["document"]
            text = kept.get(document) or store.texts.get(source_iri(document))
            assert text is not None, document
            kept[document] = text
            assert text[row["start"] : row["end"]] == row["quote"] != "", row
    return len(rows)


def test_in_our_own_reports_and_tables(tmp_path: Path) -> None:
    assert quotations(ROOT / "examples", tmp_path / "kg") > 100


def test_in_the_sentences_of_the_cases(tmp_path: Path) -> None:
    for page in CASES.glob("*.md"):
        if page.name != "README.md":
            (tmp_path / "in" / page.stem).mkdir(parents=True)
            for number, line in enumerate(page.read_text("utf-8").splitlines()):
                cells = [cell.strip() for cell in line.strip("|").split("|")]
                if len(cells) == 4 and len(cells[2]) > 40:
                    text = f"Chuyện ở tỉnh Sơn La\n\n15/06/2021\n\n{cells[2]}\n"
                    (tmp_path / "in" / page.stem / f"{number}.txt").write_text(text, "utf-8")
    assert quotations(tmp_path / "in", tmp_path / "kg") > 1000


def test_in_other_formats_and_encodings(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    for report in sorted((ROOT / "examples").rglob("*.txt")):
        title, _, body = report.read_text("utf-8").partition("\n")
        paragraphs = "".join(f"<p>{line}</p>\n" for line in body.split("\n") if line.strip())
        page = (
            f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><nav>Mục</nav>"
            f"<article><h1>{title}</h1>\n{paragraphs}</article></body></html>"
        )
        (inside / f"{report.stem}.html").write_text(page, "utf-8")
        mail = EmailMessage()
        mail["Subject"] = title
        mail.set_content(f"Gửi ban biên tập,\n{body}")
        (inside / f"{report.stem}.eml").write_bytes(bytes(mail))
        (inside / f"{report.stem}.utf16.txt").write_text(f"{title}\n{body}", "utf-16")
    assert quotations(inside, tmp_path / "kg") > 50


def test_in_the_seeds(tmp_path: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the real reports are not part of the project")
    assert quotations(SEEDS, tmp_path / "kg") > 150
