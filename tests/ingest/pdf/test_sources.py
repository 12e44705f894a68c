"""Two sources give one set of records: what pdfium reads and what pdfplumber reads are the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf, source_pdfium, source_pdfplumber
from pipeline.ingest.pdf.records import Leaf, Word
from pipeline.ingest.shades import fill_name
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import bullets, flowed, para, ruled
from tests.ingest.pdf.shown import shown

ROOT = Path(__file__).parents[3]
PAPERS = [*sorted((ROOT / "corpus").glob("*.pdf")), *sorted((ROOT / "../shared/papers/published").glob("*.pdf"))]
# Words that only one source gives. None so far: rounding of sizes and edges is all that differs.
EXPLAINED: dict[str, tuple[str, ...]] = {}


def both(path: Path) -> list[tuple[Leaf, Leaf]]:
    with source_pdfium.opened(path) as one, source_pdfplumber.opened(path) as other:
        return list(zip(source_pdfium.leaves(one), source_pdfplumber.leaves(other), strict=True))


def spoken(words: Iterable[Word]) -> Counter[str]:
    """The words as somebody reads them: those of several looks in one, hyphens at line ends kept."""
    found: list[str] = []
    for word in words:
        text = word.text + "-" * word.broken
        if word.glued and found:
            found[-1] += text
        else:
            found.append(text)
    return Counter(found)


def everything(folder: Path) -> Path:
    """A PDF with looks, bullets, a table with fills, raised, turned and hidden words."""

    def page(canvas: draw.Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        canvas.drawString(60, 780, "red words")
        canvas.setFillColorCMYK(0, 0, 0, 1)
        canvas.drawString(60, 760, "black words of four inks")
        text = canvas.beginText(60, 740)
        text.textOut("the 1")
        text.setRise(4)
        text.setFont("Helvetica", 6)
        text.textOut("st")
        text.setRise(0)
        text.setFont("Helvetica-Bold", 10)
        text.textOut(" of")
        text.setFont("Helvetica", 10)
        text.textOut("May")
        canvas.drawText(text)
        hidden = canvas.beginText(60, 720)
        hidden.setTextRenderMode(3)
        hidden.textOut("unseen")
        canvas.drawText(hidden)
        canvas.saveState()
        canvas.translate(500, 600)
        canvas.rotate(90)
        canvas.drawString(0, 0, "sideways words")
        canvas.restoreState()
        canvas.setFillColorRGB(0, 0.6, 0)
        canvas.rect(60, 600, 100, 20, stroke=1, fill=1)
        canvas.line(60, 580, 160, 580)
        canvas.drawString(60, 560, "twice")
        canvas.drawString(60.3, 560, "twice")

    return draw.drawn(folder, page)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_both_sources_give_the_same_words(path: Path) -> None:
    for one, other in both(path):
        ours, theirs = spoken(one.words), spoken(other.words)
        differing = ((ours - theirs) + (theirs - ours)).total()
        assert differing <= 0.005 * max(1, ours.total())
        assert set((ours - theirs) + (theirs - ours)) <= set(EXPLAINED.get(path.name, ()))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_both_sources_give_the_same_places_and_shapes(path: Path) -> None:
    places: list[bool] = []
    for one, other in both(path):
        assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=0.1)
        assert len(one.rules) == len(other.rules) and len(one.fills) == len(other.fills)
        assert [fill.colour for fill in one.fills] == [fill.colour for fill in other.fills]
        for ours, theirs in zip(one.words, other.words, strict=True):
            near = (0.2 if ours.text.isalnum() else 1) * ours.face.size  # fonts do not tell the widths of all symbols
            off = abs(ours.x0 - theirs.x0) + abs(ours.base - theirs.base) + abs(ours.x1 - theirs.x1)
            places.append(off < near)
            assert abs(ours.face.size - theirs.face.size) <= 0.11
            assert ours.face._replace(size=0) == theirs.face._replace(size=0)
    assert sum(places) >= 0.99 * len(places)


def test_looks_are_the_same(tmp_path: Path) -> None:
    ((one, other),) = both(everything(tmp_path))
    assert spoken(one.words) == spoken(other.words)
    for ours, theirs in zip(one.words, other.words, strict=True):
        assert (ours.text, ours.glued) == (theirs.text, theirs.glued)
        assert fill_name(ours.face.colour) == fill_name(theirs.face.colour)  # four inks are mixed a little differently
        assert ours.face._replace(colour=(0, 0, 0)) == theirs.face._replace(colour=(0, 0, 0))
    assert [round(word.base) for word in one.words] == [round(word.base) for word in other.words]
    assert {fill.colour for fill in one.fills} == {fill.colour for fill in other.fills} == {(0, 153, 0)}
    assert [rule[:4] for rule in one.rules] == [pytest.approx(rule[:4], abs=0.1) for rule in other.rules]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_and_cropped_pages_are_the_same(tmp_path: Path, turn: int) -> None:
    import pypdfium2

    path = flowed(tmp_path, [para("Words of a page that is turned."), ruled([["a", "b"], ["c", "d"]], [90, 90])])
    document = pypdfium2.PdfDocument(path)
    document[0].set_rotation(turn)
    document[0].set_cropbox(20, 30, 500, 800)
    document.save(tmp_path / "turned.pdf")
    ((one, other),) = both(tmp_path / "turned.pdf")
    assert (one.width, one.height) == (other.width, other.height)
    for ours, theirs in zip(sorted(one.words), sorted(other.words), strict=True):
        assert ours.text == theirs.text and ours.face == theirs.face
        assert (ours.x0, ours.x1) == pytest.approx((theirs.x0, theirs.x1), abs=5)
        assert (ours.top, ours.bottom) == pytest.approx((theirs.top, theirs.bottom), abs=5)
    assert sorted(rule[:4] for rule in one.rules) == [
        pytest.approx(rule, abs=0.1) for rule in sorted(rule[:4] for rule in other.rules)
    ]


def test_a_border_drawn_as_one_path_is_no_fill(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        path = canvas.beginPath()
        path.rect(60, 600, 200, 50)
        path.rect(60.7, 600.7, 198.6, 48.6)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
        canvas.drawString(70, 620, "framed")

    for leaf in both(draw.drawn(tmp_path, page))[0]:
        assert leaf.fills == ()
        assert {rule.soft for rule in leaf.rules} == {False}


def small(folder: Path) -> Path:
    table = ruled([["Action", "Due"], ["Do it", "May 2020"]], [200, 200])
    return flowed(folder, [para("A title", draw.TITLE), bullets("one", "two"), table, para("The end.")])


def test_a_page_that_pdfium_cannot_read_comes_from_pdfplumber(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small(tmp_path)
    usual = read_pdf(path)

    def refuse(document: object, index: int) -> Leaf:
        raise RuntimeError("no such page")

    monkeypatch.setattr(source_pdfium, "leaf_of", refuse)
    reading = read_pdf(path)
    assert shown(reading) == shown(usual)
    assert [(one.page, one.severity) for one in reading.problems] == [(1, "warning")]
    assert "pdfplumber" in reading.problems[0].message


def test_a_page_that_neither_can_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: object, index: int) -> Leaf:
        raise RuntimeError("no such page")

    monkeypatch.setattr(source_pdfium, "leaf_of", refuse)
    monkeypatch.setattr(source_pdfplumber, "leaf_of", refuse)
    messages = [one.message for one in read_pdf(small(tmp_path)).problems]
    assert messages[0].startswith("page 1 cannot be loaded")


def test_words_of_the_second_source_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    ((one, other),) = both(small(tmp_path))
    assert [word.text for word in one.words] == [word.text for word in other.words]
    assert all(before.base <= after.base + 1 for before, after in pairwise(other.words[:2]))
