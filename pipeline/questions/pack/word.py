"""The pack as a Word document, in Word's own styles, so that an officer can edit it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from pipeline.emit.report import words
from pipeline.emit.safe import visible
from pipeline.link.when import last_day
from pipeline.questions.pack.page import cited
from pipeline.questions.pack.records import Item, Pack, Section

_FIXED = (1980, 1, 1, 0, 0, 0)


def word(pack: Pack) -> bytes:
    """The document. The same pack gives the same bytes: its dates are those of the meeting."""
    from docx import Document

    document = Document()
    _set_up(document, pack)
    document.add_heading(_shown(f"Meeting pack: {pack.area} Police and Crime Panel, {words.day(pack.meeting)}"), 0)
    since = f"since {words.day(pack.since)}" if pack.since else "so far; no earlier meeting is known"
    document.add_paragraph(
        f"What has become due, late or doubtful {since}, as papers up to this meeting tell. Each item cites the paper, "
        "page and words it rests on. The questions are suggestions."
    )
    _contents(document, pack)
    for section in pack.sections:
        if section.items:
            _section(document, section)
    _papers(document, pack)
    return _fixed(document)


def _set_up(document: Any, pack: Pack) -> None:
    from docx.shared import Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    document.styles["Title"].font.size = Pt(20)
    for name in ("Title", "Heading 1", "Heading 2", "Caption"):
        document.styles[name].font.color.rgb = RGBColor(0x1D, 0x2B, 0x36)
    for language in document.styles.element.iter(_word("lang")):
        language.set(_word("val"), "en-GB")
    about = document.core_properties
    about.title = _shown(f"Meeting pack: {pack.area}, {words.day(pack.meeting)}")
    about.author, about.last_modified_by, about.language, about.comments = "plantrace", "plantrace", "en-GB", ""
    about.created = about.modified = datetime.fromisoformat(last_day(pack.meeting))
    page.footer.paragraphs[0].text = "Made by plantrace. Check each item against its paper before it is used."


def _word(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def _contents(document: Any, pack: Pack) -> None:
    table = document.add_table(rows=1, cols=2, style="Light List Accent 1")
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Section", "Items"
    for section in pack.sections:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = section.title, str(len(section.items) + section.left_out)


def _section(document: Any, section: Section) -> None:
    document.add_heading(f"{section.title} ({len(section.items) + section.left_out})", 1)
    document.add_paragraph(section.says).paragraph_format.keep_with_next = True
    for number, item in enumerate(section.items, 1):
        _item(document, number, item)
    if section.left_out:
        document.add_paragraph(f"{section.left_out} more stand in the ledger.")


def _item(document: Any, number: int, item: Item) -> None:
    before = len(document.paragraphs)
    document.add_heading(_shown(f"{number}. {item.title}"), 2)
    owners = ", ".join(words.name(role) for role in item.owners) or "Nobody is named"
    due = f"due by {words.day(item.due)}" if item.due else "no date"
    line = document.add_paragraph(f"{owners}; {due}")
    if item.not_certain:
        line.add_run("; not certain: check the papers").bold = True
    document.add_paragraph(_shown(item.sentence))
    for one in item.citations:
        quote = document.add_paragraph(style="Quote")
        quote.add_run(_shown(f"“{one.words}”"))
        document.add_paragraph(_shown(cited(one)), style="Caption")
    asked = document.add_paragraph()
    asked.add_run("A question to ask: ").bold = True
    asked.add_run(_shown(item.question))
    for paragraph in document.paragraphs[before:-1]:  # an item stands on one page
        paragraph.paragraph_format.keep_with_next = True


def _papers(document: Any, pack: Pack) -> None:
    document.add_heading(f"Papers since the last meeting ({len(pack.papers)})", 1)
    for one in pack.papers:
        document.add_paragraph(_shown(cited(one)), style="List Bullet")
    document.add_paragraph(
        "This pack knows only the papers that it was given: “no paper reports completion” does not say that it was not "
        "completed."
    )


def _shown(text: str) -> str:
    """A text as Word may hold it."""
    return " ".join(visible(text).split())


def _fixed(document: Any) -> bytes:
    """The file with the same time on each of its parts."""
    made, fixed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _FIXED)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            new.writestr(part, old.read(name))
    return fixed.getvalue()
