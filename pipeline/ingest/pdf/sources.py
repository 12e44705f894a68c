"""The pages of a PDF, from the source that can read them: pdfium for speed, pdfplumber for a page where pdfium fails,
character recognition for a page whose characters cannot be read.

pdfplumber reads the file with other code (pdfminer's), which forgives other mistakes. On pages that both can read they
give the same words, so that a page that comes from the second is laid out as it would be from the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.ingest.pdf import source_pdfium, source_pdfplumber
from pipeline.ingest.pdf.records import Leaf
from pipeline.ingest.pdf.scans import MOST_SCANS, recognised
from pipeline.ingest.pdf.source_pdfium import MOST_PAGES

_SECOND = "could not be read by pdfium and was read by pdfplumber instead; compare it with the paper."


@contextmanager
def pages(path: Path) -> Iterator[tuple[int, Iterator[Leaf]]]:
    """How many pages the PDF at `path` has, and the pages one after another, at most MOST_PAGES.

    Raises PaperError for a file that is empty, no PDF, encrypted or broken. A page that none can read has no size."""
    with source_pdfium.opened(path) as document, ExitStack() as stack:
        yield len(document), _leaves(document, _Second(path, stack))


def _leaves(document: Any, second: _Second) -> Iterator[Leaf]:
    scans = 0
    for index in range(min(len(document), MOST_PAGES)):
        try:
            leaf = source_pdfium.leaf_of(document, index)
        except Exception:  # noqa: BLE001
            leaf = _unread(index)
        leaf = second.leaf(index) if leaf.width <= 0 else recognised(document, leaf) if scans < MOST_SCANS else leaf
        scans += leaf.ocr
        yield leaf


def _unread(index: int) -> Leaf:
    return Leaf(index + 1, 0.0, 0.0, ())


class _Second:
    """The second source, which opens the file only when it is asked for a page."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path, self.stack = path, stack
        self.document: Any = None

    def leaf(self, index: int) -> Leaf:
        """A page, with a note of how it was read; a page that this source cannot read either has no size."""
        try:
            if self.document is None:
                self.document = self.stack.enter_context(source_pdfplumber.opened(self.path))
            leaf = source_pdfplumber.leaf_of(self.document, index)
        except Exception:  # noqa: BLE001
            return _unread(index)
        return replace(leaf, told=(_SECOND,)) if leaf.width > 0 else leaf
