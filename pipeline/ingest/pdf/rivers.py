"""White rivers from top to bottom between columns of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pipeline.ingest.labels import split_label
from pipeline.ingest.pdf.lines import Line

Span = tuple[float, float]
T = TypeVar("T")
_LEAST_ROWS = 3


def split(segments: Iterable[Line], river: Span) -> tuple[list[Line], list[Line]]:
    """What stands left and what right of a river."""
    left: list[Line] = []
    right: list[Line] = []
    middle = (river[0] + river[1]) / 2
    for line in segments:
        (left if line.x1 <= middle else right).append(line)
    return left, right


def gaps(row: Sequence[Line], body: float) -> list[Span]:
    """The white spans between segments wide enough to be a river."""
    found: list[Span] = []
    right = float("-inf")
    for line in sorted(row, key=lambda s: s.x0):
        if line.x0 - right >= _least(body) and right > float("-inf"):
            found.append((right, line.x0))
        right = max(right, line.x1)
    return found


def _least(body: float) -> float:
    return max(7.0, 0.85 * body)


def narrowed(free: list[Span], row: Sequence[Line], body: float) -> list[Span]:
    """What a band leaves of white spans."""
    left = free
    for line in row:
        left = [part for span in left for part in _without(span, line.x0, line.x1) if part[1] - part[0] >= _least(body)]
    return left


def _without(span: Span, x0: float, x1: float) -> tuple[Span, ...]:
    if x1 <= span[0] or x0 >= span[1]:
        return (span,)
    return tuple(part for part in ((span[0], x0), (x1, span[1])) if part[1] > part[0])


def widest_river(segments: Sequence[Line], body: float) -> Span | None:
    """The widest white span from top to bottom with text columns on both sides, None where there is none."""
    for span in sorted(gaps(segments, body), key=lambda s: (s[0] - s[1], s[0])):
        left, right = split(segments, span)
        if _are_columns(left, right, span, body):
            return span
    return None


def _are_columns(left: list[Line], right: list[Line], river: Span, body: float) -> bool:
    """Whether both sides are text of their own, rather than labels or names beside what they belong to."""
    if mostly(left, is_mark) or len(_bases(left)) < 2 or len(_bases(right)) < 2:
        return False
    if min(_beside(left, right), _beside(right, left)) < 2:
        return False
    together = len(_bases(left) & _bases(right))
    least = min(len(_bases(left)), len(_bases(right)))
    if least < _LEAST_ROWS and river[1] - river[0] < 2 * body:
        return False
    return together < 0.7 * least or (_is_prose(left) and _is_prose(right))


def _beside(side: list[Line], other: list[Line]) -> int:
    """How many base lines of one side lie between the top and the bottom of the other."""
    top, bottom = min(line.top for line in other), max(line.bottom for line in other)
    return len({round(line.base / 2) for line in side if top <= line.base <= bottom})


def _bases(side: Iterable[Line]) -> set[int]:
    return {round(line.base / 2) for line in side}


def _is_prose(side: list[Line]) -> bool:
    """Whether lines fill their column with words, or are items of a list."""
    width = max(line.x1 for line in side) - min(line.x0 for line in side)
    if mostly(side, lambda line: len(line.words) >= 3 and line.x1 - line.x0 > 0.55 * width):
        return True
    marked = sum(is_mark(line) or split_label(line.text) is not None for line in side)
    return marked >= 2 and mostly(side, lambda line: is_mark(line) or len(line.words) >= 2)


def is_mark(line: Line) -> bool:
    """Whether a segment is nothing but a label or a bullet."""
    found = split_label(line.text)
    return found is not None and not found.rest.strip()


def mostly(items: Sequence[T], holds: Callable[[T], bool]) -> bool:
    """Whether something holds for most of a sequence."""
    return sum(map(holds, items)) >= 0.6 * len(items)
