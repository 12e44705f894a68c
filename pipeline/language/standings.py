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
_ANSWERS = frozenset(["yes", "no"])
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


_SINCE = re.compile(
    r"(?i)\W+(?:since|so far|to date|during|(?:in|over) (?:the )?(?:last|past|year|quarter|period|20\d\d)"
    r"|this (?:year|quarter|period)|in 20\d\d)\b.*"
)
_ACHIEVED = re.compile(
    r"(?i)\W*(?:(?:some|our|my|his|her|their|the|key|main|major|other|further|more|recent|significant) )*"
    r"(?:achievements?|successes|accomplishments)(?: and (?:successes|highlights|progress))?"
    r"(?:\W+(?:of|in|by|from|for|since|during|so|to|this|over|under|include|included|are|were|\d)\b.*)?\W*"
)


def heading_standing(words: str) -> tuple[str, str]:
    """(status, schedule) of a heading: also with the time it speaks of ("Completed since the last report"), and of
    one over achievements, whosever they are."""
    found = standing(words)
    if any(found) or len(words.split()) > 14:
        return found
    if _ACHIEVED.fullmatch(words):
        return "completed", ""
    shorter = _SINCE.sub("", words)
    return standing(shorter) if shorter != words and len(shorter) > 4 else ("", "")


def percent(words: str) -> str:
    """The status of a percentage complete ("100%" is completed, "0%" not started), else empty."""
    match = _PERCENT.match(words.strip())
    if match is None:
        return ""
    share = int(match[1])
    return "completed" if share == 100 else "not_started" if share == 0 else "in_progress" if share < 100 else ""


def is_standing(words: str) -> bool:
    """Whether words are, as a whole, a standing, a percentage, or the name or letter of a colour."""
    return any(standing(words)) or bool(colour(words))


def is_answer(words: str) -> bool:
    """Whether words begin with a bare answer to a question ("No. It was a pilot."), which tells of no standing."""
    return re.split(r"[.,;:]", words.casefold(), maxsplit=1)[0].strip() in _ANSWERS


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
