"""Pictures of text: read by Tesseract where it is installed, reported where it is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf, tesseract
from pipeline.ingest.pdf.records import Face, Word
from pipeline.ingest.pdf.scans import is_broken
from pipeline.model import Listing
from pipeline.steps import PaperTask, digest_of, read
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import bullets, flowed, para
from tests.ingest.pdf.shown import shown

needs_tesseract = pytest.mark.skipif(
    not tesseract.program(), reason="Tesseract is not installed (on Debian: apt-get install tesseract-ocr)"
)
PLAIN = Face("", 10, False, False, (0, 0, 0))


def scanned(path: Path, folder: Path) -> Path:
    """The pages of a PDF as pictures of 200 dots an inch."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    document = pypdfium2.PdfDocument(path)
    held = io.BytesIO()
    canvas = draw.Canvas(held, invariant=1)
    for page in document:
        width, height = page.get_size()
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(page.render(scale=200 / 72).to_pil().convert("L")), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    found = folder / "scanned.pdf"
    found.write_bytes(held.getvalue())
    return found


def paper(folder: Path) -> Path:
    prose = "The Commissioner will report to the Panel in March, and the Chief Constable will answer its questions."
    story = [
        para("Police and Crime Plan", draw.TITLE),
        para(prose + " " + prose),
        para("What I will do", draw.HEAD),
        bullets("Open the victims' hub by May 2018", "Publish an estates strategy", "Keep the scheme going"),
        para("I will write to every parish council about it before the end of the year."),
    ]
    return flowed(folder, story)


@needs_tesseract
def test_a_scan_is_read_as_the_paper_is(tmp_path: Path) -> None:
    path = paper(tmp_path)
    reading = read_pdf(scanned(path, tmp_path))
    assert shown(reading) == shown(read_pdf(path))
    assert reading.ocr_pages == 1
    (problem,) = reading.problems
    assert (problem.severity, problem.page) == ("warning", 1)
    assert "confidence of 9" in problem.message


@needs_tesseract
def test_a_picture_without_words_says_so(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def page(canvas: draw.Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (300, 400), 200)), 0, 0, *draw.A4)

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert reading.ocr_pages == 0
    assert "recognised no words" in reading.problems[0].message


def test_without_tesseract_the_page_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scanned(paper(tmp_path), tmp_path)
    monkeypatch.setattr(tesseract, "program", lambda: "")
    reading = read_pdf(path)
    assert (reading.ocr_pages, reading.pieces) == (0, ())
    assert "picture of text" in reading.problems[0].message and "install Tesseract" in reading.problems[0].message


def test_a_tesseract_that_fails_costs_only_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scanned(paper(tmp_path), tmp_path)
    monkeypatch.setattr(tesseract, "program", lambda: str(tmp_path / "no-such-program"))
    assert "Tesseract recognised nothing" in read_pdf(path).problems[0].message


def test_a_page_that_tesseract_failed_on_is_tried_again_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scanned(paper(tmp_path), tmp_path)
    task = PaperTask(path, path.name, digest_of(path), Listing())
    monkeypatch.setattr(tesseract, "program", lambda: "")
    assert read(task).lasting
    monkeypatch.setattr(tesseract, "program", lambda: str(tmp_path / "no-such-program"))
    assert not read(task).lasting


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("the commissioner published her plan and every force wrote down what was done", False),
        ("mae'r comisiynydd wedi cyhoeddi cynllun heddlu a throsedd ar gyfer pob ardal", False),
        ("RAG KPI PCC OPCC HMICFRS BCU CSP 12 14 2018", False),
        ("wkh frpplvvlrqhu sxeolvkhg khu sodq dqg hyhub irufh zurwh grzq zkdw zdv grqh", True),
        ("\ufffd\ufffd\ufffd \ufffd\ufffd the \ufffd\ufffd", True),
        ("", False),
    ],
)
def test_broken_text_layers(text: str, broken: bool) -> None:
    words = tuple(Word(one, 0, 0, 1, 1, 1, PLAIN) for one in text.split() * 8)
    assert is_broken(words) is broken
