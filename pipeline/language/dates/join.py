"""Simple phrases that stand together: ranges, and a year said once for several."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.language.dates.records import Between, Meaning, Period

_TO = re.compile(
    r"\s*(?:[-\u2010-\u2015]|\bto\b|\buntil\b|\btill\b|\bthrough(?:\s+to)?\b|"
    r"\bup\s+to\b)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,\s*and|,\s*or|,|\band\b|\bor\b|&|/)\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:delay|slip|mov|chang|defer|push|put\s+back|revis|reschedul|extend|brought\s+forward|postpon|adjust|amend|"
    r"re-?profil|originally|initially|increas|"
    r"reduc|from\s+an?\s+(?:original|initial))\w*\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_DATED = ("day", "month", "season", "quarter", "fyquarter", "half", "fyhalf")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A simple phrase, not yet joined with its neighbours."""

    start: int
    end: int
    meaning: Meaning


def joined(text: str, leaves: list[Leaf]) -> list[Leaf]:
    """Neighbours that make a range made one; a year said once given to those that share it."""
    done: list[Leaf] = []
    for leaf in reversed(leaves):
        following = done[-1] if done else None
        if following is None or following.start < leaf.end or not _close(leaf, following):
            done.append(leaf)
            continue
        gap = text[leaf.end : following.start]
        done[-1:] = _pair(text, leaf, following, gap)
    done.reverse()
    return done


def _close(leaf: Leaf, following: Leaf) -> bool:
    return following.start - leaf.end < 14


def _pair(text: str, leaf: Leaf, following: Leaf, gap: str) -> list[Leaf]:
    first, last = leaf.meaning, following.meaning
    if not isinstance(first, Period) or not isinstance(last, (Period, Between)):
        return [following, leaf]
    to, both = _TO.fullmatch(gap), _AND.fullmatch(gap)
    if not (to or both):
        return [following, leaf]
    last_period = last.first if isinstance(last, Between) else last
    first = _with_year(first, last_period)
    if isinstance(last, Between):
        return [following, replace(leaf, meaning=first)]
    ranged = not _is_move(text, leaf) if to else _is_between(text, leaf) or _consecutive(first, last)
    if ranged and _ordered(first, last):
        return [Leaf(leaf.start, following.end, Between(first, last))]
    return [following, replace(leaf, meaning=first)]


def _is_between(text: str, leaf: Leaf) -> bool:
    return BETWEEN.search(text, max(0, leaf.start - 16), leaf.start) is not None


def _is_move(text: str, leaf: Leaf) -> bool:
    """ "delayed from autumn 2017 to January 2018": two dates, no range."""
    return _MOVED.search(text, max(0, leaf.start - 60), leaf.start) is not None


def _with_year(first: Period, last: Period) -> Period:
    """The first period with the year said with the last ("December and January 2019": December 2018)."""
    if (
        first.year is not None
        or first.shift is not None
        or last.year is None
        or first.unit not in _DATED
        or last.unit not in _DATED
    ):
        return first
    if (first.unit in ("fyquarter", "fyhalf")) != (last.unit in ("fyquarter", "fyhalf")):
        unit = {"fyquarter": "quarter", "quarter": "fyquarter", "half": "fyhalf", "fyhalf": "half"}.get(last.unit)
        if first.unit == unit:
            return replace(first, unit=last.unit, year=last.year)
        return first
    later = (_place(first), first.day) > (_place(last), last.day)
    return replace(first, year=last.year - 1 if later else last.year)


def _place(period: Period) -> int:
    """Where in its year a period begins, in months."""
    scale = {"season": 3, "quarter": 3, "fyquarter": 3, "half": 6, "fyhalf": 6}.get(period.unit, 1)
    return period.number * scale


def _consecutive(first: Period, last: Period) -> bool:
    if first.unit != last.unit or first.unit not in ("month", "season") or first.shift is not None:
        return False
    if _narrows(first, "late") or _narrows(last, "early"):
        return False
    size = 12 if first.unit == "month" else 4
    if first.year is None or last.year is None:
        return first.year is last.year and (last.number - first.number) % size == 1
    return (last.year * size + last.number) - (first.year * size + first.number) == 1


def _narrows(period: Period, allowed: str) -> bool:
    """A part of it is meant that would leave a gap between two neighbours ("early March and April")."""
    return period.part is not None and period.part.name != allowed


def _ordered(first: Period, last: Period) -> bool:
    """A range goes forward, and nothing ranges from an end."""
    if first.part is not None and first.part.name == "end":
        return False
    if first.year is None or last.year is None:
        return first.year is None or last.year is not None
    if first.unit != last.unit:
        return first.year <= last.year + 1
    return (first.year, _place(first), first.day) <= (last.year, _place(last), last.day or 99)
