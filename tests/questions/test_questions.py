"""trace, due and compare, on the dataset of the sample corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run_command
from pipeline.problems import InputError
from pipeline.questions import asked, compare, due, read, trace
from pipeline.questions.compare import Difference
from pipeline.questions.rebuild import ledger
from pipeline.questions.strength import strength, weakened
from pipeline.questions.tables import Tables
from pipeline.questions.words import alike, shown, word_diff
from pipeline.run import Settings, run
from pipeline.vocabulary import Entry, entries
from pipeline.workers import InProcess

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions") / "output"
    run(ROOT / "corpus", folder, InProcess(), Settings(), lambda *_: None)
    return folder


@pytest.fixture(scope="module")
def tables(output: Path) -> Tables:
    return read(output)


def answered(capsys: pytest.CaptureFixture[str], *args: str) -> Any:
    assert run_command([*args, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("words", ["case tracker", "Case Tracker", "the case trackers", "case trakcer"])
def test_a_story_in_order_of_time(tables: Tables, words: str) -> None:
    story = trace(tables, words).stories[0]
    assert story.title == "Case Tracker"
    assert [step.date for step in story.steps] == sorted(step.date for step in story.steps)
    assert len({step.source for step in story.steps}) >= 3
    assert story.verdict == "kept_late"


def test_an_id_means_its_commitment(tables: Tables) -> None:
    story = trace(tables, "case tracker").stories[0]
    for name in (story.commitment_id, story.steps[-1].statement_id, f"c-{story.steps[-1].statement_id}"):
        assert [one.commitment_id for one in trace(tables, name).stories] == [story.commitment_id]


def test_words_that_nothing_has(tables: Tables) -> None:
    assert trace(tables, "submarines of Venus").stories == ()
    assert trace(tables, "case tracker", area="Elsewhere").stories == ()
    assert trace(tables, "").stories == ()


def test_the_ledger_of_its_own_date_is_the_same(tables: Tables) -> None:
    """What is rebuilt from the tables says what ledger.csv says."""
    for one in ledger(tables, ""):
        given = tables.ledger[one.given["commitment_id"]]
        assert (one.row.verdict, one.row.as_of) == (given["verdict"], given["as_of"])
        assert one.commitment.due_latest == one.given["due_latest"]


@pytest.mark.parametrize("as_of", ["2014", "2016-02", "2018-11-30", ""])
def test_what_is_due(tables: Tables, as_of: str) -> None:
    found = due(tables, as_of)
    assert found
    assert [one.days for one in found] == sorted((one.days for one in found), reverse=True)
    assert all(one.due_latest <= one.as_of and one.status not in ("completed", "stopped") for one in found)


def test_what_was_due_then_and_done_since(tables: Tables) -> None:
    now = {one.commitment_id for one in due(tables)}
    assert any({one.commitment_id for one in due(tables, str(year))} - now for year in range(2013, 2024))


def test_two_plans(tables: Tables) -> None:
    first, later = tables["plans"][0]["plan_id"], tables["plans"][-1]["plan_id"]
    found = compare(tables, first, later).differences
    assert {one.sort for one in found} == {"priority", "commitment"}
    assert all(one.words for one in found if one.change == "reworded")
    assert all((one.before is None) == (one.change in ("new", "split")) for one in found)
    assert all((one.after is None) == (one.change in ("dropped", "merged", "not_mentioned")) for one in found)
    itself = compare(tables, first, first).differences
    assert {one.change for one in itself} == {"retained"}


@pytest.mark.parametrize("name", ["", "no such plan", "marlshire"])
def test_an_unclear_plan_is_refused_with_the_choices(tables: Tables, name: str) -> None:
    with pytest.raises(InputError, match="marlshire-2013-2017"):
        compare(tables, name, name)


def test_a_plan_by_its_paper(tables: Tables) -> None:
    source = "2013-03-police-and-crime-plan.pdf"
    assert compare(tables, source, source).plan_a.startswith("marlshire-2013")


def test_commands(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "trace", str(output), "case", "tracker")["stories"][0]["title"] == "Case Tracker"
    assert answered(capsys, "due", str(output), "--as-of", "2018-02")[0]["as_of"] == "2018-02-28"
    plans = [row["plan_id"] for row in read(output)["plans"]]
    assert answered(capsys, "compare", str(output), plans[0], plans[1])["plan_b"] == plans[1]
    for args in (["trace", str(output), "case tracker"], ["due", str(output)], ["compare", str(output), *plans[:2]]):
        assert run_command(args) == 0
        assert capsys.readouterr().out.strip()


def test_a_folder_that_is_no_dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["trace", str(tmp_path), "x"]) == 3
    assert "documents.csv is not there" in capsys.readouterr().err
    assert run_command(["due", str(tmp_path / "gone")]) == 3
    assert run_command(["due", str(tmp_path), "--as-of", "2018-02-31"]) == 2


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Deliver a hub by May.", "Explore a hub by June.", "[-Deliver-] {+Explore+} a hub by [-May.-] {+June.+}"),
        ("a hub", "A hub.", "A hub."),
        ("", "a hub", "{+a hub+}"),
        ("a hub", "", "[-a hub-]"),
    ],
)
def test_wordings_word_by_word(before: str, after: str, line: str) -> None:
    assert shown(word_diff(before, after)) == line
    assert alike(before, after) == ("-" not in line and "+" not in line)


def change_of(found: list[Difference] | tuple[Difference, ...], words: str) -> Difference:
    return next(one for one in found if words.casefold() in one.title.casefold())


def test_a_plan_with_what_was_divided_and_merged(tables: Tables) -> None:
    found = compare(tables, "refresh-2015", "2017-2021-first").differences
    parts = [difference for difference in found if "Health and" not in difference.title]
    for words in ("a Mental Health Strategy", "Vulnerability Strategy"):
        one = change_of(parts, words)
        assert (one.change, "Mental Health and Vulnerability Strategy" in one.of) == ("split", True)
    merged = change_of(found, "Cut crime and keep people safe")
    assert (merged.change, merged.of) == ("merged", "Preventing crime and anti-social behaviour")
    moved = change_of(found, "restorative justice service")
    assert moved.due_moved


def test_nothing_is_merged_into_a_thing_of_another_name_or_sort(tables: Tables) -> None:
    found = compare(tables, "2017-2021-first", "2021-2025-first").differences
    assert change_of(found, "Refurbish the custody suite at Aldermere").change == "dropped"
    assert change_of(found, "Rural Crime Strategy").change == "new"


def test_what_papers_say_of_changes_is_laid_against_the_plans(tables: Tables) -> None:
    said = compare(tables, "2013-2017-first", "refresh-2015").said
    assert {one.agrees for one in said} <= {"yes", "no", "not_found"}
    reworded = next(one for one in said if "Objective 2 is reworded" in one.words)
    assert (reworded.agrees, reworded.shown) == ("yes", "reworded")
    assert compare(tables, "2013-2017-first", "2013-2017-first").said == ()


def test_plan_versions_have_plain_names(tables: Tables) -> None:
    assert [row["plan_id"] for row in tables["plans"]] == [
        "marlshire-2013-2017-first", "marlshire-2013-2017-refresh-2015", "marlshire-2017-2021-first",
        "marlshire-2021-2025-first",
    ]  # fmt: skip


@pytest.mark.parametrize("entry", entries("strength"), ids=lambda one: one.label)
def test_verbs_by_strength(entry: Entry) -> None:
    assert {strength(text) for text in entry.examples} == {int(entry.label)}
    assert int(entry.label) not in {strength(text) for text in entry.counter_examples}


@pytest.mark.parametrize(
    ("before", "after", "weaker"),
    [
        ("I will deliver a mediation service", "I will explore the case for a mediation service", True),
        ("The Commissioner will open a hub in each town", "With partners, consider a hub in each town", True),
        ("Publish a strategy by June", "Develop a strategy", True),
        ("Explore a mediation service", "Deliver a mediation service", False),
        ("Open a hub", "The hub", False),
        ("Open a hub", "Launch a hub", False),
    ],
)
def test_weakened(before: str, after: str, weaker: bool) -> None:
    assert weakened(before, after) is weaker


def test_what_the_panel_asked_for_and_never_got(tables: Tables) -> None:
    found = asked(tables)
    assert any("timetable for restorative justice" in one.words and one.outcome == "silent" for one in found)
    arches = next(one for one in found if "knife arches" in one.words)
    assert arches.outcome == "refused"
    assert "Not accepted" in arches.answer_words
    assert not any("site visit to Aldermere" in one.words for one in found)
    assert all("commissioners-response" not in one.source for one in found)
    early = asked(tables, "2020-03-01")
    assert all(one.asked_date <= "2020-03-01" and not one.answered_in for one in early if "2020" in one.asked_date)


def test_asked_from_a_shell(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["due", str(output), "--asked"]) == 0
    assert "not accepted" in capsys.readouterr().out
    assert {"words", "outcome", "answered_in"} <= set(answered(capsys, "due", str(output), "--asked")[0])
