"""A page as the reader goes on with it: lines, tables, and what stands outside the flow of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.ingest.pdf.cells import turned
from pipeline.ingest.pdf.glyphs import unreadable
from pipeline.ingest.pdf.keys import colour_keys
from pipeline.ingest.pdf.lines import Line, line_of, segments
from pipeline.ingest.pdf.marks import marked
from pipeline.ingest.pdf.panels import panel_boxes
from pipeline.ingest.pdf.records import Face, Leaf, Word
from pipeline.ingest.pdf.tables import Table, find_tables
from pipeline.ingest.pdf.unruled import regrouped
from pipeline.model import Box

_PICTURE = 0.5


@dataclass(frozen=True, slots=True)
class View:
    """`lines` are the upright segments outside tables, `turned` lines that stand on their side; `left_out` words with
    the reason why they are in no text. `printed` counts the characters that the source gave, `lost` those of them that
    stand for nothing, `unread` those behind the limit. `ocr` says that the words come from OCR, `scan` that the page is
    a picture of text; `told` is what the source has to say of the page."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    turned: tuple[Line, ...]
    tables: tuple[Table, ...]
    left_out: tuple[tuple[Word, str], ...]
    ocr: bool
    scan: bool
    crowded: bool
    panels: tuple[Box, ...]
    printed: int
    lost: int
    unread: int
    told: tuple[str, ...] = ()


def view(leaf: Leaf) -> View:
    """What a page gives, before it is compared with other pages."""
    ocr = _is_ocr(leaf)
    shown, out = _shown(leaf, ocr)
    tables, rest = find_tables(marked(replace(leaf, words=tuple(shown))))
    tables = tuple(map(regrouped, tables))
    upright = [word for word in rest if word.face.angle == 0]
    sideways = [line_of(line, leaf.number) for line in turned(rest)] if len(upright) < len(rest) else []
    scan = len(shown) < 4 and leaf.pictures > _PICTURE and not leaf.told
    lost = unreadable("".join([word.text for word in shown]))
    keys, lines = colour_keys(segments(upright, leaf.number), leaf.fills, leaf.number)
    return View(
        number=leaf.number,
        width=leaf.width,
        height=leaf.height,
        lines=lines,
        turned=tuple(sideways),
        tables=(*tables, *keys),
        left_out=tuple(out),
        ocr=ocr,
        scan=scan,
        crowded=leaf.crowded,
        panels=panel_boxes(leaf.fills, leaf.width, leaf.height),
        printed=sum([len(word.text) for word in leaf.words]),
        lost=lost,
        unread=leaf.lost,
        told=leaf.told,
    )


def _shown(leaf: Leaf, ocr: bool) -> tuple[list[Word], list[tuple[Word, str]]]:
    """The words that are seen on a page, and the others with the reason why they are in no text."""
    if leaf.words and _all_shown(leaf):
        return list(leaf.words), []
    shown: list[Word] = []
    out: list[tuple[Word, str]] = []
    for word in leaf.words:
        reason = _reason(leaf, word, ocr)
        if reason:
            out.append((word, reason))
        elif word.text:
            shown.append(word)
    return shown, out


def _all_shown(leaf: Leaf) -> bool:
    """Whether no word has a reason to be left out, as on nearly every page."""
    texts, x0s, tops, x1s, bottoms, _, faces, _, _, _ = zip(*leaf.words, strict=True)
    inside = min(x0s) >= 0 and min(tops) >= 0 and max(x1s) <= leaf.width and max(bottoms) <= leaf.height
    return inside and all(texts) and all(map(_is_plain, {id(face): face for face in faces}.values()))


def _is_ocr(leaf: Leaf) -> bool:
    """Whether words were recognised in a picture of the page: by the source, or by whoever hid them behind it."""
    if leaf.ocr:
        return bool(leaf.words)
    if leaf.pictures <= _PICTURE:
        return False
    return sum(word.face.hidden for word in leaf.words) > 0.5 * len(leaf.words)


def _is_plain(face: Face) -> bool:
    return not face.hidden and face.angle == 0 and face.size <= 60


def _reason(leaf: Leaf, word: Word, ocr: bool) -> str:
    """Why a word is no part of the text; empty where it is."""
    if word.face.hidden and not ocr:
        return "hidden text"
    if word.x1 < 0 or word.bottom < 0 or word.x0 > leaf.width or word.top > leaf.height:
        return "outside the page"
    return "watermark" if _is_watermark(word.face) else ""


def _is_watermark(face: Face) -> bool:
    return (face.angle == -1 and face.size >= 24) or (min(face.colour) > 190 and face.size > 60)


def table_line(table: Table, size: float) -> Line:
    """A table as one line, so that it takes its place in the reading order."""
    box = table.box
    word = Word("\ufffc", box.x0, box.top, box.x1, box.bottom, box.bottom, Face("", size, False, False, (0, 0, 0)))
    line = line_of([word], table.page)
    line.table = table
    return line
