"""Date phrases in a text: where to look, what matches, what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.language.dates import context
from pipeline.language.dates.build import build
from pipeline.language.dates.grammar import forms, trigger
from pipeline.language.dates.records import Between, Found, Impossible, Meaning, Period

_BACK, _AHEAD = 56, 40
_TO = re.compile(r"\s*(?:[-\u2010-\u2015]|\bto\b|\buntil\b|\btill\b|\bthrough(?:\s+to)?\b|\bup\s+to\b)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*and|,\s*or|,|\band\b|\bor\b|&|/)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:delay|slip|mov|chang|defer|push|put\s+back|revis|reschedul|extend|brought\s+forward|postpon|adjust|amend|re-?profil|originally|initially|increas|"
    r"reduc|from\s+an?\s+(?:original|initial))\w*\b[^.;]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Leaf:
    start: int
    end: int
    meaning: Meaning


def find_dates(text: str) -> tuple[Found, ...]:
    """Every date phrase of `text`, in order, none overlapping; text[found.start:found.end] is its phrase.

    Titles of plans and laws, money, counts, ages, versions, verbs ("may", "march") and recurring times ("each April") are
    no dates. A date that no calendar has is found with an Impossible meaning.
    """
    leaves = _joined(text, [leaf for window in _windows(text) for leaf in _leaves(text, *window)])
    kept = [leaf for leaf in leaves if context.acceptable(text, leaf.start, leaf.end, leaf.meaning)]
    return tuple(
        Found(leaf.start, leaf.end, text[leaf.start : leaf.end], leaf.meaning, context.preposition(text, leaf.start)) for leaf in kept
    )


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches around the words that any date must hold; cut at white space, none overlapping."""
    start = end = -1
    for match in trigger().finditer(text):
        if match.start() - _BACK > end:
            if end >= 0:
                yield _cut(text, start, end)
            start = max(0, match.start() - _BACK)
        end = match.end() + _AHEAD
    if end >= 0:
        yield _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    end = min(end, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return start, end


def _leaves(text: str, start: int, end: int) -> list[_Leaf]:
    """The simple phrases of a window: the earliest match first, of those that start together the longest."""
    matches = [
        (match.start(), -match.end(), rank, name, match)
        for rank, (name, form) in enumerate(forms())
        for match in form.finditer(text, start, end)
    ]
    leaves: list[_Leaf] = []
    at = start
    for begin, _, _, name, match in sorted(matches, key=lambda entry: entry[:3]):
        if begin < at or (meaning := build(name, match)) is None:
            continue
        leaves.extend(_trimmed(text, name, match, meaning))
        at = leaves[-1].end if leaves else at
    return leaves


def _trimmed(text: str, name: str, match: re.Match[str], meaning: Meaning) -> list[_Leaf]:
    """A match without white space around it; "3 and 10 May" is two days unless "between" stands before."""
    begin, end = match.span()
    phrase = match[0]
    end -= len(phrase) - len(phrase.rstrip(" ,.\t\n"))
    begin += len(phrase) - len(phrase.lstrip())
    if name != "day_month" or not isinstance(meaning, Between):
        return [_Leaf(begin, end, meaning)]
    if context.after_section_word(text, begin):
        return [_Leaf(match.start("day2"), end, meaning.last)]
    if match["join"].casefold() in ("and", "&") and not _BETWEEN.search(text, max(0, begin - 16), begin):
        cut = begin + len(text[begin : match.start("join")].rstrip())
        return [_Leaf(begin, cut, meaning.first), _Leaf(match.start("day2"), end, meaning.last)]
    return [_Leaf(begin, end, meaning)]


def _joined(text: str, leaves: list[_Leaf]) -> list[_Leaf]:
    """Neighbours that make a range made one; a year said once given to those that share it."""
    done: list[_Leaf] = []
    for leaf in reversed(leaves):
        following = done[-1] if done else None
        if following is None or following.start < leaf.end or not _close(leaf, following):
            done.append(leaf)
            continue
        gap = text[leaf.end : following.start]
        done[-1:] = _pair(text, leaf, following, gap)
    done.reverse()
    return done


def _close(leaf: _Leaf, following: _Leaf) -> bool:
    return following.start - leaf.end < 14


def _pair(text: str, leaf: _Leaf, following: _Leaf, gap: str) -> list[_Leaf]:
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
    if (to and not _is_move(text, leaf)) or (both and (_BETWEEN.search(text, max(0, leaf.start - 16), leaf.start) or _consecutive(first, last))):
        if _ordered(first, last):
            return [_Leaf(leaf.start, following.end, Between(first, last))]
    return [following, replace(leaf, meaning=first)]


def _is_move(text: str, leaf: _Leaf) -> bool:
    """ "delayed from autumn 2017 to January 2018": two dates, no range."""
    return _MOVED.search(text, max(0, leaf.start - 60), leaf.start) is not None


_DATED = ("day", "month", "season", "quarter", "fyquarter", "half", "fyhalf")


def _with_year(first: Period, last: Period) -> Period:
    """The first period with the year said with the last ("December and January 2019": December 2018)."""
    if first.year is not None or first.shift is not None or last.year is None or first.unit not in _DATED or last.unit not in _DATED:
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
    if first.unit != last.unit or first.unit not in ("month", "season") or first.year is None or last.year is None:
        return False
    if first.part is not None or last.part is not None:
        return False
    size = 12 if first.unit == "month" else 4
    return (last.year * size + last.number) - (first.year * size + first.number) == 1


def _ordered(first: Period, last: Period) -> bool:
    """A range goes forward and joins like with like."""
    if isinstance(first.part, type(None)) is False and first.part is not None and first.part.name == "end":
        return False
    if first.year is not None and last.year is not None:
        return (first.year, _place(first), first.day) <= (last.year + (first.unit != last.unit), 99 if first.unit != last.unit else _place(last), 99 if first.unit != last.unit or first.number != last.number else last.day)
    return first.year is None or last.year is not None


def impossible(found: Found) -> bool:
    """True for a date that no calendar has."""
    return isinstance(found.meaning, Impossible)
