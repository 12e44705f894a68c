"""The names that dates are made of, from models/dates.toml, as look-ups and as pieces of patterns."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary import entries


@cache
def names(kind: str) -> dict[str, str]:
    """Phrase (lower case) to what it stands for, for one kind of label: month, season, part, count, quarter,
    weekday."""
    found: dict[str, str] = {}
    for entry in entries("dates"):
        head, _, tail = entry.label.partition(".")
        if head == kind:
            found.update((phrase.casefold(), tail) for phrase in entry.phrases)
    return found


@cache
def pattern(kind: str) -> str:
    """An alternation of a kind's phrases, longest first, white space free."""
    phrases = sorted(names(kind), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + ")"


def number(kind: str, phrase: str) -> int:
    """The number that a month, season, weekday, quarter or count stands for."""
    return int(names(kind)[" ".join(phrase.casefold().rstrip(".").split())])


def count(phrase: str) -> float:
    """A count in words or figures: "nine", "9", "three and a half", "3.5"."""
    words = " ".join(phrase.casefold().split())
    half = words.endswith("and a half")
    words = words.removesuffix("and a half").strip()
    if words in names("count"):
        return int(names("count")[words]) + 0.5 * half
    return float(words) + 0.5 * half


def year_of(text: str) -> int:
    """A year in two or four figures; two figures are of this century up to 69."""
    digits = re.sub(r"\D", "", text)
    value = int(digits)
    return value if len(digits) > 2 else value + (2000 if value < 70 else 1900)
