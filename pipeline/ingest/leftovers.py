"""What a web page or a viewer leaves around a paper, by models/leftovers.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.vocabulary import entries

_EDGE = 4


@lru_cache(maxsize=4096)
def leftover(text: str) -> str:
    """The reason why a unit of these words is no part of a paper, empty where it is one."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    if not folded or len(folded) > 400:
        return ""
    plain = _plain().get(folded) or _plain().get(folded.rstrip(":.")) or _several(folded)
    return plain or next((label for label, pattern in _patterns() if pattern.fullmatch(folded)), "")


def leftovers(texts: Sequence[str]) -> list[str]:
    """For each unit of a page the reason why it goes, empty where it stays.

    Phrases of three words or more are sure wherever they stand. One or two words ("Home", "Decisions") may be a heading
    of the paper: they go only beside others or at the edge of the page; with a colon that the phrase itself lacks, only
    where nothing of the paper follows."""
    reasons = [leftover(text) for text in texts]
    return [reason if reason and _goes(texts, reasons, at) else "" for at, reason in enumerate(reasons)]


def _goes(texts: Sequence[str], reasons: Sequence[str], at: int) -> bool:
    folded = " ".join(texts[at].casefold().replace("’", "'").split())
    known = folded in _plain()
    if folded.endswith(":") and not known:
        return all(reasons[at + 1 :])
    if not known or len(folded.split()) > 2 or folded.endswith(":"):
        return True
    beside = any(reasons[place] for place in (at - 1, at + 1) if 0 <= place < len(reasons))
    return beside or at < _EDGE or at >= len(texts) - _EDGE


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


_TAIL = re.compile(
    r"\s*(?:\(?(?:pdf icon )?\(?(?:pdf|docx?|xlsx?|pptx?),? \d[\d.,]* ?[kmg]b\)?|view directions|pdf icon)\s*$",
    re.IGNORECASE,
)


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
