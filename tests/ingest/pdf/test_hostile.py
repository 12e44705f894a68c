"""Files that are broken, closed, empty, no PDF, or made of pictures or of very many shapes."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf, tesseract
from pipeline.problems import PaperError
from tests.ingest.pdf import drawing as draw
from tests.ingest.pdf.drawing import bullets, flowed, para, ruled
from tests.ingest.pdf.shown import kinds


def small(folder: Path) -> Path:
    """A PDF with a bit of everything."""
    table = ruled([["Action", "Due"], ["Do it", "May 2020"]], [200, 200])
    return flowed(
        folder, [para("A title", draw.TITLE), bullets("one", "two"), table, para("The end.")], footer="{page}"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "not a PDF"),
        (b"Minutes of the Panel\n", "not a PDF"),
        (b"%PDF-1.7\n", "truncated or broken"),
        (b"%PDF-1.7\n" + b"\xff" * 4000, "truncated or broken"),
    ],
)
def test_what_is_no_pdf_is_refused_with_a_remedy(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    with pytest.raises(PaperError, match=message) as caught:
        read_pdf(path)
    assert "paper.pdf" in caught.value.message and len(caught.value.message.split(". ")) > 1


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    path = draw.drawn(tmp_path, lambda canvas: canvas.drawString(60, 700, "Secret"), encrypt="password")
    with pytest.raises(PaperError, match="password"):
        read_pdf(path)


def test_a_pdf_cut_short_is_read_or_refused(tmp_path: Path) -> None:
    content = small(tmp_path).read_bytes()
    path = tmp_path / "cut.pdf"
    for part in range(1, 10):
        path.write_bytes(content[: len(content) * part // 10])
        try:
            read_pdf(path)
        except PaperError as error:
            assert "cut.pdf" in error.message


def test_damaged_bytes_never_crash_the_reader(tmp_path: Path) -> None:
    content, dice, path = small(tmp_path).read_bytes(), random.Random(7), tmp_path / "damaged.pdf"
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(dice.randint(1, 40)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        path.write_bytes(bytes(damaged))
        with contextlib.suppress(PaperError):
            read_pdf(path)


def test_a_page_that_is_a_picture_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: "")
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("RGB", (60, 80), "white").save(picture)

    def pages(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 700, "A page of words.")
        canvas.showPage()
        canvas.drawImage(str(picture), 0, 0, *draw.A4)

    reading = read_pdf(draw.drawn(tmp_path, pages))
    assert [(problem.page, problem.severity) for problem in reading.problems] == [(2, "warning")]
    assert "page 2 holds a picture of text and no characters" in reading.problems[0].message


def test_a_layer_of_hidden_words_over_a_scan_is_read_as_ocr(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("RGB", (60, 80), "white").save(picture)

    def page(canvas: draw.Canvas) -> None:
        canvas.drawImage(str(picture), 0, 0, *draw.A4)
        hidden = canvas.beginText(60, 700)
        hidden.setTextRenderMode(3)
        hidden.textLine("The words of the scan.")
        canvas.drawText(hidden)

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert (kinds(reading), reading.ocr_pages) == ([("paragraph", "The words of the scan.")], 1)


def test_hidden_words_elsewhere_are_left_out_and_named(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 700, "What a reader sees on the page.")
        hidden = canvas.beginText(60, 600)
        hidden.setTextRenderMode(3)
        hidden.textLine("What nobody sees.")
        canvas.drawText(hidden)

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert kinds(reading) == [("paragraph", "What a reader sees on the page.")]
    assert [(omission.text, omission.reason) for omission in reading.omissions] == [
        ("What nobody sees.", "hidden text")
    ]


def test_a_slanted_stamp_is_a_watermark(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 700, "The words of the page.")
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "DRAFT")

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert [omission.reason for omission in reading.omissions] == ["watermark"]


def test_a_page_of_very_many_shapes_gives_its_words_and_a_warning(tmp_path: Path) -> None:
    def page(canvas: draw.Canvas) -> None:
        canvas.drawString(60, 800, "A map of the county.")
        for at in range(2500):
            canvas.line(at % 50 * 10, at // 50 * 12, at % 50 * 10 + 7, at // 50 * 12 + 3)

    reading = read_pdf(draw.drawn(tmp_path, page))
    assert kinds(reading) == [("paragraph", "A map of the county.")]
    assert "page 1 has more than 2,000 drawn shapes" in reading.problems[0].message


def test_a_pdf_without_words_says_so(tmp_path: Path) -> None:
    reading = read_pdf(draw.drawn(tmp_path, lambda canvas: canvas.circle(100, 100, 50)))
    assert reading.pieces == ()
    assert [problem.message for problem in reading.problems] == ["the paper has no words that can be read."]
