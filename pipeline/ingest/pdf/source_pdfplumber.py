"""The same page records through pdfplumber: slower by about ten times, and for pages that pdfium cannot read.

pdfplumber does not say whether a character is painted, nor how far it is raised; both are known while a page is being
interpreted, so they are taken down there.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.ingest.pdf.records import Leaf
from pipeline.ingest.pdf.shapes_pdfplumber import page_shapes
from pipeline.ingest.pdf.source_pdfium import MOST_PAGES, MOST_PATHS
from pipeline.ingest.pdf.words_pdfplumber import page_words

Frame = tuple[float, float, float, float]


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The pdfplumber document of the file at `path`, closed afterwards. Raises whatever pdfplumber raises."""
    import pdfplumber

    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.ERROR)
    with path.open("rb") as file:  # not by pdfplumber, which goes through all pages when it closes a document
        yield pdfplumber.open(file)


def leaves(document: Any, limit: int = MOST_PAGES) -> Iterator[Leaf]:
    """The pages of an opened document as records, at most `limit`. Raises whatever pdfplumber raises."""
    for index in range(min(len(document.pages), limit)):
        yield leaf_of(document, index)


def leaf_of(document: Any, index: int) -> Leaf:
    """The page at `index` (from 0) as records. Raises whatever pdfplumber raises."""
    page = document.pages[index]
    try:
        return _read(page, index + 1)
    finally:
        page.close()


def _read(page: Any, number: int) -> Leaf:
    frame = _frame(page)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    if not (0 < width < 1e5 and 0 < height < 1e5 and math.isfinite(width * height)):
        return Leaf(number, 0.0, 0.0, ())
    objects = list(page.iter_layout_objects(_layout(page)))
    words, lost = page_words([one for one in objects if one["object_type"] == "char"], page.height, frame)
    sketch, pictures, crowded = page_shapes(objects, frame, MOST_PATHS)
    share = min(1.0, pictures / (width * height))
    return Leaf(number, width, height, words, tuple(sketch.rules), tuple(sketch.fills), share, lost, crowded)


def _frame(page: Any) -> Frame:
    """The part of the page that is shown, in pdfplumber's coordinates; its own crop box is not turned with the page."""
    mx0, my0, mx1, my1 = page.page_obj.mediabox
    cx0, cy0, cx1, cy1 = page.page_obj.cropbox
    cx0, cy0, cx1, cy1 = max(mx0, cx0), max(my0, cy0), min(mx1, cx1), min(my1, cy1)
    shown = {
        0: (cx0 - mx0, my1 - cy1, cx1 - mx0, my1 - cy0),
        90: (cy0 - my0, cx0 - mx0, cy1 - my0, cx1 - mx0),
        180: (mx1 - cx1, cy0 - my0, mx1 - cx0, cy1 - my0),
        270: (my1 - cy1, mx1 - cx1, my1 - cy0, mx1 - cx0),
    }
    left, top, right, bottom = shown[page.rotation // 90 % 4 * 90]
    x, y = page.mediabox[:2]
    return left + x, top + y, right + x, bottom + y


def _layout(page: Any) -> Any:
    """What pdfminer finds on a page; of each character its `tag` is (render mode, rise, font size, font flags)."""
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent

    class Device(PDFPageAggregatorWithMarkedContent):
        mode = 0

        def render_string(self, textstate: Any, *rest: Any) -> None:
            self.mode = textstate.render
            super().render_string(textstate, *rest)

        def render_char(self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, *rest: Any) -> Any:
            self.cur_tag: Any = (self.mode, rise, fontsize, font.flags)
            return super().render_char(matrix, font, fontsize, scaling, rise, *rest)

    device = Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()
