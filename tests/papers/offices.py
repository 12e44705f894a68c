"""Word files, slides, OpenDocument texts, rich text and web pages: one thing that papers do in each; and hostile ones."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from tests.ingest.office import cell, docx, numbered, p, r, row, style, table, zipped

_BULLET = (
    '<span style="font-family:Symbol">&middot;<span style="font:7pt \'Times New Roman\'">&nbsp;&nbsp; </span></span>'
)
_SHELL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div class="cookie-banner"><p>We use cookies to make this site work.</p><button>Accept cookies</button></div>
<a href="#main">Skip to main content</a>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/mgCalendarMonthView.aspx">Meetings calendar</a></li></ul></nav></header>
<div id="main" class="mgContent">{body}</div>
<footer><p>County Hall, Aldermere</p><a href="/accessibility">Accessibility</a></footer></body></html>"""


_HEADING = style("Heading1", title="heading 1")


def _page(title: str, body: str) -> bytes:
    return _SHELL.format(title=title, body=body).encode()


def item_html() -> bytes:
    """An item of a meeting as the councils' meetings system shows it (mgAi.aspx)."""
    return _page("Agenda item - Plan update", f"""
<h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Police and Crime Plan update</h2>
<div class="mgLinks"><ul class="mgActionList"><li><a href="ieListMeetings.aspx?CId=1">Meeting of Police and Crime Panel, Friday, 12th July, 2019</a></li></ul></div>
<div class="mgAiTitleTxt"><p>To receive an update from the Commissioner.</p></div>
<h3 class="mgSubSubTitleTxt">Minutes:</h3>
<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">The Commissioner told Members that &ndash;</p>
<p class="MsoListParagraph" style="margin-left:36pt;text-indent:-18pt">{_BULLET}the hub had opened in May;</p>
<p class="MsoListParagraph" style="margin-left:36pt;text-indent:-18pt">{_BULLET}the second hub would open in 2020.</p>
<p class="MsoNormal"><b>RESOLVED:</b> That the report be noted.</p></div></div>
<h3>Supporting documents:</h3><ul><li><a href="x.pdf">Report, item 7 <span class="mgFileSize">PDF 412 KB</span></a></li></ul>""")  # fmt: skip


def minutes_html() -> bytes:
    """All items of a meeting (ieListDocuments.aspx): a table of numbers and items."""
    rows = "".join(
        f'<tr><td class="mgItemNumberCell"><p>{number}.</p></td><td><p class="mgAiTitleTxt"><a href="mgAi.aspx?ID={number}">{title}</a></p>'
        f'<div class="mgWordPara"><p><b>Minutes:</b></p><p>{text}</p></div></td></tr>'
        for number, title, text in (
            (41, "Apologies", "Councillor Hill sent apologies."),
            (42, "Draft refreshed plan", "The Panel agreed to ask for a report on cameras by March 2020."),
        )
    )
    return _page("Agenda and minutes", f"""<h1 class="mgMainTitleTxt">Agenda and minutes</h1>
<h2 class="mgSubTitleTxt">Marlshire Police and Crime Panel - Friday, 12th July, 2019 10.30 am</h2>
<table class="mgItemTable"><tbody>{rows}</tbody></table>""")  # fmt: skip


def council_html() -> bytes:
    """Another council's site: the words are in `main`, the rest is the site's own."""
    return b"""<html><head><title>Panel recommendations | Marlshire Council</title></head><body class="node">
<div id="header"><a href="/">Marlshire Council</a><form role="search"><input name="q"><button>Search</button></form></div>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/council">Council</a></li><li>Police and Crime Panel</li></ol>
<aside class="sidebar"><h2>In this section</h2><ul><li><a href="/a">Members</a></li><li><a href="/b">Complaints</a></li></ul></aside>
<main><article><h1>Panel recommendations</h1><p>The Panel recommends that:</p>
<ol><li>the Commissioner gives a date for the hub</li><li>the two funds are brought together</li></ol></article></main>
<div class="share"><a href="https://example.org/tweet">Tweet this</a></div><p class="footer">&copy; Marlshire Council</p></body></html>"""


def word_tables_html() -> bytes:
    """Lists as a word processor nests them in tables."""
    inner = '<table class="MsoTableGrid" border="0"><tr><td width="60" valign="top"><p>{}</p></td><td width="540"><p>{}</p>{}</td></tr></table>'
    second = inner.format("(i)", "in the towns", "") + inner.format("(ii)", "in the villages", "")
    body = "<h1>Minutes</h1><p>The Commissioner agreed to -</p>" + inner.format("(a)", "open a hub -", second) + inner.format("(b)", "publish the letters.", "")  # fmt: skip
    return _page("Minutes", body)


def numbered_docx() -> bytes:
    """Numbers that are in no text: Word counts them."""
    one, list_one = numbered(1, 1, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
    two, list_two = numbered(2, 2, ("lowerRoman", "(%1)"))
    body = p("Report", "Heading1") + p("The first thing", num="1") + p("a part of it", num="1", level=1) + p("and another", num="1", level=1)  # fmt: skip
    body += p("with letters", num="1", level=2) + p("The second thing", num="1") + p("one", num="2") + p("two", num="2")
    return docx(body, one + two + list_one + list_two, _HEADING)


def boxed_docx() -> bytes:
    """A text box, a footnote, and a table with a coloured cell beside two rows."""
    text = "<w:txbxContent>" + p("In a box: 340 letters came in.") + "</w:txbxContent>"
    box = f"<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{text}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{text}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>"  # fmt: skip
    note = f'<w:p>{r("The grant is paid each year.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    grid = table(
        row(cell(p("Priority")), cell(p("Action")), cell(p("RAG")), head=True),
        row(cell(p("Victims"), merge="restart"), cell(p("Open the hub")), cell(p(""), fill="00B050")),
        row(cell(p(""), merge=""), cell(p("Call back in a day")), cell(p(""), fill="FF0000")),
    )
    notes = f'<w:footnote w:id="2">{p("From the Ministry.")}</w:footnote>'
    return docx(p("Report", "Heading1") + box + note + grid, styles=_HEADING, footnotes=notes)


def tracked_docx() -> bytes:
    """Words that were put in, taken out, struck through and coloured."""
    body = p("Plan 2017-2021", "Heading1")
    body += f'<w:p>{r("Open the hub by ")}<w:del w:id="1"><w:r><w:delText>May 2018</w:delText></w:r></w:del><w:ins w:id="2">{r("May 2019")}</w:ins></w:p>'
    body += p("Recruit fifty specials", run="<w:strike/>") + p("Open a second hub", run='<w:color w:val="FF0000"/>')
    return docx(body, styles=_HEADING)


def rich_text() -> bytes:
    """Rich text, which only an office program reads."""
    return rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0\fs24{\b Report to the Panel}\par The Commissioner will open the hub by May 2018.\par}"


def slides_pptx() -> bytes:
    """Slides with a title, points, and a table with a coloured cell."""
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'  # fmt: skip

    def point(text: str, level: int = 0) -> str:
        return f'<a:p><a:pPr lvl="{level}"/><a:r><a:t>{text}</a:t></a:r></a:p>'

    def shape(kind: str, *points: str) -> str:
        return f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:txBody>{"".join(points)}</p:txBody></p:sp>'

    tint = '<a:tcPr><a:solidFill><a:srgbClr val="FFC000"/></a:solidFill></a:tcPr>'
    lines = "".join(
        f"<a:tr><a:tc><a:txBody>{point(left)}</a:txBody></a:tc><a:tc><a:txBody>{point(right)}</a:txBody>{paint}</a:tc></a:tr>"
        for left, right, paint in (("Milestone", "RAG", ""), ("Open the hub", "", tint))
    )
    grid = (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{lines}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    body = (
        shape("title", point("Progress")) + shape("body", point("Hub opened in May"), point("in Aldermere", 1)) + grid
    )
    return zipped({
        "ppt/presentation.xml": f'<p:presentation {space}><p:sldIdLst><p:sldId id="1" r:id="r1"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": '<Relationships><Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="r1" Target="slides/slide1.xml"/></Relationships>',
        "ppt/slides/slide1.xml": f"<p:sld {space}><p:cSld><p:spTree>{body}</p:spTree></p:cSld></p:sld>",
    })  # fmt: skip


def text_odt() -> bytes:
    """An OpenDocument text: a heading, a list, a table."""
    space = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'  # fmt: skip
    points = "".join(
        f"<text:list-item><text:p>{one}</text:p></text:list-item>" for one in ("Open the hub", "Write to schools")
    )
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in line)
        + "</table:table-row>"
        for line in (("Action", "Due"), ("Open the hub", "May 2018"))
    )
    body = f'<text:h text:outline-level="1">Report</text:h><text:p>The Commissioner will:</text:p><text:list>{points}</text:list><table:table>{cells}</table:table>'  # fmt: skip
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {space}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
    })  # fmt: skip


def bomb_docx() -> bytes:
    """A part that unpacks to 300 MB."""
    name, size = b"word/document.xml", 300_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block, crc, parts = b" " * 1_000_000, 0, []
    for _ in range(size // len(block)):
        parts.append(packer.compress(block))
        crc = zlib.crc32(block, crc)
    data = b"".join([*parts, packer.flush()])
    small = zipped({"[Content_Types].xml": "<Types/>"})
    start = small.index(b"PK\x01\x02")
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(data), size, len(name), 0)
    local = b"PK\x03\x04" + head + name + data
    end = small.index(b"PK\x05\x06")
    central = (
        small[start:end]
        + b"PK\x01\x02"
        + struct.pack("<H", 20)
        + head
        + struct.pack("<HHHII", 0, 0, 0, 0, start)
        + name
    )
    tail = struct.pack("<HHHHIIH", 0, 0, 2, 2, len(central), start + len(local), 0)
    return small[:start] + local + central + b"PK\x05\x06" + tail


def outside_docx() -> bytes:
    """Parts whose names lead out of the package."""
    return docx(p("What the paper says."), **{"../../../evil": "<w:p/>", "_rels/x": "<w:p/>"})


def entity_docx() -> bytes:
    """An external entity in the document."""
    main = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'  # fmt: skip
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": main})


def laughs_docx() -> bytes:
    """Entities that unpack without end."""
    layers = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
    main = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{layers}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'  # fmt: skip
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": main})


def deep_html() -> bytes:
    """Elements nested twenty thousand deep."""
    return (
        b"<html><body><h1>Minutes</h1><p>The Panel met.</p>"
        + b"<div>" * 20_000
        + b"<p>The Panel agreed to ask the Commissioner for a report on the cameras.</p></body></html>"
    )


OTHERS: dict[str, Callable[[], bytes]] = {
    "item.html": item_html, "minutes.html": minutes_html, "council.html": council_html, "word-tables.html": word_tables_html,
    "numbered.docx": numbered_docx, "boxed.docx": boxed_docx, "tracked.docx": tracked_docx, "text.rtf": rich_text,
    "slides.pptx": slides_pptx, "text.odt": text_odt, "bomb.docx": bomb_docx, "outside.docx": outside_docx,
    "entity.docx": entity_docx, "laughs.docx": laughs_docx, "deep.html": deep_html,
}  # fmt: skip
