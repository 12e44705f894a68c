"""The output folder is replaced as a whole or not at all, and never if it holds what is not ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.emit import emit, place
from pipeline.emit.place import check_target, recover, replacing
from pipeline.problems import OutputError
from tests import datasets


def write(output: Path) -> None:
    with replacing(output) as folder:
        emit(datasets.dataset(), folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_then_replaced(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    write(output)
    (output / "ledger.csv").write_text("old")
    (output / ".DS_Store").write_text("")
    write(output)
    assert (output / "ledger.csv").read_text("utf-8") != "old"
    assert names(output.parent) == ["output"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    write(tmp_path / "output")
    assert "ledger.csv" in names(tmp_path / "output")


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(output)
    before = {path: path.read_bytes() for path in output.rglob("*.*")}
    with pytest.raises(KeyError), replacing(output) as folder:
        (folder / "ledger.csv").write_text("half")
        raise KeyError
    assert {path: path.read_bytes() for path in output.rglob("*.*")} == before
    assert names(tmp_path) == ["output"]


@pytest.mark.parametrize("lock", [".~lock.plantrace.xlsx#", "~$plantrace.xlsx"])
def test_a_workbook_that_is_open_is_named(tmp_path: Path, lock: str) -> None:
    (tmp_path / lock).touch()
    with pytest.raises(OutputError, match=r"open in another program.*plantrace\.xlsx"):
        check_target(tmp_path)


@pytest.mark.parametrize("with_dataset", [False, True])
def test_foreign_things_are_kept(tmp_path: Path, with_dataset: bool) -> None:
    output = tmp_path / "output"
    output.mkdir()
    if with_dataset:
        write(output)
    (output / "my notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"my notes\.txt"):
        write(output)
    assert (output / "my notes.txt").read_text() == "mine"
    assert names(tmp_path) == ["output"]


@pytest.mark.parametrize("package", ["[]", "{}", "no json", '{"name": "other", "outputs": ["ledger.csv"]}'])
def test_somebody_elses_package_is_foreign(tmp_path: Path, package: str) -> None:
    (tmp_path / "datapackage.json").write_text(package)
    with pytest.raises(OutputError):
        check_target(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    with pytest.raises(OutputError, match="not a folder"):
        write(tmp_path / "output")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_a_linked_folder_is_replaced_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "real")
    write(tmp_path / "output")
    assert (tmp_path / "output").is_symlink()
    assert "ledger.csv" in names(tmp_path / "real")


def test_a_path_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "file" / "output")


def test_what_a_killed_run_left_is_put_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    write(output)
    before = {path: path.read_bytes() for path in output.rglob("*.*")}
    monkeypatch.setattr(place, "_is_running", lambda number: number == 3)
    monkeypatch.setattr(place, "_HOST", "here")
    for name in ("here.1.new", "here.3.new", "elsewhere.1.new"):
        (tmp_path / f".output.{name}").mkdir()
    output.rename(tmp_path / ".output.here.2.old")
    recover(output)
    assert {path: path.read_bytes() for path in output.rglob("*.*")} == before
    assert names(tmp_path) == [".output.elsewhere.1.new", ".output.here.3.new", "output"]
    (tmp_path / ".output.here.2.old").mkdir()
    write(output)
    assert names(tmp_path) == [".output.elsewhere.1.new", ".output.here.3.new", "output"]
