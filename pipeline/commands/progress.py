"""How far a run is, and where its time went: a bar on a terminal, or a log of lines or of JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from heapq import nlargest
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_SLOWEST = 5
_EVERY = 2.0  # seconds between two lines of a log


class Telling:
    """To be told (step, done, of) as the work goes on. It keeps the times, and shows nothing."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}
        """When each step began, and when it was last heard of."""
        self._slow: list[tuple[float, str, str]] = []

    def __call__(self, step: str, done: int, of: int) -> None:
        """So many of the step are done."""
        now = time.monotonic()
        self.times.setdefault(step, [now, now])[1] = now

    def slow(self, step: str, name: str, seconds: float) -> None:
        """What was made anew, and how long it took; the slowest are kept."""
        self._slow = nlargest(_SLOWEST, [*self._slow, (round(seconds, 3), step, name)])

    def seconds(self) -> dict[str, float]:
        """How long each step took."""
        return {step: round(last - first, 3) for step, (first, last) in self.times.items()}

    def slowest(self) -> list[tuple[float, str, str]]:
        """(seconds, step, name) of what took longest."""
        return self._slow

    def end(self) -> None:
        """Say where the time went."""


class Bar(Telling):
    """A bar on a terminal, and at the end where the time went."""

    def __init__(self, bars: Progress, stream: TextIO) -> None:
        super().__init__()
        self._bars = bars
        self._stream = stream
        self._known: dict[str, TaskID] = {}

    def __call__(self, step: str, done: int, of: int) -> None:
        """So many of the step are done."""
        super().__call__(step, done, of)
        if step not in self._known:
            self._known[step] = self._bars.add_task(step, total=of)
        self._bars.update(self._known[step], completed=done, total=of)

    def end(self) -> None:
        """Say where the time went."""
        print("\n".join(account(self)), file=self._stream)


class Log(Telling):
    """A line every few seconds, with a forecast; for people, or for programs as JSON."""

    def __init__(self, stream: TextIO, as_json: bool) -> None:
        super().__init__()
        self._stream = stream
        self._as_json = as_json
        self._said = ("", 0.0)
        self._first = 0

    def __call__(self, step: str, done: int, of: int) -> None:
        """So many of the step are done."""
        super().__call__(step, done, of)
        begun, now = self.times[step]
        if self._said[0] != step:
            self._first = done
        elif done < of and now - self._said[1] < _EVERY:
            return
        self._said = (step, now)
        left = forecast(now - begun, done - self._first, of - done)
        if self._as_json:
            self._say({"step": step, "done": done, "of": of, "seconds": round(now - begun, 1), "left": left})
        else:
            soon = f", about {duration(left)} left" if left else ""
            print(f"{step} {done:,} of {of:,}{soon}", file=self._stream, flush=True)

    def end(self) -> None:
        """Say where the time went."""
        if self._as_json:
            slowest = [{"step": step, "name": name, "seconds": seconds} for seconds, step, name in self.slowest()]
            self._say({"step": "done", "steps": self.seconds(), "slowest": slowest})
        else:
            print("\n".join(account(self)), file=self._stream, flush=True)

    def _say(self, event: dict[str, Any]) -> None:
        print(json.dumps(event), file=self._stream, flush=True)


@contextmanager
def shown_on(stream: TextIO, quiet: bool, log_format: str = "") -> Iterator[Telling]:
    """Whom to tell how far it is: a log in the format asked for; else a bar where the stream is a terminal."""
    if log_format and not quiet:
        yield (log := Log(stream, log_format == "json"))
        log.end()
    elif quiet or not stream.isatty():
        yield Telling()
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(file=stream), transient=True) as bars:
            yield (bar := Bar(bars, stream))
        bar.end()


def account(telling: Telling) -> list[str]:
    """Where the time went, for a person."""
    steps = ", ".join(f"{step} {duration(seconds)}" for step, seconds in telling.seconds().items())
    slowest = [f"{duration(seconds)} {name}" for seconds, _, name in telling.slowest() if seconds >= 1]
    return [f"time         {steps}", *([f"slowest      {', '.join(slowest)}"] if slowest else [])]


def forecast(spent: float, done: int, left: int) -> float | None:
    """The seconds that the rest will take at the pace so far; None where there is no pace yet."""
    return round(spent / done * left, 1) if done > 0 and left > 0 else None


def duration(seconds: float) -> str:
    """A duration for a person: 0.4 s, 35 s, 4 min, 2.5 h."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
