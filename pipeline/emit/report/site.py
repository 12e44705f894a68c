"""The whole report: its assets, the papers' files, the pages over all areas; then, area by area, pictures of passages
and the pages of plans, commitments and papers."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from pipeline.emit.report.canvas import drawing
from pipeline.emit.report.commitments import commitment_page
from pipeline.emit.report.ledger import ledger_pages
from pipeline.emit.report.lists import list_pages
from pipeline.emit.report.originals import copy_originals
from pipeline.emit.report.papers import paper_pages
from pipeline.emit.report.passages import cut_passages
from pipeline.emit.report.pen import Page, Pen, Put, into
from pipeline.emit.report.plans import plan_list, plan_pages
from pipeline.emit.report.shelf import Around, Shelf
from pipeline.model import Dataset

_ASSETS = Path(__file__).parent / "assets"


def write_site(dataset: Dataset, folder: Path) -> None:
    """Write the report of a dataset into a new folder."""
    shelf = Shelf.of(dataset)
    kept = write_front(shelf, folder)
    _write_area(shelf, into(folder), kept)


def write_front(shelf: Shelf, folder: Path) -> dict[str, str]:
    """Write what is over all areas into a new folder; gives the papers' files that stand in it, by document."""
    folder.mkdir()
    shutil.copytree(_ASSETS, folder / "assets", copy_function=shutil.copyfile)
    kept = copy_originals(shelf, folder)
    _write(shelf, into(folder), kept, _front(shelf))
    return kept


def _front(shelf: Shelf) -> Iterator[Page]:
    yield from ledger_pages(shelf)
    yield plan_list(shelf)
    yield from list_pages(shelf)


def write_area(dataset: Dataset, around: Around, put: Put) -> None:
    """Put the pages of one area of a larger dataset into a report."""
    _write_area(Shelf.of(dataset, around), put, dict(around.kept))


def _write_area(shelf: Shelf, put: Put, kept: Mapping[str, str]) -> None:
    pictures = cut_passages(shelf, put)
    commitments = (commitment_page(shelf, name, pictures) for name in shelf.commitments)
    papers = (page for name in shelf.papers for page in paper_pages(shelf, name))
    _write(shelf, put, kept, chain(plan_pages(shelf), commitments, papers))


def _write(shelf: Shelf, put: Put, kept: Mapping[str, str], pages: Iterable[Page]) -> None:
    pen = Pen.of(shelf, put, kept)
    with drawing():
        for path, template, values in pages:
            pen.write(path, template, values)
