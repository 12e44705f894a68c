"""A progress bar, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def shown_on(stream: TextIO, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function to be told (step, done, of), which draws a bar on the stream if it is a terminal."""
    if quiet or not stream.isatty():
        yield lambda step, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as bars:
        known: dict[str, TaskID] = {}

        def advance(step: str, done: int, of: int) -> None:
            if step not in known:
                known[step] = bars.add_task(step, total=of)
            bars.update(known[step], completed=done, total=of)

        yield advance
