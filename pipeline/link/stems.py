"""Words and their stems: commission, commissioned and commissioning are one."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*(?:[-&/][A-Za-z][A-Za-z'’]*)*|£?\d[\d,.]*\d[mk]?|\d")
_PART = re.compile(r"[-/]")
_VOWEL = re.compile(r"[aeiouy]")


def words_of(text: str) -> list[str]:
    """The words and numbers of a text as written; compounds with hyphen or slash in their parts."""
    found: list[str] = _WORD.findall(text)
    if "-" in text or "/" in text:
        return [part for word in found for part in _PART.split(word) if part]
    return found


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in any case: its plural, tense and the commonest endings of nouns taken off."""
    word = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    if not word.isascii() or not word.isalpha() or len(word) < 4:
        return word
    return _noun(_tense(_plural(word)))


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _tense(word: str) -> str:
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and _VOWEL.search(base):
            return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "ls" else base
    return word


def _noun(word: str) -> str:
    for ending, least in (("ment", 5), ("ation", 4), ("ion", 5), ("ive", 5), ("al", 6), ("er", 6), ("e", 4)):
        base = word.removesuffix(ending)
        if base != word and len(base) >= least:
            return base
    return word.removesuffix("y") if word.endswith("ery") and len(word) > 5 else word
