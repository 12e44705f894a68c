"""Writes a paper as a word processor's file: heading styles, automatic numbering, shaded cells.

The package is written part by part, uncompressed and with a fixed date, so that the same source gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.sample.source import Block, Cell, Paper, Row

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FILLS = {"green": "92D050", "amber": "FFC000", "red": "FF0000", "blue": "00B0F0", "grey": "D9D9D9"}
_WIDE, _NARROW = 13958, 9026  # text width in twentieths of a point, landscape and portrait
_BULLETS, _OUTLINE = 1, 2
_FORMATS = {  # number of the list's definition: (number format, text around the number)
    3: ("lowerLetter", "(%1)"),
    4: ("decimal", "(%1)"),
    5: ("lowerRoman", "(%1)"),
    6: ("decimal", "%1."),
    7: ("lowerLetter", "%1)"),
}


@dataclass(slots=True)
class _Lists:
    """The lists of a paper: for each, its definition and where its numbers begin; the first two are fixed."""

    starts: list[tuple[int, int]] = field(default_factory=list)
    last: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def place(self, definition: int, level: int, number: int) -> int:
        """Return the list that an item goes on with, or a new one that begins with its number."""
        before = self.last.get((definition, level))
        if before is None or before[1] != number - 1:
            self.starts.append((definition, number))
            before = (len(self.starts) + 2, 0)
        self.last[definition, level] = (before[0], number)
        return before[0]


def to_docx(paper: Paper) -> bytes:
    """Return the paper as a DOCX package."""
    lists = _Lists()
    wide = paper.says("layout") == "landscape"
    body = "".join(_block(block, lists, _WIDE if wide else _NARROW) for block in paper.blocks)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("numbering", "numbering.xml"),
                "rId3": ("header", "header1.xml"),
                "rId4": ("footer", "footer1.xml"),
            }
        ),
        "word/document.xml": _part("document", f"<w:body>{body}{_section(wide)}</w:body>"),
        "word/styles.xml": _part("styles", _styles(paper.says("font") or "Arial", paper.says("colour") or "1F3864")),
        "word/numbering.xml": _part("numbering", _numbering(lists)),
        "word/header1.xml": _part("hdr", _running("Header", paper.says("header"))),
        "word/footer1.xml": _part("ftr", _running("Footer", paper.says("footer"))),
    }
    return _zip(parts)


def _zip(parts: dict[str, str]) -> bytes:
    """Return the parts as one package, free of clock and compressor."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, (_HEAD + text).encode("utf-8"))
    return package.getvalue()


def _block(block: Block, lists: _Lists, width: int) -> str:
    """Return one block as paragraphs or a table."""
    if block.kind == "table":
        return _table(block, width)
    if block.kind == "heading":
        return _heading(block)
    if block.kind == "item":
        return _item(block, lists)
    if block.kind == "page":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    if block.kind == "rule":
        return (
            '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr></w:pPr></w:p>'
        )
    style = {"title": "Title", "box": "Quote"}.get(block.kind, "")
    return _paragraph(block.text, style, '<w:jc w:val="center"/>' if block.kind == "centred" else "")


def _heading(block: Block) -> str:
    """Return a heading; its number, where it has one, is the outline's."""
    found = re.fullmatch(r"\d+\.? +(.*)", block.text)
    if found and block.level == 1:
        return _paragraph(found[1], "Heading1", _number(_OUTLINE, 0))
    return _paragraph(block.text, f"Heading{block.level}")


def _item(block: Block, lists: _Lists) -> str:
    """Return an item of a list with the number that the word processor is to count."""
    if not block.label:
        return _paragraph(block.text, "ListBullet", _number(_BULLETS, block.level))
    if re.fullmatch(r"\d+\.\d+", block.label):
        return _paragraph(block.text, "ListParagraph", _number(_OUTLINE, 1))
    definition, number = _definition(block.label)
    return _paragraph(block.text, "ListParagraph", _number(lists.place(definition, block.level, number), block.level))


def _definition(label: str) -> tuple[int, int]:
    """Return which definition counts a label such as (b), (2), 3. or d), and its number."""
    bare = label.strip("().")
    if bare.isdigit():
        return (4 if label.startswith("(") else 6), int(bare)
    if label.startswith("(") and bare in ("ii", "iii", "iv", "v", "vi", "vii", "viii"):
        return 5, ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii").index(bare) + 1
    return (3 if label.startswith("(") else 7), ord(bare.lower()) - ord("a") + 1


def _number(list_number: int, level: int) -> str:
    """Return the property that makes a paragraph an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'


def _paragraph(text: str, style: str = "", more: str = "") -> str:
    """Return a paragraph."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{_runs(text)}</w:p>"


def _runs(text: str) -> str:
    """Return text as runs, bold and italic where it is marked so."""
    parts = re.split(r"(\*\*.+?\*\*|\*.+?\*)", text)
    return "".join(_run(part) for part in parts if part)


def _run(part: str) -> str:
    """Return one run; a new line in it is a line break."""
    marks = "<w:b/>" if part.startswith("**") else "<w:i/>" if part.startswith("*") else ""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = part.strip("*").split("\n") if marks else part.split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{properties}{words}</w:r>"


def _table(block: Block, width: int) -> str:
    """Return a table with borders; its first row is repeated on each page."""
    widths = _widths(block, width)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    rows = "".join(_row(row, widths, number == 0) for number, row in enumerate(block.rows))
    properties = f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph('')}"


def _widths(block: Block, width: int) -> list[int]:
    """Return the width of each column."""
    shares = block.widths or (1.0,) * len(block.rows[0].cells)
    return [int(width * share / sum(shares)) for share in shares]


def _row(row: Row, widths: list[int], is_header: bool) -> str:
    """Return a table row."""
    header = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_header else ""
    if row.band:
        return f"<w:tr>{_cell(row.cells[0], sum(widths), len(widths), True)}</w:tr>"
    cells = "".join(_cell(cell, width, 1, is_header) for cell, width in zip(row.cells, widths, strict=True))
    return f"<w:tr>{header}{cells}</w:tr>"


def _cell(cell: Cell, width: int, span: int, strong: bool) -> str:
    """Return a table cell, shaded where it has a fill."""
    fill = _FILLS[cell.fill] if cell.fill else "D9D9D9" if strong else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    text = f"**{cell.text}**" if strong and cell.text else cell.text
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{shade}</w:tcPr>'
    return f"<w:tc>{properties}{_paragraph(text, 'TableText')}</w:tc>"


def _section(wide: bool) -> str:
    """Return the page set-up with its running header and footer."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if wide else 'w:w="11906" w:h="16838"'
    margins = 'w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="709" w:footer="709" w:gutter="0"'
    running = '<w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
    return f"<w:sectPr>{running}<w:pgSz {size}/><w:pgMar {margins}/></w:sectPr>"


def _running(style: str, text: str) -> str:
    """Return a running header or footer; {page} and {pages} are fields."""
    parts = re.split(r"(\{pages?\})", text)
    runs = "".join(_field(part) if part.startswith("{") else _runs(part) for part in parts if part)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _field(part: str) -> str:
    """Return the field that counts pages."""
    code = "NUMPAGES" if part == "{pages}" else "PAGE"
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _numbering(lists: _Lists) -> str:
    """Return the definitions of all lists, then the lists."""
    symbols = ["\uf0b7", "o", "\uf0a7"]
    bullets = "".join(_level(level, "bullet", symbols[level % 3], level + 1) for level in range(3))
    outline = _level(0, "decimal", "%1.", 0) + _level(1, "decimal", "%1.%2", 1)
    definitions = [(_BULLETS, bullets), (_OUTLINE, outline)]
    for number, (form, text) in _FORMATS.items():
        levels = "".join(_level(level, form, text.replace("%1", f"%{level + 1}"), level + 1) for level in range(3))
        definitions.append((number, levels))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for number, levels in definitions
    )
    fixed = "".join(_list(number, number, ()) for number in (_BULLETS, _OUTLINE))
    counted = "".join(_list(place + 3, kind, range(3), start) for place, (kind, start) in enumerate(lists.starts))
    return abstract + fixed + counted


def _level(level: int, form: str, text: str, indent: int) -> str:
    """Return one level of a list's definition."""
    font = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>' if text == "\uf0b7" else ""
    left = 567 + 357 * max(indent - 1, 0) if form != "bullet" else 360 + 360 * indent
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{567 if form != "bullet" else 360}"/></w:pPr>'
        f"{font}</w:lvl>"
    )


def _list(number: int, definition: int, levels: range | tuple[()], start: int = 1) -> str:
    """Return one list, which begins to count where it is told to."""
    begins = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for level in levels
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{begins}</w:num>'


def _styles(font: str, colour: str) -> str:
    """Return the styles that the paper uses."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    heads = "".join(
        _style(f"Heading{level}", f"heading {level}", f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>',
               f'<w:b/><w:color w:val="{colour}"/><w:sz w:val="{30 - 3 * level}"/>')
        for level in (1, 2, 3)
    )  # fmt: skip
    return (
        defaults
        + _style("Normal", "Normal", "", "", True)
        + _style("Title", "Title", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>')
        + heads
        + _style("ListParagraph", "List Paragraph", "", "")
        + _style("ListBullet", "List Bullet", "", "")
        + _style("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "<w:i/>")
        + _style("TableText", "Table Text", '<w:spacing w:after="40"/>', '<w:sz w:val="19"/>')
        + _style("Header", "header", '<w:jc w:val="right"/>', '<w:sz w:val="17"/>')
        + _style("Footer", "footer", '<w:jc w:val="center"/>', '<w:sz w:val="17"/>')
        + _table_style()
    )


def _style(name: str, shown: str, paragraph: str, run: str, default: bool = False) -> str:
    """Return one paragraph style."""
    mark = ' w:default="1"' if default else ""
    base = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{name}"><w:name w:val="{shown}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style() -> str:
    """Return the style of a table with lines around its cells."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style>"
    )


def _part(root: str, content: str) -> str:
    """Return a part of the document in its namespaces."""
    return f'<w:{root} xmlns:w="{_MAIN}" xmlns:r="{_RELS}">{content}</w:{root}>'


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    """Return the relations of a part to others."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{_RELS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _content_types() -> str:
    """Return what type each part has."""
    parts = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "header1": "header",
        "footer1": "footer",
    }
    named = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )
