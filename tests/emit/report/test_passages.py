"""Pictures of passages: cut from where the statement stands, small, the same every time, and never a risk to the run."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.emit.report import cutting, passages
from pipeline.emit.report.cutting import cut
from pipeline.emit.report.passages import cut_passages
from pipeline.emit.report.pen import into
from pipeline.emit.report.shelf import Shelf
from pipeline.model import Box, Dataset, Paper
from pipeline.workers.limits import Limits
from tests import datasets


def pdf(words: str) -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    sheet = io.BytesIO()
    page = canvas.Canvas(sheet, invariant=1)
    page.drawString(100, 700, words)
    page.save()
    return sheet.getvalue()


def shelf(folder: Path, box: Box | None, page: int = 1) -> Shelf:
    (folder / "plan.pdf").write_bytes(pdf("I will open a rural crime team by March 2018."))
    plan = datasets.plan()
    one = plan.statements[0]
    statement = replace(one.statement, box=box, page=page)
    document = replace(plan.document, media_type="application/pdf", source="plan.pdf")
    papers = (Paper(document, (replace(one, statement=statement),)), datasets.report())
    return Shelf.of(Dataset(papers, (datasets.area(),), (), str(folder)))


def test_the_words_are_in_the_picture(tmp_path: Path) -> None:
    from PIL import Image

    (picture,) = cut_passages(shelf(tmp_path, Box(100, 128, 330, 146)), into(tmp_path)).values()
    with Image.open(tmp_path / picture.path) as image:
        assert image.size == (picture.width, picture.height)
        dark = sum(image.convert("L").histogram()[:100])
    assert dark > 100
    assert picture.whole
    assert (tmp_path / picture.path).stat().st_size < 6000


def test_an_empty_place_gives_an_empty_picture(tmp_path: Path) -> None:
    from PIL import Image

    (picture,) = cut_passages(shelf(tmp_path, Box(100, 400, 330, 415)), into(tmp_path)).values()
    with Image.open(tmp_path / picture.path) as image:
        assert sum(image.convert("L").histogram()[:100]) == 0


def test_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (picture,) = cut_passages(shelf(tmp_path / name, Box(100, 128, 330, 146)), into(tmp_path / name)).values()
        found.append((tmp_path / name / picture.path).read_bytes())
    assert found[0] == found[1]


def test_a_tall_passage_is_cut_off(tmp_path: Path) -> None:
    (picture,) = cut_passages(shelf(tmp_path, Box(0, 0, 600, 840)), into(tmp_path)).values()
    assert not picture.whole
    assert picture.height < 420


@pytest.mark.parametrize(
    ("box", "page"),
    [
        (None, 1),
        (Box(100, 128, 330, 146), 7),
        (Box(900, 900, 950, 950), 1),
        (Box(-5, -5, -1, -1), 1),
        (Box(9, 9, 9, 9), 0),
    ],
)
def test_no_picture_where_there_is_no_such_place(tmp_path: Path, box: Box | None, page: int) -> None:
    found = cut_passages(shelf(tmp_path, box, page), into(tmp_path))
    assert all(one.width > 0 for one in found.values())


def test_a_fault_in_drawing_costs_one_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.pdf").write_bytes(pdf("I will open a rural crime team by March 2018."))
    drawn = cutting._drawn

    def fails(page: object, box: Box) -> object:
        if box.top > 300:
            raise OverflowError
        return drawn(page, box)

    monkeypatch.setattr(cutting, "_drawn", fails)
    here, there = (1, Box(100, 128, 330, 146)), (1, Box(100, 400, 330, 415))
    found = cut(tmp_path / "plan.pdf", (there, here, (9, Box(1, 1, 99, 99)), here))
    assert [one is None for one in found] == [True, False, True, False]
    assert found[1] == found[3]


def _dies(*_: object) -> None:
    os._exit(11)


def _hangs(*_: object) -> None:
    while True:
        pass


@pytest.mark.parametrize("what", [_dies, _hangs])
def test_a_paper_that_ends_or_hangs_its_drawing_costs_its_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: Callable[..., None]
) -> None:
    monkeypatch.setattr(passages, "cut", what)
    monkeypatch.setattr(passages, "_LIMITS", Limits(0.3, 0))
    assert cut_passages(shelf(tmp_path, Box(100, 128, 330, 146)), into(tmp_path)) == {}


def test_no_more_than_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "_MOST", 0)
    assert cut_passages(shelf(tmp_path, Box(100, 128, 330, 146)), into(tmp_path)) == {}
