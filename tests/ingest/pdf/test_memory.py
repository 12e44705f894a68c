"""A long paper needs hardly more memory than a short one, and is read as a short one is."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.ingest.pdf import source_pdfium
from pipeline.ingest.pdf.read import reading_of
from pipeline.ingest.pdf.records import Leaf
from pipeline.ingest.pdf.shelf import KEPT, Shelf
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
    """How many bytes reading needs beyond what it gives back."""
    gc.collect()
    tracemalloc.start()
    reading = reading_of(repeated(leaf, count), count)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.pages == count
    return peak - kept


def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    leaf = a_page(tmp_path)
    needed(leaf, 2)
    assert needed(leaf, 4 * KEPT) < 1.5 * needed(leaf, KEPT)


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
