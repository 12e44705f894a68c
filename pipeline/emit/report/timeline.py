"""The course of a commitment: what each paper said, in order of time, as rows of a table and as a picture of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.emit.report import words
from pipeline.emit.report.canvas import Canvas, framed
from pipeline.emit.report.shelf import Said
from pipeline.model import Commitment, LedgerRow, Span

INK, GREY, BLUE, GREEN, RED = "#1d2b36", "#5b6770", "#1f5fa8", "#1a6b3a", "#a4262c"
_COLOURS = {"completed": GREEN, "stopped": RED, "in_progress": BLUE, "planned": INK, "not_started": INK}
_WIDTH, _LEFT, _RIGHT, _STEP = 760, 92, 20, 22
_PAPERS, _TO_DUE, _TO_DONE = 40, 60, 38  # where the papers stand, and how far below the lane above the others do
_LANES = {"due": "diamond", "previously_due": "diamond", "achieved": "square"}
_DUES = ("due", "previously_due")
Mark = tuple[str, str, int]
"""A date in the picture: its role, its day, and the number of the statement that gives it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row behind the picture: the number in it, the paper's statement, and the dates that it gives by role."""

    number: int
    said: Said
    day: str
    dates: tuple[tuple[str, str, Span | None], ...]  # (role, phrase, span)


@dataclass(frozen=True, slots=True)
class Course:
    """The rows, the picture (empty where no paper has a date), and what it shows in words."""

    steps: tuple[Step, ...]
    svg: str
    label: str


def course(mentions: tuple[Said, ...], commitment: Commitment, entry: LedgerRow | None) -> Course:
    """The course of a commitment from its statements in order of time."""
    steps = tuple(_step(number, said) for number, said in enumerate(mentions, 1))
    as_of = entry.as_of if entry else ""
    label = _label(steps, commitment, as_of)
    return Course(steps, _picture(steps, as_of, label), label)


def _step(number: int, said: Said) -> Step:
    dates = tuple((one.role, one.phrase, one.span) for one in said.labelled.dates)
    return Step(number, said, words.last_day(said.document.facts.meeting_date), dates)


def _label(steps: tuple[Step, ...], commitment: Commitment, as_of: str) -> str:
    parts = [f"Timeline: {words.many(len(steps), 'mention')} in papers"]
    dated = [step.day for step in steps if step.day]
    if dated:
        parts.append(f"from {words.day(min(dated)[:7])} to {words.day(max(dated)[:7])}")
    if commitment.due_first:
        parts.append(f"first due {words.day(commitment.due_first)}")
    if commitment.due_latest and commitment.due_latest != commitment.due_first:
        parts.append(f"latest due {words.day(commitment.due_latest)}")
    if as_of:
        parts.append(f"the ledger speaks for {words.day(as_of)}")
    return ", ".join(parts) + ". The table below gives the same."


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    def x(self, day: str) -> float:
        """Where a day stands in the picture; days outside stand at its edges."""
        share = (_number(day) - self.first) / max(self.last - self.first, 1)
        return _LEFT + min(max(share, 0.0), 1.0) * (_WIDTH - _LEFT - _RIGHT)


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _picture(steps: tuple[Step, ...], as_of: str, label: str) -> str:
    dated = [step for step in steps if step.day]
    if not dated:
        return ""
    papers = tuple(_Paper(step.number, step.day, step.said.labelled.status) for step in dated)
    marks = tuple((role, span.end, step.number) for step in dated for role, _, span in step.dates if span is not None)
    return framed(*_drawn(papers, marks, as_of), label)


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the picture shows of a paper: its number, its day, and where it says that the thing stands."""

    number: int
    day: str
    status: str


@lru_cache(maxsize=4096)
def _drawn(papers: tuple[_Paper, ...], marks: tuple[Mark, ...], as_of: str) -> tuple[str, int, int]:
    """What stands in the picture, its width and its height; many commitments have the same one."""
    days = [*(paper.day for paper in papers), *([as_of] if as_of else []), *(_near(marks, papers, as_of))]
    scale = _Scale(_number(f"{min(days)[:4]}-01-01"), _number(f"{max(days)[:4]}-12-31"))
    lanes = _lanes(_PAPERS + _tallest(papers, scale), marks)
    canvas = Canvas(_WIDTH, lanes.height)
    _papers(canvas, scale, papers, lanes.papers)
    _dues(canvas, scale, marks, lanes)
    return _axis(scale, as_of, lanes) + canvas.inside(), _WIDTH, lanes.height


@dataclass(frozen=True, slots=True)
class _Lanes:
    """How far from the top the lanes are, 0 for one that holds nothing, and the height of the whole."""

    papers: int
    due: int
    done: int

    @property
    def height(self) -> int:
        return max(self.papers, self.due, self.done) + 52


def _lanes(papers: int, marks: tuple[Mark, ...]) -> _Lanes:
    roles = {role for role, _, _ in marks}
    due = papers + _TO_DUE if roles & set(_DUES) else 0
    below = due + _TO_DONE if due else papers + _TO_DUE
    return _Lanes(papers, due, below if "achieved" in roles else 0)


def _near(marks: tuple[Mark, ...], papers: tuple[_Paper, ...], as_of: str) -> list[str]:
    """The dates that the picture can hold: none decades away, which a slip of the pen makes."""
    first, last = min(paper.day for paper in papers), max([as_of, *(paper.day for paper in papers)])
    return [day for role, day, _ in marks if role in _LANES and int(first[:4]) - 3 <= int(day[:4]) <= int(last[:4]) + 8]


@lru_cache(maxsize=256)
def _axis(scale: _Scale, as_of: str, lanes: _Lanes) -> str:
    """The years, the names of the lanes and the ledger's date, which many pictures share."""
    canvas = Canvas(_WIDTH, lanes.height)
    bottom = lanes.height - 30
    canvas.line((_LEFT, bottom), (_WIDTH - _RIGHT, bottom), GREY, 1)
    years = range(date.fromordinal(scale.first).year, date.fromordinal(scale.last).year + 1)
    every = max(1, -(-len(years) // 12))
    for year in years[::every]:
        x = scale.x(f"{year}-01-01")
        canvas.line((x, 14), (x, bottom), "#dde2e6", 1)
        canvas.text((x + 3, bottom + 16), str(year), GREY, "left")
    for y, name in ((lanes.papers, "Papers"), (lanes.due, "Due"), (lanes.done, "Done")):
        if y:
            canvas.text((8, y + 4), name, INK, "left")
    if as_of:
        x = scale.x(as_of)
        canvas.line((x, 14), (x, bottom), RED, 1.5, (5, 4))
        canvas.text((x - 4, 12), "as of", RED, "right")
    return canvas.inside()


def _papers(canvas: Canvas, scale: _Scale, papers: tuple[_Paper, ...], lane: int) -> None:
    for paper, height in zip(papers, _heights(papers, scale), strict=True):
        status = paper.status
        x, y = scale.x(paper.day), lane - height * _STEP
        canvas.shape("circle", (x, y), 10, _COLOURS.get(status, GREY), _COLOURS.get(status))
        canvas.text((x, y + 4), str(paper.number), "#ffffff" if status else INK)


def _heights(papers: tuple[_Paper, ...], scale: _Scale) -> list[int]:
    """How many circles stand below each, so that none covers another."""
    found: list[int] = []
    for number, step in enumerate(papers):
        near = {found[i] for i in range(number) if abs(scale.x(papers[i].day) - scale.x(step.day)) < _STEP}
        found.append(min(set(range(len(papers) + 1)) - near))
    return found


def _tallest(papers: tuple[_Paper, ...], scale: _Scale) -> int:
    return max(_heights(papers, scale), default=0) * _STEP


def _dues(canvas: Canvas, scale: _Scale, marks: tuple[Mark, ...], lanes: _Lanes) -> None:
    """The due dates with the way from one to the next, the latest filled, and when it was done."""
    dues = list(dict.fromkeys(day for role, day, _ in marks if role in _DUES))
    for one, other in zip(dues, dues[1:], strict=False):
        canvas.line((scale.x(one), lanes.due), (scale.x(other), lanes.due), RED if other > one else GREY, 2)
    places: dict[tuple[str, str], list[int]] = {}
    for role, day, number in marks:
        if role in _LANES:
            places.setdefault((_LANES[role], day), []).append(number)
    for (sort, day), numbers in places.items():
        done = sort == "square"
        at, colour = (scale.x(day), lanes.done if done else lanes.due), GREEN if done else INK
        canvas.shape(sort, at, 8, colour, colour if done or day == max(dues) else None)
        shown = dict.fromkeys(numbers)
        canvas.text((at[0], at[1] - 12), ", ".join(map(str, shown)) if len(shown) < 4 else "…", INK)
