"""Priorities: in headings, numbered or named lines, and lists inside a sentence; each once in a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.segment.draft import Draft
from pipeline.vocabulary import entries

_NUMBER = r"\d{1,2}|[A-H]|one|two|three|four|five|six|seven|eight|nine|ten|I{1,3}|IV|V|VI{0,3}"


@lru_cache(maxsize=1)
def _levels() -> dict[str, str]:
    """Every form of the words for aims, with its singular."""
    return {phrase: entry.label for entry in entries("levels") for phrase in entry.phrases}


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    """A line that names one aim: "Strategic Priority Two - Safer roads"."""
    levels = "|".join(sorted(set(_levels().values()) - {"measure", "pledge"}))
    return re.compile(
        r"^(?:the\s+)?(?:my\s+|our\s+)?(?:strategic\s+|policing\s+|key\s+|police\s+and\s+crime\s+(?:plan\s+)?)?"
        rf"(?P<level>{levels})\s+(?:area\s+)?(?P<number>{_NUMBER})"
        r"(?:\s*[-–—:.)|]+\s*|\s+(?=[A-Z‘'\"“]))(?P<title>[^\n]{3,220})$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _inline() -> re.Pattern[str]:
    """A sentence that lists several: "has four priorities: A; B; C; and D."."""
    plurals = "|".join(phrase for phrase, label in _levels().items() if phrase != label)
    return re.compile(
        rf"\b(?P<level>{plurals})\b(?P<between>[^.;]*?)"
        r"(?:[:–—]|\s-\s|\((?=[A-Z])|\b(?:are|were|being|namely|including|include[sd]?)\b[:;]?|(?=[‘“]))"
        r"\s*(?P<list>[^.]{12,900})(?:\.|$)",
        re.IGNORECASE,
    )


_PRONOUN = re.compile(r"(?:They|These|Those) (?:are|were|will be)\b")
_PLURAL = re.compile(
    r"\b(?:priorities|objectives|outcomes|pillars|aims|themes|goals|ambitions|missions)\b", re.IGNORECASE
)
_STAND_IN = {"they": "aims", "these": "goals", "those": "goals"}  # of the same length, so that offsets hold
_TO = re.compile(r"(?<![^\s:;–-])To\s+(?=[a-z])")
_TELLS = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|but)\b")
_QUOTED = re.compile(r"[‘“\"']([A-Za-z][^‘’“”\"']{3,120})[’”\"'](?=[\s,.;:)]|$)")


def named_priority(words: str) -> tuple[str, str, str] | None:
    """(level, number, title) of a line like "Priority One - Cut Crime"; None for any other line."""
    match = _named().match(words.strip())
    if match is None or len(match["title"].split()) > 25:
        return None
    return match["level"].lower(), match["number"], match["title"].strip(" .:;–-")


def inline_list(sentence: str, before: str = "") -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """(level, spans) of aims that one sentence lists ("has three priorities: A; B; and C."), None where it has none.

    "They are ..." lists the aims that the sentence before it speaks of."""
    if _PRONOUN.match(sentence) and _PLURAL.search(before):
        sentence = _STAND_IN[sentence.split()[0].lower()] + sentence[len(sentence.split()[0]) :]
    match = _inline().search(sentence)
    if match is None:
        return None
    start, end = match.span("list")
    spans = _quoted(sentence, start, end) or _begun(sentence, start, end) or _parted(sentence, start, end)
    level = _levels()[match["level"].lower()]
    if len(spans) < 2 or (level in ("measure", "pledge") and ";" not in match["list"]):
        return None
    return level, spans


def _quoted(sentence: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans = tuple(match.span(1) for match in _QUOTED.finditer(sentence, start, end))
    return spans if len(spans) > 1 else ()


def _begun(sentence: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Aims that a converter ran together, each begun by a capital: "To cut crime To support victims To ..."."""
    starts = [match.start() for match in _TO.finditer(sentence, start, end)]
    stops = [*starts[1:], end]
    return (
        tuple((a, a + len(sentence[a:b].rstrip())) for a, b in zip(starts, stops, strict=True))
        if len(starts) > 2
        else ()
    )


def _parted(sentence: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    listed = sentence[start:end]
    divider = r"\s*;\s*(?:and\s+)?" if ";" in listed else r"\s*,\s*(?:and\s+)?|\s+and\s+(?=\w+ing\b)"
    spans: list[tuple[int, int]] = []
    at = 0
    for match in [*re.finditer(divider, listed), None]:
        stop = match.start() if match else len(listed)
        spans.append((start + at, start + stop))
        at = match.end() if match else stop
    words = [sentence[a:b].split() for a, b in spans]
    if ";" not in listed and (len(spans) < 3 or max(map(len, words)) > 12 or _TELLS.search(listed)):
        return ()
    single = sum(len(part) == 1 for part in words)
    if (
        ";" not in listed and single and (single < len(words) or listed.strip()[:1].islower())
    ):  # "Local, Visible and Accessible Policing"
        return ()
    return tuple((a, b - sentence[a:b].endswith(")") + ("(" in sentence[a:b])) for a, b in spans if b - a > 3)


def once_each(drafts: Iterable[Draft], text: str) -> list[Draft]:
    """The drafts without priorities that repeat an earlier one of the paper."""
    kept: list[Draft] = []
    seen: list[frozenset[str]] = []
    for draft in drafts:
        if draft.kind == "priority":
            words = _content(draft.title or text[draft.start : draft.end])
            if not words or any(_same(words, other) for other in seen):
                continue
            seen.append(words)
        kept.append(draft)
    return kept


_SMALL = frozenset("the a an of to and in for our my your with by on i will we all that is are be".split())


def _content(title: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", title.casefold().replace("-", ""))
    return frozenset(word[:6] for word in words if word not in _SMALL)


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    both = len(a & b)
    return both / len(a | b) >= 0.6 or (both == min(len(a), len(b)) and both >= 3)
