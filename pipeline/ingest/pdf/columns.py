"""Reading order: a page is cut at white rivers into columns, and at lines that span them into bands.

The method is the recursive XY-cut of Nagy and Seth (1984), columns first: bands that share a river are taken together,
so that paragraphs that happen to end at one height are not read across.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.rivers import Span, gaps, is_mark, mostly, narrowed, split, widest_river

_DEEPEST = 8
_AHEAD = 8
_EMPTY, _LEAST_RUNS, _ENDS = 0.25, 2, ".:;?!"


Column = tuple[list[Line], Span]


def columns(segments: Sequence[Line], body: float, edges: Span) -> list[Column]:
    """Segments of a page in reading order: lists of those that stand in one column, with its left and right edge.

    `body` is the usual font size, `edges` where text on such pages usually begins and ends."""
    return [(lines, _own_edges(lines, span)) for lines, span in _cut(list(segments), body, edges, 0)]


def _own_edges(lines: Sequence[Line], edges: Span) -> Span:
    """The edges of a column; those of its own lines where they run on although they end far from the right edge of the
    page: a column whose neighbour is empty."""
    right = max(line.x1 for line in lines)
    if edges[1] - right < _EMPTY * (edges[1] - edges[0]):
        return edges
    run_on = sum(
        abs(one.x0 - other.x0) < 2 and other.text[:1].islower() and one.text[-1:] not in _ENDS and not one.bold
        for one, other in pairwise(sorted(lines, key=lambda line: (round(line.x0), line.base)))
    )
    return (edges[0], right) if run_on >= _LEAST_RUNS else edges


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
    groups = [group for group in _groups(bands(segments), body) if group]
    if len(groups) == 1:
        return [(segments, edges)]
    return [column for group in groups for column in _cut(group, body, edges, depth + 1)]


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
    found: list[tuple[list[list[Line]], Span | None]] = []
    at = 0
    while at < len(rows):
        end = _shared(rows, at, body)
        chunk = rows[at : max(end, at + 1)]
        river = widest_river([line for row in chunk for line in row], body) if end > at else None
        if river is None and found and found[-1][1] is None:
            found[-1][0].extend(chunk)
        else:
            found.append((_with_lead(found, chunk, river), river))
        at += len(chunk)
    return [[line for row in chunk for line in row] for chunk, _ in _by_known(found)]


def _with_lead(
    found: list[tuple[list[list[Line]], Span | None]], chunk: list[list[Line]], river: Span | None
) -> list[list[Line]]:
    """Bands with a river, and those above them that stand only on its right: the right column begins higher."""
    lead: list[list[Line]] = []
    while river is not None and found and found[-1][1] is None and found[-1][0]:
        if min(line.x0 for line in found[-1][0][-1]) < river[1] - 1:
            break
        lead.insert(0, found[-1][0].pop())
    return lead + chunk


def _by_known(found: list[tuple[list[list[Line]], Span | None]]) -> list[tuple[list[list[Line]], Span | None]]:
    """Bands without a river of their own cut where the river of other bands goes through them."""
    rivers = [river for _, river in found if river is not None]
    if not rivers:
        return found
    done: list[tuple[list[list[Line]], Span | None]] = []
    for rows, river in found:
        if river is not None or not rows:
            done.append((rows, river))
            continue
        for sides, group in groupby(rows, key=lambda row: _free(row, rivers)):
            run = list(group)
            left, right = split([line for row in run for line in row], sides) if sides else ([], [])
            if left and right and not mostly(left, is_mark):
                done.extend([([left], sides), ([right], sides)])
            elif done and done[-1][1] is None:
                done[-1][0].extend(run)
            else:
                done.append((run, None))
    return done


def _free(row: list[Line], rivers: list[Span]) -> Span | None:
    """A known river that no line of a band crosses."""
    for river in rivers:
        if all(line.x1 <= river[0] + 2 or line.x0 >= river[1] - 2 for line in row):
            return river
    return None


def _shared(rows: list[list[Line]], start: int, body: float) -> int:
    """The end of the longest run of bands from `start` with one river through all; `start` where there is none."""
    if not _sided(rows[start]):
        return start
    free = gaps(rows[start], body)
    end = start + 1
    while end < len(rows) and free and not _breaks(rows, end, free, body):
        left = narrowed(free, rows[end], body)
        if not left:
            break
        free, end = left, end + 1
    chunk = [line for row in rows[start:end] for line in row]
    return end if widest_river(chunk, body) is not None else start


def _sided(row: list[Line]) -> bool:
    """Whether a band has more than one segment beside each other."""
    return len(row) > 1 and max(line.x0 for line in row) > min(line.x1 for line in row)


def _breaks(rows: list[list[Line]], at: int, free: list[Span], body: float) -> bool:
    """Whether band `at` is a heading that stands alone under columns, and so begins something new: what follows it goes
    across the columns. Where it does not, one column is longer than the other and the heading stands in it."""
    row = rows[at]
    if _sided(row) or min(line.size for line in row) < 1.2 * body:
        return False
    if all(narrowed(free, after, body) for after in rows[at : at + _AHEAD]):
        return False
    return min(line.top for line in row) - max(line.bottom for line in rows[at - 1]) > 0.5 * body
