"""The page of benchmarks; nothing is timed here."""

from __future__ import annotations

import pytest

from tests.archive.papers import files
from tests.bench_page import PAGE, Row, archive_section, bench_page, links_section, with_section


def test_ratios_are_to_the_row_beside() -> None:
    assert Row("a", 30.0, "pages").beside(Row("b", 10.0, "pages")).ratio == pytest.approx(3)


def test_the_page_names_machine_papers_and_ratios() -> None:
    rows = [Row("ours", 123.4, "pages", 6.0), Row("other", 20.5, "pages")]
    page = bench_page(rows, rows, rows, rows, 120)
    assert "| ours | 123 | 6.00 |" in page
    assert "| other | 20.5 | 1.00 |" in page
    assert "2 papers, 120 pages." in page
    assert "cores" in page


def test_the_page_has_been_written() -> None:
    assert PAGE.read_text("utf-8").startswith("# How fast plantrace is")


def test_an_archive_is_the_same_for_the_same_arguments() -> None:
    one, two = list(files(7)), list(files(7))
    assert one == two
    assert {name.rpartition(".")[2] for name in (file.name for file in one)} == {"pdf", "docx", "html", "txt"}
    assert len({file.name for file in one}) == 7


def test_a_section_is_replaced_and_the_others_stay() -> None:
    rows = [(100, 120, "from nothing, 1 worker", 20.0, 19.0, 1.0, 10**8), (100, 120, "again", 0.5, 0.4, 0.4, 10**8)]
    page = with_section("# Page\n\ntext\n", archive_section(rows))
    assert "| 100 | 120 | again | 0.5 | 0.4 | 0.4 | 40.00 | 100 |" in page
    assert with_section(page, archive_section(rows)) == page
    both = with_section(page, links_section([("1,000", "1", "2.0", "2.00", "1.00", "2", "90", ".9", ".9", ".9")]))
    assert both.startswith(page) and "| 1,000 | 1 | 2.0 |" in both
    shorter = with_section(both, archive_section(rows[:1]))
    assert shorter.count("worker |") == 1 and "again |" not in shorter and "| 1,000 | 1 | 2.0 |" in shorter
    assert with_section(shorter, archive_section(rows)) == both
