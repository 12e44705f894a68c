"""A long paper needs hardly more memory than a short one, and is read as a short one is."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.platypus import PageBreak

from pipeline.ingest.pdf import source_pdfium
from pipeline.ingest.pdf.read import reading_of
from pipeline.ingest.pdf.records import Leaf
from pipeline.ingest.pdf.scroll import Scroll
from pipeline.ingest.pdf.shelf import KEPT, Shelf
from pipeline.ingest.pdf.source_pdfium import Fresh
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import bullets, flowed, para, ruled
from tests.ingest.pdf.shown import shown


def a_page(folder: Path) -> Leaf:
    rows = [["Action", "Owner", "Due"], ["Open the hub", "OPCC", "May 2018"], ["Close it", "Force", "June 2018"]]
    text = "The Commissioner will report to the Panel on what was done in the year and what was not. " * 4
    story = [para("A heading", draw.HEAD), para(text), bullets("one", "two"), ruled(rows, [200, 90, 90]), para(text)]
    with source_pdfium.opened(flowed(folder, story, footer="Page 1")) as document:
        return next(iter(source_pdfium.leaves(document)))


def repeated(leaf: Leaf, count: int) -> Iterator[Leaf]:
    """Many pages alike, each made of words of its own."""
    for number in range(1, count + 1):
        yield replace(leaf, number=number, words=tuple(word._replace(glued=word.glued) for word in leaf.words))


def needed(leaf: Leaf, count: int) -> int:
    """How many bytes reading needs at most, with what it gives back."""
    gc.collect()
    tracemalloc.start()
    reading = reading_of(repeated(leaf, count), count)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.pages == count
    return peak


def test_memory_hardly_grows_with_the_number_of_pages(tmp_path: Path) -> None:
    leaf = a_page(tmp_path)
    needed(leaf, 2)
    assert needed(leaf, 8 * KEPT) < 1.4 * needed(leaf, 4 * KEPT)


def test_pages_from_the_file_are_read_as_pages_from_memory(tmp_path: Path) -> None:
    leaf = a_page(tmp_path)
    reading = reading_of(repeated(leaf, KEPT + 5), KEPT + 5)
    by_page = [
        [one for one, piece in zip(shown(reading), reading.pieces, strict=True) if piece.page == page]
        for page in range(2, KEPT + 5)
    ]
    assert all(page == by_page[0] for page in by_page)
    assert [one.page for one in reading.omissions if one.reason == "page number"] == list(range(1, KEPT + 6))


def test_a_shelf_gives_back_what_was_put_in_as_often_as_wanted() -> None:
    with Shelf[tuple[int, str]](kept=2) as shelf:
        things = [(at, "x" * at) for at in range(7)]
        for thing in things:
            shelf.put(thing)
        assert list(shelf) == things
        assert list(shelf) == things


@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 40])
def test_a_scroll_holds_what_was_put_in_packed_or_not(count: int) -> None:
    things = [(at, "x" * at) for at in range(count)]
    scroll = Scroll[tuple[int, str]](chunk=2, most=4)
    scroll.extend(things)
    assert len(scroll) == count and list(scroll) == things == list(scroll.flat())
    assert [scroll[at] for at in range(-count, count)] == things * 2
    assert scroll[1:-1] == tuple(things[1:-1])
    with pytest.raises(IndexError):
        scroll[count]


def test_the_last_of_a_scroll_can_be_changed() -> None:
    scroll = Scroll[int](chunk=2, most=4)
    for at in range(20):
        scroll.append(at)
        scroll.replace_last(-at)
    assert list(scroll) == [-at for at in range(20)]


def test_what_is_given_back_is_packed_in_a_long_paper_only(tmp_path: Path) -> None:
    leaf = a_page(tmp_path)
    short, long = reading_of(repeated(leaf, 4), 4), reading_of(repeated(leaf, 2 * KEPT), 2 * KEPT)
    assert isinstance(short.pieces, tuple) and isinstance(long.pieces, Scroll)
    assert [piece.level for piece in list(long.pieces)[: len(short.pieces)]] == [one.level for one in short.pieces]


def test_a_file_is_opened_anew_and_read_on(tmp_path: Path) -> None:
    path = flowed(tmp_path, [one for at in range(7) for one in (para(f"Page {at}."), PageBreak())])
    document = Fresh(path, most=2)
    found = [source_pdfium.leaf_of(document, at) for at in range(len(document))]
    document.close()
    with source_pdfium.opened(path) as whole:
        assert found == list(source_pdfium.leaves(whole)) and len(found) == 7
