"""The reader of slides (PPTX): a slide is a page, its title a heading, its points are items."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.ingest.account import account
from pipeline.ingest.flow import Para, Table, pieces_of
from pipeline.ingest.package import Node, Package, open_package
from pipeline.ingest.pptx.shapes import FOOT, Shape, shapes_of, table_rows, text_paras
from pipeline.ingest.reading import Reading
from pipeline.ingest.tables import rows_of
from pipeline.ingest.titles import title_of
from pipeline.model import Omission
from pipeline.problems import PaperError

_MAIN = "ppt/presentation.xml"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_pptx(path: Path) -> Reading:
    """Slides as pieces. Notes, slide numbers and footers are omissions. Raises PaperError when the file is damaged."""
    package = open_package(path)
    slides = _slides(package)
    if not slides:
        raise PaperError("The file holds no slides.", "Save it again with PowerPoint.")
    flow: list[Para | Table] = []
    omissions: list[Omission] = []
    tables = 0
    for number, part in enumerate(slides, 1):
        for shape in shapes_of(package.xml(part)):
            tables += shape.grid is not None
            found, left = _shape(shape, number, tables)
            flow.extend(found)
            omissions.extend(left)
        omissions.extend(_notes(package, part, number))
    pieces = pieces_of(flow)
    return Reading(title_of(pieces), tuple(pieces), len(slides), tuple(omissions), account(pieces, omissions))


def _slides(package: Package) -> list[str]:
    """The parts of the slides in the order of the show."""
    root = package.xml(_MAIN)
    related = package.related(_MAIN)
    ids = (
        [one.get(_RELATED) or "" for one in root.iter() if str(one.tag).endswith("}sldId")] if root is not None else []
    )
    return [related[one] for one in ids if one in related]


def _shape(shape: Shape, page: int, table: int) -> tuple[list[Para | Table], list[Omission]]:
    if shape.grid is not None:
        rows = rows_of(table_rows(shape.grid), table)
        return ([Table(tuple(replace(row, page=page) for row in rows))] if rows else []), []
    paras = [replace(para, page=page) for para in text_paras(shape, first=page == 1)]
    if shape.role in FOOT:
        return [], [Omission(page, para.text, "slide footer") for para in paras if para.text]
    return list(paras), []


def _notes(package: Package, part: str, page: int) -> list[Omission]:
    names = [name for name in package.related(part).values() if "notesSlide" in name]
    texts = [_words(package.xml(name)) for name in names]
    return [Omission(page, text, "speaker notes") for text in texts if text]


def _words(root: Node | None) -> str:
    texts = [one.text or "" for one in root.iter() if str(one.tag).endswith("}t")] if root is not None else []
    return " ".join(" ".join(texts).split())
