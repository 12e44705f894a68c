"""The flow, with simple stages: what fails costs only itself, and order and names of papers change nothing."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from pipeline.model import Dataset
from pipeline.problems import InputError, ModelsError, OutputError
from pipeline.run import Settings, run
from pipeline.workers import InProcess
from tests import stages

PAPERS = {
    "b/plan.txt": "Marlshire plan\nI will open a station.\n",
    "a report.txt": "Marlshire report\nThe station was opened.\n",
    "east.txt": "Eastshire plan\nI will close a station.\n",
}


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.put_in_place(monkeypatch)


def folder_of(folder: Path, papers: dict[str, str]) -> Path:
    for name, text in papers.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def extract(papers: Path, output: Path, as_of: str = "") -> Dataset:
    return run(papers, output, InProcess(), Settings(as_of), lambda *_: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_paper_and_area_is_there(tmp_path: Path) -> None:
    dataset = extract(folder_of(tmp_path / "papers", PAPERS), tmp_path / "output", "2018-02")
    assert [paper.document.source for paper in dataset.papers] == ["a report.txt", "b/plan.txt", "east.txt"]
    assert [area.area for area in dataset.areas] == ["Eastshire", "Marlshire"]
    assert {row["as_of"] for row in table(tmp_path / "output", "ledger")} == {"2018-02"}


def test_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", PAPERS)
    extract(papers, tmp_path / "one")
    extract(papers, tmp_path / "two")
    extract(papers, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_other_areas_change_nothing(tmp_path: Path) -> None:
    without = {name: text for name, text in PAPERS.items() if name != "east.txt"}
    extract(folder_of(tmp_path / "few", without), tmp_path / "one")
    extract(folder_of(tmp_path / "more", PAPERS), tmp_path / "two")
    few = table(tmp_path / "one", "statements")
    assert few == [row for row in table(tmp_path / "two", "statements") if row in few]


def test_a_broken_paper_costs_only_itself(tmp_path: Path) -> None:
    broken = {"x.txt": "broken", "y.txt": "fault", "z.txt": "Marlshire plan\nunsegmented\n"}
    extract(folder_of(tmp_path / "papers", PAPERS | broken), tmp_path / "output")
    documents = {row["source"]: row for row in table(tmp_path / "output", "documents")}
    assert len(documents) == 6
    assert documents["x.txt"]["warnings"] == "x.txt is cut off. Fetch it again."
    assert "KeyError: 'unforeseen'" in documents["y.txt"]["warnings"]
    assert documents["z.txt"]["area"] == "Marlshire"
    problems = [
        (row["source"], row["stage"], row["severity"], row["page"]) for row in table(tmp_path / "output", "problems")
    ]
    assert problems == [
        ("x.txt", "ingest", "error", "2"),
        ("y.txt", "ingest", "error", ""),
        ("z.txt", "segment", "error", ""),
    ]
    assert len(table(tmp_path / "output", "statements")) == 6


def test_an_area_that_fails_costs_only_itself(tmp_path: Path) -> None:
    extract(folder_of(tmp_path / "papers", PAPERS | {"t.txt": "Tangle plan\n"}), tmp_path / "output")
    (problem,) = table(tmp_path / "output", "problems")
    assert (problem["source"], problem["stage"]) == ("Tangle", "link")
    assert {row["area"] for row in table(tmp_path / "output", "ledger")} == {"Marlshire", "Eastshire"}


def test_decisions_are_read_and_orphans_reported(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", PAPERS | {"decisions.csv": ""})
    extract(papers, tmp_path / "output")
    assert [row["source"] for row in table(tmp_path / "output", "problems")] == ["decisions.csv"]


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    copies = {f"copy{number}.txt": PAPERS["east.txt"] for number in range(2)}
    extract(folder_of(tmp_path / "papers", PAPERS | copies), tmp_path / "output")
    assert [row["source"] for row in table(tmp_path / "output", "documents")] == [
        "a report.txt",
        "b/plan.txt",
        "copy0.txt",
    ]
    problems = table(tmp_path / "output", "problems")
    assert [row["source"] for row in problems] == ["copy1.txt", "east.txt"]
    assert all("copy0.txt" in row["message"] for row in problems)


def test_an_output_folder_among_the_papers_is_no_paper(tmp_path: Path) -> None:
    papers = folder_of(tmp_path, PAPERS)
    extract(papers, papers / "output")
    extract(papers, papers / "output")
    assert len(table(papers / "output", "documents")) == 3


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", PAPERS)
    try:
        (papers / "caf\udce9.txt").write_text("Marlshire plan\nI will\n")
    except OSError:
        pytest.skip("the file system takes no such name")
    extract(papers, tmp_path / "output")
    assert "caf\ufffd.txt" in {row["source"] for row in table(tmp_path / "output", "documents")}


@pytest.mark.parametrize("make", ["absent", "empty", "file"])
def test_no_papers(tmp_path: Path, make: str) -> None:
    papers = tmp_path / "papers"
    if make == "empty":
        papers.mkdir()
    elif make == "file":
        papers.write_text("")
    with pytest.raises(InputError, match="papers"):
        extract(papers, tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_broken_models_end_the_run_and_keep_the_last_output(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", PAPERS)
    extract(papers, tmp_path / "output")
    before = contents(tmp_path / "output")
    folder_of(papers, {"m.txt": "models"})
    with pytest.raises(ModelsError):
        extract(papers, tmp_path / "output")
    assert contents(tmp_path / "output") == before


def test_a_foreign_output_is_refused_before_the_work(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", PAPERS)
    kept = shutil.copytree(papers, tmp_path / "output")
    with pytest.raises(OutputError):
        run(papers, kept, InProcess(), Settings(), lambda *_: pytest.fail("the work was begun"))
