"""Slides, OpenDocument texts, old Word files and rich text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.ingest.legacy import office, read_legacy
from pipeline.ingest.odt import read_odt
from pipeline.ingest.pptx import read_pptx
from pipeline.model import Listing
from pipeline.problems import PaperError
from tests.ingest.office import saved, zipped
from tests.ingest.shapes import left_out, looks, shape

_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def _shape(kind: str, *paragraphs: str) -> str:
    holder = f'<p:ph type="{kind}"/>' if kind and kind != "box" else "<p:ph/>" if not kind else ""
    return f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"


def _point(text: str, inner: str = "", level: int = 0, run: str = "") -> str:
    return f'<a:p><a:pPr lvl="{level}">{inner}</a:pPr><a:r><a:rPr{run}/><a:t>{text}</a:t></a:r></a:p>'


def _slides(*slides: str) -> bytes:
    ids = "".join(f'<p:sldId id="{at}" r:id="r{at}"/>' for at in range(len(slides)))
    rels = "".join(
        f'<Relationship xmlns="{_REL}" Id="r{at}" Target="slides/slide{at}.xml"/>' for at in range(len(slides))
    )
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": f"<p:presentation {_NS}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{rels}</Relationships>",
    }
    for at, slide in enumerate(slides):
        parts[f"ppt/slides/slide{at}.xml"] = f"<p:sld {_NS}><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>"
    return zipped(parts)


def test_slides(tmp_path: Path) -> None:
    grid = "<a:tr><a:tc><a:txBody>{}</a:txBody></a:tc><a:tc><a:txBody>{}</a:txBody>{}</a:tc></a:tr>"
    red = '<a:tcPr><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:tcPr>'
    table = grid.format(_point("Milestone"), _point("RAG"), "") + grid.format(_point("Youth Fund"), _point("R"), red)
    first = _shape("ctrTitle", _point("Plan on a page")) + _shape("box", _point("Barset"))
    second = (
        _shape("", _point("Promised:"), _point("inner", level=1), _point("last", run=' b="1"'))
        + _shape("title", _point("Progress"))
        + _shape(
            "box",
            _point("one", '<a:buAutoNum type="alphaLcParenR"/>'),
            _point("two", '<a:buAutoNum type="alphaLcParenR"/>'),
        )
        + f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{table}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        + _shape("sldNum", _point("2"))
    )
    reading = read_pptx(saved(tmp_path, _slides(first, second)))
    assert shape(reading) == [
        "H1 Plan on a page", "P Barset", "H2 Progress", "I1 Promised:", "I2 inner", "I1 last", "I1 a) one", "I1 b) two",
        "Rh Milestone | RAG", "R milestone: Youth Fund | rag/red: R",
    ]  # fmt: skip
    assert reading.pages == 2 and {piece.page for piece in reading.pieces} == {1, 2}
    assert looks(reading) == {"last": "bold"} and left_out(reading) == {"2": "slide footer"}


def test_slides_without_slides(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="no slides"):
        read_pptx(saved(tmp_path, _slides()))


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in [
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
    ]
)
_STYLES = """<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" fo:color="#ff0000"/></style:style>
<style:style style:name="Red" style:family="table-cell"><style:table-cell-properties fo:background-color="#c00000"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="U"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>"""


def _odt(body: str) -> bytes:
    content = f"<office:document-content {_ODF}><office:automatic-styles>{_STYLES}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def test_opendocument(tmp_path: Path) -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = "<text:list><text:list-item><text:p>letter</text:p></text:list-item></text:list>"
    body = (
        '<text:tracked-changes><text:p>dropped</text:p></text:tracked-changes><text:h text:outline-level="1">The Plan</text:h>'
        '<text:p>Some<text:s/><text:span text:style-name="B">red</text:span> words<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A note</text:p></text:note-body></text:note>.</text:p>"
        f'<text:list text:style-name="L">{item.format("one:", inner)}{item.format("two", "")}</text:list>'
        f'<text:p>Also:</text:p><text:list text:style-name="L" text:continue-numbering="true">{item.format("three", "")}</text:list>'
        f'<text:list text:style-name="U">{item.format("bullet", "")}</text:list>'
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell>"
        "<table:table-cell><text:p>RAG</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>Mend</text:p></table:table-cell>"
        '<table:table-cell table:style-name="Red"><text:p>R</text:p></table:table-cell></table:table-row></table:table>'
    )
    reading = read_odt(saved(tmp_path, _odt(body)))
    assert shape(reading) == [
        "H1 The Plan", "P Some red words.", "F 1 A note", "I1 1. one:", "I2 (a) letter", "I1 2. two", "P Also:", "I1 3. three", "I1 bullet",
        "Rh Action | RAG", "R action: Mend | rag/red: R",
    ]  # fmt: skip
    assert looks(reading) == {"red": "bold+red"} and left_out(reading) == {"dropped": "deleted text"}


RTF = rb"""{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 {\b Police and Crime Plan}\par The PCC will:\par \'95\tab act\par \'95\tab rest\par}"""


def test_rich_text_without_libreoffice_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.ingest.legacy.office", lambda: "")
    with pytest.raises(PaperError) as error:
        ingest(saved(tmp_path, RTF, "plan.rtf"), "plan.rtf", Listing())
    assert "LibreOffice is not installed. Install LibreOffice" in error.value.message


@pytest.mark.skipif(not office(), reason="LibreOffice is not installed")
def test_rich_text_through_libreoffice(tmp_path: Path) -> None:
    found = shape(read_legacy(saved(tmp_path, RTF, "plan.rtf"), "RTF"))
    assert found[0].endswith("Police and Crime Plan") and found[1:] == ["P The PCC will:", "I1 act", "I1 rest"]
