"""The whole way from a folder of papers to the dataset: read, segment and tag each paper, link each area, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.model import AreaResult, Dataset, Decision, Paper
from pipeline.steps import AreaTask, PaperTask, discovered, link_area, lost_area, lost_paper, read_paper
from pipeline.workers import Died, gather

Progress = Callable[[str, int, int], None]
"""Told (step, done, of) as the work goes on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told.

    `as_of` is the date that the ledger speaks for, empty for each area's latest meeting; `formats` are the outputs to
    write beside the tables (names of emit.FORMATS), None for all."""

    as_of: str = ""
    formats: tuple[str, ...] | None = None


def run(papers: Path, output: Path, executor: Executor, settings: Settings, progress: Progress) -> Dataset:
    """Read the papers of a folder, write the dataset to `output`, and give it back.

    Raises InputError where there is no paper or what people decided cannot be understood, OutputError where the
    output cannot be written. A paper or an area that fails costs only itself: its row and problems.csv say why."""
    from pipeline.emit import FORMATS, emit
    from pipeline.emit.place import check_target, replacing
    from pipeline.link.decisions import decided_in, orphans

    check_target(output)
    tasks, problems = discovered(papers, output)
    decisions = decided_in(papers)
    read = _read_all(executor, tasks, progress)
    areas = _link_all(executor, _by_area(read, decisions, settings), progress)
    dataset = Dataset(read, areas, (*problems, *orphans(decisions, read)), str(papers))
    with replacing(output) as folder:
        progress("writing", 0, 1)
        emit(dataset, folder, FORMATS if settings.formats is None else settings.formats)
    progress("writing", 1, 1)
    return dataset


def _read_all(executor: Executor, tasks: tuple[PaperTask, ...], progress: Progress) -> tuple[Paper, ...]:
    done = gather(executor, read_paper, tasks, lambda *counts: progress("reading", *counts))
    return tuple(lost_paper(task, one) if isinstance(one, Died) else one for task, one in zip(tasks, done, strict=True))


def _by_area(papers: Iterable[Paper], decisions: tuple[Decision, ...], settings: Settings) -> tuple[AreaTask, ...]:
    readable = sorted((paper for paper in papers if paper.document.text), key=_area_and_source)
    return tuple(
        AreaTask(area, tuple(group), decisions, settings.as_of)
        for area, group in groupby(readable, key=lambda paper: paper.document.facts.area)
    )


def _area_and_source(paper: Paper) -> tuple[str, str]:
    return paper.document.facts.area, paper.document.source


def _link_all(executor: Executor, tasks: tuple[AreaTask, ...], progress: Progress) -> tuple[AreaResult, ...]:
    done = gather(executor, link_area, tasks, lambda *counts: progress("linking", *counts))
    return tuple(lost_area(task, one) if isinstance(one, Died) else one for task, one in zip(tasks, done, strict=True))
