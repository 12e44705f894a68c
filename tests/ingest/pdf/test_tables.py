"""Tables: cells, spans, headers, colours, tables that go on over a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.pdf import read_pdf
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import bullets, colors, flowed, para, ruled
from tests.ingest.pdf.shown import kinds, letters_printed, letters_read, rows

HEADER = ["Milestone", "Owner", "Due", "RAG"]
RAG = {"red": colors.Color(0.9, 0.1, 0.1), "amber": colors.Color(1, 0.75, 0), "green": colors.Color(0.57, 0.82, 0.31)}


def long_table(count: int) -> draw.Table:
    """A table of `count` rows with a painted last column."""
    names = list(RAG)
    body = [[f"Deliverable {at}", "PCC", f"May {2020 + at % 3}", ""] for at in range(count)]
    fills = [("BACKGROUND", (3, at + 1), (3, at + 1), RAG[names[at % 3]]) for at in range(count)]
    head = [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
    return ruled([[para(f"<b>{text}</b>") for text in HEADER], *body], [200, 80, 80, 60], *fills, *head)


def test_a_rag_table_over_a_page_end(tmp_path: Path) -> None:
    reading = read_pdf(flowed(tmp_path, [long_table(60)], header="Item 6", footer="Page {page}"))
    found = [piece for piece in reading.pieces if piece.kind == "row"]
    assert reading.pages and reading.pages > 1
    assert [piece.header for piece in found] == [True] + [False] * 60
    assert {piece.table for piece in found} == {1}
    assert [cell.heading for cell in found[1].cells] == HEADER
    assert [cell.meaning for cell in found[1].cells] == ["milestone", "owner", "due", "rag"]
    assert [piece.cells[3].fill for piece in found[1:]] == ["red", "amber", "green"] * 20
    assert [row[0] for row in rows(reading)[1:]] == [f"Deliverable {at}" for at in range(60)]
    assert {omission.reason for omission in reading.omissions} == {
        "running header",
        "page number",
        "table header repeated",
    }


def test_a_cell_over_rows_and_a_cell_over_columns(tmp_path: Path) -> None:
    table = ruled(
        [
            ["Objective", "Action", "Due"],
            ["Keep safe", "Open a hub", "May 2020"],
            ["", "Hire a champion", "June 2020"],
            ["Nothing more is planned", "", ""],
        ],
        [120, 180, 90],
        ("SPAN", (0, 1), (0, 2)),
        ("SPAN", (0, 3), (1, 3)),
    )  # fmt: skip
    reading = read_pdf(flowed(tmp_path, [table]))
    assert rows(reading) == [
        ["Objective", "Action", "Due"],
        ["Keep safe", "Open a hub", "May 2020"],
        ["", "Hire a champion", "June 2020"],
        ["Nothing more is planned", ""],
    ]
    assert reading.pieces[2].cells[0].heading == "Objective"
    assert reading.pieces[3].cells[0].heading == "Objective Action"


def test_a_row_over_the_whole_width_is_a_heading_of_the_rows_under_it(tmp_path: Path) -> None:
    rows_: list[list[Any]] = [
        ["Action", "Owner", "Due"],
        [para("<b>Priority 1: Safe streets</b>"), "", ""],
        ["Light the lanes", "Councils", "2021"],
        ["Hold a forum", "PCC", "2022"],
    ]
    reading = read_pdf(flowed(tmp_path, [ruled(rows_, [180, 100, 80], ("SPAN", (0, 1), (2, 1)))]))
    assert kinds(reading) == [
        ("row", "Action | Owner | Due"),
        ("heading", "Priority 1: Safe streets"),
        ("row", "Light the lanes | Councils | 2021"),
        ("row", "Hold a forum | PCC | 2022"),
    ]


def test_paragraphs_and_bullets_of_a_cell_are_parted(tmp_path: Path) -> None:
    cell: Any = [para("Work goes on."), bullets("first of two things", "second of two things")]
    reading = read_pdf(
        flowed(tmp_path, [ruled([["Action", "Progress"], ["Open a hub", cell], ["Shut it", "Not begun"]], [120, 220])])
    )
    assert rows(reading)[1] == ["Open a hub", "Work goes on. / first of two things / second of two things"]


def test_lines_between_rows_only(tmp_path: Path) -> None:
    style = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)]
    body = [
        ["Action", "Owner", "Due"],
        ["Open a victim hub", "PCC", "May 2020"],
        ["Hire a champion of victims", "OPCC", "June 2020"],
    ]
    table = draw.PlainTable([[para(cell, draw.SMALL) for cell in row] for row in body], [180, 100, 100], style=style)
    assert rows(read_pdf(flowed(tmp_path, [table]))) == body


def test_painted_rows_without_lines(tmp_path: Path) -> None:
    body = [["Action", "Owner", "Due"]] + [[f"Open hub {at}", "PCC", f"May 202{at}"] for at in range(4)]
    style = [("BACKGROUND", (0, at), (-1, at), colors.lightblue) for at in (0, 2, 4)]
    table = draw.PlainTable([[para(cell, draw.SMALL) for cell in row] for row in body], [180, 100, 100], style=style)
    assert rows(read_pdf(flowed(tmp_path, [table]))) == body


def test_text_in_a_frame_is_no_table(tmp_path: Path) -> None:
    box = draw.PlainTable(
        [[[para("A box with a note."), para("It has two paragraphs.")]]],
        [300],
        style=[("BOX", (0, 0), (-1, -1), 1, colors.black)],
    )
    reading = read_pdf(flowed(tmp_path, [para("Before."), box, para("After.")]))
    assert kinds(reading) == [
        ("paragraph", text) for text in ("Before.", "A box with a note.", "It has two paragraphs.", "After.")
    ]


def test_a_coloured_dot_gives_a_cell_its_colour(tmp_path: Path) -> None:
    names = ["Action", "Open a hub", "Shut it"]

    def page(canvas: draw.Canvas) -> None:
        for at in range(4):
            canvas.line(60, 700 - 30 * at, 300, 700 - 30 * at)
        for x in (60, 220, 300):
            canvas.line(x, 700, x, 610)
        for at, text in enumerate(names):
            canvas.drawString(66, 680 - 30 * at, text)
        canvas.drawString(226, 680, "RAG")
        for at, colour in ((1, RAG["green"]), (2, RAG["red"])):
            canvas.setFillColor(colour)
            canvas.circle(240, 685 - 30 * at, 6, stroke=0, fill=1)

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert [piece.cells[1].fill for piece in reading.pieces] == ["", "green", "red"]


def test_words_of_tables_are_read_once_and_none_is_lost(tmp_path: Path) -> None:
    path = flowed(
        tmp_path, [para("A title"), long_table(70), para("An end.")], header="Item 6", footer="Page {page} of 3"
    )
    assert letters_read(read_pdf(path)) == letters_printed(path)


@pytest.mark.parametrize("count", [3, 25])
def test_cells_are_those_that_pdfplumber_finds(tmp_path: Path, count: int) -> None:
    import pdfplumber

    path = flowed(tmp_path, [long_table(count)])
    with pdfplumber.open(path) as pdf:
        other = [
            [" ".join((cell or "").split()) for cell in row] for table in pdf.pages[0].extract_tables() for row in table
        ]
    assert rows(read_pdf(path)) == other


def test_a_row_that_a_page_end_cuts_is_one_row(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        _cut_table(
            canvas, [("Action", "Progress"), ("Open a hub", "The hub has been opened in the old school and now")], 250
        )
        canvas.showPage()
        _cut_table(canvas, [("", "takes in people from all over the county."), ("Shut it", "Not begun.")], 780)

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert rows(reading) == [
        ["Action", "Progress"],
        ["Open a hub", "The hub has been opened in the old school and now takes in people from all over the county."],
        ["Shut it", "Not begun."],
    ]


def _cut_table(canvas: draw.Canvas, body: list[tuple[str, str]], top: float) -> None:
    canvas.setFont("Helvetica", 9)
    for at in range(len(body) + 1):
        canvas.line(60, top - 24 * at, 460, top - 24 * at)
    for x in (60, 200, 460):
        canvas.line(x, top, x, top - 24 * len(body))
    for at, (one, other) in enumerate(body):
        canvas.drawString(66, top - 16 - 24 * at, one)
        canvas.drawString(206, top - 16 - 24 * at, other)


def _typed(canvas: draw.Canvas, body: list[list[str]], xs: list[int], top: float) -> None:
    canvas.setFont("Helvetica", 10)
    for at, row in enumerate(body):
        for x, text in zip(xs, row, strict=True):
            canvas.drawString(x, top - 20 * at, text)


def test_two_tables_under_each_other_have_their_own_headers(tmp_path: Path) -> None:
    tables = [
        ruled([["Action", "Owner"], ["Open a hub", "PCC"]], [200, 100]),
        draw.Spacer(1, 12),
        ruled([["Measure", "Baseline"], ["Number of crimes", "50"]], [200, 100]),
    ]
    reading = read_pdf(flowed(tmp_path, tables))
    assert [(piece.table, piece.header) for piece in reading.pieces] == [(1, True), (1, False), (2, True), (2, False)]
    assert reading.pieces[3].cells[0].heading == "Measure"


def test_a_table_without_lines_under_known_headings(tmp_path: Path) -> None:
    body = [
        ["Action", "Owner", "Due"],
        ["Open a hub for victims", "PCC", "May 2020"],
        ["Hire a champion", "OPCC", "June"],
    ]

    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 740, "The actions stand in the table, which has no lines around its cells at all.")
        _typed(canvas, body, [60, 260, 360], 700)
        canvas.drawString(60, 560, "After the table the text goes on over the whole width of the page, as it does.")

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert rows(reading) == body
    assert [kind for kind, _ in kinds(reading)] == ["paragraph", "row", "row", "row", "paragraph"]


def test_wrapped_cells_of_a_table_without_lines(tmp_path: Path) -> None:
    body = [
        ["Action", "Owner", "Due"],
        ["Open a hub for", "The PCC and", "May 2020"],
        ["Hire a champion", "OPCC", "June"],
    ]

    def page(canvas: draw.Canvas) -> None:
        _typed(canvas, body[:2], [60, 260, 360], 700)
        canvas.drawString(60, 668, "victims of crime")
        canvas.drawString(260, 668, "the councils")
        _typed(canvas, body[2:], [60, 260, 360], 648)

    assert rows(read_pdf(draw.drawn(tmp_path, page)))[1:] == [
        ["Open a hub for victims of crime", "The PCC and the councils", "May 2020"],
        ["Hire a champion", "OPCC", "June"],
    ]


def test_a_word_that_a_narrow_cell_cuts_is_made_whole(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 760, "The work is to be done by September of the year.")
        _cut_table(canvas, [("Action", "Due"), ("Open it", "Septembe")], 700)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(206, 700 - 46, "r 2018")

    assert rows(read_pdf(draw.drawn(tmp_path, page)))[1] == ["Open it", "September 2018"]
