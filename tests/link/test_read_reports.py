"""What reports say that is easily read as a promise kept, and is not; and completions that no paper dates."""

from __future__ import annotations

from typing import Any

from pipeline.link import link
from pipeline.model import LedgerRow, Paper
from tests.link.make import AREA, paper, said


def row(*papers: Paper) -> LedgerRow:
    (found,) = link(AREA, papers, ()).ledger
    return found


def promised(**dates: str) -> Paper:
    return paper("d1", "2015-01-10", "plan", said("Open the Farm Watch Centre by March 2016", **dates))


def reported(**more: Any) -> Paper:
    return paper(
        "d2",
        "2016-10-07",
        "progress_report",
        said("Farm Watch Centre: complete", "milestone", status="completed", **more),
    )


def test_done_without_a_date_and_after_the_due_date_was_moved_is_late() -> None:
    assert row(promised(due="2016-03"), reported(due="2016-09")).verdict == "kept_late"
    assert row(promised(due="2016-03"), reported()).verdict == "kept"
    assert row(promised(due="2016-03"), reported(due="2016-09", achieved="2016-02")).verdict == "kept"


def test_a_part_of_what_is_needed_is_not_all_of_it() -> None:
    words = "Savings of £4.4m have been made of the £9.2m needed by March 2016."
    found = row(paper("d1", "2014-06-27", "annual_report", said(words, "milestone", status="completed", due="March 2016=2016-03", phrase="made")))  # fmt: skip
    assert found.verdict != "kept"


def test_what_will_come_is_not_done_because_something_else_was() -> None:
    words = (
        "I visited the farm watch in Calderland. A report on what might work here will come to the Panel in September."
    )
    one = said(words, "milestone", status="completed", due="September=2014-09", phrase="visited")
    assert row(paper("d1", "2014-06-27", "annual_report", one)).reported_status == "planned"
    done = said("The centre was opened, two months before it was due in September.", "milestone", status="completed", due="September=2014-09", phrase="opened")  # fmt: skip
    assert row(paper("d1", "2014-06-27", "annual_report", done)).verdict == "kept"


def test_what_was_divided_is_said_to_be() -> None:
    plan = paper("d1", "2015-01-10", "plan", said("Publish a Drugs and Alcohol Strategy"))
    later = paper("d2", "2017-01-10", "progress_report", said("The Drugs and Alcohol Strategy is replaced by two separate documents.", "milestone", status="in_progress"))  # fmt: skip
    found = row(plan, later)
    assert found.verdict == "stopped"
    assert "it was divided, and its parts are followed by themselves" in found.explanation
