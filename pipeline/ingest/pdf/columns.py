"""Reading order: a page is cut at white rivers into columns, and at lines that span them into bands.

The method is the recursive XY-cut of Nagy and Seth (1984), columns first: bands that share a river are taken together,
so that paragraphs that happen to end at one height are not read across.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pipeline.ingest.labels import split_label
from pipeline.ingest.pdf.lines import Line

Span = tuple[float, float]
T = TypeVar("T")
_DEEPEST = 8
_LEAST_ROWS = 3


Column = tuple[list[Line], Span]


def columns(segments: Sequence[Line], body: float, edges: Span) -> list[Column]:
    """Segments of a page in reading order: lists of those that stand in one column, with its left and right edge.

    `body` is the usual font size, `edges` where text on such pages usually begins and ends."""
    return _cut(list(segments), body, edges, 0)


def _cut(segments: list[Line], body: float, edges: Span, depth: int) -> list[Column]:
    if not segments:
        return []
    edges = min(edges[0], min(line.x0 for line in segments)), max(edges[1], max(line.x1 for line in segments))
    if len(segments) < 4 or depth > _DEEPEST:
        return [(segments, edges)]
    river = widest_river(segments, body)
    if river is not None:
        left, right = split(segments, river)
        return _cut(left, body, (edges[0], river[0]), depth + 1) + _cut(right, body, (river[1], edges[1]), depth + 1)
    groups = _groups(bands(segments), body)
    if len(groups) == 1:
        return [(segments, edges)]
    return [column for group in groups for column in _cut(group, body, edges, depth + 1)]


def split(segments: Iterable[Line], river: Span) -> tuple[list[Line], list[Line]]:
    """What stands left and what right of a river."""
    left: list[Line] = []
    right: list[Line] = []
    middle = (river[0] + river[1]) / 2
    for line in segments:
        (left if line.x1 <= middle else right).append(line)
    return left, right


def bands(segments: Iterable[Line]) -> list[list[Line]]:
    """Segments whose heights overlap, top to bottom."""
    found: list[list[Line]] = []
    bottom = float("-inf")
    for line in sorted(segments, key=lambda s: (s.top, s.x0)):
        if found and line.top < bottom - 0.3 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
        bottom = max(bottom, line.bottom) if len(found[-1]) > 1 else line.bottom
    return found


def _groups(rows: list[list[Line]], body: float) -> list[list[Line]]:
    """Consecutive bands put together: those that share a river of their own, and those that share none."""
    groups: list[list[Line]] = []
    with_river: list[bool] = []
    at = 0
    while at < len(rows):
        end = _shared(rows, at, body)
        river = end > at
        end = max(end, at + 1)
        chunk = [line for row in rows[at:end] for line in row]
        if groups and not river and not with_river[-1]:
            groups[-1].extend(chunk)
        else:
            groups.append(chunk)
            with_river.append(river)
        at = end
    return groups


def _shared(rows: list[list[Line]], start: int, body: float) -> int:
    """The end of the longest run of bands from `start` with one river through all; `start` where there is none."""
    if not _sided(rows[start]):
        return start
    free = _gaps(rows[start], body)
    end = start + 1
    while end < len(rows) and free and not _breaks(rows, end, free, body):
        left = _narrowed(free, rows[end], body)
        if not left:
            break
        free, end = left, end + 1
    chunk = [line for row in rows[start:end] for line in row]
    return end if widest_river(chunk, body) is not None else start


def _sided(row: list[Line]) -> bool:
    """Whether a band has more than one segment beside each other."""
    return len(row) > 1 and max(line.x0 for line in row) > min(line.x1 for line in row)


def _breaks(rows: list[list[Line]], at: int, free: list[Span], body: float) -> bool:
    """Whether band `at` is a heading that stands alone under columns, and so begins something new."""
    row = rows[at]
    if _sided(row) or min(line.size for line in row) < 1.2 * body:
        return False
    return min(line.top for line in row) - max(line.bottom for line in rows[at - 1]) > 0.5 * body


def _gaps(row: Sequence[Line], body: float) -> list[Span]:
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


def _narrowed(free: list[Span], row: Sequence[Line], body: float) -> list[Span]:
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
    for span in sorted(_gaps(segments, body), key=lambda s: (s[0] - s[1], s[0])):
        left, right = split(segments, span)
        if _are_columns(left, right, span, body):
            return span
    return None


def _are_columns(left: list[Line], right: list[Line], river: Span, body: float) -> bool:
    """Whether both sides are text of their own, rather than labels or names beside what they belong to."""
    if _mostly(left, _is_mark) or len(_bases(left)) < 2 or len(_bases(right)) < 2:
        return False
    together = len(_bases(left) & _bases(right))
    least = min(len(_bases(left)), len(_bases(right)))
    if least < _LEAST_ROWS and river[1] - river[0] < 2 * body:
        return False
    return together < 0.7 * least or _is_prose(left) and _is_prose(right)


def _bases(side: Iterable[Line]) -> set[int]:
    return {round(line.base / 2) for line in side}


def _is_prose(side: list[Line]) -> bool:
    """Whether lines fill their column with words, or are items of a list."""
    width = max(line.x1 for line in side) - min(line.x0 for line in side)
    if _mostly(side, lambda line: len(line.words) >= 3 and line.x1 - line.x0 > 0.55 * width):
        return True
    marked = sum(_is_mark(line) or split_label(line.text) is not None for line in side)
    return marked >= 2 and _mostly(side, lambda line: _is_mark(line) or len(line.words) >= 2)


def _is_mark(line: Line) -> bool:
    found = split_label(line.text)
    return found is not None and not found.rest.strip()


def _mostly(items: Sequence[T], holds: Callable[[T], bool]) -> bool:
    return sum(map(holds, items)) >= 0.6 * len(items)
