"""The part of a period that is meant: early, the end of, the first six months of."""

from __future__ import annotations

import re

from pipeline.language.dates.records import Part
from pipeline.language.dates.words import count, names

Match = re.Match[str]


def part_of(match: Match) -> Part | None:
    """The part that stands before a period ("early", "first six months of"), if any."""
    if match["edge"]:
        name = "first" if match["edge"].casefold() in ("first", "opening") else "last"
        return Part(name, int(count(match["edge_count"])), match["edge_unit"].casefold().rstrip("s"))
    if match["nth"]:
        order = match["nth"].casefold()
        if order in ("last", "final"):
            return Part("last", 1, "week")
        return Part("nth", ("first", "second", "third", "fourth").index(order) + 1, "week")
    if not match["part"]:
        return None
    first = _part_name(match["part"])
    if match["part2"]:
        first += "-" + _part_name(match["part2"])
        if not set(first.split("-")) <= {"early", "mid", "late"}:
            return None
    return Part(first)


def _part_name(words: str) -> str:
    return names("part")[" ".join(words.casefold().split())]
