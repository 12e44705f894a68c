"""What the questions must show of the three published papers of one area (2014, 2016, 2017), where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.questions import compare, due, read, trace
from pipeline.questions.story import Story
from pipeline.questions.tables import Tables
from pipeline.run import Settings, run
from pipeline.workers import InProcess

SHARED = Path(__file__).parents[3] / "shared" / "papers"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/papers")


@pytest.fixture(scope="module", params=["published", "text"])
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp(request.param) / "output"
    run(SHARED / request.param, folder, InProcess(), Settings(), lambda *_: None)
    return read(folder)


def told(tables: Tables, words: str) -> Story:
    story = trace(tables, words, most=1).stories[0]
    assert [step.date for step in story.steps] == sorted(step.date for step in story.steps)
    return story


def test_from_the_promise_to_what_will_not_proceed(tables: Tables) -> None:
    story = told(tables, "funding for CPS lawyers")
    first, last = story.steps[0], story.steps[-1]
    assert (first.date, first.document_type) == ("2016-12", "minutes")
    assert "specialist lawyers" in first.words
    assert (last.date[:4], last.status) == ("2017", "stopped")
    assert "will not proceed" in last.words
    assert story.verdict == "stopped"


def test_due_and_not_begun(tables: Tables) -> None:
    story = told(tables, "track my crime")
    assert story.due_first == "2017-12-31"
    assert story.steps[-1].status == "not_started"
    assert story.verdict in ("delayed", "overdue")
    assert "Track my crime" in {one.title for one in due(tables, "2018-02")}
    assert "Track my crime" not in {one.title for one in due(tables, "2016")}


def test_from_scope_to_on_course(tables: Tables) -> None:
    story = told(tables, "strategic alliance")
    assert "scope" in story.steps[0].words
    assert story.steps[0].date.startswith("2014")
    assert story.steps[-1].schedule == "on_track"
    assert story.steps[-1].date.startswith("2017")
    assert story.verdict == "on_course"


def test_a_slip_in_days(tables: Tables) -> None:
    story = told(tables, "business crime strategy")
    assert (story.due_first, story.due_latest, story.slip_days) == ("2017-11-30", "2018-01-31", "62")
    assert story.verdict == "slipped"
    assert "62 days" in story.explanation


def test_no_promise_is_kept_that_was_only_talked_of(tables: Tables) -> None:
    kept = [row for row in tables["ledger"] if row["verdict"] in ("kept", "kept_late")]
    talk = (
        "Emergency Services Network",
        "It is vital",
        "Oversight on general ways of working",
        "only happen if the victim",
    )
    assert [row["promised_text"] for row in kept if any(words in row["promised_text"] for words in talk)] == []


def test_plans_of_one_area_can_be_compared(tables: Tables) -> None:
    plans = [row["plan_id"] for row in tables["plans"] if row["area"] == "Devon and Cornwall"]
    found = compare(tables, plans[0], plans[-1])
    assert found.differences
