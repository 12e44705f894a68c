"""Opening a PDF with pdfium and turning its pages, one after another, into records.

Every page is closed before the next is opened, so that memory does not grow with the number of pages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Leaf
from pipeline.ingest.pdf.shapes_pdfium import page_shapes
from pipeline.ingest.pdf.words_pdfium import page_words
from pipeline.problems import PaperError

MOST_PAGES = 2000
MOST_PATHS = 2000
_FRESH = 100
_RESAVE = "Open it in a PDF viewer, print it to a new PDF, and put that in its place."


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The pdfium document of the file at `path`, closed afterwards.

    Raises PaperError for a file that is empty, no PDF, encrypted or broken."""
    _check_start(path)
    document = Fresh(path)
    try:
        yield document
    finally:
        document.close()


class Fresh:
    """A document that is opened anew after every so many pages: pdfium keeps of each page what it read for it."""

    def __init__(self, path: Path, most: int = _FRESH) -> None:
        self._path, self._most, self._given = path, most, 0
        self._document = _document(path)

    def __len__(self) -> int:
        return len(self._document)

    def __getitem__(self, index: int) -> Any:
        """A page, which must be closed before the next is asked for."""
        if self._given >= self._most:
            self.close()
            self._document, self._given = _document(self._path), 0
        self._given += 1
        return self._document[index]

    def close(self) -> None:
        """Close the file."""
        self._document.close()


def _document(path: Path) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refusal(path, str(error)) from error


def _check_start(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise PaperError(
            f"{path.name} cannot be opened: {error.strerror}.", "Check the file and its permissions."
        ) from error
    if not start:
        raise PaperError(f"{path.name} is empty.", "Download it again.")
    if b"%PDF-" not in start:
        raise PaperError(
            f"{path.name} is not a PDF, whatever its name says.", "Download it again or correct its suffix."
        )


def _refusal(path: Path, reason: str) -> PaperError:
    low = reason.lower()
    if "password" in low:
        return PaperError(f"{path.name} is encrypted and asks for a password.", "Save a copy without one.")
    if "security" in low:
        return PaperError(
            f"{path.name} is protected by a scheme that cannot be read.", "Save a copy without protection."
        )
    return PaperError(f"{path.name} is a PDF that is truncated or broken.", f"Download it again. {_RESAVE}")


def leaves(document: Any, limit: int = MOST_PAGES) -> Iterator[Leaf]:
    """The pages of an opened document as records, at most `limit`. Raises pypdfium2's error for one that is broken."""
    for index in range(min(len(document), limit)):
        yield leaf_of(document, index)


def leaf_of(document: Any, index: int) -> Leaf:
    """The page at `index` (from 0) as records. Raises pypdfium2's error where it cannot be loaded."""
    page = document[index]
    try:
        return _read(page, index + 1)
    finally:
        page.close()


def _read(page: Any, number: int) -> Leaf:
    width, height = page.get_size()
    if not (0 < width < 1e5 and 0 < height < 1e5 and math.isfinite(width * height)):
        return Leaf(number, 0.0, 0.0, ())
    place = Place.of(page)
    words, lost = page_words(page, place)
    shapes = page_shapes(page, place, MOST_PATHS)
    pictures = min(1.0, shapes.picture_area / (width * height))
    return Leaf(number, width, height, words, shapes.rules, shapes.fills, pictures, lost, shapes.crowded)
