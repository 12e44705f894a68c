"""The reader of plain text and Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.assemble import assemble
from pipeline.ingest.text import read_string, read_text
from pipeline.ingest.text.lines import lines_of
from pipeline.ingest.text.wrap import measure, without_double_spacing
from tests.ingest.shapes import left_out, looks, shape
from tests.ingest.shapes import words as written

SHARED = Path(__file__).resolve().parents[3] / "shared"

MINUTES = """Agenda item

Police and Crime Plan

The Panel will look at the Plan.

Minutes:

The Panel was told that –

(a)

this version was the
final draft;

\u00a0

(b)

there were two priorities –

·          Priority 1 – Safer streets

·          Priority 2 – Kinder custody

\u00a0

(c) a pilot had begun.

In reply to questions –

(d)

the pilot would end in May.

The Panel agreed:

(1)

to note the Plan;

Supporting documents:
"""


def test_minutes_with_letters_alone_on_their_lines() -> None:
    reading = read_string(MINUTES)
    assert shape(reading) == [
        "H2 Agenda item",
        "H1 Police and Crime Plan",
        "P The Panel will look at the Plan.",
        "H2 Minutes:",
        "P The Panel was told that –",
        "I1 (a) this version was the final draft;",
        "I1 (b) there were two priorities –",
        "I2 Priority 1 – Safer streets",
        "I2 Priority 2 – Kinder custody",
        "I1 (c) a pilot had begun.",
        "P In reply to questions –",
        "I1 (d) the pilot would end in May.",
        "P The Panel agreed:",
        "I1 (1) to note the Plan;",
    ]
    assert reading.title == "Police and Crime Plan"
    assert left_out(reading) == {"Supporting documents:": "committee software"}


def test_wrapped_lines_are_joined() -> None:
    text = """The Commissioner told the Panel that the estate was too large for a
force of this size and that he would bring a strategy to the next
meeting, as he had been asked to do. Members were glad of it and
said so.
The Chief Constable agreed with every word of what had been said by
the Commissioner but wished to add that
Barset was not ready. He asked for more time, since the well-
known problems of the roof had not been solved.
"""
    assert shape(read_string(text)) == [
        "P The Commissioner told the Panel that the estate was too large for a force of this size and that he would bring a "
        "strategy to the next meeting, as he had been asked to do. Members were glad of it and said so.",
        "P The Chief Constable agreed with every word of what had been said by the Commissioner but wished to add that Barset "
        "was not ready. He asked for more time, since the well-known problems of the roof had not been solved.",
    ]


def test_one_paragraph_a_line() -> None:
    text = "PCC looks back on the year\nThe first year has been a long one.\nThey are:\n- Cut crime\n- Cut cost\nA B Clerk\nChief Executive\na.clerk@barset.example\n"
    assert shape(read_string(text)) == [
        "H1 PCC looks back on the year",
        "P The first year has been a long one.",
        "P They are:",
        "I1 Cut crime",
        "I1 Cut cost",
        "P A B Clerk",
        "P Chief Executive",
        "P a.clerk@barset.example",
    ]


def test_bullets_of_markdown_before_numbers_and_a_word_alone() -> None:
    text = """1. BACKGROUND

- 1.1 The Plan was made in 2017.
- 1.2 The changes are:
 - A line on **knives** added;

- A line on sheep dropped;
and
- A new map.

2. RECOMMENDATION

- 2.1 The Panel is asked to note them.
"""
    reading = read_string(text)
    assert shape(reading) == [
        "H2 1. BACKGROUND",
        "I1 1.1 The Plan was made in 2017.",
        "I1 1.2 The changes are:",
        "I2 A line on knives added;",
        "I2 A line on sheep dropped; and",
        "I2 A new map.",
        "H2 2. RECOMMENDATION",
        "I1 2.1 The Panel is asked to note them.",
    ]
    assert looks(reading) == {"knives": "bold"}


def test_markdown() -> None:
    text = """# The Plan

---

## **Aims**

The *first* aim is ~~cheap~~ [kind](https://barset.example/kind) & fair <b>now</b>.

| Milestone | Lead | Due | RAG |
|---|---|---|---|
| Youth Fund | OPCC | May 2018 | G |
| Hub<br>and spoke | Force | | R |

**Finance**

None

Risks
-----

Few.
"""
    reading = read_string(text)
    assert shape(reading) == [
        "H1 The Plan",
        "H2 Aims",
        "P The first aim is cheap kind & fair now.",
        "Rh Milestone | Lead | Due | RAG",
        "R milestone: Youth Fund | owner: OPCC | due: May 2018 | rag: G",
        "R milestone: Hub\nand spoke | owner: Force | due:  | rag: R",
        "H3 Finance",
        "P None",
        "H2 Risks",
        "P Few.",
    ]
    assert (
        looks(reading)["first"] == "italic" and looks(reading)["cheap"] == "struck" and looks(reading)["now"] == "bold"
    )
    assert "https://barset.example/kind" in left_out(reading)


def test_rows_parted_by_tabs() -> None:
    text = """Outcome\tMeasure\tBaseline
To cut crime\t• Number of crimes\tTBA
\t• Number of victims\tTBA
To keep officers\t• Number of officers\t1,150

Contact Officer:\tA Clerk
Telephone:\tnot given
"""
    assert shape(read_string(text)) == [
        "Rh Outcome | Measure | Baseline",
        "R priority: To cut crime | measure: Number of crimes | baseline: TBA",
        "R priority:  | measure: Number of victims | baseline: TBA",
        "R priority: To keep officers | measure: Number of officers | baseline: 1,150",
        "R Contact Officer: | A Clerk",
        "R Telephone: | not given",
    ]


def test_a_table_goes_on_behind_a_heading_inside_it() -> None:
    text = """Ref\tAction\tLead\tRAG

Objective 1: To cut crime

1.1\tCameras\tForce\tG
1.2\tSheep review\tOPCC\tA

Objective 2: To help victims

2.1\tCentre\tOPCC\tR
"""
    assert shape(read_string(text)) == [
        "Rh Ref | Action | Lead | RAG",
        "H3 Objective 1: To cut crime",
        "R reference: 1.1 | action: Cameras | owner: Force | rag: G",
        "R reference: 1.2 | action: Sheep review | owner: OPCC | rag: A",
        "H3 Objective 2: To help victims",
        "R reference: 2.1 | action: Centre | owner: OPCC | rag: R",
    ]


def test_numbers_without_points_and_bullets_between_words() -> None:
    text = "RESOLVED:\n\nThat\n\n1 the Plan be supported;\n\n2 a shorter version be made; and\n\n3 roads be added.\n\nIt has three aims:\n\n- to cut • to mend • to build\n"
    assert shape(read_string(text)) == [
        "P RESOLVED:",
        "P That",
        "I1 1 the Plan be supported;",
        "I1 2 a shorter version be made; and",
        "I1 3 roads be added.",
        "P It has three aims:",
        "I1 to cut",
        "I1 to mend",
        "I1 to build",
    ]


def test_a_running_header_inside_lists_is_left_out() -> None:
    page = "\n\nDRAFT POLICE AND CRIME PLAN 2030\n\n"
    text = (
        "Draft Plan\n\nI will:\n\n- act\n- mend"
        + page
        + "- build\n\nI will work with partners to:\n\n- talk"
        + page
        + "- walk"
        + page
        + "- sleep\n"
    )
    reading = read_string(text)
    assert [omission.reason for omission in reading.omissions].count("running header") >= 2
    assert "I1 build" in shape(reading) and "I1 sleep" in shape(reading)


def test_leftovers_of_a_viewer() -> None:
    text = "12\nBarset Plan Monitoring Report\n\n  • Upload\n    others\n\n  • View\n    8\n\nEmbed Size (px)\n\nPage 1: Barset Plan\n\nThe report says much.\n"
    reading = read_string(text)
    assert (
        shape(reading)[0].endswith("Barset Plan Monitoring Report") and shape(reading)[-1] == "P The report says much."
    )
    assert set(left_out(reading).values()) == {"page number", "document viewer"}


def test_a_repeated_aim_heads_its_part() -> None:
    text = """My priorities are:

- To make our county a safer place to live, work and visit.
- To mend the roofs of all our stations.

To make our county a safer place to live, work and visit.

To deliver against this priority

I will:

- act
"""
    assert "H3 To make our county a safer place to live, work and visit." in shape(read_string(text))


def test_a_title_of_report_on_the_next_line() -> None:
    text = "Classification:\n\nOFFICIAL\n\nTitle of report:\n\nSale of a house\n\nReport by:\n\nHead of Estates\n\n1. Summary\n\nThe house is to be sold.\n"
    assert read_string(text).title == "Sale of a house"


def test_a_file_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes("The Panel\u2019s \u00a320 \u2013 noted.\r\n\r\nIt ended.\r\n".encode("cp1252"))
    assert shape(read_text(path)) == ["P The Panel’s £20 – noted.", "P It ended."]


def _visible(text: str) -> list[str]:
    """The words of a text without marks, bullets and hyphens at line ends, as both sides are compared."""
    return re.findall(r"\w+", re.sub(r"(\w)-\s*\n\s*(\w)", r"\1\2", text).replace("-", ""))


def _kept(text: str) -> list[str]:
    reading = read_string(text)
    body, _ = assemble(reading.pieces)
    return sorted(_visible(body) + [word for omission in reading.omissions for word in _visible(omission.text)])


_WORDS = st.sampled_from(
    "the Panel noted PCC plan 2018 1.5 (a) a) 1. 4.1 - • o Minutes: Due RAG, end. to; I ## | \t **bold** £20".split(" ")
)
_LINES = st.lists(st.lists(_WORDS, max_size=9).map(" ".join), max_size=14).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_no_word_is_lost_or_made_up(text: str) -> None:
    words = sorted(word for word in _visible(text) if word != "o")
    assert sorted(word for word in _kept(text) if word != "o") == words


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    reading = read_string(text)
    body, blocks = assemble(reading.pieces)
    assert all(0 <= block.start <= block.end <= len(body) for block in blocks)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared papers are not here")
@pytest.mark.parametrize(
    "path", sorted([*SHARED.glob("papers/text/*.txt"), *SHARED.glob("restated/*.txt")]), ids=lambda path: path.stem
)
def test_real_papers_keep_their_words_in_order(path: Path) -> None:
    source = path.read_text("utf-8")
    body, _ = assemble(read_string(source).pieces)
    words, kept = iter(_visible(source)), _visible(body)
    assert all(word in words for word in kept)
    assert [word for word in _kept(source) if word != "o"] == sorted(word for word in _visible(source) if word != "o")


def test_the_width_of_a_wrapped_text() -> None:
    wrapped = "one two three four five six seven eight\nnine ten eleven twelve thirteen fourteen\nfifteen sixteen seventeen eighteen and\nnineteen.\n"
    assert 30 < measure(lines_of(wrapped)).width <= 40
    assert measure(lines_of("A line.\nAnother line.\nA third line.\n")).width == 0


DOUBLED = """The Harfordshire Police and

Crime Commissioner's Plan

I was elected to see that you are safe in your

home and in public places. In this plan are the

outcomes that I want and what I have set for the

Chief Constable.

Our objectives

Reduce crime

Protect people

I am hiring a deputy, who should be in post by the

summer of 2013. My office and the force have signed

a protocol, and a survey was planned for May 2013.
"""


def test_lines_with_a_blank_line_between_any_two() -> None:
    words = [written(piece) for piece in read_string(DOUBLED).pieces]
    assert words[1:] == [
        "I was elected to see that you are safe in your home and in public places. In this plan are the outcomes that I "
        "want and what I have set for the Chief Constable.",
        "Our objectives",
        "Reduce crime",
        "Protect people",
        "I am hiring a deputy, who should be in post by the summer of 2013. My office and the force have signed a protocol, "
        "and a survey was planned for May 2013.",
    ]


def test_blank_lines_between_paragraphs_stay() -> None:
    lines = lines_of("One.\n\nTwo is\nlonger.\n\nThree.\n" * 5)
    assert without_double_spacing(lines) == lines


def test_numbered_parts_run_into_one_paragraph() -> None:
    under = (
        "Retailers lose heart if nothing happens, and farmers have told me so in plain terms since I was elected. " * 4
    )
    text = f"Plan 2017-2021 Objective 1 – Answering calls. {under}Objective 2 – Caring about victims. {under}"
    assert [written(piece) for piece in read_string(text).pieces] == [
        "Plan 2017-2021", "Objective 1 – Answering calls.", under.strip(), "Objective 2 – Caring about victims.",
        under.strip(),
    ]  # fmt: skip


def test_lines_of_a_list_without_bullets_stay_apart() -> None:
    text = (
        "My commitments\nI will:\ncommission local services for victims from 1 October 2014\n"
        "appoint a champion for the county who is unpaid and independent\n"
        "see to it that every victim is offered an adviser of their own\n\n"
        "In the past year far too many people told me that\nno answer came.\n"
    )
    assert [written(piece) for piece in read_string(text).pieces] == [
        "My commitments",
        "I will:",
        "commission local services for victims from 1 October 2014",
        "appoint a champion for the county who is unpaid and independent",
        "see to it that every victim is offered an adviser of their own",
        "In the past year far too many people told me that no answer came.",
    ]
