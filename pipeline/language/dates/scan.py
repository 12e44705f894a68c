"""Date phrases in a text: where to look, what matches, what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.dates import context
from pipeline.language.dates.build import build
from pipeline.language.dates.grammar import forms, trigger
from pipeline.language.dates.join import BETWEEN, Leaf, joined
from pipeline.language.dates.records import Between, Found, Meaning
from pipeline.language.dates.titles import after_section_word

_BACK, _AHEAD = 56, 40


@lru_cache(maxsize=64)
def find_dates(text: str) -> tuple[Found, ...]:
    """Every date phrase of `text`, in order, none overlapping; text[found.start:found.end] is its phrase.

    Titles of plans and laws, money, counts, ages, versions, verbs ("may", "march") and recurring times ("each
    April") are
    no dates. A date that no calendar has is found with an Impossible meaning.
    """
    leaves = joined(text, [leaf for window in _windows(text) for leaf in _leaves(text, *window)])
    kept = [leaf for leaf in leaves if context.acceptable(text, leaf.start, leaf.end, leaf.meaning)]
    return tuple(
        Found(leaf.start, leaf.end, text[leaf.start : leaf.end], leaf.meaning, context.preposition(text, leaf.start))
        for leaf in kept
    )


def _windows(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Stretches around the words that any date must hold, none overlapping, with the kinds of word that are in them."""
    start = end = -1
    kinds: set[str] = set()
    for match in trigger().finditer(text):
        if match.start() - _BACK > end:
            if end >= 0:
                yield _cut(text, start), min(end, len(text)), frozenset(kinds)
            start, kinds = max(0, match.start() - _BACK), set()
        end = match.end() + _AHEAD
        kinds.add(match.lastgroup or "")
    if end >= 0:
        yield _cut(text, start), min(end, len(text)), frozenset(kinds)


def _cut(text: str, start: int) -> int:
    """Back to the beginning of a word, if it is near."""
    for at in range(start, max(0, start - 30), -1):
        if text[at - 1].isspace():
            return at
    return start


def _leaves(text: str, start: int, end: int, kinds: frozenset[str]) -> list[Leaf]:
    """The simple phrases of a window: the earliest match first, of those that start together the longest."""
    matches = [
        (match.start(), -match.end(), rank, name, match)
        for rank, (name, needs, form) in enumerate(forms())
        if needs & kinds
        for match in form.finditer(text, start, end)
    ]
    leaves: list[Leaf] = []
    at = start
    for begin, _, _, name, match in sorted(matches, key=lambda entry: entry[:3]):
        if begin < at or (meaning := build(name, match)) is None:
            continue
        leaves.extend(_trimmed(text, name, match, meaning))
        at = leaves[-1].end if leaves else at
    return leaves


def _trimmed(text: str, name: str, match: re.Match[str], meaning: Meaning) -> list[Leaf]:
    """A match without white space around it; "3 and 10 May" is two days unless "between" stands before."""
    begin, end = match.span()
    phrase = match[0]
    end -= len(phrase) - len(phrase.rstrip(" ,.\t\n"))
    begin += len(phrase) - len(phrase.lstrip())
    if name != "day_month" or not isinstance(meaning, Between):
        return [Leaf(begin, end, meaning)]
    if after_section_word(text, begin):
        return [Leaf(match.start("day2"), end, meaning.last)]
    if match["join"].casefold() in ("and", "&") and not BETWEEN.search(text, max(0, begin - 16), begin):
        cut = begin + len(text[begin : match.start("join")].rstrip())
        return [Leaf(begin, cut, meaning.first), Leaf(match.start("day2"), end, meaning.last)]
    return [Leaf(begin, end, meaning)]
