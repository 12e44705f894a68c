"""Only what is new or changed is made, and the output is that of a run from nothing. Simple stages, no processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from pipeline import steps
from pipeline.archive import Archive
from pipeline.cache import Folder
from pipeline.cache.engine import Engine, engine
from pipeline.model import Dataset, Decision
from pipeline.problems import OutputError
from pipeline.run import Settings, run
from pipeline.steps import discovered
from pipeline.workers import NONE, InProcess, Limits
from tests import stages
from tests.test_run import PAPERS, contents, extract, folder_of, table


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.put_in_place(monkeypatch)


@dataclass
class Runs:
    """Runs over one folder of papers with one cache, and what each made anew."""

    home: Path
    made: list[tuple[str, str]] = field(default_factory=list)

    @property
    def papers(self) -> Path:
        return self.home / "papers"

    @property
    def output(self) -> Path:
        return self.home / "output"

    def again(self, as_of: str = "") -> list[tuple[str, str]]:
        self.made = []
        store = Folder(self.home / "cache")
        run(self.papers, self.output, InProcess(), Settings(as_of), lambda *_: None, store, self._slow)
        return sorted(self.made)

    def _slow(self, step: str, name: str, seconds: float) -> None:
        self.made.append((step, name))

    def fresh(self, as_of: str = "") -> dict[str, bytes]:
        """What a run from nothing writes."""
        extract(self.papers, self.home / "fresh", as_of)
        return contents(self.home / "fresh")


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    made = Runs(tmp_path)
    folder_of(made.papers, PAPERS)
    assert len(made.again()) == 5
    return made


def test_nothing_is_made_twice(runs: Runs) -> None:
    before = {path: path.stat().st_mtime_ns for path in runs.output.rglob("*")}
    assert runs.again() == []
    assert {path: path.stat().st_mtime_ns for path in runs.output.rglob("*")} == before
    assert contents(runs.output) == runs.fresh()


def test_a_new_paper_touches_only_its_area(runs: Runs) -> None:
    folder_of(runs.papers, {"new.txt": "Eastshire report\nThe station was closed.\n"})
    assert runs.again() == [("linking", "Eastshire"), ("reading", "new.txt")]
    assert contents(runs.output) == runs.fresh()


def test_rows_are_made_only_for_the_areas_touched(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    real = steps.piece

    def counted(task: steps.PieceTask) -> steps.Done:
        made.append(len(task.papers))
        return real(task)

    monkeypatch.setattr("pipeline.pieces.piece", counted)
    folder_of(runs.papers, {"new.txt": "Eastshire report\nThe station was closed.\n"})
    runs.again()
    assert made == [2]
    assert contents(runs.output) == runs.fresh()
    made.clear()
    (runs.output / "ledger.csv").write_text("spoilt")
    runs.again()
    assert made == []
    assert contents(runs.output) == runs.fresh()


def test_a_changed_paper_touches_only_its_area(runs: Runs) -> None:
    folder_of(runs.papers, {"east.txt": "Eastshire plan\nI will open a station.\n"})
    assert runs.again() == [("linking", "Eastshire"), ("reading", "east.txt")]
    assert contents(runs.output) == runs.fresh()


def test_a_paper_that_is_gone_touches_only_its_area(runs: Runs) -> None:
    (runs.papers / "b/plan.txt").unlink()
    assert runs.again() == [("linking", "Marlshire")]
    assert contents(runs.output) == runs.fresh()


def test_another_date_links_all_and_reads_none(runs: Runs) -> None:
    assert [step for step, _ in runs.again("2018-02")] == ["linking", "linking"]
    assert contents(runs.output) == runs.fresh("2018-02")


def test_a_changed_output_is_written_again(runs: Runs) -> None:
    (runs.output / "ledger.csv").write_text("spoilt")
    assert runs.again() == []
    assert contents(runs.output) == runs.fresh()
    (runs.output / "text" / "odd.txt").write_text("not ours")
    runs.again()
    assert contents(runs.output) == runs.fresh()


def test_an_output_with_a_foreign_file_is_refused_as_ever(runs: Runs) -> None:
    (runs.output / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"mine\.txt"):
        runs.again()


@pytest.mark.parametrize("how", ["cut", "swapped", "emptied", "gone"])
def test_broken_entries_are_made_anew(runs: Runs, how: str) -> None:
    entries = sorted(path for path in (runs.home / "cache").rglob("*") if path.is_file())
    assert len(entries) == 9  # papers, areas, what each area puts into the tables, and its pages
    for path in entries:
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes(
                {"cut": path.read_bytes()[:-2], "swapped": entries[0].read_bytes()[::-1], "emptied": b""}[how]
            )
    assert len(runs.again()) == 5
    assert contents(runs.output) == runs.fresh()


def test_a_cache_that_is_cleared_while_a_run_goes_on(runs: Runs) -> None:
    folder_of(runs.papers, {"new.txt": "Eastshire report\nThe station was closed.\n"})
    store = Folder(runs.home / "cache")
    dataset = run(runs.papers, runs.output, InProcess(), Settings(), lambda *_: store.clear(), store)
    assert contents(runs.output) == runs.fresh()
    store.clear()
    assert [paper.document.source for paper in dataset.papers] == ["a report.txt", "b/plan.txt", "east.txt", "new.txt"]


def test_what_is_a_fault_of_the_moment_is_tried_again(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder_of(runs.papers, {"new.txt": "Eastshire report\nThe station was closed.\n"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(stages, "segment", full)
        stages.put_in_place(patch)
        runs.again()
    assert [row["source"] for row in table(runs.output, "problems")] == ["new.txt"]
    assert runs.again() == [("linking", "Eastshire"), ("reading", "new.txt")]
    assert contents(runs.output) == runs.fresh()


def test_a_broken_paper_stays_broken(runs: Runs) -> None:
    folder_of(runs.papers, {"x.txt": "broken"})
    assert runs.again() == [("reading", "x.txt")]
    assert runs.again() == []


def test_a_paper_that_changes_while_it_is_read(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder_of(runs.papers, {"east.txt": "Eastshire plan\nold\n"}) / "east.txt"
    real = stages.segment

    def change(document: object) -> object:
        if place.read_text() != "Eastshire plan\nnew\n":
            place.write_text("Eastshire plan\nnew\n")
        return real(document)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(stages, "segment", change)
        stages.put_in_place(patch)
        runs.again()
    assert contents(runs.output) == runs.fresh()


def test_a_paper_that_becomes_another_while_it_is_read(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder_of(runs.papers, {"zz.txt": "Eastshire plan\nold\n"}) / "zz.txt"
    real = stages.segment

    def change(document: object) -> object:
        place.write_text(PAPERS["east.txt"])
        return real(document)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(stages, "segment", change)
        stages.put_in_place(patch)
        runs.again()
    assert contents(runs.output) == runs.fresh()


def test_a_paper_that_never_rests(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    place, count = runs.papers / "east.txt", [0]
    place.write_text("Eastshire plan\n")
    real = stages.segment

    def change(document: object) -> object:
        count[0] += 1
        place.write_text(f"Eastshire plan\n{count[0]}\n")
        return real(document)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "segment", change)
    stages.put_in_place(monkeypatch)
    runs.again()
    assert ["again and again" in row["message"] for row in table(runs.output, "problems")] == [True]


def test_a_paper_that_vanishes(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_of(runs.papers, {"new.txt": "Eastshire plan\nnew\n"})
    real = stages.ingest

    def vanish(path: Path, *more: object) -> object:
        path.unlink()
        return real(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "ingest", vanish)
    stages.put_in_place(monkeypatch)
    runs.again()
    (problem,) = table(runs.output, "problems")
    assert problem["source"] == "new.txt"
    assert len(table(runs.output, "ledger")) == 6


def test_decisions_touch_only_the_areas_that_they_name(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", PAPERS)
    made: list[str] = []
    archive = Archive(
        InProcess(), Folder(tmp_path / "cache"), engine(), NONE, lambda *_: None, lambda *what: made.append(what[1])
    )
    read, _ = archive.read(discovered(papers, tmp_path / "output")[0])
    archive.link(read.kept, (), "")
    east = next(paper.statements[1].statement.statement_id for paper in read if paper.document.source == "east.txt")
    made.clear()
    archive.link(read.kept, (Decision("title", f"c-{east}", value="A station"), Decision("title", "c-d0-1")), "")
    assert made == ["Eastshire"]


def test_other_code_reads_anew(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    now = engine()
    later = Engine("other", now.linking, now.writing, now.models, now.libraries, now.programs)
    monkeypatch.setattr("pipeline.run.engine", lambda: later)
    assert [step for step, _ in runs.again()] == ["reading"] * 3, "what the papers gave is the same, so are the areas"


def test_limits_are_remembered_for_what_passed_them_only(tmp_path: Path) -> None:
    papers = folder_of(tmp_path / "papers", PAPERS)
    (task, *_), _ = discovered(papers, tmp_path / "output")
    from pipeline.workers import Died

    def archive(seconds: float) -> Archive:
        store = Folder(tmp_path / "cache")
        return Archive(InProcess(), store, engine(), Limits(seconds), lambda *_: None, lambda *_: None)

    archive(3)._read(task, Died("time", "3 seconds"))
    assert archive(3)._known_paper(task) is not None
    assert archive(9)._known_paper(task) is None
    archive(9)._read(task, Died("end", "signal 9"))
    assert archive(9)._known_paper(task) is None


def test_the_dataset_can_be_sliced_and_counted(runs: Runs) -> None:
    dataset: Dataset = run(runs.papers, runs.output, InProcess(), Settings(), lambda *_: None)
    assert len(dataset.papers) == 3
    assert [paper.document.source for paper in dataset.papers[1:]] == ["b/plan.txt", "east.txt"]
    assert dataset.areas[-1].area == "Marlshire"


@pytest.mark.slow
def test_a_hundred_thousand_files_in_one_folder(tmp_path: Path) -> None:
    """They are found, told apart and listed, in little memory a file."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(100_000):
        path = papers / f"{number:06}.txt"
        if number % 100:  # a second name is made faster than a file
            path.hardlink_to(papers / f"{number - number % 100:06}.txt")
        else:
            path.write_bytes(b"%d" % number)
    before = psutil.Process().memory_info().rss
    tasks, problems = discovered(papers, tmp_path / "output")
    held = psutil.Process().memory_info().rss - before
    assert (len(tasks), len(problems)) == (1_000, 99_000)
    assert [tasks[0].source, tasks[-1].source] == ["000000.txt", "099900.txt"]
    assert held < 3_000 * 100_000
