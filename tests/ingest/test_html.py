"""The reader of web pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.html import read_html, read_page
from pipeline.ingest.html.walk import number
from pipeline.problems import PaperError
from tests.ingest.shapes import left_out, looks, shape


def test_minutes_of_committee_software() -> None:
    page = """<!DOCTYPE html><html><head><title>Agenda item - Plan - Barset Council</title><style>p{color:red}</style></head><body>
<div id="skip"><a href="#m">Skip to content</a></div><nav><ul><li><a href="/">Home</a></li></ul></nav>
<div id="main" class="mgContent"><h1>Agenda item</h1><h2>Police and Crime Plan <a>PDF 351 KB</a></h2>
<h3>Minutes:</h3><p class="MsoNormal">The Panel was told that –</p>
<table border="0"><tr><td width="60"><p>(a)</p></td><td><p>there were two priorities –</p></td></tr></table><p>&nbsp;</p>
<p style="margin-left:72pt;text-indent:-18pt"><span style="font-family:Symbol">·<span style="font:7pt 'Times New Roman'">&nbsp;&nbsp; </span></span>Safer streets</p>
<p style="margin-left:72pt;text-indent:-18pt"><span style="font-family:Wingdings">§<span>&nbsp; </span></span>Kinder custody</p>
<table border="0"><tr><td>(b)</td><td>a pilot had begun.</td></tr></table>
<p><b>RESOLVED</b> that the Plan be noted.</p><p>Supporting documents:</p><ul><li>PCC report, item 6 <a>PDF 412 KB</a></li></ul></div>
<footer>Contact us | Accessibility</footer><script>var a = "words";</script></body></html>"""
    reading = read_page(page)
    assert shape(reading) == [
        "H1 Agenda item",
        "H2 Police and Crime Plan",
        "H3 Minutes:",
        "P The Panel was told that –",
        "I1 (a) there were two priorities –",
        "I2 Safer streets",
        "I2 Kinder custody",
        "I1 (b) a pilot had begun.",
        "P RESOLVED that the Plan be noted.",
    ]
    assert reading.title == "Police and Crime Plan"
    assert set(left_out(reading).values()) == {"navigation", "page footer", "committee software"}


def test_lists_with_numbering() -> None:
    page = """<body><p>He will:</p><ol type="a" start="3"><li>act<ul><li>soon</li><li>well</li></ul></li><li value="7"><p>mend</p></li></ol>
<ol type="I"><li>one</li></ol><ul><li>two<p>and more of it.</p></li></ul></body>"""
    assert shape(read_page(page)) == [
        "P He will:", "I1 c. act", "I2 soon", "I2 well", "I1 g. mend", "I1 I. one", "I1 two", "P and more of it.",
    ]  # fmt: skip


def test_a_table_of_data_with_spans_and_fills() -> None:
    page = """<style>.done{background-color:#92d050}</style><body><h1>Report</h1><table>
<thead><tr><th rowspan=2>Milestone</th><th colspan=2>Due date</th><th rowspan=2>RAG</th></tr><tr><th>Original</th><th>Revised</th></tr></thead>
<tr><td colspan=4>Priority 1: Streets</td></tr>
<tr><td rowspan=2>Youth Fund</td><td>May 2018</td><td>July 2018</td><td style="background:red">R</td></tr>
<tr><td>2019</td><td><ul><li>early</li><li>late</li></ul></td><td bgcolor="#FFC000"></td></tr>
<tr><td>Hub</td><td></td><td>2020</td><td class="done">Done</td></tr></table></body>"""
    reading = read_page(page)
    assert shape(reading) == [
        "H1 Report",
        "Rh Milestone | Due date |  | RAG",
        "Rh  | Original | Revised | ",
        "H2 Priority 1: Streets",
        "R milestone: Youth Fund | due: May 2018 | due: July 2018 | rag/red: R",
        "R milestone:  | due: 2019 | due: early\nlate | rag/amber: ",
        "R milestone: Hub | due:  | due: 2020 | rag/green: Done",
    ]


def test_tables_that_lay_out_a_page() -> None:
    page = "<body><table><tr><td><h1>Plan</h1><p>All our words.</p><table><tr><td>1</td><td>First</td></tr><tr><td>2.</td><td>Second</td></tr></table></td></tr></table></body>"
    assert shape(read_page(page)) == ["H1 Plan", "P All our words.", "I1 1. First", "I1 2. Second"]


def test_looks_and_bold_headings() -> None:
    page = """<body><p>Opening words of the paper.</p><p><strong>Estates</strong></p>
<p>A <span style="color:#FF0000">red</span>, <del>dropped</del> and <ins>new</ins> <s>line</s>, <font color=red>too</font>.</p>
<p><u>Finance</u></p><p>None</p><p><b>Venue:</b> Council Chamber</p></body>"""
    reading = read_page(page)
    assert shape(reading)[1:4:2] == ["H2 Estates", "H2 Finance"]
    assert {"red": "red", "dropped": "deleted", "new": "inserted", "line": "struck", "too": "red"}.items() <= looks(
        reading
    ).items()


def test_lines_made_by_breaks() -> None:
    page = "<body><p>The PCC will:<br>(a) act<br>(b) mend what<br>is broken<br><br>Yours</p></body>"
    assert shape(read_page(page)) == ["P The PCC will:", "I1 (a) act", "I1 (b) mend what is broken", "P Yours"]


def test_hidden_text_and_forms_go() -> None:
    page = '<body><p>Seen.</p><p hidden>One</p><p style="display:none">Two</p><form><select><option>Three</option></select></form><span class="sr-only">Four</span></body>'
    reading = read_page(page)
    assert shape(reading) == ["P Seen."]
    assert left_out(reading) == {"One": "hidden text", "Two": "hidden text", "Three": "form", "Four": "hidden text"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes("<html><body><p>The Panel’s £20 – noted</p></body></html>".encode(encoding))
    assert shape(read_html(path)) == ["P The Panel’s £20 – noted"]


def test_a_declared_encoding() -> None:
    from pipeline.ingest.decode import decode

    assert "ł" in decode('<meta charset="iso-8859-2">Łódź ł'.encode("iso-8859-2"))


def test_a_page_without_words() -> None:
    with pytest.raises(PaperError):
        read_page("   ")


def test_labels_that_a_browser_prints() -> None:
    assert [number(4, kind) for kind in ("", "a", "A", "i", "upper-roman", "decimal")] == [
        "4.",
        "d.",
        "D.",
        "iv.",
        "IV.",
        "4.",
    ]


_TAGS = st.sampled_from(
    "<p> </p> <ul> <li> </ul> <table> <tr> <td> </td> <td>(a) <b> </b> <h2> </div> <div> word &amp; <br> 1. • <nav> <!-- --> <".split(
        " "
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_TAGS, max_size=30).map(" ".join))
def test_broken_markup_is_read(markup: str) -> None:
    reading = read_page(f"<html><body>{markup} end</body></html>")
    found = " ".join([*shape(reading), *left_out(reading)])
    assert found.count("word") == markup.count("word") or "<!--" in markup


def test_tags_never_closed_lose_nothing() -> None:
    assert shape(read_page("<body>" + "<div><font>" * 400 + "all the words</body>")) == ["P all the words"]


def test_what_is_nested_beyond_reading_is_reported() -> None:
    reading = read_page("<body><p>Here.</p>" + "<div>" * 5000 + "one two three four five six seven</body>")
    assert reading.characters.lost == 7 and "nested too deep" in reading.problems[0].message


def test_spans_without_measure_are_bounded() -> None:
    rows = "<tr><td colspan=9999 rowspan=9999>a</td><td>b</td></tr>" * 50
    assert max(len(piece.cells) for piece in read_page(f"<table>{rows}</table>").pieces) < 300


def test_words_behind_the_end_of_the_page() -> None:
    assert shape(read_page("<html><body><p>One.</p></body></html><p>Two.</p>")) == ["P One.", "P Two."]


def test_characters_that_no_page_may_hold_cost_nothing_else() -> None:
    page = "<html><body><h1>Minutes</h1><p>The Panel\x00 met\x0b in May.</p></body></html>"
    assert shape(read_page(page)) == ["H1 Minutes", "P The Panel met in May."]
