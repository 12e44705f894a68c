"""Papers and outputs that stand elsewhere: what comes out is what a run over folders gives, and little is moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run_command
from pipeline.problems import InputError, OutputError
from pipeline.storage import fetched, put_back
from tests import stages
from tests.test_run import PAPERS, contents, folder_of

fsspec = pytest.importorskip("fsspec", reason="needs the extra `cluster`")


@pytest.fixture
def store() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.put_in_place(monkeypatch)


def held(system: Any, root: str) -> dict[str, bytes]:
    return {path.removeprefix(f"/{root}/"): system.cat_file(path) for path in system.find(f"/{root}")}


def extract(papers: str, output: str, cache: Path) -> int:
    return run_command(
        ["extract", papers, output, "--workers", "0", "--cache", str(cache), "--formats", "csv", "--quiet"]
    )


def test_papers_and_output_elsewhere(store: Any, tmp_path: Path) -> None:
    for name, text in PAPERS.items():
        store.pipe_file(f"/papers/{name}", text.encode())
    assert extract("memory://papers", "memory://results/here", tmp_path / "cache") == 0
    there = held(store, "results/here")
    folder_of(tmp_path / "papers", PAPERS)
    assert extract(str(tmp_path / "papers"), str(tmp_path / "output"), tmp_path / "other") == 0
    assert there == contents(tmp_path / "output")
    store.rm_file("/papers/east.txt")
    assert extract("memory://papers", "memory://results/here", tmp_path / "cache") == 0
    (tmp_path / "papers" / "east.txt").unlink()
    assert extract(str(tmp_path / "papers"), str(tmp_path / "output"), tmp_path / "other") == 0
    assert held(store, "results/here") == contents(tmp_path / "output")


def test_only_what_changed_is_moved(store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    for name, text in PAPERS.items():
        store.pipe_file(f"/papers/{name}", text.encode())
    for verb in ("get_file", "put_file"):
        real = getattr(type(store), verb)

        def told(self: Any, one: str, other: str, *more: Any, real: Any = real, **named: Any) -> Any:
            moved.append(Path(one).name)
            return real(self, one, other, *more, **named)

        monkeypatch.setattr(type(store), verb, told)
    assert extract("memory://papers", "memory://results", tmp_path / "cache") == 0
    assert {"plan.txt", "ledger.csv", "manifest.json"} <= set(moved)
    moved.clear()
    assert extract("memory://papers", "memory://results", tmp_path / "cache") == 0
    assert moved == ["review.csv"]  # a person may have filled it in
    moved.clear()
    store.pipe_file("/papers/east.txt", b"Eastshire plan\nI will open a station.\n")
    assert extract("memory://papers", "memory://results", tmp_path / "cache") == 0
    assert "east.txt" in moved and "plan.txt" not in moved
    assert moved[-1] == "manifest.json"


def test_an_output_of_somebody_else_is_refused(store: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.pipe_file("/papers/a.txt", b"Marlshire plan\nI will\n")
    store.pipe_file("/results/mine.txt", b"mine")
    assert extract("memory://papers", "memory://results", tmp_path / "cache") == OutputError.exit_code
    assert "mine.txt" in capsys.readouterr().err
    assert held(store, "results") == {"mine.txt": b"mine"}


@pytest.mark.parametrize("address", ["memory://nothing", "nosuchthing://papers"])
def test_papers_that_are_not_there(store: Any, tmp_path: Path, address: str) -> None:
    assert extract(address, str(tmp_path / "output"), tmp_path / "cache") == InputError.exit_code
    assert not (tmp_path / "output").exists()


def test_a_name_that_leads_out_is_refused(store: Any, tmp_path: Path) -> None:
    store.store["/papers/../../evil.txt"] = store.store.get("x") or type("F", (), {"size": 1})()
    store.find = lambda root, detail: {"/papers/../../evil.txt": {}}
    try:
        with pytest.raises(InputError, match="unsafe"):
            fetched("memory://papers", tmp_path / "in" / "papers")
    finally:
        del store.find


def test_an_output_that_cannot_be_put_there_is_still_whole(store: Any, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be put"):
        put_back(tmp_path, "memory://results")
