"""Pages whose characters cannot be read: pictures of text, and text that stands for other characters than are shown.

Where Tesseract is installed their words are recognised in the picture of the page; else the page is reported."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pipeline.ingest.pdf import tesseract
from pipeline.ingest.pdf.glyphs import unreadable
from pipeline.ingest.pdf.records import Leaf, Word
from pipeline.ingest.pdf.ruling import ruling

DPI = 200
MOST_SCANS = 300
_MOST_PIXELS = 5000
_PICTURE = 0.5
_FEW = 4
_LOST = 0.2
_WORD = re.compile(r"[^\W\d_]{4,}")
_VOWEL = re.compile(r"[aeiouáàâäéèêëíìîïóòôöúùûü]", re.IGNORECASE)
_OPENS, _CLOSES = r"""[(\["'‘“]*""", r"""[)\]"'’”.,;:!?%*-]*"""
_LETTERS = r"[^\W\d_]+(?:['’&/.:-]+[^\W\d_]+)*"
_FIGURES = r"[£$€+-]?\d+(?:,\d{3})*(?:[./:–-]\d+)*[a-zA-Z]{0,2}"
_PLAIN = re.compile(rf"{_OPENS}(?:{_LETTERS}|{_FIGURES}){_CLOSES}|\W")
_LEAST_WORDS, _FEW_PLAIN = 40, 0.4
_LEAST_LETTERS, _LEAST_VOWELS, _SAMPLE = 200, 0.22, 2000


def is_scan(leaf: Leaf) -> bool:
    """Whether a page is a picture with hardly a word to it."""
    return leaf.pictures > _PICTURE and sum(bool(word.text) for word in leaf.words) < _FEW


def is_broken(words: tuple[Word, ...]) -> bool:
    """Whether the characters of a page stand for others than are shown, as fonts without a table of their characters
    give them: many for none at all; letters among which are too few vowels for English (38 in 100) or Welsh; or
    letters, digits and signs mixed within words, as no page of words or of figures has them."""
    text = " ".join([word.text for word in words])
    if unreadable(text) > _LOST * (len(text) - len(words)):
        return True
    if _is_jumbled(text):
        return True
    letters = "".join(_WORD.findall(text[:_SAMPLE])).lower()
    vowels = sum(letters.count(vowel) for vowel in "aeiou")  # enough of them on nearly every page
    if len(letters) < _LEAST_LETTERS or vowels >= _LEAST_VOWELS * len(letters):
        return False
    return len(_VOWEL.findall(letters)) < _LEAST_VOWELS * len(letters)


def _is_jumbled(text: str) -> bool:
    """Whether hardly any of the words are words, numbers or signs by themselves."""
    words = text[:_SAMPLE].split()
    if len(words) < _LEAST_WORDS or sum(map(str.isalpha, words)) >= _FEW_PLAIN * len(words):
        return False
    plain = sum(_PLAIN.fullmatch(word) is not None for word in words)
    return plain < _FEW_PLAIN * len(words)


def recognised(document: Any, leaf: Leaf) -> Leaf:
    """The page itself where its words can be read, else with the words that are recognised in its picture."""
    scan = is_scan(leaf)
    if not scan and not is_broken(leaf.words):
        return leaf
    if not tesseract.program():
        return leaf if scan else replace(leaf, told=(_BROKEN,))
    scale = min(DPI / 72, _MOST_PIXELS / max(leaf.width, leaf.height))
    seen = ruling(_picture(document, leaf.number, scale), scale)
    found = tesseract.recognise(seen.image, scale)
    if found is None:
        return replace(leaf, told=(FAILED,))
    if not found.words:
        return replace(leaf, ocr=True, told=(_EMPTY,))
    why = "is a picture of text" if scan else "has characters that stand for others than are shown"
    told = f"{why}; its words were recognised by Tesseract with a confidence of {found.confidence} of 100."
    return replace(leaf, words=found.words, rules=seen.rules, fills=seen.fills, ocr=True, told=(told,), lost=0)


_BROKEN = (
    "has characters that stand for others than are shown; install Tesseract, or make the paper searchable with OCR, "
    "and read it again."
)
FAILED = f"is a picture of text in which Tesseract recognised nothing within {tesseract.SECONDS} s."
"""May be no fault of the paper: the machine was busy."""
_EMPTY = "is a picture in which Tesseract recognised no words."


def _picture(document: Any, number: int, scale: float) -> Any:
    """A page as a Pillow image in colours."""
    page = document[number - 1]
    try:
        return page.render(scale=scale).to_pil().convert("RGB")
    finally:
        page.close()
