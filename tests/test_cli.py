"""The command line: help, messages, summary and exit codes."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS, run_command
from tests import stages
from tests.test_run import PAPERS, folder_of


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.put_in_place(monkeypatch)


def extract(tmp_path: Path, *more: str, papers: dict[str, str] = PAPERS) -> int:
    folder = folder_of(tmp_path / "papers", papers)
    return run_command(["extract", str(folder), str(tmp_path / "output"), "--workers", "0", *more])


def test_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(tmp_path) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[:4] == [
        "papers       3 read, 3 pages, 2 areas",
        "statements   6: 6 action",
        "commitments  6: 6 on_course",
        "problems     0",
    ]
    page = tmp_path / "output" / "report" / "index.html"
    assert f"output (open {page} in a browser)" in out
    assert err == ""


def test_without_the_report_it_names_the_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(tmp_path, "--formats", "csv") == 0
    assert "output (start with ledger.csv)" in capsys.readouterr().out


def test_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(tmp_path, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_unread_papers_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(tmp_path, papers=PAPERS | {"x.txt": "broken"}) == 0
    out = capsys.readouterr().out
    assert "3 of 4 read" in out
    assert "problems     1 (see" in out


def test_strict(tmp_path: Path) -> None:
    assert extract(tmp_path, "--strict") == 0
    assert extract(tmp_path, "--strict", papers={"x.txt": "broken"}) == 6
    assert (tmp_path / "output" / "ledger.csv").exists()


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["extract"], 2, "Missing argument 'PAPERS'"),
        (["wash"], 2, "No such command 'wash'"),
        (["extract", "a", "b", "--as-of", "last week"], 2, "write a date as 2018"),
        (["extract", "a", "b", "--as-of", "2018-13"], 2, "write a date as 2018"),
        (["extract", "a", "b", "--workers", "-1"], 2, "--workers"),
        (["extract", "/no/such/folder", "b"], 3, "holds no papers"),
    ],
)
def test_wrong_use(args: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(args) == code
    out, err = capsys.readouterr()
    assert message in err
    assert "Traceback" not in out + err


def test_output_that_is_not_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder_of(tmp_path / "output", {"notes.txt": "mine"})
    assert extract(tmp_path) == 4
    assert "notes.txt" in capsys.readouterr().err


def test_broken_models(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(tmp_path, papers={"m.txt": "models"}) == 5
    assert "models/x.toml is missing. Reinstall plantrace." in capsys.readouterr().err


def test_ctrl_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stages, "segment", stop)
    stages.put_in_place(monkeypatch)
    assert extract(tmp_path) == 130
    assert "Stopped" in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


def test_a_fault_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PLANTRACE_DEBUG", raising=False)
    monkeypatch.setattr("pipeline.summary.summarise", lambda dataset: 1 / 0)
    assert extract(tmp_path) == 1
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("PLANTRACE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        extract(tmp_path)


@pytest.mark.parametrize("command", [[], *([one.name or ""] for one in COMMANDS)])
def test_help_imports_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys; from pipeline.cli import run_command; run_command(sys.argv[1:]);"
        "heavy = {'pandas', 'spacy', 'sklearn', 'pdfplumber', 'networkx', 'numpy', 'lxml', 'rich', 'dateparser'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, *command, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: plantrace")
    assert done.stdout.splitlines()[-1] == "[]"


def test_module_and_version() -> None:
    done = subprocess.run([sys.executable, "-m", "pipeline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("plantrace, version ")


def test_a_console_without_a_character_shows_a_question_mark(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        str(tmp_path / "caf\u00e9 \u25b6"),
        str(tmp_path / "output"),
    ]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, check=False)
    assert done.returncode == 3
    assert b"caf\xe9 ?" in done.stderr


def _drawn(reader: int) -> str:
    """All that was written to a terminal that is closed by now; it comes in pieces, and ends with an error on Linux."""
    drawn = b""
    with contextlib.suppress(OSError):
        while piece := os.read(reader, 4096):
            drawn += piece
    return drawn.decode()


def test_the_bar_is_for_terminals(tmp_path: Path) -> None:
    from pipeline.commands.progress import shown_on

    pty = pytest.importorskip("pty")
    reader, writer = pty.openpty()
    with os.fdopen(writer, "w") as terminal, shown_on(terminal, quiet=False) as advance:
        advance("reading", 1, 2)
    assert "reading" in _drawn(reader)
    with (tmp_path / "log").open("w") as file, shown_on(file, quiet=False) as advance:
        advance("reading", 1, 2)
    assert (tmp_path / "log").read_text() == ""
    os.close(reader)
