"""The verb: formats told by content, documents put together, clear messages for what is no paper."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest import document_id_of, ingest
from pipeline.ingest.formats import sniff
from pipeline.model import Document, Listing
from pipeline.problems import PaperError
from tests.ingest.office import docx, p, saved, zipped

SHARED = Path(__file__).resolve().parents[3] / "shared" / "papers"


def read(path: Path) -> Document:
    return ingest(path, path.name, Listing())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"junk\n%PDF-1.4", "pdf"),
        (docx(p("Words")), "docx"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "pptx"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"}), "odt"),
        (b"<!DOCTYPE html><html><body>Words</body></html>", "html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><html xmlns="x"><body/></html>', "html"),
        ("<html><body>Words</body></html>".encode("utf-16"), "html"),
        (b"<p>Words</p><div>more</div>", "html"),
        (b"{\\rtf1\\ansi Words}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "doc"),
        (b"Words of the Panel", "text"),
        ("The Panel’s words".encode("utf-16"), "text"),
        ("£20 – noted".encode("cp1252"), "text"),
        (b"Costs < 5 and > 3 <b>", "text"),
        (b"BM is no bitmap here", "text"),
    ],
)
def test_formats_by_content(data: bytes, name: str) -> None:
    assert sniff(data, "paper.any").name == name


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "JPEG picture"),
        (b"PK\x03\x04 cut", "damaged"),
        (zipped({"xl/workbook.xml": "<x/>"}), "spreadsheet"),
        (zipped({"a.txt": "x"}), "zip archive"),
        (b"\0\1\2\3\4\5" * 50, "no format"),
        (b'<?xml version="1.0"?><feed/>', "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"MZ\x90\0\3\0\0\0", "program"),
    ],
)
def test_what_is_no_paper_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(PaperError, match=says) as error:
        read(saved(tmp_path, data, "paper.pdf"))
    assert "paper.pdf" in str(error.value) and "Traceback" not in str(error.value)


def test_a_document(tmp_path: Path) -> None:
    text = "# Police and Crime Plan\n\nThe PCC will:\n\n- act **now**\n- rest\n"
    path = tmp_path / "plan.md"
    path.write_text(text, encoding="utf-8", newline="\n")
    document = ingest(path, "sub/plan.md", Listing(area="Barset"))
    assert document.text == "Police and Crime Plan\n\nThe PCC will:\n\n- act now\n- rest\n"
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.document_id == document_id_of(document.sha256) == f"d{document.sha256[:12]}"
    assert (document.source, document.media_type, document.title) == (
        "sub/plan.md",
        "text/markdown",
        "Police and Crime Plan",
    )
    assert [document.text[block.start : block.end] for block in document.blocks][-2:] == ["act now", "rest"]
    assert document.pages is None and document.characters.body == len("".join(document.text.split())) - 2
    assert document.facts.area == "Barset"


def test_a_paper_without_a_title_has_its_name(tmp_path: Path) -> None:
    path = tmp_path / "notes-of-may.txt"
    path.write_text("the panel met.\n", encoding="utf-8")
    assert read(path).title == "notes-of-may"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="cannot be opened"):
        read(tmp_path / "none.txt")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_word_files_give_papers_or_clear_errors(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = docx(p("Words") + p("more"))
    at, byte = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 255))
    path = saved(tmp_path_factory.mktemp("damaged"), whole[:at] + bytes([byte]) + whole[at + 1 :])
    try:
        assert read(path).blocks
    except PaperError as error:
        assert str(error)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared papers are not here")
@pytest.mark.parametrize("stem", ["001", "004"])
def test_both_forms_of_a_real_paper_give_the_same_blocks(stem: str) -> None:
    text, published = (next(SHARED.glob(f"{form}/{stem}*")) for form in ("text", "published"))
    assert _blocks(read(text)) == _blocks(read(published))


def _blocks(document: Document) -> list[str]:
    return [" ".join(document.text[block.start : block.end].split()) for block in document.blocks]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = saved(tmp_path, docx(p("Words") + p("more")))
    assert read(path) == read(path)


def test_a_file_beyond_measure_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.ingest.MOST_BYTES", 10)
    with pytest.raises(PaperError, match="more than"):
        read(saved(tmp_path, b"more words than ten", "paper.txt"))


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "**a" * 20_000, "- x\n" * 5_000, "The Plan\n\n" * 3_000, "a\t" * 20_000]
)
def test_long_and_odd_texts_are_read(tmp_path: Path, text: str) -> None:
    assert read(saved(tmp_path, text.encode(), "paper.txt")).text.strip()
