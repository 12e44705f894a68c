"""plantrace decide: decisions added to decisions.csv."""

from __future__ import annotations

import csv
import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from pipeline.cli import run_command
from pipeline.emit.tables import write_tables
from pipeline.emit.workbook import WORKBOOK, write_workbook
from pipeline.link.decisions import decided_in, read_decisions
from pipeline.link.judgements import day_written
from pipeline.model import Decision
from tests import datasets

CORPUS = Path(__file__).parent.parent.parent / "corpus"

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


def workbook(path: Path, *answers: dict[str, object]) -> Path:
    """The workbook of the test dataset with these answers in the rows of its review sheet."""
    write_tables(datasets.dataset(), path.parent)
    write_workbook(path.parent)
    book = load_workbook(path.parent / WORKBOOK)
    sheet = book["review"]
    places = {str(one.value): get_column_letter(place) for place, one in enumerate(sheet[1], 1)}
    for row, answer in enumerate(answers, 2):
        for heading, value in answer.items():
            sheet[f"{places[heading]}{row}"].value = value
    book.save(path)
    return path


def test_judgements_of_a_workbook(tmp_path: Path) -> None:
    """Who and when stand in the row or, where it has none, in the options; a date may be one of the spreadsheet's."""
    filled = workbook(
        tmp_path / "filled.xlsx",
        {"Judgement": "Different", "Who": "B. Fenn", "When": datetime(2023, 4, 5), "Why": "two teams"},
        {"Judgement": "in progress"},
    )
    assert run_command(["decide", str(tmp_path), "--from", str(filled), *BY]) == 0
    assert read_decisions(tmp_path / "decisions.csv") == (
        Decision("different", "d1-s1", "d2-s1", "", "B. Fenn", "2023-04-05", "two teams"),
        Decision("status", "d2-s1", "", "in_progress", "A. Marsh", "2024-05-02"),
    )


def test_right_takes_over_what_the_sheet_shows(tmp_path: Path) -> None:
    filled = workbook(tmp_path / "filled.xlsx", {}, {"Judgement": "right", "Taken as": "in progress"})
    assert run_command(["decide", str(tmp_path), "--from", str(filled), *BY]) == 0
    assert [one.value for one in read_decisions(tmp_path / "decisions.csv")] == ["in_progress"]


def test_a_workbook_with_its_rows_sorted_and_columns_moved(tmp_path: Path) -> None:
    path = workbook(tmp_path / "filled.xlsx", {"Judgement": "same"})
    book = load_workbook(path)
    sheet = book["review"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheet.delete_rows(1, sheet.max_row)
    sheet.append(["answered by the office"])
    for row in (rows[0], *rows[:0:-1]):
        sheet.append(row[::-1])
    book.save(path)
    assert run_command(["decide", str(tmp_path), "--from", str(path), *BY]) == 0
    assert [(one.verb, one.subject, one.object) for one in read_decisions(tmp_path / "decisions.csv")] == [
        ("same", "d1-s1", "d2-s1")
    ]


def test_answers_that_came_from_decisions_are_not_added_again(tmp_path: Path) -> None:
    filled = workbook(tmp_path / "filled.xlsx", {"Judgement": "unsure", "Who": "A", "When": "2024-05"})
    args = ["decide", str(tmp_path), "--from", str(filled)]
    assert [run_command(args), run_command(args)] == [0, 0]
    assert len(read_decisions(tmp_path / "decisions.csv")) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"Judgement": "maybe"}, "row 2: judgement is 'maybe'"),
        ({"Judgement": "same", "When": "soon"}, "row 2: when is 'soon'"),
        ({"Judgement": "same", "Subject": ""}, "row 2: subject is empty"),
    ],
)
def test_a_wrong_answer_in_a_workbook_is_named(
    tmp_path: Path, answer: dict[str, object], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = workbook(tmp_path / "filled.xlsx", answer)
    assert run_command(["decide", str(tmp_path), "--from", str(filled), *BY]) == 3
    assert message in capsys.readouterr().err
    assert not (tmp_path / "decisions.csv").exists()


def test_a_workbook_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = workbook(tmp_path / "filled.xlsx").read_bytes()
    with ZipFile(tmp_path / "other.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    (tmp_path / "cut.xlsx").write_bytes(whole[:4000])
    book = load_workbook(tmp_path / "filled.xlsx")
    del book["review"]
    book.save(tmp_path / "without.xlsx")
    for name in ("other.xlsx", "cut.xlsx", "without.xlsx"):
        assert run_command(["decide", str(tmp_path), "--from", str(tmp_path / name), *BY]) == 3
        assert name in capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("same a b 2023", "different b a 2024", "different holds, as the later"),
        ("different a b 2024", "same a b 2023", "different holds, as the later"),
        ("same a c-b 2024", "different a b 2024", "different holds, as both are of one day"),
        ("status a completed 2023", "status c-a stopped 2024", "stopped holds, as the later"),
        ("status a completed 2024", "status a stopped 2024", "remove the row that is wrong"),
        ("status a completed 2023", "status a delayed 2024", ""),
        ("same a b 2023", "same a b 2024", ""),
        ("owner a pcc 2023", "due a 2025 2024", ""),
    ],
)
def test_contradictions_are_told_and_nothing_is_overwritten(
    tmp_path: Path, first: str, second: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (first, second):
        *said, when = words.split()
        assert run_command(["decide", str(tmp_path), *said, "--who", "A. Marsh", "--when", when]) == 0
    error = capsys.readouterr().err
    assert (told in error and "Contradiction" in error) if told else not error
    assert [one.when for one in read_decisions(tmp_path / "decisions.csv")] == [first.split()[-1], second.split()[-1]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05", "2024-05"),
        ("02/05/2024", "2024-05-02"),
        ("2.5.24", "2024-05-02"),
        ("2 May 2024", "2024-05-02"),
        ("02-Sept-2024", "2024-09-02"),
        ("31/02/2024", ""),
        ("05/31/2024", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_dates_are_read_as_spreadsheets_write_them(written: str, meant: str) -> None:
    assert day_written(written) == meant


@pytest.mark.slow
def test_an_answer_in_the_workbook_changes_the_next_run(tmp_path: Path) -> None:
    """As the review sheet says it would: the verdict with the other answer."""
    papers, output = shutil.copytree(CORPUS, tmp_path / "papers"), tmp_path / "output"
    assert run_command(["extract", str(papers), str(output), "--workers", "1", "--quiet", "--formats", "xlsx"]) == 0
    book = load_workbook(output / WORKBOOK)
    sheet = book["review"]
    places = {str(one.value): place for place, one in enumerate(sheet[1])}
    rows = [row for row in sheet.iter_rows(min_row=2) if row[places["Question"]].value == "same"]
    chosen = next(row for row in rows if row[places["Taken as"]].value == "different")
    chosen[places["Judgement"]].value = "same"
    otherwise, subject = (str(chosen[places[name]].value) for name in ("Verdict otherwise", "Subject"))
    book.save(tmp_path / "answered.xlsx")
    assert run_command(["decide", str(papers), "--from", str(tmp_path / "answered.xlsx"), *BY]) == 0
    assert run_command(["extract", str(papers), str(output), "--workers", "1", "--quiet", "--formats", "csv"]) == 0
    with (output / "statements.csv").open(encoding="utf-8", newline="") as file:
        found = next(row["commitment_id"] for row in csv.DictReader(file) if row["statement_id"] == subject)
    with (output / "ledger.csv").open(encoding="utf-8", newline="") as file:
        verdict = next(row["verdict"] for row in csv.DictReader(file) if row["commitment_id"] == found)
    assert verdict == otherwise.replace(" ", "_")


def test_no_such_folder(tmp_path: Path) -> None:
    assert run_command(["decide", str(tmp_path / "gone"), "same", "a", "b", *BY]) == 3


def test_ids_of_an_output_are_kept(tmp_path: Path) -> None:
    papers, output = tmp_path / "papers", tmp_path / "output"
    papers.mkdir()
    output.mkdir()
    (output / "commitments.csv").write_text("commitment_id,area\nc-d1-4,Marlshire\nc-d2-1,Marlshire\n", "utf-8")
    assert run_command(["decide", str(papers), "--ids", str(output), *BY]) == 0
    decided = read_decisions(papers / "decisions.csv")
    assert [(one.verb, one.subject, one.who) for one in decided] == [
        ("id", name, "A. Marsh") for name in ("c-d1-4", "c-d2-1")
    ]
    assert run_command(["decide", str(papers), "--ids", str(papers), *BY]) != 0
    assert run_command(["decide", str(papers), "--ids", str(output), "--from", str(output), *BY]) != 0
