"""The words of a page with font, size, weight, colour and place, through pdfium's character interface.

A call through ctypes costs most of the time, so the text comes in one call, and places and looks are asked only for the
first and last character of each word; a word is looked into only where its ends belong to different text objects.
"""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import Any

from pipeline.ingest.pdf.faces_pdfium import Faces
from pipeline.ingest.pdf.glyphs import LINE_END_HYPHENS, plain
from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Word

MOST_CHARACTERS = 200_000
_WORD = re.compile(rf"[^\s\xa0{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
ASCENT, DESCENT = 0.78, 0.22


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
        self.box = pdfium.FS_RECTF()
        self.faces = Faces(raw, place)
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
            words.append(self.word(text, start, end, first))
        else:
            self.add_parts(words, text, start, end)

    def add_parts(self, words: list[Word], text: str, start: int, end: int) -> None:
        """A word that several text objects make up: one record for each look, cut where it jumps over the page."""
        objects = [self.object_at(self.handle, index) for index in range(start, end + 1)]
        cuts = [0, *(at for at in range(1, len(objects)) if objects[at] != objects[at - 1]), len(objects)]
        before: Word | None = None
        for begin, stop in pairwise(cuts):
            piece = text[begin:] if stop == len(objects) else text[begin:stop]
            word = self.word(piece, start + begin, start + stop - 1, objects[begin])
            if before is None or not _adjoins(before, word):
                words.append(word)
            elif before.face == word.face:
                words[-1] = _one(before, word)
            else:
                words.append(word._replace(glued=True))
            before = words[-1]

    def word(self, text: str, start: int, end: int, owner: int | None) -> Word:
        """The record of characters `start` to `end`, which one text object holds."""
        face, base = self.faces.of(owner, start)
        broken = text[-1] in LINE_END_HYPHENS
        shown = plain(text[:-1] if broken else text)
        if face.angle or self.place.turns:
            x0, top, x1, bottom = self.extent(start, end)
            if face.angle:
                return Word(shown, x0, top, x1, bottom, bottom, face, False, broken)
        else:
            x0, x1 = self.reach(start, end)
        size = face.size
        return Word(shown, x0, base - ASCENT * size, x1, base + DESCENT * size, base, face, False, broken)

    def reach(self, start: int, end: int) -> tuple[float, float]:
        """Left and right of two characters on a page that is not turned."""
        box, raw, call = self.box, self.raw, self.api.FPDFText_GetLooseCharBox
        call(raw, start, box)
        left, right = box.left, box.right
        if end != start:
            call(raw, end, box)
            if box.left < left:
                left = box.left
            if box.right > right:
                right = box.right
        return left + self.place.e, right + self.place.e

    def extent(self, start: int, end: int) -> tuple[float, float, float, float]:
        """The box around two characters as shown: x0, top, x1, bottom."""
        box = self.box
        self.api.FPDFText_GetLooseCharBox(self.raw, start, box)
        left, low, right, high = box.left, box.bottom, box.right, box.top
        if end != start:
            self.api.FPDFText_GetLooseCharBox(self.raw, end, box)
            left, low, right, high = (
                min(left, box.left),
                min(low, box.bottom),
                max(right, box.right),
                max(high, box.top),
            )
        (xa, ya), (xb, yb) = self.place.point(left, low), self.place.point(right, high)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


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
