"""The reader of Word files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.docx import read_docx
from pipeline.problems import PaperError
from tests.ingest.office import cell, docx, numbered, p, r, row, saved, style, table, zipped
from tests.ingest.shapes import left_out, looks, shape

STYLES = "".join(
    [
        style("Normal"),
        style("Title", "Normal", title="Title"),
        style("Kop1", "Normal", '<w:outlineLvl w:val="0"/>', "<w:b/>", title="heading 1"),
        style("Own", "Kop1", title="Our Heading"),
        style("ListNumber", "Normal", '<w:numPr><w:numId w:val="1"/></w:numPr>', title="List Number"),
    ]
)


def test_headings_numbering_and_bullets(tmp_path: Path) -> None:
    abstract1, num1 = numbered(1, 1, ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3."))
    abstract2, num2 = numbered(2, 2, ("bullet", "\uf0b7"), ("bullet", "o"))
    abstract3, num3 = numbered(3, 3, ("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
    body = "".join(
        [
            p("Police and Crime Plan", "Title"),
            p("Background", "Kop1"),
            p("First:", "ListNumber"),
            p("letter", num="1", level=1),
            p("letter too:", num="1", level=1),
            p("roman", num="1", level=2),
            p("Second:", "ListNumber"),
            p("letter again:", num="1", level=1),
            p("bullet", num="2"),
            p("inner", num="2", level=1),
            p("Aims", "Own"),
            p("chapter", num="3"),
            p("section", num="3", level=1),
            p("section", num="3", level=1),
            p("part", num="3", level=2),
            p("off", "ListNumber", num="0"),
        ]
    )
    path = saved(tmp_path, docx(body, abstract1 + abstract2 + abstract3 + num1 + num2 + num3, STYLES))
    reading = read_docx(path)
    assert shape(reading) == [
        "H1 Police and Crime Plan",
        "H2 Background",
        "I1 1. First:",
        "I2 (a) letter",
        "I2 (b) letter too:",
        "I3 i. roman",
        "I1 2. Second:",
        "I2 (a) letter again:",
        "I2 bullet",
        "I3 inner",
        "H2 Aims",
        "I1 1 chapter",
        "I2 1.1 section",
        "I2 1.2 section",
        "I3 1.2.1 part",
        "P off",
    ]
    assert reading.title == "Police and Crime Plan"


def test_restarts_overrides_and_words_in_labels(tmp_path: Path) -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    abstract, num = numbered(1, 1, ("decimal", "Priority %1:"))
    other, second = numbered(1, 2, ("decimal", "Priority %1:"), override=again)
    body = p("a", num="1") + p("b", num="1") + p("c", num="2") + p("d", num="2") + p("e", num="9")
    found = shape(read_docx(saved(tmp_path, docx(body, abstract + num + second))))
    assert found == ["I1 Priority 1: a", "I1 Priority 2: b", "I1 Priority 5: c", "I1 Priority 6: d", "P e"]
    assert other


def test_tables_with_fills_merges_and_headings(tmp_path: Path) -> None:
    body = p("Report", "Kop1") + table(
        row(cell(p("Milestone")), cell(p("Lead")), cell(p("RAG")), head=True),
        row(cell(p("Priority 1: Streets"), span=3, fill="D9D9D9")),
        row(cell(p("Youth Fund"), merge="restart"), cell(p("OPCC"), p("Force")), cell(p("R"), fill="FF0000")),
        row(cell(p(""), merge=""), cell(p("Panel")), cell(p(""), fill="00B050")),
    )
    assert shape(read_docx(saved(tmp_path, docx(body, styles=STYLES)))) == [
        "H1 Report",
        "Rh Milestone | Lead | RAG",
        "H2 Priority 1: Streets",
        "R milestone: Youth Fund | owner: OPCC\nForce | rag/red: R",
        "R milestone:  | owner: Panel | rag/green: ",
    ]


def test_a_table_that_lays_out_a_list(tmp_path: Path) -> None:
    body = table(row(cell(p("(a)")), cell(p("the first;"))), row(cell(p("(b)")), cell(p("the second."))))
    assert shape(read_docx(saved(tmp_path, docx(body)))) == ["I1 (a) the first;", "I1 (b) the second."]


def test_tracked_changes_strikes_and_colours(tmp_path: Path) -> None:
    body = (
        "<w:p>" + r("Kept ") + "<w:ins>" + r("new ") + "</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        + r("gone ", "<w:strike/>") + r("red ", '<w:color w:val="C00000"/>') + r("marked", '<w:highlight w:val="yellow"/>')
        + r("hidden", "<w:vanish/>") + "</w:p>"
    )  # fmt: skip
    reading = read_docx(saved(tmp_path, docx(body)))
    assert shape(reading) == ["P Kept new old gone red marked"]
    assert looks(reading) == {
        "new": "inserted",
        "old": "deleted",
        "gone": "struck",
        "red": "red",
        "marked": "highlighted",
    }
    assert left_out(reading) == {"hidden": "hidden text"}


def test_fields_symbols_tabs_and_breaks(tmp_path: Path) -> None:
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>no</w:t></w:r>'
    result = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = f"<w:p>{r('Page ')}{code}{result}<w:r><w:noBreakHyphen/><w:tab/><w:t>end</w:t></w:r></w:p>"
    body += (
        "<w:p>" + r("The PCC will:") + "<w:r><w:br/><w:t>(a) act</w:t></w:r><w:r><w:br/><w:t>(b) rest</w:t></w:r></w:p>"
    )
    assert shape(read_docx(saved(tmp_path, docx(body)))) == [
        "P Page 7- end",
        "P The PCC will:",
        "I1 (a) act",
        "I1 (b) rest",
    ]


def test_boxes_notes_headers_comments_and_contents(tmp_path: Path) -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + p("In a box") + "</w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("In a box") + "</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    body = f'<w:p>{r("Words")}<w:r><w:footnoteReference w:id="2"/></w:r>{box}</w:p>' + p("Aims 3", "TOC1")
    body += f"<w:sdt><w:sdtContent>{p('In a control')}</w:sdtContent></w:sdt>"
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote><w:footnote w:id="2">{p("A note")}</w:footnote>'
    )
    reading = read_docx(
        saved(
            tmp_path,
            docx(body, footnotes=notes, header1=p("Barset Council"), comments=p("Is this so?"), footer1=p("Page")),
        )
    )
    assert shape(reading) == ["P Words", "P In a box", "F 1 A note", "P In a control"]
    assert left_out(reading) == {
        "Aims 3": "contents", "Is this so?": "comment", "Page": "running footer", "Barset Council": "running header",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 cut off", "damaged"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": '<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'}), "entities"),
        (zipped({"word/document.xml": "<d/>"}), "no body"),
        (zipped({"word/document.xml": b" " * 20_000_000}), "unpack"),
    ],
    ids=["cut off", "broken part", "entity", "no body", "bomb"],
)
def test_hostile_files(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(PaperError, match=says):
        read_docx(saved(tmp_path, data))


def test_a_path_that_leads_out_of_the_file_is_not_followed(tmp_path: Path) -> None:
    rels = '<Relationships><Relationship Id="r1" Target="../../../etc/styles.xml"/><Relationship Id="r2" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    parts = {
        "word/_rels/document.xml.rels": rels,
        "../../evil.xml": "<x/>",
        "word/document.xml": docx_document("Words"),
    }
    assert shape(read_docx(saved(tmp_path, zipped(dict(parts))))) == ["P Words"]


def docx_document(text: str) -> str:
    return f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{p(text)}</w:body></w:document>'


def test_deep_nesting_is_bounded(tmp_path: Path) -> None:
    body = "<w:sdt><w:sdtContent>" * 100 + p("deep") + "</w:sdtContent></w:sdt>" * 100 + p("shallow")
    assert "P shallow" in shape(read_docx(saved(tmp_path, docx(body))))
