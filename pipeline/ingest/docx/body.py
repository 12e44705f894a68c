"""The body of a Word file as paragraphs and tables in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.ingest.assemble import PieceCell, Run
from pipeline.ingest.colours import fill_name
from pipeline.ingest.docx.numbering import Numbering, Printed
from pipeline.ingest.docx.runs import Words, read_words, text_of
from pipeline.ingest.docx.styles import Styles
from pipeline.ingest.docx.xml import child, integer, is_on, name, value
from pipeline.ingest.flow import Para, Table, cell_of, split_lines
from pipeline.ingest.package import Node
from pipeline.ingest.tables import Row, is_layout, rows_of
from pipeline.model import Omission

_THROUGH = frozenset(
    {
        "sdt",
        "sdtContent",
        "customXml",
        "ins",
        "del",
        "moveTo",
        "moveFrom",
        "smartTag",
        "mc:AlternateContent",
        "mc:Choice",
    }
)
_DEEPEST = 40
_CONTENTS = re.compile(r"toc ?\d|toc heading|table of figures|contents heading")


@dataclass(slots=True)
class Body:
    """Collects the flow of a document and what is left out of it."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Node] = field(default_factory=dict)
    omissions: list[Omission] = field(default_factory=list)
    tables: int = 0
    numbered_notes: int = 0
    titled: bool = False

    def read(self, node: Node, depth: int = 0) -> list[Para | Table]:
        """The flow of a body, a cell or a text box."""
        flow: list[Para | Table] = []
        for one in node if depth < _DEEPEST else ():
            kind = name(one)
            if kind == "p":
                flow.extend(self.paragraph(one, depth))
            elif kind == "tbl":
                flow.extend(self.table(one, depth))
            elif kind in _THROUGH:
                flow.extend(self.read(one, depth + 1))
        return flow

    def paragraph(self, node: Node, depth: int) -> list[Para | Table]:
        """A paragraph, then the text boxes and notes that hang on it."""
        properties = child(node, "pPr")
        style_id = value(child(properties, "pStyle")) or self.styles.default
        words = read_words(node, self.styles, style_id)
        self.omissions += [Omission(None, text, "hidden text") for text in words.hidden]
        title = self.styles.title(style_id)
        if _CONTENTS.match(title):
            self.omissions.append(Omission(None, " ".join("".join(run.text for run in words.runs).split()), "contents"))
            return []
        paras = self._paras(properties, style_id, words)
        boxes = [one for box in words.boxes for one in self.read(box, depth + 1)]
        return [*paras, *boxes, *self._notes(words, depth)]

    def _paras(self, properties: Node | None, style_id: str, words: Words) -> list[Para | Table]:
        lines = split_lines(words.runs)
        if not lines:
            return []
        printed = self._printed(properties, style_id)
        heading = self._heading(properties, style_id)
        strong = words.shown > 0 and words.underlined >= words.shown
        first = Para(
            lines[0], heading, printed.label if printed else "", bool(printed and printed.bullet), 0,
            self._indent(properties, style_id, printed) / 20, strong,
        )  # fmt: skip
        return [first, *(Para(line, heading, indent=first.indent) for line in lines[1:])]

    def _heading(self, properties: Node | None, style_id: str) -> int:
        outline = child(properties, "outlineLvl")
        own = integer(value(outline), 9) + 1 if outline is not None else 0
        level = self.styles.heading(style_id) or (own if own < 10 else 0)
        if self.styles.title(style_id) == "title":
            self.titled = True
        elif level and self.titled:
            level += 1
        return min(level, 6)

    def _printed(self, properties: Node | None, style_id: str) -> Printed | None:
        own = child(properties, "numPr")
        num_id = value(child(own, "numId")) or value(self.styles.first(style_id, "pPr", "numPr", "numId"))
        if not num_id or num_id == "0":
            return None
        level = child(own, "ilvl")
        level = level if level is not None else self.styles.first(style_id, "pPr", "numPr", "ilvl")
        depth = integer(value(level)) if level is not None else self.numbering.level_of_style(num_id, style_id)
        return self.numbering.printed(num_id, depth)

    def _indent(self, properties: Node | None, style_id: str, printed: Printed | None) -> int:
        """Where the label or the first line stands, in twentieths of a point: by the paragraph, its list, its style."""
        own = child(properties, "ind")
        if own is None and printed and printed.indent is not None:
            return printed.indent
        node = own if own is not None else self.styles.first(style_id, "pPr", "ind")
        left = value(node, "left") or value(node, "start")
        base = integer(left) if left else (printed.indent or 0) if printed else 0
        return base - (integer(value(node, "hanging")) if left else 0) + integer(value(node, "firstLine"))

    def _notes(self, words: Words, depth: int) -> list[Para | Table]:
        flow: list[Para | Table] = []
        for key in words.notes:
            if key in self.notes:
                self.numbered_notes += 1
                inner = [one for one in self.read(self.notes.pop(key), depth + 1) if isinstance(one, Para)]
                flow += [replace(one, note=True, heading=0, label=str(self.numbered_notes)) for one in inner]
        return flow

    def table(self, node: Node, depth: int) -> list[Para | Table]:
        """A table of data as one Table; one that only lays out text as its paragraphs."""
        rows = _through(node, "tr")
        cells = [_through(row, "tc") for row in rows]
        texts = [[text_of(cell) for cell in row] for row in cells]
        if is_layout(texts):
            return [one for row in cells for cell in row for one in self._layout_cell(cell, len(row), depth)]
        heads = 0
        while heads < len(rows) and is_on(child(rows[heads], "trPr", "tblHeader")):
            heads += 1
        self.tables += 1
        table = self.tables
        grid = [self._row(row, one, depth) for row, one in zip(cells, rows, strict=True)]
        pieces = rows_of(grid, table, heads=heads if heads < len(rows) else 0)
        return [Table(tuple(pieces))] if pieces else []

    def _layout_cell(self, cell: Node, width: int, depth: int) -> list[Para | Table]:
        from pipeline.ingest.labels import split_label

        text = text_of(cell)
        found = split_label(text)
        if width > 1 and ((found and not found.rest) or (text.rstrip(".").isdigit() and len(text) < 5)):
            label = found.text if found else text
            return [Para((), label=label, bullet=not label)]
        return self.read(cell, depth + 1)

    def _row(self, cells: list[Node], row: Node, depth: int) -> Row:
        """The cells in their columns; a cell that goes on from the row above, or over several columns, leaves empty
        places."""
        found: Row = [_empty()] * integer(value(child(row, "trPr", "gridBefore")))
        for cell in cells:
            properties = child(cell, "tcPr")
            merge = child(properties, "vMerge")
            goes_on = merge is not None and value(merge) in ("", "continue")
            fill = fill_name(value(child(properties, "shd"), "fill"))
            flow = [] if goes_on else self.read(cell, depth + 1)
            found.append(_cell(flow, fill))
            span = min(max(integer(value(child(properties, "gridSpan")), 1), 1), 60)
            found.extend([_empty()] * (span - 1))
        return found[:1] if len(cells) == 1 else found


def _cell(flow: list[Para | Table], fill: str) -> PieceCell:
    paras: list[Para] = []
    for one in flow:
        paras.extend([one] if isinstance(one, Para) else (Para(cell.runs) for row in one.rows for cell in row.cells))
    return cell_of(paras, fill)


def _empty() -> PieceCell:
    return PieceCell((Run(""),))


def _through(node: Node, wanted: str, depth: int = 0) -> list[Node]:
    """The children of a kind, also those inside content controls and tracked changes."""
    found: list[Node] = []
    for one in node if depth < 10 else ():
        if name(one) == wanted:
            found.append(one)
        elif name(one) in _THROUGH:
            found.extend(_through(one, wanted, depth + 1))
    return found
