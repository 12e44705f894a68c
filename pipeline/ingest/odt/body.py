"""The body of an OpenDocument text as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.ingest.assemble import Look, PieceCell, Run
from pipeline.ingest.flow import Para, Table, cell_of, split_lines
from pipeline.ingest.odt.styles import TEXT, Styles
from pipeline.ingest.package import Node, integer
from pipeline.ingest.tables import Row, is_layout, rows_of
from pipeline.model import Omission

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DEEPEST = 40
_MOST = 1000
_LEFT_OUT = {
    TEXT + "tracked-changes": "deleted text", TEXT + "table-of-content": "contents", OFFICE + "annotation": "comment",
    TEXT + "sequence-decls": "",
}  # fmt: skip


@dataclass(slots=True)
class Body:
    """Collects the flow of a text and what is left out of it."""

    styles: Styles
    omissions: list[Omission] = field(default_factory=list)
    notes: list[Para] = field(default_factory=list)
    counters: dict[str, list[int]] = field(default_factory=dict)
    tables: int = 0

    def read(self, node: Node, depth: int = 0) -> list[Para | Table]:
        """The flow under a node."""
        flow: list[Para | Table] = []
        for one in node if depth < _DEEPEST else ():
            if one.tag in _LEFT_OUT:
                self._leave_out(one)
            elif one.tag in (TEXT + "p", TEXT + "h"):
                flow.extend(self.paragraph(one, depth))
            elif one.tag == TEXT + "list":
                flow.extend(self.list_items(one, one.get(TEXT + "style-name") or "", [], depth))
            elif one.tag == TABLE + "table":
                flow.extend(self.table(one, depth))
            elif isinstance(one.tag, str):
                flow.extend(self.read(one, depth + 1))
        return flow

    def _leave_out(self, node: Node) -> None:
        text = words_under(node)
        if text and _LEFT_OUT[node.tag]:
            self.omissions.append(Omission(None, text, _LEFT_OUT[node.tag]))

    def paragraph(
        self, node: Node, depth: int, label: str = "", bullet: bool = False, level: int = 0
    ) -> list[Para | Table]:
        """A paragraph or heading, then its text boxes and notes."""
        style = node.get(TEXT + "style-name") or ""
        boxes: list[Node] = []
        runs = list(self._runs(node, self.styles.looks("paragraph", style), boxes, depth))
        heading = min(max(integer(node.get(TEXT + "outline-level") or "", 1), 1), 6) if node.tag == TEXT + "h" else 0
        heading = 1 if style.lower() == "title" else heading
        lines = split_lines(runs)
        first = [Para(lines[0], heading, label, bullet, level)] if lines else []
        rest = [Para(line, heading) for line in lines[1:]]
        notes, self.notes = self.notes, []
        return [*first, *rest, *(one for box in boxes for one in self.read(box, depth + 1)), *notes]

    def _runs(self, node: Node, looks: frozenset[Look], boxes: list[Node], depth: int) -> Iterator[Run]:
        if node.text:
            yield Run(_folded(node.text), looks)
        for one in node if depth < _DEEPEST else ():
            yield from self._inline(one, looks, boxes, depth)
            if one.tail:
                yield Run(_folded(one.tail), looks)

    def _inline(self, one: Node, looks: frozenset[Look], boxes: list[Node], depth: int) -> Iterator[Run]:
        if one.tag in (TEXT + "s", TEXT + "tab"):
            yield Run(" ", looks)
        elif one.tag == TEXT + "line-break":
            yield Run("\n", looks)
        elif one.tag == TEXT + "note":
            self._note(one, depth)
        elif one.tag in _LEFT_OUT:
            self._leave_out(one)
        elif one.tag == DRAW + "text-box":
            boxes.append(one)
        elif isinstance(one.tag, str):
            own = (
                self.styles.looks("text", one.get(TEXT + "style-name") or "")
                if one.tag == TEXT + "span"
                else frozenset()
            )
            yield from self._runs(one, looks | own, boxes, depth + 1)

    def _note(self, node: Node, depth: int) -> None:
        label = "".join(one.text or "" for one in node.iter(TEXT + "note-citation"))
        body = node.find(TEXT + "note-body")
        flow = self.read(body, depth + 1) if body is not None else []
        self.notes.extend(Para(one.runs, label=label, note=True) for one in flow if isinstance(one, Para))

    def list_items(self, node: Node, style: str, above: list[int], depth: int) -> list[Para | Table]:
        """The items of a list, with the labels that it prints."""
        style = node.get(TEXT + "style-name") or style
        flow: list[Para | Table] = []
        level = len(above) + 1
        key = f"{style}/{level}"
        going_on = node.get(TEXT + "continue-numbering") == "true" or bool(node.get(TEXT + "continue-list"))
        count = self.counters.get(key, [0])[0] if going_on else self.styles.start(style, level) - 1
        for item in node if depth < _DEEPEST else ():
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            count = integer(item.get(TEXT + "start-value") or "", count + (item.tag == TEXT + "list-item"))
            flow.extend(self._item(item, style, [*above, count], depth))
        self.counters[key] = [count]
        return flow

    def _item(self, item: Node, style: str, counts: list[int], depth: int) -> list[Para | Table]:
        flow: list[Para | Table] = []
        labelled = item.tag != TEXT + "list-item"
        for one in item:
            if one.tag == TEXT + "list":
                flow.extend(self.list_items(one, style, counts, depth + 1))
            elif one.tag in (TEXT + "p", TEXT + "h"):
                name = style or self.styles.list_of(one.get(TEXT + "style-name") or "")
                label = "" if labelled else self.styles.label(name, counts)
                flow.extend(
                    self.paragraph(one, depth, label, not labelled and not label, 0 if labelled else len(counts))
                )
                labelled = True
        return flow

    def table(self, node: Node, depth: int) -> list[Para | Table]:
        """A table of data as one Table; one that only lays out text as its paragraphs."""
        rows = [row for row in node.iter(TABLE + "table-row") if next(row.iterancestors(TABLE + "table")) is node]
        cells = [
            [one for one in row if one.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")] for row in rows
        ]
        if is_layout([[words_under(cell) for cell in row] for row in cells]):
            return [one for row in cells for cell in row for one in self.read(cell, depth + 1)]
        heads = sum(next(row.iterancestors(TABLE + "table-header-rows"), None) is not None for row in rows)
        self.tables += 1
        number = self.tables
        grid = [self._row(row, depth) for row in cells]
        return [Table(tuple(rows_of(grid, number, heads=heads if heads < len(rows) else 0)))]

    def _row(self, cells: list[Node], depth: int) -> Row:
        found: Row = []
        for cell in cells:
            covered = cell.tag == TABLE + "covered-table-cell"
            flow = [] if covered else self.read(cell, depth + 1)
            paras = [one for one in flow if isinstance(one, Para)]
            fill = "" if covered else self.styles.fill(cell.get(TABLE + "style-name") or "")
            found.append(cell_of(paras, fill))
            repeated = min(integer(cell.get(TABLE + "number-columns-repeated") or "", 1), _MOST)
            found.extend([PieceCell((Run(""),))] * (repeated - 1 if not paras or covered else 0))
        whole = len(cells) > 1 and all(one.tag == TABLE + "covered-table-cell" for one in cells[1:])
        return found[:1] if whole else found


def _folded(text: str) -> str:
    return " ".join(text.replace("\n", " ").split("\n"))


def words_under(node: Node) -> str:
    """All the words under a node, white space folded."""
    return " ".join(" ".join(node.itertext()).split())
