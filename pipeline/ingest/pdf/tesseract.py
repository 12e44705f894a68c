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


@dataclass(frozen=True, slots=True)
class Recognised:
    """Words of a page and how sure Tesseract is of them, 0 to 100."""

    words: tuple[Word, ...]
    confidence: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in pixels: its box, its base line (height at the left, slope), its font size, and its words (text, x0, x1,
    confidence)."""

    box: Box
    base: float
    slope: float
    size: float
    words: tuple[tuple[str, float, float, float], ...]


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
    lines = [line for line in _lines(done.stdout) if line.words]
    heavy = bold_lines(image, [(line.box, line.size, sum(len(word[0]) for word in line.words)) for line in lines])
    return _recognised(lines, heavy, scale)


def _recognised(lines: Sequence[_Line], heavy: Sequence[bool], scale: float) -> Recognised:
    sizes = _sizes(lines)
    words = [
        word
        for line, size, bold in zip(lines, sizes, heavy, strict=True)
        for word in _words(line, max(1.0, round(2 * size / scale) / 2), bold, scale)
    ]
    weights = [(confidence, len(text)) for line in lines for text, _, _, confidence in line.words]
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
    middle = (line.words[0][1] + line.words[-1][2]) / 2
    base = round((line.base + line.slope * (middle - line.box[0])) / scale, 2)
    face = Face("", size, bold, False, (0, 0, 0))
    for at, (text, x0, x1, _) in enumerate(line.words):
        after = line.words[at + 1][1] if at + 1 < len(line.words) else None
        if at == 0 and text in _NO_BULLETS and after is not None and after - x1 > 0.4 * line.size:
            text = "•"
        text = _LONE.sub("I", text)
        yield Word(plain(text), x0 / scale, base - ASCENT * size, x1 / scale, base + DESCENT * size, base, face)


def _lines(hocr: bytes) -> Iterator[_Line]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root: Any = etree.fromstring(hocr, parser)
    if root is None:
        return
    for node in root.iter("{*}span"):
        if node.get("class") in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            yield _line(node)


def _line(node: Any) -> _Line:
    told = _told(node)
    left, top, right, bottom = told["bbox"]
    slope, offset = told.get("baseline", [0.0, 0.0])
    words: list[tuple[str, float, float, float]] = []
    for word in node.iter("{*}span"):
        text = "".join(word.itertext()).strip()
        if word.get("class") == "ocrx_word" and text:
            own = _told(word)
            words.append((text, own["bbox"][0], own["bbox"][2], own.get("x_wconf", [0.0])[0]))
    size = told.get("x_size", [20.0])[0] / _LETTERS
    return _Line((left, top, right, bottom), bottom + offset, slope, size, tuple(words))


def _told(node: Any) -> dict[str, list[float]]:
    """The numbers in the title of an hOCR element."""
    return {name: [float(one) for one in numbers.split()] for name, numbers in _NUMBERS.findall(node.get("title", ""))}
