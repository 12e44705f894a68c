"""The words of a page with font, size, weight, colour and place, through pdfium's character interface.

A call through ctypes costs most of the time, so the text comes in one call, and places and looks are asked only for the
first and last character of each word; a word is looked into only where its ends belong to different text objects.
"""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any

from pipeline.ingest.pdf.glyphs import LINE_END_HYPHENS, plain, unreadable
from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Colour, Face, Word

MOST_CHARACTERS = 200_000
_WORD = re.compile(rf"[^\s\xa0{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
_BOLD = re.compile(r"bold|black|heavy|demi|semibd|extrabd|[-,]bd\b", re.IGNORECASE)
_SLANT = re.compile(r"ital|obliq|slant|kursiv|[-,]it\b", re.IGNORECASE)
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
_ASCENT, _DESCENT = 0.78, 0.22


def page_words(page: Any, place: Place) -> tuple[tuple[Word, ...], int]:
    """The words of a pdfium page in the order in which the file has them, and how many characters were passed over
    because the page has too many or they stand for none that can be read."""
    textpage = page.get_textpage()
    try:
        return _Reader(textpage.raw, place).read()
    finally:
        textpage.close()


class _Reader:
    """Reads one page; keeps the ctypes buffers that every call needs."""

    def __init__(self, raw: Any, place: Place) -> None:
        import pypdfium2.raw as pdfium

        self.api, self.raw, self.place = pdfium, raw, place
        self.count = max(0, pdfium.FPDFText_CountChars(raw))
        self.box, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.faces: dict[int, tuple[Face, float]] = {}
        address = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value
        assert address is not None
        self.object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address)
        self.handle = ctypes.cast(raw, ctypes.c_void_p)

    def read(self) -> tuple[tuple[Word, ...], int]:
        """All words, and the number of characters lost."""
        text = self.text()
        words: list[Word] = []
        for found in _WORD.finditer(text):
            self.add(words, found.group(), found.start())
        lost = max(0, self.count - MOST_CHARACTERS)
        return tuple(words), lost

    def text(self) -> str:
        """The characters, one for each index that pdfium knows."""
        count = min(self.count, MOST_CHARACTERS)
        buffer = ctypes.create_string_buffer(2 * (count + 1))
        got = self.api.FPDFText_GetText(self.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * max(0, got - 1)].decode("utf-16-le", "replace")
        if len(text) == count and "\x00" not in text:
            return text
        codes = (self.api.FPDFText_GetUnicode(self.raw, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)

    def add(self, words: list[Word], text: str, start: int) -> None:
        """Append the word at `start`, in as many records as it has looks."""
        end = start + len(text) - 1
        if text[-1] in LINE_END_HYPHENS and end > start:
            end -= 1
        first, last = self.object_at(self.handle, start), self.object_at(self.handle, end)
        if first == last:
            words.append(self.word(text, start, end, first, False))
        else:
            self.add_parts(words, text, start, end)

    def add_parts(self, words: list[Word], text: str, start: int, end: int) -> None:
        """A word that several text objects make up: one record for each look, cut where it jumps over the page."""
        objects = [self.object_at(self.handle, index) for index in range(start, end + 1)]
        cuts = [0, *(at for at in range(1, len(objects)) if objects[at] != objects[at - 1]), len(objects)]
        before: Word | None = None
        for begin, stop in zip(cuts, cuts[1:], strict=False):
            piece = text[begin:] if stop == len(objects) else text[begin:stop]
            word = self.word(piece, start + begin, start + stop - 1, objects[begin], False)
            if before is None or not _adjoins(before, word):
                words.append(word)
            elif before.face == word.face:
                words[-1] = _one(before, word)
            else:
                words.append(word._replace(glued=True))
            before = words[-1]

    def word(self, text: str, start: int, end: int, owner: int, glued: bool) -> Word:
        """The record of characters `start` to `end`, which one text object holds."""
        face, _ = self.faces.get(owner) or self.learn(owner, start)
        x0, y0, x1, y1 = self.extent(start, end)
        broken = text[-1] in LINE_END_HYPHENS
        shown = plain(text[:-1] if broken else text)
        if face.angle:
            return Word(shown, x0, y0, x1, y1, y1, face, glued, broken)
        base = self.origin(start)[1]
        top, bottom = base - _ASCENT * face.size, base + _DESCENT * face.size
        return Word(shown, x0, top, x1, bottom, base, face, glued, broken)

    def extent(self, start: int, end: int) -> tuple[float, float, float, float]:
        """The box around two characters as shown: x0, top, x1, bottom."""
        box = self.box
        self.api.FPDFText_GetLooseCharBox(self.raw, start, box)
        left, low, right, high = box.left, box.bottom, box.right, box.top
        if end != start:
            self.api.FPDFText_GetLooseCharBox(self.raw, end, box)
            left, low, right, high = min(left, box.left), min(low, box.bottom), max(right, box.right), max(high, box.top)
        (xa, ya), (xb, yb) = self.place.point(left, low), self.place.point(right, high)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its base line, as shown."""
        self.api.FPDFText_GetCharOrigin(self.raw, index, self.x, self.y)
        return self.place.point(self.x.value, self.y.value)

    def learn(self, owner: int, index: int) -> tuple[Face, float]:
        """The look of a text object, from its character at `index`; kept for the page."""
        matrix = self.matrix
        self.api.FPDFText_GetMatrix(self.raw, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = abs(self.api.FPDFText_GetFontSize(self.raw, index)) * math.hypot(c, d)
        name, flags = self.font(index)
        bold = bool(_BOLD.search(name) or flags & _FORCE_BOLD) or self.heavy(name, index)
        italic = bool(_SLANT.search(name) or flags & _ITALIC)
        mode = self.mode(index)
        unmapped = self.api.FPDFText_HasUnicodeMapError(self.raw, index) == 1
        face = Face(
            name, round(size, 1) or 1.0, bold or mode == 2, italic, self.colour(index), self.angle(a, b), mode in (3, 7), unmapped
        )
        self.faces[owner] = face, size
        return face, size

    def font(self, index: int) -> tuple[str, int]:
        """Name (without the prefix of a subset) and flags of a character's font."""
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.api.FPDFText_GetFontInfo(self.raw, index, buffer, 128, flags)
        name = buffer.value.decode("utf-8", "replace")
        return re.sub(r"^[A-Z]{6}\+", "", name), flags.value

    def heavy(self, name: str, index: int) -> bool:
        """Whether a font without a telling name is heavy."""
        return not name.strip() and self.api.FPDFText_GetFontWeight(self.raw, index) >= 700

    def mode(self, index: int) -> int:
        """The text render mode: 2 is filled and stroked, 3 and 7 are not painted."""
        owner = self.api.FPDFText_GetTextObject(self.raw, index)
        return int(self.api.FPDFTextObj_GetTextRenderMode(owner)) if owner else 0

    def colour(self, index: int) -> Colour:
        """The fill colour of a character."""
        parts = [ctypes.c_uint() for _ in range(4)]
        if not self.api.FPDFText_GetFillColor(self.raw, index, *parts):
            return (0, 0, 0)
        return (parts[0].value, parts[1].value, parts[2].value)

    def angle(self, a: float, b: float) -> int:
        """The direction of a line of text as shown, clockwise: 0, 90, 180, 270, or -1 for a slant."""
        shown = (-math.degrees(math.atan2(b, a)) + 90 * self.place.turns) % 360
        nearest = round(shown / 90) * 90
        return nearest % 360 if abs(shown - nearest) < 2 else -1


def _adjoins(before: Word, word: Word) -> bool:
    """Whether a word goes on where the one before ends."""
    size = max(before.face.size, word.face.size)
    if before.face.angle or word.face.angle:
        return before.face.angle == word.face.angle
    return -size < word.x0 - before.x1 < 0.25 * size and abs(word.base - before.base) < 0.5 * size


def _one(before: Word, word: Word) -> Word:
    """Two records of one look, joined."""
    return before._replace(
        text=before.text + word.text,
        x0=min(before.x0, word.x0),
        top=min(before.top, word.top),
        x1=max(before.x1, word.x1),
        bottom=max(before.bottom, word.bottom),
        broken=word.broken,
    )
