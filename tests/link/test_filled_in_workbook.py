"""An officer fills in the review sheet of the output's workbook and runs again: that is all, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.problems import InputError
from pipeline.run import Settings, run
from pipeline.workers import InProcess
from tests.link.test_filled_in import rows, some_papers, write

FORMATS = Settings(formats=("xlsx",))
Answer = dict[str, str]
DIFFERENT = {"Judgement": "different", "Who": "A. Marsh", "When": "2 May 2024", "Why": "two things"}


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    papers, output = some_papers(tmp_path / "papers"), tmp_path / "output"
    again(papers, output)
    return papers, output


def again(papers: Path, output: Path) -> None:
    run(papers, output, InProcess(), FORMATS, lambda *_: None)


def answer(output: Path, asked: Answer, answers: Answer) -> None:
    """Write into the row of the review sheet that asks a question, and save the workbook in its place."""
    book = load_workbook(output / "plantrace.xlsx")
    sheet = book["review"]
    place = {str(one.value): number for number, one in enumerate(sheet[1], 1)}
    names = ("Question", "Subject", "Object")
    wanted = [asked[name.lower()] or None for name in names]
    row = next(
        row for row in range(2, sheet.max_row + 1) if [sheet.cell(row, place[name]).value for name in names] == wanted
    )
    for heading, value in answers.items():
        sheet.cell(row, place[heading]).value = value
    book.save(output / "plantrace.xlsx")


def joined(output: Path) -> dict[str, str]:
    return next(row for row in rows(output, "review") if row["question"] == "same" and row["taken_as"] == "same")


def parted(output: Path, asked: dict[str, str]) -> bool:
    commitment = {row["statement_id"]: row["commitment_id"] for row in rows(output, "statements")}
    return commitment[asked["subject"]] != commitment[asked["object"]]


def answered(output: Path) -> list[dict[str, str]]:
    return [row for row in rows(output, "review") if row["judgement"]]


def test_an_answer_in_the_workbook_holds_and_stays_and_goes(places: tuple[Path, Path]) -> None:
    papers, output = places
    asked = joined(output)
    answer(output, asked, DIFFERENT)
    for _ in range(2):
        again(papers, output)
        assert parted(output, asked)
        (kept,) = answered(output)
        assert (kept["judgement"], kept["when"]) == ("different", "2024-05-02")
        assert all(kept[name] == asked[name] for name in ("taken_as", "score", "verdict_now", "verdict_otherwise"))
    answer(output, asked, dict.fromkeys(DIFFERENT, ""))
    again(papers, output)
    assert not parted(output, asked)
    assert not answered(output)


def test_an_answer_taken_out_of_the_csv_is_gone_though_the_workbook_shows_it(places: tuple[Path, Path]) -> None:
    papers, output = places
    asked = joined(output)
    answer(output, asked, DIFFERENT)
    again(papers, output)
    write(output, [row | {"judgement": ""} for row in rows(output, "review")])
    again(papers, output)
    assert not parted(output, asked)


def test_answers_in_both_hold(places: tuple[Path, Path]) -> None:
    papers, output = places
    asked = [row for row in rows(output, "review") if row["question"] == "status"]
    answer(output, asked[0], {"Judgement": "right", "Who": "A"})
    questions = rows(output, "review")
    for row in questions:
        if row["subject"] == asked[1]["subject"] and row["question"] == "status":
            row |= {"judgement": "right", "who": "B"}
    write(output, questions)
    again(papers, output)
    assert {row["who"] for row in answered(output)} == {"A", "B"}


@pytest.mark.parametrize("broken", [False, True])
def test_what_cannot_be_understood_stops_the_run_before_anything_is_lost(
    places: tuple[Path, Path], broken: bool
) -> None:
    papers, output = places
    if broken:
        whole = (output / "plantrace.xlsx").read_bytes()
        (output / "plantrace.xlsx").write_bytes(whole[: len(whole) // 2])
    else:
        answer(output, joined(output), {"Judgement": "perhaps"})
    before = (output / "plantrace.xlsx").read_bytes()
    with pytest.raises(InputError, match=r"plantrace\.xlsx"):
        again(papers, output)
    assert (output / "plantrace.xlsx").read_bytes() == before
