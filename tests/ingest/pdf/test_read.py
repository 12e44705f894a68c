"""Whole papers: order, lists, furniture, headings, hyphens, looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf.source_pdfium import leaves, opened
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import HEAD, SLIDE, TITLE, bullets, flowed, para
from tests.ingest.pdf.shown import items, kinds, letters_printed, letters_read, shown, words

LONG = (
    "The Commissioner has set out how the money for neighbourhood work will be shared between the four districts of "
    "the county, and has asked the councils to say by the summer which of the streets in their care they would like to "
    "see looked after first. Nobody has answered yet."
)


def prose(number: int) -> str:
    """A paragraph of its own for each number."""
    words_ = LONG.split()
    at = number * 7 % len(words_)
    return " ".join(["Number", str(number), *words_[at:-1], *words_[:at], "end."])


def test_paragraphs_headings_and_furniture(tmp_path: Path) -> None:
    story = [para("A Safer County: Police and Crime Plan 2020-2024", TITLE)]
    for number in range(1, 7):
        story += [
            para(f"Objective {number}: Keep people safe", HEAD),
            *[para(prose(6 * number + at)) for at in range(6)],
        ]
    reading = read_pdf(flowed(tmp_path, story, header="Police and Crime Panel, item 6", footer="Page {page}"))
    assert reading.pages == 3
    assert reading.title == "A Safer County: Police and Crime Plan 2020-2024"
    assert kinds(reading)[:3] == [
        ("heading", reading.title),
        ("heading", "Objective 1: Keep people safe"),
        ("paragraph", prose(6)),
    ]
    assert [text for kind, text in kinds(reading) if kind == "paragraph"] == [prose(number) for number in range(6, 42)]
    assert {(omission.text, omission.reason) for omission in reading.omissions} == {
        ("Police and Crime Panel, item 6", "running header"),
        ("Page 1", "page number"),
        ("Page 2", "page number"),
        ("Page 3", "page number"),
    }
    assert {piece.level for piece in reading.pieces if words(piece).startswith("Objective")} == {2}


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    parts = [
        f"Part {word} says this. {LONG}"
        for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    ]
    reading = read_pdf(flowed(tmp_path, [para(part) for part in parts], columns=2, footer="{page}", size=(420, 595)))
    assert kinds(reading) == [("paragraph", part) for part in parts]


def test_three_columns(tmp_path: Path) -> None:
    parts = [
        f"Part {word} says this. {LONG}"
        for word in ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    ]
    reading = read_pdf(flowed(tmp_path, [para(part) for part in parts], columns=3, size=draw.landscape(draw.A4)))
    assert kinds(reading) == [("paragraph", part) for part in parts]


def test_a_heading_across_columns_comes_first_whatever_the_file_has_first(tmp_path: Path) -> None:
    left, right = (
        ["Left column says", "one thing and goes", "on for a while."],
        ["Right column says", "another and ends", "sooner than that."],
    )

    def page(canvas: draw.Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(320, 700 - 13 * at, other)
            canvas.drawString(60, 700 - 13 * at, one)
        canvas.drawString(
            60, 600, "Below the columns a line goes over the whole width of the page, from one side to the other of it."
        )
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 740, "A heading that goes over both columns of the page")

    texts = [text for _, text in kinds(read_pdf(draw.drawn(tmp_path, page)))]
    assert texts == [
        "A heading that goes over both columns of the page",
        " ".join(left),
        " ".join(right),
        "Below the columns a line goes over the whole width of the page, from one side to the other of it.",
    ]


def test_nested_bullets(tmp_path: Path) -> None:
    story = [
        para("I expect the Chief Constable to:"),
        bullets(
            "Keep a team in every town",
            ("Publish two things", bullets("a plan", "a report", start="-")),
            "Answer letters",
        ),
        para("That is all."),
    ]
    reading = read_pdf(flowed(tmp_path, story))
    assert shown(reading) == [
        ("paragraph", 0, "", "I expect the Chief Constable to:"),
        ("item", 1, "•", "Keep a team in every town"),
        ("item", 1, "•", "Publish two things"),
        ("item", 2, "•", "a plan"),
        ("item", 2, "•", "a report"),
        ("item", 1, "•", "Answer letters"),
        ("paragraph", 0, "", "That is all."),
    ]


def test_a_list_goes_on_behind_its_governing_line_over_a_page_end(tmp_path: Path) -> None:
    story = [
        draw.Spacer(1, 640),
        para("The Chief Constable is expected to:"),
        bullets("Do one thing", "Do another", "Do a third"),
    ]
    reading = read_pdf(flowed(tmp_path, story, header="Running title", footer="{page} of 2"))
    assert reading.pages == 2
    assert [text for _, text in kinds(reading)] == [
        "The Chief Constable is expected to:",
        "Do one thing",
        "Do another",
        "Do a third",
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ["1.1", "1.2", "1.3"],
        ["(a)", "(b)", "(c)"],
        ["(i)", "(ii)", "(iii)", "(iv)"],
        ["1.", "2.", "3."],
        ["22.1", "22.2", "22.3"],
    ],
)
def test_printed_labels(tmp_path: Path, labels: list[str]) -> None:
    def page(canvas: draw.Canvas) -> None:
        for at, label in enumerate(labels):
            canvas.drawString(60, 700 - 40 * at, label)
            canvas.drawString(100, 700 - 40 * at, "The Panel is asked to note the words of this item, which go on")
            canvas.drawString(100, 686 - 40 * at, "on a second line.")

    text = "The Panel is asked to note the words of this item, which go on on a second line."
    assert items(read_pdf(draw.drawn(tmp_path, page))) == [(1, label, text) for label in labels]


def test_a_paragraph_goes_on_over_a_page_end(tmp_path: Path) -> None:
    story = [draw.Spacer(1, 660), para(f"{LONG} {LONG}"), para("Another begins.")]
    reading = read_pdf(flowed(tmp_path, story, header="Running title", footer="{page}"))
    assert reading.pages == 2
    assert kinds(reading) == [("paragraph", f"{LONG} {LONG}"), ("paragraph", "Another begins.")]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("They spoke of a new develop-", "ment in the town.", "They spoke of a new development in the town."),
        ("They hold a long-", "term plan. The term is long.", "They hold a long-term plan. The term is long."),
        ("They met in 2014-", "2017 and later.", "They met in 2014-2017 and later."),
        ("The Devon-", "Cornwall alliance goes on.", "The Devon-Cornwall alliance goes on."),
        ("They want co-", "operation. This operation is good.", "They want co-operation. This operation is good."),
        ("They look at short-", "and long-term things.", "They look at short- and long-term things."),
    ],
)
def test_words_parted_at_a_line_end(tmp_path: Path, first: str, second: str, whole: str) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 700, first)
        canvas.drawString(60, 686, second)
        canvas.drawString(60, 600, "Something else stands further down on the page.")

    assert kinds(read_pdf(draw.drawn(tmp_path, page)))[0] == ("paragraph", whole)


@pytest.mark.parametrize("off", [-3, -2, 0, 2, 3])
def test_a_bullet_that_stands_a_little_off_the_line_is_its_bullet(tmp_path: Path, off: int) -> None:
    def page(canvas: draw.Canvas) -> None:
        for at in range(3):
            canvas.setFont("Helvetica", 14)
            canvas.drawString(60, 700 - 15 * at + off, "•")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(78, 700 - 15 * at, f"Item {at} of the list")

    assert items(read_pdf(draw.drawn(tmp_path, page))) == [(1, "•", f"Item {at} of the list") for at in range(3)]


def test_slides(tmp_path: Path) -> None:
    def deck(canvas: draw.Canvas) -> None:
        for number, title in enumerate(["Milestones met", "Under way", "Not yet started"], 1):
            canvas.setFont("Helvetica", 18)
            for at, text in enumerate(["First strategy: published in March", "Second scheme: due by June"]):
                canvas.drawString(80, 280 - 40 * at, "•")
                canvas.drawString(100, 280 - 40 * at, f"{text} {number}")
            canvas.setFont("Helvetica", 28)
            canvas.drawString(60, 350, title)
            canvas.setFont("Helvetica", 10)
            canvas.drawRightString(690, 20, str(number))
            canvas.showPage()

    reading = read_pdf(draw.drawn(tmp_path, deck, SLIDE))
    assert [(kind, text) for kind, text in kinds(reading)][:4] == [
        ("heading", "Milestones met"),
        ("item", "First strategy: published in March 1"),
        ("item", "Second scheme: due by June 1"),
        ("heading", "Under way"),
    ]
    assert [omission.text for omission in reading.omissions] == ["1", "2", "3"]


def test_red_bold_and_struck_words(tmp_path: Path) -> None:
    text = (
        f'{LONG} Here is <font color="#cc0000">a new thing</font>, <b>a bold one</b> and <strike>an old one</strike>.'
    )
    reading = read_pdf(flowed(tmp_path, [para(text)]))
    looks = {run.text.strip(): set(run.looks) for run in reading.pieces[0].runs}
    assert looks["a new thing"] == {"red"}
    assert looks["a bold one"] == {"bold"}
    assert looks["an old one."] == {"struck"}


def test_headings_in_the_paper_s_own_red_are_not_marked(tmp_path: Path) -> None:
    story = [para('<font color="#aa0000">Our priorities</font>', HEAD), para(LONG)]
    assert [look for run in read_pdf(flowed(tmp_path, story)).pieces[0].runs for look in run.looks] == ["bold"]


def test_footnotes_stand_apart(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for at in range(8):
            canvas.drawString(60, 700 - 14 * at, f"Line {at} of a paragraph that goes on for several lines of the page")
        canvas.drawString(60, 560, "The last line of this page carries on")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 80, "1 Source: the survey of the year before.")
        canvas.drawString(60, 70, "2 See the appendix.")
        canvas.showPage()
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 700, "on the next page, where it ends.")

    found = shown(read_pdf(draw.drawn(tmp_path, page)))
    assert found[1] == ("paragraph", 0, "", "The last line of this page carries on on the next page, where it ends.")
    assert found[2:] == [
        ("footnote", 0, "1", "Source: the survey of the year before."),
        ("footnote", 0, "2", "See the appendix."),
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, turn: int) -> None:
    upright = flowed(tmp_path, [para("A title", TITLE), bullets("one thing", "another thing"), para(LONG)])
    import pypdfium2

    document = pypdfium2.PdfDocument(upright)
    document[0].set_rotation(turn)
    turned = tmp_path / "turned.pdf"
    document.save(turned)
    document.close()
    reading = read_pdf(turned)
    assert letters_read(reading) == letters_printed(upright)


def test_words_are_read_once_and_none_is_lost(tmp_path: Path) -> None:
    def chapter() -> list[object]:
        table = draw.ruled([["Action", "Due"], ["Do it", "May 2020"]], [200, 200])
        return [para("A title", TITLE), para(LONG), bullets("one", ("two", bullets("three"))), table]

    path = flowed(
        tmp_path,
        [flowable for _ in range(9) for flowable in chapter()],
        header="Item {page}",
        footer="Page {page} of 5",
    )
    assert letters_read(read_pdf(path)) == letters_printed(path)


def test_the_same_file_gives_the_same_reading(tmp_path: Path) -> None:
    path = flowed(tmp_path, [para("A title", TITLE), bullets("one", "two"), para(LONG)], columns=2)
    assert read_pdf(path) == read_pdf(path)


def test_characters_are_accounted_for(tmp_path: Path) -> None:
    path = flowed(
        tmp_path, [para(LONG), draw.ruled([["Action", "Due"], ["Do it", "May 2020"]], [200, 200])], footer="Page {page}"
    )
    found = read_pdf(path).characters
    assert (found.body, found.table, found.furniture, found.lost) == (len("".join(LONG.split())), 20, 5, 0)


def test_numbers_of_paragraphs_at_a_page_s_foot_are_no_page_numbers(tmp_path: Path) -> None:
    def pages(canvas: draw.Canvas) -> None:
        for number in (1, 2):
            canvas.drawString(60, 60, f"{number}.")
            canvas.drawString(
                90, 60, f"The Panel is asked to note report {'one two three'.split()[number]} of the year."
            )
            canvas.drawString(300, 30, str(number))
            canvas.showPage()

    assert items(read_pdf(draw.drawn(tmp_path, pages))) == [
        (1, "1.", "The Panel is asked to note report two of the year."),
        (1, "2.", "The Panel is asked to note report three of the year."),
    ]


def test_letters_set_halfway_down_beside_their_text(tmp_path: Path) -> None:
    texts = [
        ["the plan had been agreed by all of the", "partners in the county;"],
        ["the hub would be open by the end", "of the year; and"],
    ]

    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 740, "The Commissioner reported that:")
        for at, (first, second) in enumerate(texts):
            canvas.drawString(60, 700 - 50 * at - 7, f"({'ab'[at]})")
            canvas.drawString(110, 700 - 50 * at, first)
            canvas.drawString(110, 700 - 50 * at - 14, second)

    assert items(read_pdf(draw.drawn(tmp_path, page))) == [
        (1, "(a)", "the plan had been agreed by all of the partners in the county;"),
        (1, "(b)", "the hub would be open by the end of the year; and"),
    ]


def test_the_title_printed_small_on_later_pages_is_a_running_header(tmp_path: Path) -> None:
    def pages(canvas: draw.Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(60, 740, "Annual Report 2018/19")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "The year was good, and there is much to tell of it in this report.")
        canvas.showPage()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 800, "Annual Report 2018/19")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "The next year will be better, and that is all that can be said.")

    reading = read_pdf(draw.drawn(tmp_path, pages))
    assert [(omission.page, omission.reason) for omission in reading.omissions] == [(2, "running header")]


def test_words_are_those_that_pdfplumber_reads(tmp_path: Path) -> None:
    import pdfplumber

    path = flowed(
        tmp_path, [para("A title", TITLE), *[para(prose(at)) for at in range(20)], bullets("one", "two")], columns=2
    )
    with opened(path) as document:
        ours = [word.text for leaf in leaves(document) for word in leaf.words]
    with pdfplumber.open(path) as pdf:
        others = [word["text"] for page in pdf.pages for word in page.extract_words()]
    assert sorted(ours) == sorted("•" if word == "(cid:127)" else word for word in others)


def test_marks_that_call_footnotes_are_left_out(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for at in range(8):
            canvas.drawString(60, 700 - 14 * at, f"Line {at} of a paragraph that goes on for several lines of the page")
        canvas.drawString(60, 588, "Crime fell again in the year.")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + canvas.stringWidth("Crime fell again in the year.", "Helvetica", 11), 592, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 80, "1 Source: the survey of the year before.")

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert words(reading.pieces[0]).endswith("Crime fell again in the year.")
    assert [(omission.text, omission.reason) for omission in reading.omissions] == [("1", "footnote mark")]
    assert reading.characters.body == sum(
        len("".join((piece.label + words(piece)).split())) for piece in reading.pieces
    )


def test_tiles_are_read_one_by_one_and_a_side_box_does_not_cut_a_paragraph(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        for at, tile in enumerate((("First tile says", "one thing."), ("Second tile says", "another thing."))):
            canvas.setFillColorRGB(0.8, 0.9, 1)
            canvas.rect(60 + 200 * at, 680, 180, 50, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            for line, text in enumerate(tile):
                canvas.drawString(70 + 200 * at, 710 - 14 * line, text)
        for at in range(8):
            canvas.drawString(60, 640 - 14 * at, f"the text beside the box goes on in line {at} and")
        canvas.drawString(60, 640 - 14 * 8, "here it ends.")
        canvas.setFillColorRGB(0.9, 0.9, 0.9)
        canvas.rect(360, 570, 160, 55, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(370, 605, "A box that stands")
        canvas.drawString(370, 591, "beside the text.")

    texts = [text for _, text in kinds(read_pdf(draw.drawn(tmp_path, page)))]
    assert texts[:2] == ["First tile says one thing.", "Second tile says another thing."]
    assert sorted(texts[2:], key=len)[0] == "A box that stands beside the text."
    assert sorted(texts[2:], key=len)[1].endswith("here it ends.") and len(texts) == 4
