"""An archive of papers: what each paper and each area gave, taken from the store or made, fetched when needed.

Only notes are held in memory. The records stand in the store and are read one at a time, so that a run needs no more
memory for more papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any, Generic, TypeVar, overload

from pipeline.cache import Engine, Entry, Memory, Store, area_key, decode, paper_key
from pipeline.model import AreaResult, Decision, Paper, Problem
from pipeline.steps import AreaTask, Done, PaperTask, link, lost_area, lost_paper, read, said_twice
from pipeline.workers import NONE, Died, Limits, as_done

Progress = Callable[[str, int, int], None]
"""Told (step, done, of) as the work goes on."""
Record = TypeVar("Record")
Slow = Callable[[str, str, float], None]
"""Told (step, name, seconds) of what was made anew."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a paper or an area gave: its name in the store, the note of it, and the task that makes it again."""

    name: str
    note: dict[str, Any]
    task: Any

    @property
    def digest(self) -> str:
        """The digest of what it gave."""
        return str(self.note["digest"])


@dataclass(frozen=True, slots=True)
class Area:
    """An area, its papers by their sources, the decisions that concern them, and the date that its ledger is for."""

    area: str
    papers: tuple[Kept, ...]
    decisions: tuple[Decision, ...]
    as_of: str


class Shelf(Sequence[Record], Generic[Record]):
    """Records that are fetched when they are asked for."""

    def __init__(self, kept: Sequence[Kept], fetch: Callable[[Kept], Record]) -> None:
        self.kept = kept
        self._fetch = fetch

    def __len__(self) -> int:
        return len(self.kept)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            return Shelf(self.kept[index], self._fetch)
        return self._fetch(self.kept[index])


class Archive:
    """Reads papers and links areas, each of them only where the store does not hold what it gave."""

    def __init__(
        self, executor: Executor, store: Store, engine: Engine, limits: Limits, progress: Progress, slow: Slow
    ) -> None:
        self.executor = executor
        self.store = store
        self.engine = engine
        self.progress = progress
        self._limits = limits
        self._slow = slow
        self._passing = Memory()
        """What may come out otherwise the next time, and so is not kept."""

    def read(self, tasks: Sequence[PaperTask]) -> tuple[Shelf[Paper], tuple[Problem, ...]]:
        """What each paper gave, in the order of the tasks, and a problem for each that became the same as another."""
        found = [self._known_paper(task) for task in tasks]
        missing = [at for at, kept in enumerate(found) if kept is None]
        known = len(tasks) - len(missing)
        advance = partial(self._advance, "reading", known)
        todo = [tasks[at] for at in missing]
        for number, done in as_done(self.executor, read, todo, advance, self._limits):
            found[missing[number]] = self._read(todo[number], done)
        distinct, problems = _distinct([kept for kept in found if kept is not None])
        return Shelf(distinct, self._paper), problems

    def _advance(self, step: str, known: int, done: int, of: int) -> None:
        self.progress(step, known + done, known + of)

    def _known_paper(self, task: PaperTask) -> Kept | None:
        for name in self._names(task) if task.sha256 else ():
            entry = self.store.get(name)
            if entry is not None:
                return Kept(name, entry.note, task)
        return None

    def _names(self, task: PaperTask) -> Iterator[str]:
        yield self._paper_name(task, None)
        if self._limits:
            yield self._paper_name(task, self._limits)

    def _paper_name(self, task: PaperTask, limits: Limits | None) -> str:
        return paper_key(self.engine, task.sha256, task.source, task.listing, limits)

    def _read(self, task: PaperTask, done: Done | Died) -> Kept:
        limits = self._limits if isinstance(done, Died) else None
        made = lost_paper(task, done) if isinstance(done, Died) else done
        self._slow("reading", task.source, made.seconds)
        now = replace(task, sha256=made.note["sha256"])
        return self._keep(self._paper_name(now, limits), made, now)

    def _keep(self, name: str, done: Done, task: Any) -> Kept:
        store = self.store if done.lasting else self._passing
        return Kept(name, store.put(name, done.note, done.content).note, task)

    def _paper(self, kept: Kept) -> Paper:
        return decode(Paper, self.paper_bytes(kept))

    def paper_bytes(self, kept: Kept) -> bytes:
        """What a paper gave, from the store or made again."""
        entry = self._held(kept)
        if entry is None:  # somebody cleared the cache, or it broke
            ((_, done),) = as_done(self.executor, read, [kept.task], limits=self._limits)
            self._read(kept.task, done)
            entry = self._held(kept)
        if entry is None:
            entry = Entry(kept.note, lost_paper(kept.task, Died("end", "it changed while the run went on")).content)
        return entry.content

    def _held(self, kept: Kept) -> Entry | None:
        return self._passing.get(kept.name) or self.store.get(kept.name)

    def link(self, papers: Sequence[Kept], decisions: Sequence[Decision], as_of: str) -> Shelf[AreaResult]:
        """What each area gave, in the order of their names. Papers without text belong to none."""
        areas = list(_areas(papers, decisions, as_of))
        names = [
            area_key(self.engine, one.area, [kept.digest for kept in one.papers], one.decisions, as_of) for one in areas
        ]
        found = [self._known_area(name, one) for name, one in zip(names, areas, strict=True)]
        missing = [at for at, kept in enumerate(found) if kept is None]
        advance = partial(self._advance, "linking", len(areas) - len(missing))
        todo = [areas[at] for at in missing]
        for number, done in as_done(self.executor, link, todo, advance, NONE, self._area_task):
            at = missing[number]
            made = lost_area(areas[at].area, done) if isinstance(done, Died) else done
            self._slow("linking", areas[at].area, made.seconds)
            found[at] = self._keep(names[at], made, areas[at])
        return Shelf([kept for kept in found if kept is not None], self._area)

    def _known_area(self, name: str, area: Area) -> Kept | None:
        entry = self.store.get(name)
        return None if entry is None else Kept(name, entry.note, area)

    def _area_task(self, area: Area) -> AreaTask:
        return AreaTask(area.area, tuple(map(self.paper_bytes, area.papers)), area.decisions, area.as_of)

    def _area(self, kept: Kept) -> AreaResult:
        return decode(AreaResult, self.area_bytes(kept))

    def area_bytes(self, kept: Kept) -> bytes:
        """What an area gave, from the store or made again."""
        entry = self._held(kept)
        if entry is not None:
            return entry.content
        ((_, done),) = as_done(self.executor, link, [kept.task], pack=self._area_task)
        made = lost_area(kept.task.area, done) if isinstance(done, Died) else done
        self._keep(kept.name, made, kept.task)
        return made.content


def _distinct(found: Iterable[Kept]) -> tuple[list[Kept], tuple[Problem, ...]]:
    """The papers without those that were changed, while the run went on, to the same as another."""
    first: dict[str, Kept] = {}
    problems = []
    for kept in found:
        known = first.setdefault(kept.note["document_id"], kept)
        if known is not kept:
            problems.append(said_twice(kept.task.source, known.task.source, kept.note["document_id"]))
    return list(first.values()), tuple(problems)


def _areas(papers: Iterable[Kept], decisions: Sequence[Decision], as_of: str) -> Iterator[Area]:
    readable = sorted((kept for kept in papers if kept.note["readable"]), key=_area_and_source)
    for area, group in groupby(readable, key=lambda kept: str(kept.note["area"])):
        held = tuple(group)
        yield Area(area, held, concerning(decisions, held), as_of)


def concerning(decisions: Sequence[Decision], papers: Iterable[Kept]) -> tuple[Decision, ...]:
    """The decisions that name something of these papers: ids of statements begin with those of their papers."""
    known = {kept.note["document_id"] for kept in papers} if decisions else set()
    return tuple(one for one in decisions if known & {paper_of(one.subject), paper_of(one.object)})


def paper_of(name: str) -> str:
    """The id of the paper that a statement or a commitment is named after."""
    return name.removeprefix("c-").partition("-")[0]


def _area_and_source(kept: Kept) -> tuple[str, str]:
    return kept.note["area"], kept.task.source
