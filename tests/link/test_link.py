"""Properties of linking an area: order, independence, people's decisions, identity."""

from __future__ import annotations

from itertools import permutations

import pytest

from pipeline.link import link, orphans
from pipeline.model import AreaResult, Decision, Paper
from tests.link.make import AREA, paper, said

PLAN = paper(
    "d1", "2015-01-10", "plan",
    said("Put victims first", "priority"), said("Cut rural crime", "priority"), said("Spend wisely", "priority"),
    said("Open a Victim Care Hub by April 2016", due="2016-04"), said("Set up a Victim Care Fund"),
    said("Launch the Parish Link Scheme"),
)  # fmt: skip
REPORT = paper(
    "d2", "2016-06-03", "progress_report",
    said("Victim Care Hub: opened in March", "milestone", status="completed", achieved="2016-03"),
    said("Neighbourhood Contact Scheme (formerly the Parish Link Scheme): twelve parishes", "milestone", status="in_progress"),
)  # fmt: skip
NEXT = paper(
    "d3", "2018-02-01", "plan",
    said("Putting victims and witnesses first", "priority"), said("Safer roads", "priority"), said("Spend wisely", "priority"),
    said("Neighbourhood Contact Scheme: every parish by 2019", due="2019"),
)  # fmt: skip
PAPERS = (PLAN, REPORT, NEXT)


def groups(result: AreaResult) -> set[frozenset[str]]:
    return {frozenset(commitment.statement_ids) for commitment in result.commitments if commitment.mentions > 1}


def test_the_story() -> None:
    result = link(AREA, PAPERS, ())
    assert groups(result) == {
        frozenset({"d1-4", "d2-1"}), frozenset({"d1-6", "d2-2", "d3-4"}), frozenset({"d1-1", "d3-1"}), frozenset({"d1-3", "d3-3"}),
    }  # fmt: skip
    assert [(change.change, change.what) for change in result.changes] == [
        ("amended", "Putting victims and witnesses first"), ("added", "Safer roads"), ("retained", "Spend wisely"),
        ("removed", "Cut rural crime"),
    ]  # fmt: skip


def test_commitments_are_named_by_their_earliest_statement() -> None:
    for commitment in link(AREA, PAPERS, ()).commitments:
        assert commitment.commitment_id == f"c-{commitment.statement_ids[0]}"


def test_every_traced_statement_has_one_commitment() -> None:
    held = [one for commitment in link(AREA, PAPERS, ()).commitments for one in commitment.statement_ids]
    assert sorted(held) == sorted(
        one.statement.statement_id for one in (*PLAN.statements, *REPORT.statements, *NEXT.statements)
    )


@pytest.mark.parametrize("papers", list(permutations(PAPERS)))
def test_the_order_of_papers_is_irrelevant(papers: tuple[Paper, ...]) -> None:
    assert link(AREA, papers, ()) == link(AREA, PAPERS, ())


def test_two_items_of_one_list_are_two_things() -> None:
    plan = paper("d1", "2015-01", "plan", said("Rural Crime Team, north"), said("Rural Crime Team, south"), listed=True)
    assert groups(link(AREA, (plan,), ())) == set()


def test_two_equal_candidates_are_left_and_reported() -> None:
    plan = paper(
        "d1", "2015-01", "plan", said("Rural Crime Team in post"), said("Rural Crime Team in post"), listed=True
    )
    report = paper(
        "d2", "2016-01", "progress_report", said("Rural Crime Team: recruited", "milestone", status="completed")
    )
    result = link(AREA, (plan, report), ())
    assert groups(result) == set()
    assert ["joined with neither" in problem.message for problem in result.problems] == [True]


def decision(verb: str, subject: str, other: str = "", value: str = "", when: str = "2020-01-01") -> Decision:
    return Decision(verb, subject, other, value, "J. Marsh", when, "read both papers")


def test_a_person_joins_what_the_pipeline_does_not() -> None:
    result = link(AREA, PAPERS, (decision("same", "d1-5", "d2-1"),))
    assert frozenset({"d1-4", "d1-5", "d2-1"}) in groups(result)
    assert [one.decided_by for one in result.links if (one.source_id, one.target_id) == ("d1-5", "d2-1")] == ["person"]


def test_different_holds_whatever_is_added_and_its_removal_restores() -> None:
    apart = decision("different", "c-d1-4", "d2-1")
    more = paper("d4", "2017-01-13", "minutes", said("Victim Care Hub: 400 callers", "milestone", status="completed"))
    for papers in (PAPERS, (*PAPERS, more)):
        for group in groups(link(AREA, papers, (apart,))):
            assert not {"d1-4", "d2-1"} <= group
    assert link(AREA, PAPERS, ()) == link(AREA, PAPERS, ())
    assert frozenset({"d1-4", "d2-1"}) in groups(link(AREA, PAPERS, ()))


def test_different_outlasts_same_through_a_third() -> None:
    said_so = (
        decision("same", "d1-4", "d1-5"),
        decision("same", "d1-5", "d2-1"),
        decision("different", "d1-4", "d2-1"),
    )
    result = link(AREA, PAPERS, said_so)
    assert not any({"d1-4", "d2-1"} <= group for group in groups(result))
    assert any("contradicts another" in problem.message for problem in result.problems)


def test_of_two_opposite_words_the_later_counts() -> None:
    both = (
        decision("different", "d1-4", "d2-1", when="2019-01-01"),
        decision("same", "d1-4", "d2-1", when="2020-01-01"),
    )
    result = link(AREA, PAPERS, both)
    assert frozenset({"d1-4", "d2-1"}) in groups(result)
    assert any("overruled" in problem.message for problem in result.problems)


def test_values_that_people_give_override() -> None:
    given = (
        decision("title", "c-d1-4", value="The Hub"), decision("status", "d1-4", value="stopped"),
        decision("owner", "d1-5", value="opcc; partners"), decision("due", "d1-5", value="2016-12"),
    )  # fmt: skip
    found = {one.commitment_id: one for one in link(AREA, PAPERS, given).commitments}
    assert (found["c-d1-4"].title, found["c-d1-4"].status, found["c-d1-4"].verdict) == ("The Hub", "stopped", "stopped")
    assert (found["c-d1-5"].owners, found["c-d1-5"].due_latest) == (("opcc", "partners"), "2016-12-31")


def test_orphans_are_reported() -> None:
    elsewhere = paper("d9", "2015-01", "plan", said("Buy a launch"), area="Fenshire")
    found = orphans(
        (decision("same", "d1-1", "gone-1"), decision("same", "d1-1", "d9-1"), decision("title", "d1-1", value="x")),
        (*PAPERS, elsewhere),
    )
    assert ["no paper holds" in problem.message for problem in found] == [True, False]
    assert "two areas" in found[1].message


def test_an_area_without_papers_or_statements() -> None:
    assert link(AREA, (), ()) == AreaResult(AREA)
    assert link("", (paper("d1", "", "other"),), ()).commitments == ()
