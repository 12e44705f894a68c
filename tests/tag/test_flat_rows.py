"""What rows without columns say of themselves: standing, date, and who has to act."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.model import Labelled, Listing
from pipeline.segment import segment
from pipeline.tag import tag

_KEY = "Key: B - Completed, G - On track, A - Off track with plan, R - Off track"


def _read(folder: Path, *lines: str) -> tuple[Labelled, ...]:
    path = folder / "report.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8", newline="\n")
    document = ingest(path, path.name, Listing())
    return tag(document, segment(document))


def _said(one: Labelled) -> tuple[str, str, list[str], list[tuple[str, str]]]:
    dates = [(date.phrase, date.role) for date in one.dates]
    return one.status, one.schedule, [owner.role for owner in one.owners], dates


def test_the_letter_at_the_end_of_a_row_is_its_standing(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        "Office of the Police and Crime Commissioner for Marlshire",
        _KEY,
        "Action Owner Milestone Update BRAG",
        "Hub for victims in the north Head of Commissioning July 2018 Lease signed and staff in post B",
        "Laptops for wardens Supt Hill Aug 2018 The supplier failed its tests twice. R",
        "Survey of town councils Engagement Manager Autumn 2018 Ninety replies are in so far G",
    )
    assert [_said(one) for one in found] == [
        ("completed", "", ["opcc"], [("July 2018", "due")]),
        ("in_progress", "at_risk", ["force"], [("Aug 2018", "due")]),
        ("in_progress", "on_track", ["opcc"], [("Autumn 2018", "due")]),
    ]


def test_a_sentence_that_leads_up_to_a_date_is_not_cut_at_it(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        "Scrutiny of custody has been in place since June 2014 and has met twice. Green",
        "Cell refurbishment was begun on 1 September and is expected to end by 19 December 2014. Green",
        "A market day for the victims' service was held on 3 October 2014. Amber",
    )
    assert [[cell.meaning for cell in one.statement.cells] for one in found] == [["milestone", "rag"]] * 3


@pytest.mark.parametrize(
    ("front", "owner", "wanted"),
    [
        ("Office of the Police and Crime Commissioner for Marlshire", "Engagement Officer", ["opcc"]),
        ("Report of the Chief Constable", "Head of Contact", ["force"]),
        ("Marlshire delivery update", "Engagement Officer", []),
        ("Office of the Police and Crime Commissioner for Marlshire", "The whole of the north", []),
        ("Office of the Police and Crime Commissioner for Marlshire", "Supt Hill", ["force"]),
    ],
)
def test_whose_officer_a_post_is_the_paper_tells(front: str, owner: str, wanted: list[str], tmp_path: Path) -> None:
    table = (
        f"Action\tOwner\tDue\tStatus\nOpen a hub\t{owner}\tMay 2018\tOngoing\nRun a survey\t{owner}\tMay 2018\tOngoing"
    )
    found = _read(tmp_path, front, table)
    assert [[one.role for one in row.owners] for row in found] == [wanted, wanted]
