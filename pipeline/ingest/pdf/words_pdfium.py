"""The words of a page with font, size, weight, colour and place, through pdfium's character interface.

The text comes in one call, places are asked only for the first and last character of each word, and looks once for
each text object; a word is looked into only where its ends belong to different text objects. The other words of an
object are made together.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise, repeat
from typing import Any

from pipeline.ingest.pdf.calls import handle_of, quick
from pipeline.ingest.pdf.faces_pdfium import Faces
from pipeline.ingest.pdf.glyphs import LINE_END_HYPHENS, plain
from pipeline.ingest.pdf.place import Place
from pipeline.ingest.pdf.records import Face, Word
from pipeline.ingest.pdf.spans_pdfium import Box, Ends, Spans, boxes, spans_of

MOST_CHARACTERS = 200_000
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


_make = partial(tuple.__new__, Word)  # what Word(...) does, in half the time
_NO_LOOKS: frozenset[str] = frozenset()


_NONE = Face("", 1.0, False, False, (0, 0, 0)), 0.0


class _Looks:
    """The looks and heights of level words, one behind another, from which they are made all at once."""

    def __init__(self) -> None:
        self.faces, self.bases = list[Face](), list[float]()
        self.tops, self.bottoms = list[float](), list[float]()

    def add(self, face: Face, base: float, count: int) -> None:
        """The next `count` words look so and stand on this base line."""
        self.faces += [face] * count
        self.bases += [base] * count
        self.tops += [base - ASCENT * face.size] * count
        self.bottoms += [base + DESCENT * face.size] * count

    def words(self, pieces: list[str], ends: Ends, shift: float) -> list[Word]:
        """The words with these characters, as far to the right as their ends are, and `shift` more."""
        x0s, x1s = [x + shift for x in ends.lefts], [x + shift for x in ends.rights]
        off, looks = repeat(False), repeat(_NO_LOOKS)
        rows = zip(pieces, x0s, self.tops, x1s, self.bottoms, self.bases, self.faces, off, off, looks, strict=False)
        return list(map(_make, rows))


class _Reader:
    """Reads one page."""

    def __init__(self, raw: Any, place: Place) -> None:
        import pypdfium2.raw as pdfium

        self.api, self.raw, self.place = pdfium, raw, place
        self.count = max(0, pdfium.FPDFText_CountChars(raw))
        self.handle = handle_of(raw)
        self.faces = Faces(raw, self.handle, place)
        self.object_at = quick("FPDFText_GetTextObject", ctypes.c_void_p)

    def read(self) -> tuple[tuple[Word, ...], int]:
        """All words, and the number of characters lost."""
        spans = spans_of(self.text())
        ends = Ends.of(self.handle, spans)
        looks, apart = _Looks(), list[tuple[int, int, list[Word]]]()
        for begin, end, owner in self.owners(spans.starts, spans.lasts):
            face, base = self.faces.of(owner, spans.starts[begin]) if owner else _NONE
            looks.add(face, base, end - begin)
            if not owner or face.angle or self.place.turns:
                apart.append((begin, end, self.one_by_one(spans, ends, range(begin, end), owner)))
            elif spans.odd:
                apart += ((at, at + 1, self.one_by_one(spans, ends, [at], owner)) for at in spans.odd_in(begin, end))
        words = looks.words(spans.pieces, ends, self.place.e)
        for begin, end, own in reversed(apart):
            words[begin:end] = own
        return tuple(words), max(0, self.count - MOST_CHARACTERS)

    def one_by_one(self, spans: Spans, ends: Ends, some: Iterable[int], owner: int | None) -> list[Word]:
        """Words that are not level, or have characters to be put in the place of others, or several owners."""
        words: list[Word] = []
        for at in some:
            if owner is None:
                self.add_parts(words, spans.pieces[at], spans.starts[at], spans.lasts[at])
            else:
                words.append(self.word(spans.pieces[at], spans.starts[at], owner, *ends.boxes(at)))
        return words

    def owners(self, starts: Sequence[int], lasts: Sequence[int]) -> Iterator[tuple[int, int, int | None]]:
        """Words that one text object holds, from the first up to an end: 0 where pdfium made a word up, None where
        several objects make it up; the words are told by where they start and where their last character stands.

        The characters of an object stand one behind another, so that where the first of a word and the last of a later
        one are of one object, all between are: most words need not be asked for."""
        ask, handle, count, at = self.object_at, self.handle, len(starts), 0
        while at < count:
            owner = ask(handle, starts[at]) or 0
            held, step = 0, _STRIDE
            while step and owner:
                end = at + held + step
                if end <= count and ask(handle, lasts[end - 1]) == owner:
                    held += step
                    step = step if held < _LONGEST else 0
                else:
                    step //= 2
            if held:
                yield at, at + held, owner
            else:
                same = not owner and not ask(handle, lasts[at])
                yield at, at + 1, 0 if same else None
            at += max(1, held)

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
        both = boxes(self.handle, (start, end))
        first, last = both[:4], both[4:]
        return self.word(text, start, owner, first, last)

    def word(
        self, text: str, start: int, owner: int | None, first: Box, last: Box
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

    def extent(self, first: Box, last: Box) -> tuple[float, float, float, float]:
        """The box around two boxes as shown: x0, top, x1, bottom."""
        left, right = min(first[0], last[0]), max(first[2], last[2])
        low, high = min(first[3], last[3]), max(first[1], last[1])
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
