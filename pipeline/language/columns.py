"""What the heading of a table column means, by models/headings.toml."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.vocabulary import entries

_NOT_WORD = re.compile(r"[^\w%£#]+")
_MORE = re.compile(r"as|at|since|to|on|by|against|for|in|of last|q[1-4]|\d.*|[a-z]{3,9} \d{2,4}")


@lru_cache(maxsize=1024)
def column_meaning(header: str) -> str:
    """The meaning of a column's heading (milestone, action, owner, due, status, rag, ...), empty where it has none.

    The whole heading is looked up first, then without brackets, then the longest known phrase that it begins or ends
    with; what is left must be short, so that a sentence is no heading.
    """
    folded = _fold(header)
    if not folded or len(folded) > 80:
        return ""
    for text in (folded, _fold(re.sub(r"\([^)]*\)", " ", header))):
        if text in _phrases():
            return _phrases()[text]
    return _by_part(_fold(re.sub(r"\([^)]*\)", " ", header)) or folded)


def _fold(text: str) -> str:
    return _NOT_WORD.sub(" ", text.casefold().replace("_", " ").replace("&", " and ")).strip()


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    return {_fold(phrase): entry.label for entry in entries("headings") for phrase in entry.phrases}


def _by_part(folded: str) -> str:
    """The meaning of the longest known phrase that ends the heading, else that begins it; at most three words more.

    One word that begins a heading counts only before a date, a quarter or a preposition: "Progress to June", but not
    "Number of crimes" or "Lead time".
    """
    words = folded.split()
    for size in range(min(len(words), 6), 0, -1):
        end, begin, after = " ".join(words[-size:]), " ".join(words[:size]), " ".join(words[size : size + 1])
        near = len(words) - size <= 3
        if near and end in _phrases():
            return _phrases()[end]
        if begin in _phrases() and ((near and size > 1) or _MORE.fullmatch(after)):
            return _phrases()[begin]
    return ""
