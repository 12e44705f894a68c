"""review.csv: what is asked, in which order, and what comes of the answers."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.link import link
from pipeline.link.judgements import read_judgements
from pipeline.model import AreaResult, Decision, Paper
from pipeline.problems import InputError
from tests.link.goldpapers import gold_papers

ROOT = Path(__file__).parents[2]
HEAD = "question,taken_as,judgement,who,when,why,subject,object\n"


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    return gold_papers(ROOT / "corpus" / "gold", ROOT / "corpus")


@pytest.fixture(scope="module")
def area(papers: tuple[Paper, ...]) -> AreaResult:
    return link("Marlshire", papers, ())


def test_what_would_change_most_comes_first(area: AreaResult) -> None:
    assert area.reviews
    assert all(one.effect > 0 and one.now != one.otherwise and not one.judgement for one in area.reviews)
    assert all(one.effect >= other.effect for one, other in pairwise(area.reviews))


def test_each_question_is_asked_once(area: AreaResult) -> None:
    asked = [(one.question, frozenset((one.subject, one.object))) for one in area.reviews]
    assert len(asked) == len(set(asked))


def test_an_answer_has_the_effect_that_was_said(papers: tuple[Paper, ...], area: AreaResult) -> None:
    one = next(one for one in area.reviews if one.question == "same" and one.taken_as == "different")
    after = link("Marlshire", papers, (Decision("same", one.subject, one.object, "", "A. Marsh", "2024", "seen"),))
    held = {name: row.verdict for row in after.commitments for name in row.statement_ids}
    assert held[one.subject] == held[one.object] == (*one.otherwise, "")[0]


def test_an_answered_question_stays_with_its_answer(papers: tuple[Paper, ...], area: AreaResult) -> None:
    first = next(one for one in area.reviews if one.question == "same")
    decision = Decision("unsure", first.subject, first.object, "", "A. Marsh", "2024", "not clear")
    reviews = link("Marlshire", papers, (decision,)).reviews
    pair = frozenset((first.subject, first.object))
    (kept,) = [one for one in reviews if frozenset((one.subject, one.object)) == pair]
    assert (kept.judgement, kept.who, kept.when, kept.why) == ("unsure", "A. Marsh", "2024", "not clear")
    assert reviews[-1] == kept


@pytest.mark.parametrize(
    ("row", "decision"),
    [
        ("same,same,different,A,2024,two,a,b", Decision("different", "a", "b", "", "A", "2024", "two")),
        ("same,different,Same,A,2024,,a,b", Decision("same", "a", "b", "", "A", "2024")),
        ("same,same,no,,,,a,b", Decision("different", "a", "b")),
        ("same,different,right,,,,a,b", Decision("different", "a", "b")),
        ("same,same,?,,,,a,b", Decision("unsure", "a", "b")),
        ("status,completed,right,A,2024,,a,b", Decision("status", "a", "", "completed", "A", "2024")),
        ("status,completed,In progress,,,,a,", Decision("status", "a", "", "in_progress")),
        ("status,completed,delayed,,,,a,", Decision("status", "a", "", "delayed")),
    ],
)
def test_a_judgement_is_a_decision(tmp_path: Path, row: str, decision: Decision) -> None:
    path = tmp_path / "review.csv"
    path.write_text(HEAD + row + "\nsame,same,,,,,c,d\n", encoding="utf-8")
    assert read_judgements(path) == (decision,)
    path.write_text((HEAD + row).replace(",", ";"), encoding="utf-8-sig")  # as some spreadsheets save it
    assert read_judgements(path) == (decision,)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("same,same,perhaps,,,,a,b", "row 2: judgement is 'perhaps'; it must be same, different or unsure"),
        ("status,completed,done,,,,a,", "row 2: judgement is 'done'; it must be one of not_started"),
        ("same,same,same,,,,,b", "row 2: subject is empty"),
    ],
)
def test_a_judgement_that_cannot_be_understood(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "review.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_judgements(path)


def test_no_review_no_judgements(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "review.csv") == ()
