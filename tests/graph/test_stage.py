"""A big file is examined on disk: what is found is what is found in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from lantoa.graph.store import open_store
from lantoa.graph.validation import stage as staging
from lantoa.graph.validation.stage import Examiner, stage
from lantoa.loaders import load
from lantoa.ontology.namespaces import term

HOME = "urn:home"


def country(folder: Path) -> Path:
    """Models without names: each violates a shape."""
    path = folder / "models.nq"
    lines = (f"<urn:m{n}> a <{term('Model')}> <urn:g{n % 3}> .\n" for n in range(20))
    path.write_text("".join(lines).replace(" a ", f" <{RDF_TYPE}> "))
    return path


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.mark.parametrize("others", [False, True], ids=["empty store", "store in use"])
def test_the_same_violations_on_disk_and_in_memory(
    others: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = country(tmp_path)
    other = tmp_path / "other.nt"
    other.write_text("<urn:a> <urn:b> <urn:c> .\n")
    told = []
    for bytes_on_disk in (10**9, 0):
        monkeypatch.setattr(staging, "ON_DISK", bytes_on_disk)
        with open_store(tmp_path / f"kg{bytes_on_disk}") as store:
            if others:
                load(store, [other])
            report = load(store, [path])
            told.append(sorted((p.what, p.file) for p in report.problems))
    assert told[0] == told[1]
    assert len(told[0]) == 20


def test_the_folder_of_a_stage_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "ON_DISK", 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    with stage(country(tmp_path), RdfFormat.N_QUADS, HOME) as staged:
        assert len(staged) == 20
        assert len(list((tmp_path / "scratch").iterdir())) == 1
    assert not list((tmp_path / "scratch").iterdir())


def test_what_goes_alone_into_a_store_is_examined_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "ON_DISK", 0)
    path = country(tmp_path)
    with stage(path, RdfFormat.N_QUADS, HOME) as staged:
        found = Examiner(path, RdfFormat.N_QUADS, HOME, lambda: staged).result()
    assert len(found.candidates) == 20
