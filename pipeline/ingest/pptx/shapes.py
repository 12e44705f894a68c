"""What stands on a slide: shapes with text and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.assemble import Look, PieceCell, Run
from pipeline.ingest.colours import fill_name, is_red
from pipeline.ingest.flow import Para, cell_of
from pipeline.ingest.numerals import letters, roman
from pipeline.ingest.package import Node, integer
from pipeline.ingest.tables import Row

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TITLES = frozenset({"title", "ctrTitle"})
FOOT = frozenset({"dt", "ftr", "sldNum", "hdr"})
_LISTS = frozenset({"body", "obj", ""})


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: its placeholder ("title", "body", "" for a plain list, "box" for none), its text or its table."""

    role: str
    body: Node | None = None
    grid: Node | None = None


def shapes_of(root: Node | None) -> list[Shape]:
    """The shapes of a slide, the title first and the others as the slide orders them; groups opened."""
    shapes = list(_walk(root, 0)) if root is not None else []
    return sorted(shapes, key=lambda shape: shape.role not in TITLES)


def _walk(node: Node, depth: int) -> Iterator[Shape]:
    for one in node if depth < 20 else ():
        if one.tag == P + "sp":
            body = one.find(P + "txBody")
            if body is not None:
                yield Shape(_role(one), body)
        elif one.tag == P + "graphicFrame":
            grid = next(one.iter(A + "tbl"), None)
            if grid is not None:
                yield Shape("table", None, grid)
        elif isinstance(one.tag, str) and one.tag in (P + "cSld", P + "spTree", P + "grpSp"):
            yield from _walk(one, depth + 1)


def _role(shape: Node) -> str:
    holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "box" if holder is None else holder.get("type") or ""


def text_paras(shape: Shape, first: bool) -> list[Para]:
    """The paragraphs of a shape: a title as a heading, the points of a list as items."""
    counters: dict[int, int] = {}
    found = []
    for node in shape.body if shape.body is not None else ():
        if node.tag != A + "p":
            continue
        runs = _runs(node)
        if shape.role in TITLES:
            found.append(Para(runs, 1 if first else 2))
        elif any(run.text.strip() for run in runs):
            found.append(_point(node, runs, shape, counters))
    return found


def _point(node: Node, runs: tuple[Run, ...], shape: Shape, counters: dict[int, int]) -> Para:
    properties = node.find(A + "pPr")
    level = min(max(integer(properties.get("lvl") or ""), 0), 8) if properties is not None else 0
    numbering = properties.find(A + "buAutoNum") if properties is not None else None
    bulleted = properties is not None and (
        properties.find(A + "buChar") is not None or properties.find(A + "buBlip") is not None
    )
    plain = properties is not None and properties.find(A + "buNone") is not None
    for deeper in [one for one in counters if one > level]:
        del counters[deeper]
    if numbering is not None:
        counters[level] = counters.get(level, integer(numbering.get("startAt") or "", 1) - 1) + 1
        return Para(runs, 0, _label(counters[level], numbering.get("type") or ""), False, level + 1)
    counters.pop(level, None)
    bullet = bulleted or (shape.role in _LISTS and not plain)
    return Para(runs, 0, "", bullet, level + 1 if bullet else 0)


def _label(number: int, kind: str) -> str:
    text = letters(number) if kind.startswith("alpha") else roman(number) if kind.startswith("roman") else str(number)
    text = text.upper() if "Uc" in kind else text
    return (
        f"({text})"
        if "ParenBoth" in kind
        else f"{text})"
        if "ParenR" in kind
        else text
        if "Plain" in kind
        else f"{text}."
    )


def _runs(paragraph: Node) -> tuple[Run, ...]:
    found = []
    for node in paragraph:
        if node.tag == A + "br":
            found.append(Run(" "))
        elif node.tag in (A + "r", A + "fld"):
            text = node.find(A + "t")
            found.append(Run((text.text or "") if text is not None else "", _looks(node.find(A + "rPr"))))
    return tuple(found)


def _looks(properties: Node | None) -> frozenset[Look]:
    looks: set[Look] = set()
    if properties is not None:
        looks |= {"bold"} if properties.get("b") in ("1", "true") else set()
        looks |= {"italic"} if properties.get("i") in ("1", "true") else set()
        looks |= {"struck"} if (properties.get("strike") or "noStrike") != "noStrike" else set()
        looks |= {"red"} if is_red(_colour(properties)) else set()
    return frozenset(looks)


def _colour(node: Node) -> str:
    colour = node.find(f"{A}solidFill/{A}srgbClr")
    return (colour.get("val") or "") if colour is not None else ""


def table_rows(grid: Node) -> list[Row]:
    """The rows of a table; places that another cell spans are empty."""
    return [[_cell(cell) for cell in row.iter(A + "tc")] for row in grid.iter(A + "tr")]


def _cell(cell: Node) -> PieceCell:
    if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
        return PieceCell((Run(""),))
    properties = cell.find(A + "tcPr")
    fill = fill_name(_colour(properties)) if properties is not None else ""
    return cell_of([Para(_runs(one)) for one in cell.iter(A + "p")], fill)
