"""Tables of a page: those that lay out a list or the page itself are read as text, those that hold data as rows."""

from __future__ import annotations

from dataclasses import replace

from pipeline.ingest.assemble import PieceCell, Run
from pipeline.ingest.flow import Para, Table, cell_of
from pipeline.ingest.html.style import fill_of, style_of
from pipeline.ingest.html.tree import Element
from pipeline.ingest.html.walk import Context, Walker
from pipeline.ingest.tables import Row, is_layout, rows_of, words_of

_LONG = 6000
_MOST_SPAN = 60
_MOST_COLUMNS = 200
_EMPTY = PieceCell((Run(""),))
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"})


def table_flow(element: Element, context: Context, walker: Walker) -> list[Para | Table]:
    """The flow of a table: paragraphs where it is layout, one Table where it holds data."""
    walker.flow.extend(_strays(element, context, walker))
    rows = [cells for cells in map(_cells, _rows(element)) if cells]
    if _is_layout(element, rows):
        return _laid_out(rows, element, context, walker)
    walker.tables += 1
    grid, heads = _grid(rows, context, walker)
    caption = [para for one in element.iter("caption") for para in _paras(one, context, walker)]
    pieces = rows_of(grid, walker.tables, heads=heads)
    return [*caption, Table(tuple(pieces))]


def _strays(element: Element, context: Context, walker: Walker) -> list[Para | Table]:
    """Words of broken markup that stand in a table and in no cell of it, as a browser shows them: before the table."""
    inner = Walker(walker.classes)
    parts = [element, *element.iter("thead", "tbody", "tfoot", "tr")]
    for part in [one for one in parts if one is element or next(one.iterancestors("table"), None) is element]:
        inner.text(part.text, context)
        for child in part:
            if isinstance(child.tag, str) and child.tag not in _PARTS:
                inner.block(child, context)
            inner.text(child.tail, context)
    inner.flush(context)
    return inner.flow


def _rows(element: Element) -> list[Element]:
    """The rows of this table, not of those nested in it."""
    return [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_layout(element: Element, rows: list[list[Element]]) -> bool:
    if element.get("role") in ("presentation", "none") or not rows or max(map(len, rows)) < 2:
        return True
    if any(True for cell in element.iter("table") if cell is not element) or element.find(".//h1") is not None:
        return True
    texts = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    if any(cell.tag == "th" for row in rows for cell in row) and len(rows) > 1:
        return any(len(text) > _LONG for row in texts for text in row)
    return is_layout(texts)


def _laid_out(rows: list[list[Element]], element: Element, context: Context, walker: Walker) -> list[Para | Table]:
    """The cells of a layout table one after the other; a label cell speaks for the paragraph beside it."""
    inner = Walker(walker.classes, tables=walker.tables)
    for caption in element.iter("caption"):
        inner.block(caption, context)
    for row in rows:
        for cell in row:
            text = " ".join(cell.text_content().split())
            if text.rstrip(".").isdigit() and len(text) <= 4 and len(row) > 1 and cell is row[0]:
                inner.flow.append(Para((), label=text if text.endswith(".") else text + "."))
                continue
            inner.block(cell, replace(context, indent=context.indent + _nested(element)))
    inner.flush(context)
    walker.tables = inner.tables
    return inner.flow


def _nested(element: Element) -> float:
    """A table in a cell of another stands further in."""
    return 18.0 if next(element.iterancestors("td"), None) is not None else 0.0


def _paras(cell: Element, context: Context, walker: Walker) -> list[Para]:
    inner = Walker(walker.classes)
    inner.block(cell, replace(context, depth=0, heading=0))
    return [para for para in inner.flow if isinstance(para, Para)]


def _grid(rows: list[list[Element]], context: Context, walker: Walker) -> tuple[list[Row], int]:
    """The cells in their columns, a spanning cell's words in the first of its places only; and how many rows head the
    table."""
    taken: dict[int, set[int]] = {}
    grid: list[Row] = []
    for at, row in enumerate(rows):
        spanned = taken.pop(at, set())
        placed: dict[int, PieceCell] = {}
        column = 0
        for cell in row:
            while column in spanned:
                column += 1
            placed[column] = _piece_cell(cell, context, walker)
            across, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - at)
            if column + across > _MOST_COLUMNS:
                across = down = 1
            places = range(column, column + across)
            spanned.update(places)
            for below in range(at + 1, at + down):
                taken.setdefault(below, set()).update(places)
            column += across
        width = max(spanned, default=-1) + 1
        whole = len(row) == 1 and width > 1 and set(placed) == {0}
        grid.append([placed.get(x, _EMPTY) for x in range(1 if whole else width)])
    return grid, _heads(rows, grid)


def _piece_cell(cell: Element, context: Context, walker: Walker) -> PieceCell:
    style = style_of(cell, walker.classes)
    row = cell.getparent()
    fill = fill_of(cell, style) or (fill_of(row, style_of(row, walker.classes)) if row is not None else "")
    return cell_of(_paras(cell, context, walker), fill)


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isdigit() and len(text) < 6 else 1


def _heads(rows: list[list[Element]], grid: list[Row]) -> int:
    """The rows that the page itself marks as heads: in thead, or of th alone."""
    count = 0
    for at, row in enumerate(rows):
        in_head = row[0].xpath("ancestor::thead") or (len(row) > 1 and all(cell.tag == "th" for cell in row))
        if not in_head:
            break
        count += any(words_of(cell) for cell in grid[at])
    return count if count < len(rows) else 0
