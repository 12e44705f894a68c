"""plantrace cache and verify: what they say, and their exit codes. The real stages, in a process of their own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.cli import run_command

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made")
    (home / "papers").mkdir()
    for path in CORPUS.glob("*.html"):
        shutil.copy(path, home / "papers")
    extract = ["extract", str(home / "papers"), str(home / "output"), "--workers", "1", "--quiet"]
    assert run_command([*extract, "--cache", str(home / "cache")]) == 0
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home"))


def test_show_and_clear(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--cache", str(home / "cache")]
    assert run_command(["cache", *place]) == 0
    assert f"place    {home / 'cache'}\nentries  6\n" in capsys.readouterr().out
    assert run_command(["cache", "clear", *place]) == 0
    assert "6 entries removed" in capsys.readouterr().out
    assert not (home / "cache").exists()
    assert run_command(["cache", "clear", *place]) == 0


def test_the_environment_names_the_place(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANTRACE_CACHE", str(home / "cache"))
    assert run_command(["cache"]) == 0
    assert "entries  6\n" in capsys.readouterr().out


def test_verify(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["verify", str(home / "output"), "--papers", str(home / "papers")]) == 0
    assert "and 3 papers and lists as they were read" in capsys.readouterr().out
    (home / "output" / "ledger.csv").write_text("spoilt")
    (home / "output" / "links.csv").unlink()
    (home / "output" / "text" / "odd.txt").write_text("odd")
    next((home / "papers").iterdir()).unlink()
    assert run_command(["verify", str(home / "output"), "--papers", str(home / "papers")]) == 7
    said = capsys.readouterr().out
    assert "ledger.csv was changed" in said
    assert "links.csv is missing" in said
    assert "odd.txt is not of this run" in said
    assert ".html is missing" in said
    assert said.count("\n") == 4


def test_verify_needs_an_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["verify", str(tmp_path)]) == 3
    (tmp_path / "manifest.json").write_text('{"manifest": "of somebody else"}')
    assert run_command(["verify", str(tmp_path)]) == 3
    assert "holds no manifest.json of plantrace" in capsys.readouterr().err


def test_a_manifest_says_what_was_run_on_what(made: Path) -> None:
    manifest = json.loads((made / "output" / "manifest.json").read_text("utf-8"))
    assert [one["source"] for one in manifest["inputs"]] == sorted(path.name for path in (made / "papers").iterdir())
    assert manifest["settings"]["limits"] == {"seconds": 600, "memory": 2_000_000_000}
    written = {path.relative_to(made / "output").as_posix() for path in (made / "output").rglob("*") if path.is_file()}
    assert {one["path"] for one in manifest["outputs"]} == written - {"manifest.json"}
    assert manifest["libraries"]["pypdfium2"]


def test_the_log_is_json_when_asked_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract = ["extract", str(home / "papers"), str(home / "output"), "--cache", str(home / "cache")]
    assert run_command([*extract, "--log-format", "json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert events[0]["step"] == "reading" and events[0]["done"] == events[0]["of"] == 3
    assert set(events[-1]["steps"]) == {"reading", "linking", "writing"}
    assert run_command([*extract, "--log-format", "lines", "--no-cache"]) == 0
    said = capsys.readouterr().err
    assert "reading 3 of 3" in said and "time         reading" in said
