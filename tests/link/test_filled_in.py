"""An officer fills in the review.csv of the output and runs again: that is all."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from pipeline.problems import InputError
from pipeline.run import Settings, run
from pipeline.workers import InProcess

CORPUS = Path(__file__).parents[2] / "corpus"
PAPERS = ("2017-03-police-and-crime-plan.pdf", "2017-12-progress-slides.pdf", "2018-06-29-panel-minutes.pdf")
Rows = list[dict[str, str]]


def rows(folder: Path, name: str) -> Rows:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, found: Rows) -> None:
    with (folder / "review.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def some_papers(folder: Path) -> Path:
    """A few of the sample papers in a new folder."""
    folder.mkdir()
    for name in PAPERS:
        shutil.copyfile(CORPUS / name, folder / name)
    return folder


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    papers, output = some_papers(tmp_path / "papers"), tmp_path / "output"
    run(papers, output, InProcess(), Settings(), lambda *_: None)
    return papers, output


def test_an_answer_holds_and_stays_and_goes(places: tuple[Path, Path]) -> None:
    papers, output = places
    before = {path.name: path.read_bytes() for path in output.glob("*.csv")}
    asked = rows(output, "review")
    first = next(row for row in asked if row["question"] == "same" and row["taken_as"] == "same")
    first |= {"judgement": "different", "who": "A. Marsh", "when": "2024-05-02", "why": "two things"}
    write(output, asked)
    for _ in range(2):  # the second run finds the answer in the output that the first one wrote
        run(papers, output, InProcess(), Settings(), lambda *_: None)
        commitment = {row["statement_id"]: row["commitment_id"] for row in rows(output, "statements")}
        assert commitment[first["subject"]] != commitment[first["object"]]
        (kept,) = [row for row in rows(output, "review") if row["judgement"]]
        assert (kept["judgement"], kept["who"], kept["verdict_now"]) == ("different", "A. Marsh", first["verdict_now"])
    assert not (papers / "decisions.csv").exists()
    write(output, [row | {"judgement": ""} for row in rows(output, "review")])
    run(papers, output, InProcess(), Settings(), lambda *_: None)
    assert {path.name: path.read_bytes() for path in output.glob("*.csv")} == before


def test_a_judgement_that_cannot_be_understood_stops_the_run_before_anything_is_lost(places: tuple[Path, Path]) -> None:
    papers, output = places
    asked = rows(output, "review")
    asked[0]["judgement"] = "perhaps"
    write(output, asked)
    with pytest.raises(InputError, match="perhaps"):
        run(papers, output, InProcess(), Settings(), lambda *_: None)
    assert rows(output, "review")[0]["judgement"] == "perhaps"
