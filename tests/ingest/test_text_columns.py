"""Tables that a plain text holds without rules: what is a row, and that no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.text import read_string
from pipeline.ingest.text.columns import laid_out
from pipeline.ingest.text.lines import lines_of
from pipeline.ingest.text.side_by_side import unfolded

SPACED = """Delivery plan, half year

Ref    Action                               Lead            Due        Status
1.1    Open a hub for young people in       Commissioning   Mar 2019   Complete
       Ashwick                              Manager
1.2    Review the volunteer handbook        HR              Jun 2019   Not due to start

Members asked about the hub.
"""
UNEVEN = """No.  Action  Owner  Deadline  Rating  Update
1  Marshals in the night-time economy  Ashwick Council  Sept 2021  Blue  First evening 16 September
2  Survey of street lighting  Harford Council  Dec 2021  Red  No budget found
"""
STACKED = """Action
Lead
Timescale
Status

Appoint a coordinator for each district
OPCC
September 2014
Complete

Review the protocol for missing children
Safeguarding Board
December 2014
Delayed

Other matters
The Commissioner went to a conference.
"""
STACKED_TIGHT = """Commitment
Owner
Target date
Open a second refuge
OPCC
May 2022
Hire two mentors
Harford Council
June 2022
"""
HEAD_IN_A_LINE = """Commitment    Owner    Target date    Position

Open a second refuge
OPCC
May 2022
Late but complete

Hire two mentors
Harford Council
June 2022
Advert out
"""
BANDED = """Objective: Answering calls
Measure                         Target   Actual   RAG
999 calls answered in time      90%      92%      G
101 calls answered in time      80%      71%      R

Objective: Solving crime
Burglaries solved               16%      14%      A
Robberies solved                22%      25%      G
"""
NUMBERED = """Delivery plan
No.
Action
Owner
Target date
Position at 30 June
Status
Aim 1: Safer streets
1.1
Light the underpass at Ashwick with the
council
Policy Manager
March 2019
Columns are up. The contractor comes back
in July for the lamps.
On track
Aim 2: Victims
More is said of this aim in the annual report.
2.1
Hire an advocate
OPCC
-
Nobody applied.
On hold
Notes
"""
SPANNED = """Objective
Action
Progress
Completion
Listen to people
Visit each parish
All visits took place
between April and August.
Completed
Answer every letter in ten days
Letters are sorted by a new system.
Ongoing
Save money
Sell the house at Harford
The buyer withdrew.
Behind schedule
Background: the county is large.
"""
BANDS_BETWEEN = """Deliverable
Target
End of year status

Three-year plan
March 2019
Delivered. The Board saw it in May and asked for a shorter one, which it then had in June of that year.

Outcome 2
People are supported

Wellbeing champions
-
Under way. Forty are trained so far and more will be when the rooms at headquarters are free again in spring.
"""
EMPTY_FIRST = """Objective | Activity | Where we are | Next step
Victims first | A champion in each area | All named | Names on website
 | Court observers | 23 volunteers | Second report
Less crime | Cut in burglary | 3.8% | -
"""
PARTED = """Item | Discussion | Action

1. Hub | Members asked about numbers. | Chief Executive to write

2. Fund | None. | Noted
"""
PIPED = """Ref | Action | Lead | Due | RAG
1.2 | A named officer for every ward | Local Policing | Sept 2018 | B
1.4 | Three new bases | Estates | Dec 2018 | A
"""


def rows(text: str) -> list[list[str]]:
    """The cells of each row of a text, the heads too."""
    return [
        [" ".join("".join(run.text for run in cell.runs).split()) for cell in piece.cells]
        for piece in read_string(text).pieces
        if piece.kind == "row"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (NUMBERED, [["No.", "Action", "Owner", "Target date", "Position at 30 June", "Status"],
                    ["1.1", "Light the underpass at Ashwick with the council", "Policy Manager", "March 2019",
                     "Columns are up. The contractor comes back in July for the lamps.", "On track"],
                    ["2.1", "Hire an advocate", "OPCC", "-", "Nobody applied.", "On hold"]]),
        (SPANNED, [["Objective", "Action", "Progress", "Completion"],
                   ["Listen to people", "Visit each parish", "All visits took place between April and August.",
                    "Completed"],
                   ["", "Answer every letter in ten days", "Letters are sorted by a new system.", "Ongoing"],
                   ["Save money", "Sell the house at Harford", "The buyer withdrew.", "Behind schedule"]]),
        (BANDS_BETWEEN, [["Deliverable", "Target", "End of year status"],
                         ["Three-year plan", "March 2019", "Delivered. The Board saw it in May and asked for a shorter "
                          "one, which it then had in June of that year."],
                         ["Wellbeing champions", "-", "Under way. Forty are trained so far and more will be when the "
                          "rooms at headquarters are free again in spring."]]),
        (EMPTY_FIRST, [["Objective", "Activity", "Where we are", "Next step"],
                       ["Victims first", "A champion in each area", "All named", "Names on website"],
                       ["", "Court observers", "23 volunteers", "Second report"],
                       ["Less crime", "Cut in burglary", "3.8%", "-"]]),
        (PARTED, [["Item", "Discussion", "Action"],
                  ["1. Hub", "Members asked about numbers.", "Chief Executive to write"],
                  ["2. Fund", "None.", "Noted"]]),
        (SPACED, [["Ref", "Action", "Lead", "Due", "Status"],
                  ["1.1", "Open a hub for young people in Ashwick", "Commissioning Manager", "Mar 2019", "Complete"],
                  ["1.2", "Review the volunteer handbook", "HR", "Jun 2019", "Not due to start"]]),
        (UNEVEN, [["No.", "Action", "Owner", "Deadline", "Rating", "Update"],
                  ["1", "Marshals in the night-time economy", "Ashwick Council", "Sept 2021", "Blue",
                   "First evening 16 September"],
                  ["2", "Survey of street lighting", "Harford Council", "Dec 2021", "Red", "No budget found"]]),
        (STACKED, [["Action", "Lead", "Timescale", "Status"],
                   ["Appoint a coordinator for each district", "OPCC", "September 2014", "Complete"],
                   ["Review the protocol for missing children", "Safeguarding Board", "December 2014", "Delayed"]]),
        (STACKED_TIGHT, [["Commitment", "Owner", "Target date"],
                         ["Open a second refuge", "OPCC", "May 2022"],
                         ["Hire two mentors", "Harford Council", "June 2022"]]),
        (HEAD_IN_A_LINE, [["Commitment", "Owner", "Target date", "Position"],
                          ["Open a second refuge", "OPCC", "May 2022", "Late but complete"],
                          ["Hire two mentors", "Harford Council", "June 2022", "Advert out"]]),
        (BANDED, [["Measure", "Target", "Actual", "RAG"],
                  ["999 calls answered in time", "90%", "92%", "G"],
                  ["101 calls answered in time", "80%", "71%", "R"],
                  ["Burglaries solved", "16%", "14%", "A"],
                  ["Robberies solved", "22%", "25%", "G"]]),
        (PIPED, [["Ref", "Action", "Lead", "Due", "RAG"],
                 ["1.2", "A named officer for every ward", "Local Policing", "Sept 2018", "B"],
                 ["1.4", "Three new bases", "Estates", "Dec 2018", "A"]]),
    ],
    ids=["rows by number", "rows by standing", "bands between groups", "first cell empty", "rows parted", "spaces", "two spaces, not aligned", "a line a cell", "no blank lines", "head in a line", "bands", "pipes"],
)  # fmt: skip
def test_rows(text: str, wanted: list[list[str]]) -> None:
    assert rows(text) == wanted


@pytest.mark.parametrize("text", [NUMBERED, SPANNED, BANDS_BETWEEN, EMPTY_FIRST])
def test_every_row_has_the_meanings_of_the_columns(text: str) -> None:
    pieces = [piece for piece in read_string(text).pieces if piece.kind == "row" and not piece.header]
    first = [cell.meaning for cell in pieces[0].cells]
    assert all(first)
    assert [[cell.meaning for cell in piece.cells] for piece in pieces] == [first] * len(pieces)


def test_columns_go_on_under_a_line_of_their_own() -> None:
    pieces = [piece for piece in read_string(BANDED).pieces if piece.kind == "row" and not piece.header]
    assert [[cell.meaning for cell in piece.cells] for piece in pieces] == [["measure", "target", "value", "rag"]] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Action\nWhat the Panel asked for was done in the spring of that year.\n\nLead\nThe Chair spoke.\n",
        "The Action  and the Lead  were named.\nNobody  objected  to it.\nThe Chair  thanked  all.\n",
        "Owner    Status\n\nThe board met in May and agreed the budget for the year.\n",
        "Lead officer\nContact\nTelephone\n\nAnn Bell\nHarford House\n01234 567890\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert rows(text) == []


IN_TURN = """Deliverable
Live chat on every bus
Milestone for Yr 1
All modes
Position
Extended to buses in January, with the last
tranche of franchising.
BRAG
Blue
Deliverable
Hotspot patrols
Milestone for Yr 1
Ten districts
Position
All ten are patrolling.
BRAG
Amber
Fire and rescue
"""


def test_cells_under_headings_that_come_round_again() -> None:
    assert [line.text for line in laid_out(lines_of(IN_TURN))] == [
        "Deliverable: Live chat on every bus",
        "Milestone for Yr 1: All modes",
        "Position: Extended to buses in January, with the last tranche of franchising.",
        "BRAG: Blue",
        "Deliverable: Hotspot patrols",
        "Milestone for Yr 1: Ten districts",
        "Position: All ten are patrolling.",
        "BRAG: Amber",
        "Fire and rescue",
        "",
    ]


BESIDE = """The issue at hand                             What we see here
Crime in Harfordshire is among the lowest     About 800,000 people live in the county
in England. It is a fact which we repeat so   and in its towns. The area covers 3,200
often that there is a risk of forgetting      square miles, which makes it the largest
those for whom it is not true.                in England by a distance.
When a lonely woman is cheated of her         - 44 people died on the roads in 2012
savings on a doorstep in Wick, that means     - 16 of them were riders of motorcycles
nothing to her.
"""
CONTENTS = """
1    Welcome to the plan of the county     33   Annex 1: What a commissioner does
2    Achievements of the last four years   37   Annex 2: The law of the land
4    The journey of the county force       43   Annex 3: Prompt and early action
5    Policing the county in hard times     48   Annex 4: The future of generations
8    Our operating model for the future    52   Annex 5: Who was asked, and when
12   Policing towns and the country        60   Annex 6: Where the money goes
15   What our partners are telling us      66   Annex 7: The words that we use
"""


def test_columns_of_prose_side_by_side_come_one_after_the_other() -> None:
    assert [line.text for line in unfolded(lines_of(BESIDE))] == [
        "The issue at hand",
        "Crime in Harfordshire is among the lowest in England. It is a fact which we repeat so often that there is a risk "
        "of forgetting those for whom it is not true.",
        "When a lonely woman is cheated of her savings on a doorstep in Wick, that means nothing to her.",
        "",
        "What we see here",
        "About 800,000 people live in the county and in its towns. The area covers 3,200 square miles, which makes it the "
        "largest in England by a distance.",
        "- 44 people died on the roads in 2012",
        "- 16 of them were riders of motorcycles",
        "",
        "",
    ]


@pytest.mark.parametrize("text", [CONTENTS, SPACED, UNEVEN, BANDED])
def test_contents_and_tables_are_no_columns_of_prose(text: str) -> None:
    lines = lines_of(text)
    assert unfolded(lines) == lines


_WORD = st.sampled_from(["Action", "Lead", "Due", "Status", "Complete", "May 2019", "OPCC", "Open a hub", "1.1", ""])
_LINE = st.lists(_WORD, max_size=5).flatmap(
    lambda words: st.sampled_from(["   ", "  ", " "]).map(lambda s: s.join(words))
)


@given(st.lists(_LINE, max_size=14).map("\n".join))
def test_no_word_is_lost_and_lines_keep_their_order(text: str) -> None:
    lines = lines_of(text)
    found = laid_out(lines)
    assert sorted(" ".join(line.text for line in lines).split()) == sorted(
        " ".join(line.text for line in found).split()
    )
    assert [line.number for line in found] == sorted(line.number for line in found)


@given(st.lists(_LINE, max_size=14).map("\n".join))
def test_no_word_is_lost_where_columns_are_unfolded(text: str) -> None:
    lines = lines_of(text + BESIDE)
    assert sorted(" ".join(line.text for line in lines).split()) == sorted(
        " ".join(line.text for line in unfolded(lines)).split()
    )
