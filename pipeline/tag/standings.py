"""What a cell, a label's value or a heading says by itself: standings, colours, percentages."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.phrases import phrase_hits
from pipeline.language.text import tokens
from pipeline.vocabulary import entries

_PERCENT = re.compile(
    r"^\W*(\d{1,3})(?:\.\d+)?\s*(?:%|per cent)(?:\s+(?:complete|completed|done|delivered|implemented))?\s*$",
    re.IGNORECASE,
)
_TRIM = re.compile(r"^[\W_\d]+|[\W_]+$")


@lru_cache(maxsize=1)
def _standings() -> dict[str, tuple[str, str]]:
    return {
        phrase.casefold(): (entry.get("group"), entry.label)
        for entry in entries("standings")
        for phrase in entry.phrases
    }


@lru_cache(maxsize=1)
def colour_names() -> dict[str, str]:
    """Every name and letter of a colour, lower case, and the colour that it means."""
    return {phrase.casefold(): entry.label for entry in entries("colours") for phrase in entry.phrases}


def standing(words: str) -> tuple[str, str]:
    """(status, schedule) of words that are a standing or a percentage as a whole; ("", "") for anything else."""
    share = percent(words)
    if share:
        return share, ""
    found = _standings().get(" ".join(_TRIM.sub("", words).casefold().split()))
    if found is None:
        return "", ""
    return (found[1], "") if found[0] == "status" else ("", found[1])


def percent(words: str) -> str:
    """The status of a percentage complete ("100%" is completed, "0%" not started), else empty."""
    match = _PERCENT.match(words.strip())
    if match is None:
        return ""
    share = int(match[1])
    return "completed" if share == 100 else "not_started" if share == 0 else "in_progress" if share < 100 else ""


def colour(words: str) -> str:
    """The colour that a whole cell names by word or letter, else empty."""
    return colour_names().get(_TRIM.sub("", words).casefold(), "")


def meaning(words: str) -> tuple[str, str]:
    """(status, schedule) of a short explanation, as in a colour key: whole standings first, then the phrases in it."""
    whole = standing(words)
    if any(whole):
        return whole
    status = schedule = ""
    for hit in phrase_hits("statuses", tokens(words)):
        if hit.group == "status" and not status:
            status = hit.label
        elif hit.group == "schedule" and not schedule:
            schedule = hit.label
    return status, schedule
