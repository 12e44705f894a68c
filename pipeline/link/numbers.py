"""Numbers said in words: "sixty new officers", "the sixtieth of the new officers", "60 officers"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.link.stems import stem
from pipeline.vocabulary import entries

_LEAST = 10  # smaller numbers tell nothing
_REACH = 4  # words between a number and what it counts
_WORDS = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?|\d[\d,]*(?:st|nd|rd|th)?")
_ENDING = re.compile(r"(?:st|nd|rd|th)$")
_YEARS = range(1900, 2100)


@cache
def _said() -> dict[str, int]:
    """The number of each number word, cardinal and ordinal, from models/numbers.toml."""
    return {word: int(entry.label) for entry in entries("numbers") for word in entry.phrases}


def number_of(word: str) -> int:
    """The number that a word says, in figures or letters, cardinal or ordinal; 0 where it says none."""
    plain = word.lower().replace(",", "")
    figures = _ENDING.sub("", plain)
    if figures.isdigit():
        return int(figures)
    tens, _, ones = plain.partition("-")
    said = _said()
    return said.get(tens, 0) + (said.get(ones, 0) if ones in said else 0) if tens in said else 0


def counts_of(text: str) -> frozenset[tuple[int, str]]:
    """What a text counts: each number from ten on with the stems of the words that follow it closely."""
    words = [match.group() for match in _WORDS.finditer(text)]
    found = set()
    for at, word in enumerate(words):
        number = number_of(word)
        if number >= _LEAST and number not in _YEARS:
            found |= {(number, stem(near)) for near in words[at + 1 : at + 1 + _REACH] if near.endswith("s")}
    return frozenset(found)
