"""plantrace decide: decisions added to decisions.csv."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.link.decisions import decided_in, read_decisions
from pipeline.model import Decision

BY = ["--who", "A. Marsh", "--when", "2024-05-02"]
REVIEW = (
    "question,taken_as,judgement,who,when,why,subject,object\n"
    "same,same,different,,,two,a,b\nstatus,completed,,,,,c,\nstatus,completed,right,B. Fenn,2023,,c,\n"
)


@pytest.mark.parametrize("verb", ["same", "different", "unsure"])
def test_between_two(tmp_path: Path, verb: str) -> None:
    assert run_command(["decide", str(tmp_path), verb, "c-a", "b", *BY, "--why", "renamed, they say"]) == 0
    made = Decision(verb, "c-a", "b", "", "A. Marsh", "2024-05-02", "renamed, they say")
    assert read_decisions(tmp_path / "decisions.csv") == (made,)


@pytest.mark.parametrize(
    ("verb", "value"), [("status", "delayed"), ("owner", "pcc"), ("due", "2025-03"), ("title", "T")]
)
def test_of_one(tmp_path: Path, verb: str, value: str) -> None:
    assert run_command(["decide", str(tmp_path), verb, "a", value, *BY]) == 0
    assert decided_in(tmp_path) == (Decision(verb, "a", "", value, "A. Marsh", "2024-05-02"),)


@pytest.mark.parametrize(
    "before",
    [
        b"verb,subject,object,value,who,when,why\ntitle,x,,X,A,2020,\n",
        b"\xef\xbb\xbfverb;subject;object;value;who;when;why\r\ntitle;x;;X;A;2020;",
        b"who,when,verb,subject,value\nA,2020,title,x,X",
    ],
)
def test_what_was_there_stays(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(before)
    assert run_command(["decide", str(tmp_path), "owner", "a", "pcc", *BY]) == 0
    assert path.read_bytes().startswith(before)
    assert [(one.verb, one.subject, one.value) for one in read_decisions(path)] == [
        ("title", "x", "X"),
        ("owner", "a", "pcc"),
    ]


def test_nothing_is_added_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ["decide", str(tmp_path), "same", "a", "b", *BY]
    assert [run_command(args), run_command(args)] == [0, 0]
    assert capsys.readouterr().out.splitlines()[1].startswith("0 added")
    assert len(read_decisions(tmp_path / "decisions.csv")) == 1


def test_judgements_of_a_review(tmp_path: Path) -> None:
    review = tmp_path / "answers.csv"
    review.write_text(REVIEW, encoding="utf-8")
    assert run_command(["decide", str(tmp_path), "--from", str(review), *BY]) == 0
    assert read_decisions(tmp_path / "decisions.csv") == (
        Decision("different", "a", "b", "", "A. Marsh", "2024-05-02", "two"),
        Decision("status", "c", "", "completed", "B. Fenn", "2023"),
    )
    (tmp_path / "review.csv").write_text(REVIEW.replace("a,b", "a,d"), encoding="utf-8")
    assert len(decided_in(tmp_path)) == 3


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["same", "a"], 2),
        (["same", "a", "b"], 2),
        (["same", "a", "b", "--who", "A"], 2),
        (["status", "a", "finished", *BY], 2),
        (["due", "a", "soon", *BY], 2),
        (["due", "a", "2024", "--who", "A", "--when", "May"], 2),
        (["forget", "a", "b", *BY], 2),
        (["same", "a", "b", "--from", "x.csv", *BY], 2),
        (["--from", "missing.csv", *BY], 3),
    ],
)
def test_wrong_use_writes_nothing(tmp_path: Path, args: list[str], code: int) -> None:
    assert run_command(["decide", str(tmp_path), *args]) == code
    assert not (tmp_path / "decisions.csv").exists()


def test_no_such_folder(tmp_path: Path) -> None:
    assert run_command(["decide", str(tmp_path / "gone"), "same", "a", "b", *BY]) == 3
