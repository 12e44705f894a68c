"""The whole report: its assets, the papers' files, pictures of passages, then page by page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.emit.report.canvas import drawing
from pipeline.emit.report.commitments import commitment_page
from pipeline.emit.report.ledger import ledger_pages
from pipeline.emit.report.lists import list_pages
from pipeline.emit.report.originals import copy_originals
from pipeline.emit.report.papers import paper_pages
from pipeline.emit.report.passages import Picture, cut_passages
from pipeline.emit.report.pen import Page, Pen
from pipeline.emit.report.plans import plan_pages
from pipeline.emit.report.shelf import Shelf
from pipeline.model import Dataset

_ASSETS = Path(__file__).parent / "assets"


def write_site(dataset: Dataset, folder: Path) -> None:
    """Write the report of a dataset into a new folder."""
    shelf = Shelf.of(dataset)
    folder.mkdir()
    shutil.copytree(_ASSETS, folder / "assets", copy_function=shutil.copyfile)
    kept = copy_originals(shelf, folder)
    pictures = cut_passages(shelf, folder)
    pen = Pen.of(shelf, folder, kept)
    with drawing():
        _write_pages(pen, pictures)


def _write_pages(pen: Pen, pictures: Mapping[str, Picture]) -> None:
    for path, template, values in _pages(pen, pictures):
        pen.write(path, template, values)


def _pages(pen: Pen, pictures: Mapping[str, Picture]) -> Iterator[Page]:
    yield from ledger_pages(pen.shelf)
    yield from plan_pages(pen.shelf)
    yield from list_pages(pen.shelf)
    for name in pen.shelf.commitments:
        yield commitment_page(pen.shelf, name, pictures)
    for name in pen.shelf.papers:
        yield from paper_pages(pen.shelf, name)
