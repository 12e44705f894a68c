"""Running headers, footers, page numbers and watermarks: what stands at one place on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.pdf.lines import Line

_ZONE = 0.13
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"[-–—|\s(]*(?:p\s?a\s?g\s?e|pg\.?|p\.)?[\s|:]*#(?:\s*(?:of|/)\s*#)?(?:\s*\|?\s*p\s?a\s?g\s?e)?[-–—|\s)]*",
    re.IGNORECASE,
)
_PAGE_END = re.compile(r"\bpage # ?(?:of #)?$")
_SNAP = 4.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A line near the top or the bottom of a page, with its digits levelled."""

    page: int
    top_zone: bool
    place: float
    form: str
    line: Line
    chained: bool = False  # goes on without a gap into the text of the page
    labels: bool = False  # other words stand close behind it


def furniture(pages: Sequence[tuple[int, float, Sequence[Line]]], body: float) -> dict[int, str]:
    """For (number, height, lines) of all pages: the reason for leaving a line out, by `id` of the line."""
    spots = [spot for number, height, lines in pages for spot in _spots(number, height, lines)]
    found: dict[int, str] = {}
    for group in _groups(spots):
        reason = _reason(group, len(pages), body)
        found.update({id(spot.line): reason for spot in group if reason})
    found.update(_neighbours(spots, found, len(pages)))
    found.update(_single_numbers(spots, found))
    found.update(_titles_again(pages, spots, found, body))
    return found


def _spots(number: int, height: float, lines: Iterable[Line]) -> list[Spot]:
    ordered = sorted(lines, key=lambda line: (line.base, line.x0))
    top, foot = _chain(ordered, height), _chain(ordered[::-1], height)
    spots: list[Spot] = []
    for line in ordered:
        form = _NUMBER.sub("#", " ".join(line.text.split()).lower())
        if line.bottom < _ZONE * height:
            spots.append(Spot(number, True, line.base, form, line, line.base >= top, _labels(line, ordered)))
        elif line.top > (1 - _ZONE) * height:
            spots.append(Spot(number, False, height - line.base, form, line, line.base <= foot, _labels(line, ordered)))
    return spots


def _labels(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a short line is the label of what stands behind it on its base line."""
    if len(line.words) > 1:
        return False
    return any(abs(other.base - line.base) < 2 and 0 < other.x0 - line.x1 < 5 * line.size for other in lines)


def _chain(lines: Sequence[Line], height: float) -> float:
    """Where the text begins, coming from an edge: the base line behind the last gap inside the zone."""
    start = lines[0].base if lines else 0.0
    for before, line in pairwise(lines):
        if abs(line.base - before.base) > 1.75 * max(before.size, line.size):
            start = line.base
        if _ZONE * height < line.base < (1 - _ZONE) * height:
            break
    return start


def _groups(spots: Iterable[Spot]) -> list[list[Spot]]:
    """Spots with one form at one height."""
    by_form: dict[tuple[bool, str], list[Spot]] = {}
    for spot in spots:
        by_form.setdefault((spot.top_zone, spot.form), []).append(spot)
    groups: list[list[Spot]] = []
    for same in by_form.values():
        same.sort(key=lambda spot: (spot.place, spot.page))
        group = [same[0]]
        for spot in same[1:]:
            if spot.place - group[-1].place > _SNAP:
                groups.append(group)
                group = []
            group.append(spot)
        groups.append(group)
    return groups


def _reason(group: list[Spot], pages: int, body: float) -> str:
    """Why a group is furniture; empty where it is none."""
    on = len({spot.page for spot in group})
    form, line = group[0].form, group[0].line
    if any(spot.labels for spot in group):
        return ""
    if _PAGE.fullmatch(form) and (on > 1 or pages == 1) or _PAGE_END.search(form) and pages == 1:
        return "page number"
    is_prose = len(line.words) > 11 and abs(line.size - body) < 0.5
    least = 4 if is_prose else 2 if pages <= 5 else 3
    large = line.size > 1.2 * body
    if sum(spot.chained for spot in group) > 0.5 * len(group) and not _is_fixed(group):
        return ""
    if on < least or (large and on < max(3, 0.6 * pages)) or _has_bullet(form):
        return ""
    return "running header" if group[0].top_zone else "running footer"


def _is_fixed(group: list[Spot]) -> bool:
    """Whether the very same words, digits and all, stand there on four pages or more."""
    return max(Counter(spot.line.text for spot in group).values()) >= 4


def _has_bullet(form: str) -> bool:
    return form[:1] in "•◦▪" if form else False


def _neighbours(spots: list[Spot], found: dict[int, str], pages: int) -> dict[int, str]:
    """Headers that change from chapter to chapter: on the line and in the size of those that do not."""
    rows = Counter(
        (spot.top_zone, round(spot.place / _SNAP), round(spot.line.size)) for spot in spots if id(spot.line) in found
    )
    usual = {row for row, count in rows.items() if count >= max(3, 0.5 * pages)}
    more: dict[int, str] = {}
    for spot in spots:
        row = (spot.top_zone, round(spot.place / _SNAP), round(spot.line.size))
        if id(spot.line) not in found and row in usual and len(spot.line.words) <= 14:
            more[id(spot.line)] = "running header" if spot.top_zone else "running footer"
    return more


def _single_numbers(spots: list[Spot], found: dict[int, str]) -> dict[int, str]:
    """A page's number at a place of its own: the last or first line, and the number that the pages around it give."""
    numbers: dict[int, str] = {}
    offsets = Counter(_offset(spot) for spot in spots if _PAGE.fullmatch(spot.form))
    for spot in spots:
        own = id(spot.line) not in found and not spot.labels and _PAGE.fullmatch(spot.form)
        if own and (offsets[_offset(spot)] > 1 or "page" in spot.form):
            numbers[id(spot.line)] = "page number"
    return numbers


def _titles_again(
    pages: Sequence[tuple[int, float, Sequence[Line]]], spots: list[Spot], found: dict[int, str], body: float
) -> dict[int, str]:
    """The title of the first page, printed small at the head or foot of a later one."""
    if not pages:
        return {}
    first, _, lines = pages[0]
    large = " ".join(line.text.lower() for line in lines if line.size > 1.12 * body)
    again = [spot for spot in spots if spot.page != first and id(spot.line) not in found and not spot.chained]
    return {
        id(spot.line): "running header" if spot.top_zone else "running footer"
        for spot in again
        if spot.line.size <= 1.05 * body and len(spot.line.text) > 9 and spot.line.text.lower() in large
    }


def _offset(spot: Spot) -> int:
    found = _NUMBER.search(spot.line.text)
    return int(found.group()[:9]) - spot.page if found else 0
