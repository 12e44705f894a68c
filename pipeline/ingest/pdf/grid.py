"""Tables from their lines: rules that touch make a grid, and boxes of the grid that no rule parts are one cell.

A cell that spans rows or columns is several boxes of the grid; a table without outer lines ends where its rules end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ingest.pdf.records import Rule

Span = tuple[float, float]
SNAP = 3.0
_MOST_BOXES = 20_000
_COVER = 0.55


@dataclass(frozen=True, slots=True)
class Track:
    """Rules on one line, joined: `at` is its place, `spans` the stretches that are drawn."""

    at: float
    spans: tuple[Span, ...]

    def covers(self, start: float, end: float) -> bool:
        """Whether most of a stretch is drawn."""
        return sum(max(0.0, min(end, b) - max(start, a)) for a, b in self.spans) >= _COVER * (end - start)

    def touches(self, at: float) -> bool:
        """Whether a point of the line is drawn, or nearly."""
        return any(a - SNAP <= at <= b + SNAP for a, b in self.spans)


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a table and, for each box between them (row by row), the number of the cell that it belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell at a point, None outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The grids of a page, top to bottom."""
    flat, tall = _pieces(rules, True), _pieces(rules, False)
    found = [_grid(across, down) for across, down in _connected(flat, tall)]
    return sorted((grid for grid in found if grid is not None), key=lambda g: (g.ys[0], g.xs[0]))


def _pieces(rules: Iterable[Rule], flat: bool) -> list[tuple[float, float, float]]:
    """Joined stretches (place, start, end) of rules that go across, or down."""
    own = [rule for rule in rules if (rule.bottom - rule.top < rule.x1 - rule.x0) == flat]
    raw = sorted((rule.top, rule.x0, rule.x1) if flat else (rule.x0, rule.top, rule.bottom) for rule in own)
    return [(track.at, a, b) for track in tracks(raw, 1.5) for a, b in track.spans]


def tracks(pieces: Sequence[tuple[float, float, float]], snap: float = SNAP) -> list[Track]:
    """Stretches (place, start, end), sorted by place, put on common lines."""
    found: list[Track] = []
    group: list[tuple[float, float, float]] = []
    for piece in pieces:
        if group and piece[0] - group[0][0] > snap:
            found.append(_track(group))
            group = []
        group.append(piece)
    return [*found, _track(group)] if group else found


def _track(group: list[tuple[float, float, float]]) -> Track:
    spans: list[Span] = []
    for start, end in sorted((piece[1], piece[2]) for piece in group):
        if spans and start <= spans[-1][1] + SNAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    longest = max(group, key=lambda piece: piece[2] - piece[1])
    return Track(longest[0], tuple(spans))


Pieces = list[tuple[float, float, float]]


def _connected(flat: Pieces, tall: Pieces) -> list[tuple[Pieces, Pieces]]:
    """Stretches across and down that hang together by crossing or touching."""
    if len(flat) * len(tall) > 250_000:
        return []
    parent = list(range(len(flat) + len(tall)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, (y, x0, x1) in enumerate(flat):
        for k, (x, top, bottom) in enumerate(tall, len(flat)):
            if x0 - SNAP <= x <= x1 + SNAP and top - SNAP <= y <= bottom + SNAP:
                parent[root(i)] = root(k)
    groups: dict[int, tuple[Pieces, Pieces]] = {}
    for i, piece in enumerate(flat):
        groups.setdefault(root(i), ([], []))[0].append(piece)
    for k, piece in enumerate(tall, len(flat)):
        groups.setdefault(root(k), ([], []))[1].append(piece)
    lonely = [group for group in groups.values() if not group[1]]
    return [group for group in groups.values() if group[0] and group[1]] + _stacks(lonely)


def _stacks(lonely: list[tuple[Pieces, Pieces]]) -> list[tuple[Pieces, Pieces]]:
    """Rules across that no rule down joins, put together where they begin and end alike."""
    stacks: list[Pieces] = []
    for piece in sorted(piece for group in lonely for piece in group[0]):
        for stack in stacks:
            if abs(stack[0][1] - piece[1]) < 6 and abs(stack[0][2] - piece[2]) < 6:
                stack.append(piece)
                break
        else:
            stacks.append([piece])
    return [(stack, []) for stack in stacks if len(stack) >= 3]


def _grid(flat: Pieces, tall: Pieces) -> Grid | None:
    across, down = tracks(sorted(flat)), tracks(sorted(tall))
    xs = _places([track.at for track in down], [end for piece in flat for end in piece[1:]])
    ys = _places([track.at for track in across], [end for piece in tall for end in piece[1:]])
    if len(xs) < 2 or len(ys) < 3 or len(xs) * len(ys) > _MOST_BOXES:
        return None
    return Grid(xs, ys, _owners(xs, ys, {t.at: t for t in across}, {t.at: t for t in down}))


def _places(lines: list[float], ends: list[float]) -> tuple[float, ...]:
    """Places of lines, and where the lines that cross them end."""
    low, high = min(ends, default=0.0), max(ends, default=0.0)
    found = sorted(lines)
    if ends and (not found or low < found[0] - 2 * SNAP):
        found.insert(0, low)
    if ends and high > found[-1] + 2 * SNAP:
        found.append(high)
    return tuple(found)


def _owners(
    xs: tuple[float, ...], ys: tuple[float, ...], across: dict[float, Track], down: dict[float, Track]
) -> tuple[tuple[int, ...], ...]:
    """For each box, the first box of the cell that it is part of."""
    wide = len(xs) - 1
    owner = list(range(wide * (len(ys) - 1)))

    def root(at: int) -> int:
        while owner[at] != at:
            at = owner[at]
        return at

    for row in range(len(ys) - 1):
        for column in range(wide):
            at = row * wide + column
            if column + 1 < wide and not _drawn(down, xs[column + 1], ys[row], ys[row + 1]):
                _join(owner, root(at), root(at + 1))
            if row + 2 < len(ys) and not _drawn(across, ys[row + 1], xs[column], xs[column + 1]):
                _join(owner, root(at), root(at + wide))
    return tuple(tuple(root(row * wide + column) for column in range(wide)) for row in range(len(ys) - 1))


def _join(owner: list[int], one: int, other: int) -> None:
    owner[max(one, other)] = min(one, other)


def _drawn(lines: dict[float, Track], at: float, start: float, end: float) -> bool:
    line = lines.get(at)
    return line is not None and line.covers(start, end)
