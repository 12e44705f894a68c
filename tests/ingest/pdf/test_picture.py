"""Pages drawn with what the reader saw on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf.picture import COLOURS, draw_page
from pipeline.problems import PaperError
from tests.ingest.pdf.drawing import TITLE, flowed, para, ruled


def test_a_page_shows_its_blocks(tmp_path: Path) -> None:
    path = flowed(tmp_path, [para("A title", TITLE), para("Some words."), ruled([["a", "b"], ["c", "d"]], [90, 90])])
    pieces = read_pdf(path).pieces
    image = draw_page(path, 1, pieces, scale=1.0)
    assert image.size == (596, 842)
    box = pieces[0].box
    assert box is not None
    assert image.getpixel((round(box.x0) - 2, round((box.top + box.bottom) / 2))) == COLOURS["heading"]


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    path = flowed(tmp_path, [para("Some words.")])
    with pytest.raises(PaperError, match="no page 2"):
        draw_page(path, 2, ())
