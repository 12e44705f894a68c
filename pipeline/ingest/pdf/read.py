"""Reading a PDF: pages into records, records into parts, parts into pieces; every character accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, cast

from pipeline.ingest.assemble import Piece, Run
from pipeline.ingest.pdf.colours import is_red
from pipeline.ingest.pdf.flow import Flow, flow
from pipeline.ingest.pdf.hyphens import Words
from pipeline.ingest.pdf.parts import Part
from pipeline.ingest.pdf.rows import Scribe, glued, is_cut
from pipeline.ingest.pdf.runs import Pen
from pipeline.ingest.pdf.source_pdfium import MOST_PAGES, MOST_PATHS, leaves, opened
from pipeline.ingest.pdf.views import View, view
from pipeline.ingest.pdf.words_pdfium import MOST_CHARACTERS
from pipeline.ingest.reading import Reading
from pipeline.ingest.titles import title_of, words_of
from pipeline.model import Box, Characters, Omission, Problem

_DESIGN_RED = 0.35


def read_pdf(path: Path) -> Reading:
    """The paper in the PDF at `path`.

    Raises PaperError for a file that is empty, no PDF, encrypted or broken. What cannot be read on a page becomes a
    problem of severity warning that names the page."""
    with opened(path) as document:
        total = len(document)
        views = [view(leaf) for leaf in leaves(document)]
    return reading_of(views, total)


def reading_of(views: Sequence[View], total: int) -> Reading:
    """The reading of pages that have become views; `total` is the number of pages of the file."""
    text = flow(views)
    scribe = Scribe(Pen(Words.of(word for view in views for word in view.words), _is_red_rare(views)))
    pieces = pieces_of(text.parts, scribe)
    omissions = (*text.omissions, *scribe.omissions)
    return Reading(
        _title(text.parts, pieces),
        pieces,
        total,
        omissions,
        _characters(views, text, omissions, scribe.omissions),
        tuple(_problems(views, total)),
        sum(view.ocr for view in views),
    )


def _title(parts: Sequence[Part], pieces: Sequence[Piece]) -> str:
    """The paper's title: of the headings on its first page that name a paper, the largest."""
    sizes = {(part.page, _box(part)): part.first.size for part in parts if part.kind == "heading"}
    heads = [piece for piece in pieces if piece.kind == "heading" and piece.page == 1 and not piece.label]
    ordered = sorted(heads, key=lambda head: -round(sizes.get((head.page, head.box), 0.0)))  # type: ignore[arg-type]
    if not pieces:
        return ""
    return (title_of(ordered) or words_of(ordered[0])) if ordered else title_of(pieces)


def _is_red_rare(views: Iterable[View]) -> bool:
    """Whether red text stands out from the rest, rather than being what the paper is set in."""
    lines = [line for view in views for line in view.lines]
    red = sum(line.characters for line in lines if is_red(line.face.colour))
    return red < _DESIGN_RED * sum(line.characters for line in lines)


def pieces_of(parts: Sequence[Part], scribe: Scribe) -> tuple[Piece, ...]:
    """Parts as pieces; tables row by row."""
    pieces: list[Piece] = []
    for at, part in enumerate(parts):
        if part.table is not None:
            deepest = max((piece.level for piece in pieces if piece.kind == "heading" and not piece.table), default=1)
            rows = scribe.write(part.table, at > 0 and parts[at - 1].table is not None, min(6, deepest + 1))
            _append(pieces, rows)
        else:
            pieces.append(_piece(part, scribe.pen))
    return tuple(pieces)


def _append(pieces: list[Piece], rows: list[Piece]) -> None:
    """Add the rows of a table as far as a page shows it; a row that the page end cut is made whole."""
    before = pieces[-1] if pieces else None
    one_table = before is not None and rows and before.kind == rows[0].kind == "row" and before.table == rows[0].table
    if before is not None and one_table and is_cut(before, rows[0]):
        pieces[-1] = glued(before, rows[0])
        rows = rows[1:]
    pieces.extend(rows)


def _piece(part: Part, pen: Pen) -> Piece:
    kind = cast(Literal["heading", "paragraph", "item", "footnote"], part.kind)
    runs = pen.write(part.lines)
    if kind == "heading":
        runs = tuple(Run(run.text, run.looks - {"red"}) for run in runs)
    label = part.label.text if part.label else ""
    bullet = part.label is not None and part.label.bullet and not label
    return Piece(kind, runs, part.level, label, bullet, part.page, _box(part))


def _box(part: Part) -> Box:
    """The box around the lines of a part on its first page."""
    own = [line for line in part.boxes if line.page == part.page]
    return Box(
        round(min(line.x0 for line in own), 1),
        round(min(line.top for line in own), 1),
        round(max(line.x1 for line in own), 1),
        round(max(line.bottom for line in own), 1),
    )


def _characters(
    views: Sequence[View], text: Flow, omissions: Iterable[Omission], repeated: Iterable[Omission]
) -> Characters:
    """Where the characters went, white space apart."""
    tables = [part.table for part in text.parts if part.table is not None]
    table = sum(len(word.text) for one in tables for row in one.rows for cell in row for word in cell.words)
    body = sum(line.characters for part in text.parts for line in part.boxes)
    body -= _solid(one for one in omissions if one.reason == "footnote mark")
    lost = sum(view.lost + view.unread for view in views)
    return Characters(body, table - _solid(repeated), _solid(omissions), lost)


def _solid(omissions: Iterable[Omission]) -> int:
    return sum(len("".join(omission.text.split())) for omission in omissions)


def _problems(views: Sequence[View], total: int) -> list[Problem]:
    found: list[Problem] = []
    for page in views:
        found.extend(_warning(message, page.number) for message in _messages(page))
    if total > len(views):
        found.append(_warning(f"the paper has {total} pages; only the first {MOST_PAGES} were read. Split it.", None))
    if not any(page.words for page in views):
        found.append(_warning("the paper has no words that can be read.", None))
    return found


def _warning(message: str, page: int | None) -> Problem:
    return Problem("", "ingest", "warning", message, page)


def _messages(view: View) -> list[str]:
    """What has to be said of a page."""
    at = f"page {view.number}"
    found: list[str] = []
    if view.scan:
        found.append(
            f"{at} holds a picture of text and no characters; make the paper searchable with OCR and read it again."
        )
    if view.width <= 0:
        found.append(f"{at} cannot be loaded; open the paper in a viewer and save it again.")
    if view.crowded:
        found.append(f"{at} has more than {MOST_PATHS:,} drawn shapes; no tables were looked for on it.")
    if view.unread:
        found.append(f"{at} has more than {MOST_CHARACTERS:,} characters; the other {view.unread:,} were not read.")
    bad = view.lost
    if bad > max(5, 0.02 * sum(len(word.text) for word in view.words)):
        found.append(f"{at} has {bad:,} characters that stand for nothing readable; OCR may read them.")
    return found
