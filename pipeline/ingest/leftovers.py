"""What a web page or a viewer leaves around a paper, by models/leftovers.toml."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.vocabulary import entries


@lru_cache(maxsize=4096)
def leftover(text: str) -> str:
    """The reason why a unit of these words is no part of a paper, empty where it is one."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    if not folded or len(folded) > 400:
        return ""
    plain = _plain().get(folded) or _plain().get(folded.rstrip(":.")) or _several(folded)
    return plain or next((label for label, pattern in _patterns() if pattern.fullmatch(folded)), "")


def is_sure(text: str) -> bool:
    """Whether a leftover is one word for word; a colon behind a phrase that has none may make it a heading."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    return folded in _plain() or not folded.endswith(":")


def _several(folded: str) -> str:
    """The reason of a line of two leftovers or more ("Skip to content Skip to menu")."""
    if len(folded) > 160 or not _joined().fullmatch(folded):
        return ""
    return "navigation"


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    phrases = sorted((phrase for phrase, label in _plain().items() if label == "navigation"), key=len, reverse=True)
    one = "(?:" + "|".join(map(re.escape, phrases)) + ")"
    return re.compile(rf"{one}(?:[\s|>»/•·-]+{one})+")


_TAIL = re.compile(r"\s*(?:\(?(?:pdf icon )?\(?(?:pdf|docx?|xlsx?|pptx?),? \d[\d.,]* ?[kmg]b\)?|view directions|pdf icon)\s*$", re.IGNORECASE)


def tail(text: str) -> int:
    """How many characters of words are of the paper: a file's size behind a title ("PDF 351 KB") is not."""
    found = _TAIL.search(text)
    return found.start() if found and found.start() > 0 else len(text)


@lru_cache(maxsize=1)
def _plain() -> dict[str, str]:
    return {phrase: entry.label for entry in entries("leftovers") for phrase in entry.phrases if "{" not in phrase}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for entry in entries("leftovers"):
        for phrase in entry.phrases:
            if "{" in phrase:
                pattern = re.escape(phrase).replace(r"\{n\}", r"\d[\d,.]{0,8}").replace(r"\{x\}", r"[^\n]{1,300}?")
                found.append((entry.label, re.compile(pattern)))
    return tuple(found)
