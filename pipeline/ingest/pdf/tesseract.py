"""Words of a picture of a page, through Tesseract where it is installed (https://github.com/tesseract-ocr/tesseract).

Tesseract is asked for hOCR, which gives for each line its base line and the height of its letters."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

from pipeline.ingest.pdf.glyphs import plain
from pipeline.ingest.pdf.records import Face, Word
from pipeline.ingest.pdf.strokes import Box, bold_lines
from pipeline.ingest.pdf.words_pdfium import ASCENT, DESCENT

SECONDS = 120
_PLACES = (
    Path("C:/Program Files/Tesseract-OCR/tesseract.exe"),
    Path("C:/Program Files (x86)/Tesseract-OCR/tesseract.exe"),
)
_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_wconf) ((?:-?[\d.]+ ?)+)")
_LONE = re.compile(r"(?<=^[\"“'‘(])[|l]$|^[|l]$")
_LETTERS = 0.93  # from the foot of a p to the head of a b, in font sizes
_ALIKE = 0.16
_NO_BULLETS = frozenset("e°¢«»©®*+¤§")
_PARTED = 1.2  # of the font size: a wider gap parts columns or cells
_HANGS = 4.0  # the same behind a bullet or a number
_TAILS = frozenset("gjpqyQ,;()[]{}@|$/_")
_SHORT = frozenset("acegmnopqrsuvwxyz.,;:-–—_~=+*·•")
_SPECK, _UNSURE = 0.2, 20.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """Words of a page and how sure Tesseract is of them, 0 to 100."""

    words: tuple[Word, ...]
    confidence: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or the part of it in one column, in pixels: its box, its base line, its font size, and its words."""

    box: Box
    base: float
    size: float
    words: tuple[_Seen, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word in pixels, and how sure Tesseract is of it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    sure: float

    def size(self) -> float:
        """The font size by the height of its letters: those of "son" reach 0.52 of it, of "song" and "ton" 0.73."""
        tall, tailed = not set(self.text) <= _SHORT, bool(set(self.text) & _TAILS)
        return (self.bottom - self.top) / (0.52 + 0.205 * tall + 0.205 * tailed)


@lru_cache(maxsize=1)
def program() -> str:
    """Where Tesseract is, empty where it is not installed."""
    return shutil.which("tesseract") or next((str(path) for path in _PLACES if path.is_file()), "")


def recognise(image: Any, scale: float) -> Recognised | None:
    """The words of a grey Pillow image of `scale` pixels a point. None where Tesseract fails or takes more than
    SECONDS."""
    held = io.BytesIO()
    image.save(held, "PNG")
    command = [program(), "-", "-", "-l", "eng", "--dpi", str(round(72 * scale)), "--psm", "3", "hocr"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=held.getvalue(), capture_output=True, timeout=SECONDS, check=True, env=environment
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = list(_lines(done.stdout))
    heavy = bold_lines(image, [(line.box, line.size, sum(len(word.text) for word in line.words)) for line in lines])
    return _recognised(lines, heavy, scale)


def _recognised(lines: Sequence[_Line], heavy: Sequence[bool], scale: float) -> Recognised:
    sizes = _sizes(lines)
    words = [
        word
        for line, size, bold in zip(lines, sizes, heavy, strict=True)
        for word in _words(line, max(1.0, round(2 * size / scale) / 2), bold, scale)
    ]
    weights = [(word.sure, len(word.text)) for line in lines for word in line.words]
    sure = sum(c * n for c, n in weights) / max(1, sum(n for _, n in weights))
    return Recognised(tuple(words), round(sure))


def _sizes(lines: Sequence[_Line]) -> list[float]:
    """The font size of each line; sizes that are about alike are made one, as they waver with the letters of a line."""
    anchors: list[float] = []
    usual = median([line.size for line in lines for _ in line.words]) if lines else 0.0
    found: dict[int, float] = {}
    for at in sorted(range(len(lines)), key=lambda at: (-len(lines[at].words), at)):
        near = [one for one in (usual, *anchors) if abs(one - lines[at].size) <= _ALIKE * one]
        if not near:
            anchors.append(lines[at].size)
        found[at] = min(near, key=lambda one: abs(one - lines[at].size)) if near else lines[at].size
    return [found[at] for at in range(len(lines))]


def _words(line: _Line, size: float, bold: bool, scale: float) -> Iterator[Word]:
    """The words of a line in points."""
    base = round(line.base / scale, 2)
    face = Face("", size, bold, False, (0, 0, 0))
    for at, word in enumerate(line.words):
        text, x0, x1 = word.text, word.x0 / scale, word.x1 / scale
        after = line.words[at + 1].x0 if at + 1 < len(line.words) else None
        if at == 0 and text in _NO_BULLETS and after is not None and after - word.x1 > 0.4 * line.size:
            text = "•"
        text = "–" if text == "—" else _LONE.sub("I", text)
        yield Word(plain(text), x0, base - ASCENT * size, x1, base + DESCENT * size, base, face)


def _lines(hocr: bytes) -> Iterator[_Line]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root: Any = etree.fromstring(hocr, parser)
    if root is None:
        return
    for node in root.iter("{*}span"):
        if node.get("class") in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            yield from _parts(node)


def _parts(node: Any) -> Iterator[_Line]:
    """A line as Tesseract tells it, parted where it goes on in another column or cell."""
    told = _told(node)
    size = told.get("x_size", [20.0])[0] / _LETTERS
    slope, offset = told.get("baseline", [0.0, 0.0])
    words = [word for word in _seen(node) if word.bottom - word.top >= _SPECK * size or not word.text.isalnum()]
    start = 0
    for at in range(1, len(words) + 1):
        room = _HANGS if at == start + 1 and len(words[start].text) <= 3 else _PARTED
        if at == len(words) or words[at].x0 - words[at - 1].x1 > room * size:
            if start < at:
                middle = (words[start].x0 + words[at - 1].x1) / 2 - told["bbox"][0]
                yield _part(words[start:at], size, told["bbox"][3] + offset + slope * middle)
            start = at


def _seen(node: Any) -> Iterator[_Seen]:
    for word in node.iter("{*}span"):
        text = "".join(word.itertext()).strip()
        if word.get("class") == "ocrx_word" and text:
            own = _told(word)
            sure = own.get("x_wconf", [0.0])[0]
            if sure >= _UNSURE or len(text) > 2:
                left, top, right, bottom = own["bbox"]
                yield _Seen(text, left, top, right, bottom, sure)


def _part(words: Sequence[_Seen], size: float, base: float) -> _Line:
    """Words that stand beside each other. Their own heights are asked where they are enough: the size and base line
    that Tesseract gives are those of a whole line, whose parts may be of different sizes."""
    box = (words[0].x0, min(word.top for word in words), words[-1].x1, max(word.bottom for word in words))
    own = [word for word in words if sum(map(str.isalpha, word.text)) > 1]
    if own:
        size = median(word.size() for word in own for _ in word.text)
        level = [word.bottom for word in own if not set(word.text) & _TAILS]
        base = median(level) if level else base
    return _Line(box, base, size, tuple(words))


def _told(node: Any) -> dict[str, list[float]]:
    """The numbers in the title of an hOCR element."""
    return {name: [float(one) for one in numbers.split()] for name, numbers in _NUMBERS.findall(node.get("title", ""))}
