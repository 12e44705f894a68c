"""The whole way from a folder of papers to the dataset: read, segment and tag each paper, link each area, write."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.archive import Archive, Kept, Progress, Shelf, Slow, paper_of
from pipeline.cache import Engine, Memory, Store, encode, engine
from pipeline.manifest import Manifest, digest_of_all, filled_in, heading, is_current
from pipeline.model import Dataset, Decision, Paper, Problem
from pipeline.steps import discovered
from pipeline.workers import NONE, Limits
from pipeline.writing import write_all

__all__ = ["Progress", "Settings", "run"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told.

    `as_of` is the date that the ledger speaks for, empty for each area's latest meeting; `formats` are the outputs to
    write beside the tables (names of emit.FORMATS), None for all; `limits` are those of one paper."""

    as_of: str = ""
    formats: tuple[str, ...] | None = None
    limits: Limits = NONE


def _nobody(*_: object) -> None:
    pass


def run(
    papers: Path,
    output: Path,
    executor: Executor,
    settings: Settings,
    progress: Progress,
    store: Store | None = None,
    slow: Slow = _nobody,
) -> Dataset:
    """Read the papers of a folder, write the dataset to `output`, and give it back.

    What the store holds of an earlier run is not made again; an output that is as it would be is not written again.
    Raises InputError where there is no paper or what people decided cannot be understood, OutputError where the
    output cannot be written. A paper or an area that fails costs only itself: its row and problems.csv say why."""
    from pipeline.emit.place import check_target, recover
    from pipeline.link.decisions import decided_in
    from pipeline.link.filled_in import with_filled_in

    recover(output)
    check_target(output)
    tasks, problems = discovered(papers, output)
    decisions = with_filled_in(decided_in(papers), filled_in(output))
    with_what = engine()
    archive = Archive(executor, store or Memory(), with_what, settings.limits, progress, slow)
    read, twice = archive.read(tasks)
    areas = archive.link(read.kept, decisions, settings.as_of)
    dataset = Dataset(read, areas, (*problems, *twice, *_orphans(decisions, read)), str(papers))
    head = _heading(papers, read.kept, areas.kept, dataset.problems, with_what, settings)
    if is_current(output, head):
        progress("writing", 1, 1)
    else:
        write_all(archive, dataset, (read.kept, areas.kept), head, output, settings.formats)
    return dataset


def _orphans(decisions: tuple[Decision, ...], papers: Shelf[Paper]) -> tuple[Problem, ...]:
    """The decisions that fit no more; only the papers that they name are looked at, and none for ids to be kept."""
    from pipeline.link.decisions import orphans

    decisions = tuple(one for one in decisions if one.verb != "id")
    if not decisions:
        return ()
    named = {paper_of(name) for one in decisions for name in (one.subject, one.object)}
    return orphans(decisions, (papers[at] for at, one in enumerate(papers.kept) if one.note["document_id"] in named))


def _heading(
    papers: Path,
    read: Sequence[Kept],
    areas: Sequence[Kept],
    problems: tuple[Problem, ...],
    with_what: Engine,
    settings: Settings,
) -> Manifest:
    dataset = digest_of_all([*(one.digest for one in (*read, *areas)), *(encode(one).decode() for one in problems)])
    return heading(papers, ((one.task.source, one.task.sha256) for one in read), dataset, with_what, asdict(settings))
