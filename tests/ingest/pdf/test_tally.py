"""Every character is somewhere: the accounts of pages add up to what is printed on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf.source_pdfium import leaves, opened
from pipeline.ingest.pdf.tally import total
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import bullets, flowed, para, ruled
from tests.ingest.pdf.test_sources import PAPERS


def printed(path: Path) -> list[int]:
    with opened(path) as document:
        return [sum(len(word.text) for word in leaf.words) for leaf in leaves(document)]


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_nothing_is_lost_in_the_sample_papers(path: Path) -> None:
    reading = read_pdf(path)
    assert [one.body + one.table + one.furniture for one in reading.by_page] == printed(path)
    assert reading.characters == total(reading.by_page)
    assert reading.characters.lost == 0


def test_a_table_that_goes_on_and_a_footer_are_accounted_for_page_by_page(tmp_path: Path) -> None:
    rows = [["Action", "Owner"], *([f"Do thing {at}", "OPCC"] for at in range(70))]
    story = [para("A title", draw.TITLE), bullets("one", "two"), ruled(rows, [200, 100])]
    path = flowed(tmp_path, story, header="Item 6", footer="Page {page}")
    reading = read_pdf(path)
    assert [one.body + one.table + one.furniture for one in reading.by_page] == printed(path)
    assert [one.body > 0 for one in reading.by_page] == [True, False, False][: len(reading.by_page)]
    assert all(one.table and one.furniture for one in reading.by_page)


def test_characters_that_stand_for_nothing_are_lost(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 700, "Some words that can be read, and a few that cannot.")
        canvas.setFont("ZapfDingbats", 10)
        canvas.drawString(60, 680, "\x80\x81")

    reading = read_pdf(draw.drawn(tmp_path, page))
    (account,) = reading.by_page
    assert account.body + account.table + account.furniture + account.lost == sum(printed(tmp_path / "drawn.pdf"))
