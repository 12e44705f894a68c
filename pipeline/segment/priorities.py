"""Priorities: in headings and in numbered or named lines; each once in a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.segment.aim_lists import levels
from pipeline.segment.draft import Draft

_NUMBER = r"\d{1,2}|[A-H]|one|two|three|four|five|six|seven|eight|nine|ten|I{1,3}|IV|V|VI{0,3}"

_BEFORE = (
    r"(?:(?:update|progress)(?:\s+report)?\s+(?:on|against)\s+)?(?:the\s+)?(?:my\s+|our\s+)?(?:(?:strategic|policing"
    r"|key|operational|organisational|community|local|police\s+and\s+crime(?:\s+plan)?)\s+)?"
)
# Without a number an outcome is how a thing came out.
_SURE_LEVELS = "priority|objective|pillar|theme|aim|goal|mission"
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b|[.;?]\s")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    """A line that names one aim: "Strategic Priority Two - Safer roads"."""
    names = "|".join(sorted(set(levels().values()) - {"measure"}))
    return re.compile(
        rf"^{_BEFORE}(?P<level>{names})\s+(?:area\s+)?(?P<number>{_NUMBER})"
        r"(?:\s*[-–—:.)|]+\s*|\s+(?=[A-Z‘'\"“]))(?P<title>[^\n]{3,220})$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _unnumbered() -> re.Pattern[str]:
    """The same without a number, behind a colon or a dash: "Objective: Solving crime", "Key priority – Fraud"."""
    return re.compile(
        rf"^{_BEFORE}(?P<level>{_SURE_LEVELS})(?:\s+area)?(?:\s*:|\s+[-–—])\s+(?P<title>[^\n]{{3,160}})$",
        re.IGNORECASE,
    )


def named_priority(words: str) -> tuple[str, str, str] | None:
    """(level, number, title) of a line like "Priority One - Cut Crime", the number empty in "Objective: Cut crime".

    None for any other line."""
    line = words.strip()
    match = _named().match(line)
    if match is not None:
        within = len(match["title"].split()) <= 25
        return (match["level"].lower(), match["number"], match["title"].strip(" .:;–-")) if within else None
    match = _unnumbered().match(line)
    if match is None or not 2 <= len(match["title"].split()) <= 16 or _TELLS.search(match["title"]):
        return None
    return match["level"].lower(), "", match["title"].strip(" .:;–-")


_MEASURE = re.compile(
    r"(?:key\s+)?(?:(?:performance|success|outcome)\s+)?(?:measure|indicator|question|metric|KPI|KPQ|PI)\s+"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-H])\s*[-–—:.)]?\s+(?P<name>\S.{4,200})",
    re.IGNORECASE,
)


def named_measure(words: str) -> bool:
    """Whether a line names one measure by its number ("Measure 2.1 Victims satisfied with the service")."""
    line = " ".join(words.split())
    found = _MEASURE.fullmatch(line)
    return found is not None and not _TELLS.search(found["name"])


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
