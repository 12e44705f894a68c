"""The words of a page from pdfplumber's characters, each with its look and place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.pdf.faces_pdfium import BOLD, FORCE_BOLD, ITALIC, SLANT
from pipeline.ingest.pdf.glyphs import LINE_END_HYPHENS, plain
from pipeline.ingest.pdf.inks import ink
from pipeline.ingest.pdf.records import Face, Word
from pipeline.ingest.pdf.words_pdfium import ASCENT, DESCENT, MOST_CHARACTERS

_UNKNOWN = re.compile(r"\(cid:(\d+)\)")
_GAP = 0.2
_SAME = 0.12
Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as shown: its text, box, base line and look."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    face: Face


def page_words(chars: Sequence[dict[str, Any]], height: float, frame: Frame) -> tuple[tuple[Word, ...], int]:
    """The words of a page in the order in which the file has them, and how many characters were passed over because
    the page has too many. `frame` is what is shown of the page, `height` the height of the whole."""
    faces: dict[Any, Face] = {}
    glyphs = [_glyph(char, height, frame, faces) for char in chars[:MOST_CHARACTERS]]
    words: list[Word] = []
    for group in _groups(_once(glyphs)):
        _add(words, group)
    return tuple(_broken(words)), max(0, len(chars) - MOST_CHARACTERS)


def _glyph(char: dict[str, Any], height: float, frame: Frame, faces: dict[Any, Face]) -> Glyph:
    a, b, c, d, _, f = char["matrix"]
    mode, rise, size, flags = char["tag"]
    key = (char["fontname"], size, flags, mode, a, b, c, d, char["non_stroking_color"])
    if key not in faces:
        faces[key] = _face(char, abs(size) * math.hypot(c, d), mode, flags)
    base = height - f - rise * d - frame[1] + (char["top"] - (height - char["y1"]))
    return Glyph(
        _text(char["text"]), char["x0"] - frame[0], char["top"] - frame[1], char["x1"] - frame[0],
        char["bottom"] - frame[1], base, faces[key],
    )  # fmt: skip


def _text(text: str) -> str:
    """A character of a font without names for its characters is a bullet where office programs have one, else lost."""
    found = _UNKNOWN.fullmatch(text)
    return text if found is None else "\u007f" if found[1] == "127" else "\ufffd"


def _face(char: dict[str, Any], size: float, mode: int, flags: int) -> Face:
    a, b, *_ = char["matrix"]
    turn = -math.degrees(math.atan2(b, a)) % 360
    nearest = round(turn / 90) * 90
    angle = nearest % 360 if abs(turn - nearest) < 2 else -1
    name = re.sub(r"^[A-Z]{6}\+", "", char["fontname"])
    bold = bool(BOLD.search(name) or flags & FORCE_BOLD or mode == 2)
    italic = bool(SLANT.search(name) or flags & ITALIC)
    colour = ink(char["non_stroking_color"], char.get("ncs")) or (0, 0, 0)
    return Face(name, round(size, 1) or 1.0, bold, italic, colour, angle, mode in (3, 7))


def _once(glyphs: Iterable[Glyph]) -> Iterable[Glyph]:
    """Characters without those printed a second time over themselves, which is how some programs make bold."""
    known: dict[str, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.text.isspace():
            yield glyph
            continue
        before = known.setdefault(glyph.text, [])
        near = _SAME * glyph.face.size
        if not any(abs(one.x0 - glyph.x0) < near and abs(one.top - glyph.top) < near for one in before[-40:]):
            before.append(glyph)
            yield glyph


def _groups(glyphs: Iterable[Glyph]) -> Iterable[list[Glyph]]:
    """Characters of one word: without white space or a gap between them."""
    group: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text.strip(" \t\r\n\f\v\xa0") or (group and not _adjoins(group[-1], glyph)):
            if group:
                yield group
            group = []
        if glyph.text.strip(" \t\r\n\f\v\xa0"):
            group.append(glyph)
    if group:
        yield group


def _adjoins(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.face.size, glyph.face.size)
    if before.face.angle != glyph.face.angle:
        return False
    if before.face.angle == 0:
        return -size < glyph.x0 - before.x1 < _GAP * size and abs(glyph.base - before.base) < 0.5 * size
    across = max(glyph.x0 - before.x1, before.x0 - glyph.x1, 0.0)
    down = max(glyph.top - before.bottom, before.top - glyph.bottom, 0.0)
    return math.hypot(across, down) < _GAP * size


def _add(words: list[Word], group: Sequence[Glyph]) -> None:
    """Append a word, in as many records as it has looks."""
    start = 0
    for end in range(1, len(group) + 1):
        if end == len(group) or group[end].face != group[start].face or _is_raised(group[start], group[end]):
            words.append(_word(group[start:end], start > 0))
            start = end


def _is_raised(before: Glyph, glyph: Glyph) -> bool:
    return before.face.angle == 0 and abs(glyph.base - before.base) > 0.5


def _word(glyphs: Sequence[Glyph], glued: bool) -> Word:
    face, base = glyphs[0].face, glyphs[0].base
    text = plain("".join(glyph.text for glyph in glyphs))
    x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    if face.angle:
        top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
        return Word(text, x0, top, x1, bottom, bottom, face, glued)
    return Word(text, x0, base - ASCENT * face.size, x1, base + DESCENT * face.size, base, face, glued)


def _broken(words: Sequence[Word]) -> Iterable[Word]:
    """Words with the hyphen at a line's end taken off: the next word stands on a lower line."""
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        hyphened = word.text.endswith(("-", *LINE_END_HYPHENS)) and len(word.text) > 1
        if hyphened and after is not None and after.base > word.base + 0.5 * word.face.size and after.x0 < word.x0:
            yield word._replace(text=word.text[:-1], broken=True)
        else:
            yield word._replace(text=word.text.rstrip(LINE_END_HYPHENS)) if len(word.text) > 1 else word
