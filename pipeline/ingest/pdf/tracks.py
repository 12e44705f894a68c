"""Rules put on common lines, and lines that hang together: what a table is drawn with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ingest.pdf.records import Rule

Span = tuple[float, float]
Pieces = list[tuple[float, float, float]]
SNAP = 3.0
_COVER = 0.55
_STRIPE = 60.0


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


def stretches(rules: Iterable[Rule], flat: bool) -> list[tuple[float, float, float]]:
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


def connected(flat: Pieces, tall: Pieces) -> list[tuple[Pieces, Pieces]]:
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
    whole = [group for group in groups.values() if group[0] and group[1]]
    return _striped(_without_headers(whole, lonely)) + _stacks(lonely)


def _without_headers(
    whole: list[tuple[Pieces, Pieces]], lonely: list[tuple[Pieces, Pieces]]
) -> list[tuple[Pieces, Pieces]]:
    """Groups without the painted headers of tables that have lines across only: their edges are put to those lines."""
    kept: list[tuple[Pieces, Pieces]] = []
    rules = [piece for group in lonely for piece in group[0]]
    for across, down in whole:
        box = len(across) <= 2 and len(down) <= 2
        start, end = min(piece[1] for piece in across), max(piece[2] for piece in across)
        under = [y for y, x0, x1 in rules if abs(x0 - start) < 6 and abs(x1 - end) < 6 and y > across[0][0]]
        if box and len(under) >= 2 and min(under) - max(y for y, _, _ in across) < _STRIPE:
            lonely.append((across, []))
        else:
            kept.append((across, down))
    return kept


def _striped(groups: list[tuple[Pieces, Pieces]]) -> list[tuple[Pieces, Pieces]]:
    """Lone boxes of one width under each other, put together: every second row of a table is painted."""
    boxes = sorted((group for group in groups if len(group[0]) <= 2 and len(group[1]) <= 2), key=_top)
    rest = [group for group in groups if len(group[0]) > 2 or len(group[1]) > 2]
    stacks: list[tuple[Pieces, Pieces]] = []
    for across, down in boxes:
        near = next(
            (s for s in stacks if _alike(s, (across, down)) and 0 <= _top((across, down)) - _foot(s) <= _STRIPE), None
        )
        if near is None:
            stacks.append((list(across), list(down)))
        else:
            near[0].extend(across)
            near[1].extend(down)
    return rest + stacks


def _top(group: tuple[Pieces, Pieces]) -> float:
    return min(y for y, _, _ in group[0])


def _foot(group: tuple[Pieces, Pieces]) -> float:
    return max(y for y, _, _ in group[0])


def _alike(one: tuple[Pieces, Pieces], other: tuple[Pieces, Pieces]) -> bool:
    return all(
        abs(edge([piece[at] for piece in one[0]]) - edge([piece[at] for piece in other[0]])) < SNAP
        for at, edge in ((1, min), (2, max))
    )


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
