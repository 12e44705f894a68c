"""The page of benchmarks; nothing is timed here."""

from __future__ import annotations

import pytest

from tests.bench_page import PAGE, Row, bench_page


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
