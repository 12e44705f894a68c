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


Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A line near the top or the bottom of a page, with its digits levelled: what is kept of it until all pages are
    known. `index` is its place among the lines of its page, `count` the number of its words."""

    page: int
    index: int
    top_zone: bool
    place: float
    form: str
    text: str
    size: float
    count: int
    x0: float
    x1: float
    upright: bool
    chained: bool = False  # goes on without a gap into the text of the page
    labels: bool = False  # other words stand close behind it

    @property
    def key(self) -> Key:
        """Tells the line from all others of the paper."""
        return self.page, self.index


def furniture(spots: Sequence[Spot], pages: int, body: float, heads: Iterable[tuple[float, str]]) -> dict[Key, str]:
    """The reason for leaving a line out, by its key.

    `pages` is the number of pages, `body` the usual size of text, `heads` the lines of the first page in small letters
    with their sizes."""
    found: dict[Key, str] = {}
    for group in _groups(spots):
        reason = _reason(group, pages, body)
        found.update({spot.key: reason for spot in group if reason})
    found.update(_neighbours(spots, found, pages))
    found.update(_single_numbers(spots, found))
    found.update(_titles_again(spots, found, body, heads))
    return found


def spots_of(number: int, height: float, lines: Sequence[Line]) -> list[Spot]:
    """The lines of a page that stand near its top or bottom, and so might be furniture."""
    ordered = sorted(enumerate(lines), key=lambda one: (one[1].base, one[1].x0))
    own = [line for _, line in ordered]
    top, foot = _chain(own, height), _chain(own[::-1], height)
    spots: list[Spot] = []
    for index, line in ordered:
        if line.bottom < _ZONE * height:
            spots.append(_spot(number, index, line, True, line.base, line.base >= top, own))
        elif line.top > (1 - _ZONE) * height:
            spots.append(_spot(number, index, line, False, height - line.base, line.base <= foot, own))
    return spots


def _spot(
    number: int, index: int, line: Line, top_zone: bool, place: float, chained: bool, lines: Sequence[Line]
) -> Spot:
    form = _NUMBER.sub("#", " ".join(line.text.split()).lower())
    return Spot(
        number, index, top_zone, place, form, line.text, line.size, len(line.words), line.x0, line.x1,
        line.face.angle == 0, chained, _labels(line, lines),
    )  # fmt: skip


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
    form, first = group[0].form, group[0]
    if any(spot.labels for spot in group):
        return ""
    if _PAGE.fullmatch(form) and (on > 1 or pages == 1) or _PAGE_END.search(form) and pages == 1:
        return "page number"
    is_prose = first.count > 11 and abs(first.size - body) < 0.5
    least = 4 if is_prose else 2 if pages <= 5 else 3
    large = first.size > 1.2 * body
    if sum(spot.chained for spot in group) > 0.5 * len(group) and not _is_fixed(group):
        return ""
    if on < least or (large and on < max(3, 0.6 * pages)) or _has_bullet(form):
        return ""
    return "running header" if group[0].top_zone else "running footer"


def _is_fixed(group: list[Spot]) -> bool:
    """Whether the very same words, digits and all, stand there on four pages or more."""
    return max(Counter(spot.text for spot in group).values()) >= 4


def _has_bullet(form: str) -> bool:
    return form[:1] in "•◦▪" if form else False


def _neighbours(spots: Sequence[Spot], found: dict[Key, str], pages: int) -> dict[Key, str]:
    """Headers that change from chapter to chapter: on the line and in the size of those that do not."""
    rows = Counter(_row(spot) for spot in spots if spot.key in found)
    usual = {row for row, count in rows.items() if count >= max(3, 0.5 * pages)}
    more = [spot for spot in spots if spot.key not in found and _row(spot) in usual and spot.count <= 14]
    return {spot.key: _running(spot) for spot in more}


def _row(spot: Spot) -> tuple[bool, int, int]:
    return spot.top_zone, round(spot.place / _SNAP), round(spot.size)


def _running(spot: Spot) -> str:
    return "running header" if spot.top_zone else "running footer"


def _single_numbers(spots: Sequence[Spot], found: dict[Key, str]) -> dict[Key, str]:
    """A page's number at a place of its own: the last or first line, and the number that the pages around it give."""
    numbers: dict[Key, str] = {}
    offsets = Counter(_offset(spot) for spot in spots if _PAGE.fullmatch(spot.form))
    for spot in spots:
        own = spot.key not in found and not spot.labels and _PAGE.fullmatch(spot.form)
        if own and (offsets[_offset(spot)] > 1 or "page" in spot.form):
            numbers[spot.key] = "page number"
    return numbers


def _titles_again(
    spots: Sequence[Spot], found: dict[Key, str], body: float, heads: Iterable[tuple[float, str]]
) -> dict[Key, str]:
    """The title of the first page, printed small at the head or foot of a later one."""
    large = " ".join(text for size, text in heads if size > 1.12 * body)
    again = [spot for spot in spots if spot.page > 1 and spot.key not in found and not spot.chained]
    return {
        spot.key: _running(spot)
        for spot in again
        if spot.size <= 1.05 * body and len(spot.text) > 9 and spot.text.lower() in large
    }


def _offset(spot: Spot) -> int:
    found = _NUMBER.search(spot.text)
    return int(found.group()[:9]) - spot.page if found else 0
