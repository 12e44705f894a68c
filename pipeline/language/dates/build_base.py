"""Meanings of months, seasons, quarters, halves, years and financial years, with the part of them that is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.language.dates.build_parts import part_of
from pipeline.language.dates.records import Between, Impossible, Meaning, Period
from pipeline.language.dates.words import number, year_of

Match = re.Match[str]


def base(match: Match) -> Meaning | None:
    """A month, season, quarter, half, year or financial year, with its part."""
    for piece in (_quarter, _season, _month, _financial, _plain_year):
        meaning = piece(match)
        if meaning is not None:
            return _finished(meaning, match)
    return None


def _finished(meaning: Meaning, match: Match) -> Meaning:
    """With the part and the approximation that stand before it."""
    part, about = part_of(match), bool(match["about"])
    if isinstance(meaning, Period):
        return replace(meaning, part=part, about=about) if meaning.part is None else meaning
    if isinstance(meaning, Between) and part is not None:
        return Between(replace(meaning.first, part=part), meaning.last) if part.name in ("early", "mid", "start") else (
            replace(meaning.last, part=part)
        )  # fmt: skip
    return meaning


def _any_year(match: Match) -> tuple[int | None, bool, bool, int | None]:
    """(year, financial, sound, shift) of the year that follows a season, quarter or half."""
    if match["fy1"] or match["sy1"]:
        first = year_of(match["fy1"] or match["sy1"])
        last = year_of(match["fy2"] or match["sy2"])
        return first, True, last == first + 1, None
    if match["year"] or match["sshort"]:
        return year_of(match["year"] or match["sshort"]), bool(match["fytag"]), True, None
    if match["ofyear"]:
        words = match["ofyear"].casefold()
        shift = 1 if re.search("next|coming|following", words) else -1 if re.search("last|previous", words) else 0
        return None, "financial" in words, True, shift
    return None, False, True, None


def _quarter(match: Match) -> Meaning | None:
    text = match["q1"] or match["q3"] or match["q4"]
    if not text and not match["h1"]:
        return None
    year, financial, sound, shift = _any_year(match)
    if not sound:
        return Impossible("no such financial year")
    fy = financial or (year is None and shift is None and not match["cal"])
    if match["h1"]:
        return Period("fyhalf" if fy else "half", int(match["h1"]), year, year_shift=shift)
    first = Period("fyquarter" if fy else "quarter", number("quarter", text), year, year_shift=shift)
    return Between(first, replace(first, number=int(match["q2"]))) if match["q2"] else first


def _season(match: Match) -> Meaning | None:
    if not match["season"]:
        return None
    year, financial, sound, shift = _any_year(match)
    if not sound:
        return Impossible("no such financial year")
    first = number("season", match["season"])
    if financial and year is not None and first == 1:
        year += 1 if match["fytag"] else 0
    if not match["season2"]:
        return Period("season", first, year, year_shift=shift)
    last = number("season", match["season2"])
    early = year - 1 if year is not None and last < first else year
    return Between(Period("season", first, early), Period("season", last, year))


def _month(match: Match) -> Meaning | None:
    if not match["month"]:
        return None
    if match["mslip"]:
        return Impossible("no such year")
    short = match["myy"] or match["may"] or match["mby"]
    if short and match["month"][0].islower() and not match["may"]:
        return None
    if match["mby"] and int(match["mby"]) < 5:
        return None
    year = int(match["myear"]) if match["myear"] else year_of(short) if short else None
    first = number("month", match["month"])
    if not match["month2"]:
        return Period("month", first, year)
    last = number("month", match["month2"])
    return Between(Period("month", first, year - 1 if year and last < first else year), Period("month", last, year))


def _financial(match: Match) -> Meaning | None:
    if match["fyone"]:
        return Period("fy", year=year_of(match["fyone"]) - 1)
    for one, two in (("afy1", "afy2"), ("asy1", "asy2"), ("bsy1", "bsy2")):
        if match[one]:
            first, last = year_of(match[one]), year_of(match[two])
            if last == first + 1:
                return Period("fy", year=first)
            if one != "afy1" or not first < last <= first + 12:
                return None
            return Between(Period("year", year=first), Period("year", year=last))
    return None


def _plain_year(match: Match) -> Meaning | None:
    return Period("year", year=int(match["ayear"])) if match["ayear"] else None
