"""The characters of a page cut into words, each with the place where it starts, and the boxes of characters."""

from __future__ import annotations

import ctypes
import re
import threading
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import accumulate, compress, repeat
from typing import NamedTuple

from pipeline.ingest.pdf.calls import Handle, quick
from pipeline.ingest.pdf.glyphs import LINE_END_HYPHENS

_WORD = re.compile(rf"[^\s{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
_ODD = re.compile("[^ -~]")
_ROOM = 16  # bytes of a box: four floats
Box = Sequence[float]


class Spans(NamedTuple):
    """The words of a page: their characters, the index of the first of them and of the last that has a place.

    `odd` are the indexes of words with other characters than printable ASCII."""

    pieces: list[str]
    starts: list[int]
    lasts: list[int]
    odd: list[int]

    def odd_in(self, begin: int, end: int) -> list[int]:
        """The odd words from `begin` up to `end`."""
        return self.odd[bisect_left(self.odd, begin) : bisect_left(self.odd, end)] if self.odd else []


def spans_of(text: str) -> Spans:
    """The words of a page's text. One ends at white space and behind a hyphen at the end of a line, which has no place
    of its own."""
    flat = text.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\xa0", " ")
    parts = flat.split(" ")
    pieces = [part for part in parts if part]
    starts = list(compress(accumulate([len(part) + 1 for part in parts], initial=0), parts))
    hyphens = any(hyphen in text for hyphen in LINE_END_HYPHENS)
    if hyphens or pieces != flat.split():  # other white space too
        found = list(_WORD.finditer(flat))
        pieces, starts = [one.group() for one in found], [one.start() for one in found]
    lasts = [start + len(piece) - 1 for start, piece in zip(starts, pieces, strict=True)]
    if hyphens:
        for at, piece in enumerate(pieces):
            lasts[at] -= len(piece) > 1 and piece[-1] in LINE_END_HYPHENS
    odd = dict.fromkeys(bisect_right(starts, one.start()) - 1 for one in _ODD.finditer(flat))
    return Spans(pieces, starts, lasts, list(odd))


class _Boxes(threading.local):
    """Room for the boxes of characters, with the places in it that pdfium writes to, made once."""

    def __init__(self) -> None:
        self.most = 1024
        self.buffer = (ctypes.c_float * (4 * self.most))()
        self.places = [ctypes.byref(self.buffer, _ROOM * at) for at in range(self.most)]

    def of(self, page: Handle, characters: Sequence[int]) -> list[float]:
        """The boxes of characters of a text page, one behind another."""
        call, found = quick("FPDFText_GetLooseCharBox"), list[float]()
        for at in range(0, len(characters), self.most):
            some = characters[at : at + self.most]
            ctypes.memset(self.buffer, 0, _ROOM * len(some))
            deque(map(call, repeat(page), some, self.places), 0)
            found += self.buffer[: 4 * len(some)]
        return found


boxes = _Boxes().of
"""The boxes of characters of a text page: left, top, right, bottom on the PDF's page; zeros for one without a place."""


class Ends(NamedTuple):
    """The boxes of the first and the last character of each word, and the words' left and right edges."""

    numbers: list[float]
    lefts: list[float]
    rights: list[float]

    @classmethod
    def of(cls, page: Handle, spans: Spans) -> Ends:
        """The ends of the words of a text page."""
        characters = [0] * (2 * len(spans.pieces))
        characters[::2], characters[1::2] = spans.starts, spans.lasts
        found = boxes(page, characters)
        lefts = [first if first < last else last for first, last in zip(found[::8], found[4::8], strict=True)]
        rights = [first if first > last else last for first, last in zip(found[2::8], found[6::8], strict=True)]
        return cls(found, lefts, rights)

    def boxes(self, at: int) -> tuple[Box, Box]:
        """The two boxes of one word."""
        return self.numbers[8 * at : 8 * at + 4], self.numbers[8 * at + 4 : 8 * at + 8]
