"""What a date phrase says, before anything is known of the paper it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "month", "season", "quarter", "year", "fy", "fyquarter", "fyhalf", "half", "holiday"]
UNITS: tuple[Unit, ...] = (
    "day", "week", "month", "season", "quarter", "year", "fy", "fyquarter", "fyhalf", "half", "holiday"
)  # fmt: skip
Tense = Literal["", "past", "future"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a period: early, mid, late, start, end, half1, half2; or its first or last `count` of `unit`."""

    name: str
    count: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """One period. `number` is the month, season (1 spring), quarter, half or holiday; `year` is None where not said.

    A financial year (fy, fyquarter, fyhalf) goes by its first year. `shift` is how "last", "this", "next" move it
    (-1, 0, 1) from the paper's date; `year_shift` how its year is named by it ("the first quarter of next year").
    `about` marks an
    approximation ("around March 2018"); `weekday` (Monday is 1) is said with a day, 0 where it is not.
    """

    unit: Unit
    number: int = 0
    year: int | None = None
    day: int = 0
    part: Part | None = None
    shift: int | None = None
    about: bool = False
    year_shift: int | None = None
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Between:
    """From the start of one period to the end of another."""

    first: Period
    last: Period


@dataclass(frozen=True, slots=True)
class Away:
    """A distance in time from the paper's date: a stretch ("over the next nine months") or a point ("two years
    ago")."""

    count: float
    unit: Literal["day", "week", "month", "year"]
    direction: Literal[-1, 1]
    stretch: bool


@dataclass(frozen=True, slots=True)
class PlanEnd:
    """The end of the plan's period."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has ("31 June 2018"), reported and never mended."""

    why: str


Meaning = Period | Between | Away | PlanEnd | Impossible


@dataclass(frozen=True, slots=True)
class Found:
    """A date phrase: text[start:end] == phrase. `before` is the preposition ahead of it ("by", "until", "from", "")."""

    start: int
    end: int
    phrase: str
    meaning: Meaning
    before: str = ""

    @property
    def explicit(self) -> bool:
        """True when the words alone give the days, whatever the paper."""
        return _explicit(self.meaning)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the paper tells: its date (ISO, possibly partial), its plan's period (years or ISO dates), the clause's
    tense, and by how many days something past may lie behind a date that is only inferred."""

    date: str = ""
    plan_start: str = ""
    plan_end: str = ""
    tense: Tense = ""
    slack: int = 0


def _explicit(meaning: Meaning) -> bool:
    if isinstance(meaning, Period):
        return meaning.year is not None
    return isinstance(meaning, Between) and meaning.first.year is not None and meaning.last.year is not None
