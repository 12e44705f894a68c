"""The words of a page with font, size, weight, colour and place, through pdfium's character interface.

A call through ctypes costs most of the time, so the text comes in one call, places are asked only for the first and
last character of each word, and looks once for each text object; a word is looked into only where its ends belong to
different text objects.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from pipeline.ingest.pdf.faces_pdfium import Faces
from pipeline.ingest.pdf.glyphs import LINE_END_HYPHENS, plain
from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Word

MOST_CHARACTERS = 200_000
_WORD = re.compile(rf"[^\s\xa0{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
ASCENT, DESCENT = 0.78, 0.22
_STRIDE, _LONGEST = 8, 64  # words of one text object


def page_words(page: Any, place: Place) -> tuple[tuple[Word, ...], int]:
    """The words of a pdfium page in the order in which the file has them, and how many characters were passed over
    because the page has too many or they stand for none that can be read."""
    textpage = page.get_textpage()
    try:
        return _Reader(textpage.raw, place).read()
    finally:
        textpage.close()


Span = tuple[int, int, int]
_make = partial(tuple.__new__, Word)  # what Word(...) does, in half the time
_NO_LOOKS: frozenset[str] = frozenset()
_ROOM = 16  # bytes of a box: four floats, left, top, right, bottom


class _Reader:
    """Reads one page; keeps the ctypes buffers that every call needs."""

    def __init__(self, raw: Any, place: Place) -> None:
        import pypdfium2.raw as pdfium

        self.api, self.raw, self.place = pdfium, raw, place
        self.count = max(0, pdfium.FPDFText_CountChars(raw))
        self.faces = Faces(raw, place)
        self.object_at = _plain_call(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int)
        self.box_at = _plain_call(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
        self.handle = ctypes.cast(raw, ctypes.c_void_p).value

    def read(self) -> tuple[tuple[Word, ...], int]:
        """All words, and the number of characters lost."""
        text = self.text()
        spans = _spans(text)
        words: list[Word] = []
        owners = self.owners(spans)
        boxes = self.boxes(spans, owners)
        known, level, shift = self.faces.known, not self.place.turns, self.place.e
        for (start, last, end), owner, first_box, last_box in zip(spans, owners, boxes[::2], boxes[1::2], strict=True):
            piece = text[start:end]
            looks = known.get(owner) if owner else None
            if owner is None:
                self.add_parts(words, piece, start, last)
            elif looks and level and not looks[0].angle and piece.isascii() and piece.isprintable():
                (left, _, right, _), (left_too, _, right_too, _) = first_box, last_box
                face, base = looks
                x0, x1 = (left if left < left_too else left_too), (right if right > right_too else right_too)
                top, bottom = base - ASCENT * face.size, base + DESCENT * face.size
                words.append(_make((piece, x0 + shift, top, x1 + shift, bottom, base, face, False, False, _NO_LOOKS)))
            else:
                words.append(self.word(piece, start, owner, first_box, last_box))
        lost = max(0, self.count - MOST_CHARACTERS)
        return tuple(words), lost

    def owners(self, spans: Sequence[Span]) -> list[int | None]:
        """The text object that holds each word; 0 where pdfium made it up, None where several make it up.

        The characters of an object stand one behind another, so that where the first of a word and the last of a later
        one are of one object, all between are: most words need not be asked for."""
        found: list[int | None] = []
        ask, handle = self.object_at, self.handle
        while len(found) < len(spans):
            at = len(found)
            owner = ask(handle, spans[at][0]) or 0
            held, step = 0, _STRIDE
            while step and owner:
                end = at + held + step
                if end <= len(spans) and ask(handle, spans[end - 1][1]) == owner:
                    held += step
                    step = step if held < _LONGEST else 0
                else:
                    step //= 2
            if held:
                found.extend([owner] * held)
            else:
                same = not owner and not ask(handle, spans[at][1])
                found.append(0 if same else None)
        return found

    def boxes(self, spans: Sequence[Span], owners: Sequence[int | None]) -> list[tuple[float, ...]]:
        """The boxes of the first and of the last character of each word: left, top, right, bottom on the PDF's page."""
        buffer = (ctypes.c_float * (8 * len(spans)))()
        call, handle, address = self.box_at, self.handle, ctypes.addressof(buffer)
        for (start, last, _), owner in zip(spans, owners, strict=True):
            if owner is not None:
                call(handle, start, address)
                call(handle, last, address + _ROOM)
            address += 2 * _ROOM
        numbers = iter(memoryview(buffer).cast("B").cast("f").tolist())
        return list(zip(numbers, numbers, numbers, numbers, strict=True))

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

    def add_parts(self, words: list[Word], text: str, start: int, end: int) -> None:
        """A word that several text objects make up: one record for each look, cut where it jumps over the page."""
        objects = [self.object_at(self.handle, index) for index in range(start, end + 1)]
        cuts = [0, *(at for at in range(1, len(objects)) if objects[at] != objects[at - 1]), len(objects)]
        before: Word | None = None
        for begin, stop in pairwise(cuts):
            piece = text[begin:] if stop == len(objects) else text[begin:stop]
            word = self.part(piece, start + begin, start + stop - 1, objects[begin])
            if before is None or not _adjoins(before, word):
                words.append(word)
            elif before.face == word.face:
                words[-1] = _one(before, word)
            else:
                words.append(word._replace(glued=True))
            before = words[-1]

    def part(self, text: str, start: int, end: int, owner: int | None) -> Word:
        """The record of characters `start` to `end`, which one text object holds."""
        first, last = self.boxes([(start, end, end + 1)], [0])
        return self.word(text, start, owner, first, last)

    def word(
        self, text: str, start: int, owner: int | None, first: tuple[float, ...], last: tuple[float, ...]
    ) -> Word:  # fmt: skip
        """The record of a word that one text object holds; `first` and `last` are the boxes of its ends."""
        face, base = self.faces.of(owner, start)
        broken = text[-1] in LINE_END_HYPHENS
        shown = plain(text[:-1] if broken else text)
        if face.angle or self.place.turns:
            x0, top, x1, bottom = self.extent(first, last)
            if face.angle:
                return Word(shown, x0, top, x1, bottom, bottom, face, False, broken)
        else:
            x0, x1 = min(first[0], last[0]) + self.place.e, max(first[2], last[2]) + self.place.e
        size = face.size
        return Word(shown, x0, base - ASCENT * size, x1, base + DESCENT * size, base, face, False, broken)

    def extent(self, first: tuple[float, ...], last: tuple[float, ...]) -> tuple[float, float, float, float]:
        """The box around two boxes as shown: x0, top, x1, bottom."""
        left, right = min(first[0], last[0]), max(first[2], last[2])
        low, high = min(first[3], last[3]), max(first[1], last[1])
        (xa, ya), (xb, yb) = self.place.point(left, low), self.place.point(right, high)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _spans(text: str) -> list[Span]:
    """The words of a page: first character, last that has a place, end. A hyphen at the end of a line has no place."""
    spans = [(start, end - 1, end) for start, end in [found.span() for found in _WORD.finditer(text)]]
    if any(hyphen in text for hyphen in LINE_END_HYPHENS):
        spans = [
            (start, last - 1 if last > start and text[last] in LINE_END_HYPHENS else last, end)
            for start, last, end in spans
        ]
    return spans


def _plain_call(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium that takes its handle, and places to write to, as plain addresses: called twice as fast."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)(address)


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
