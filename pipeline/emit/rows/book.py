"""A Dataset in the order of the tables, with what rows look up in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.emit.safe import path_cell
from pipeline.model import AreaResult, Dataset, Labelled, Paper, Problem

Value = str | int | float | bool | tuple[str, ...] | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Book:
    """Papers by source and areas by name, and the ids that link gave to statements and documents."""

    papers: Sequence[Paper]
    areas: Sequence[AreaResult]
    problems: tuple[Problem, ...]
    sources: dict[str, str]
    plan_of: dict[str, str]
    priority_of: dict[str, str]
    commitment_of: dict[str, str]

    @classmethod
    def of(cls, dataset: Dataset) -> Book:
        """The book of a dataset, the same whatever order its papers and areas stand in."""
        papers, areas = dataset.papers, dataset.areas
        if isinstance(papers, tuple):
            papers = tuple(sorted(papers, key=lambda paper: paper.document.source))
        if isinstance(areas, tuple):
            areas = tuple(sorted(areas, key=lambda result: result.area))
        problems = list(dataset.problems)
        book = cls(papers, areas, (), {}, {}, {}, {})
        for paper in papers:
            problems += paper.document.problems
            book.sources[paper.document.document_id] = path_cell(paper.document.source)
        for area in areas:
            problems += area.problems
            book.plan_of.update(area.document_plans)
            book.priority_of.update(area.statement_priorities)
            for commitment in area.commitments:
                book.commitment_of.update(dict.fromkeys(commitment.statement_ids, commitment.commitment_id))
        return replace(book, problems=tuple(sorted(dict.fromkeys(problems), key=by_place)))

    def each(self) -> Iterator[Book]:
        """The book of each paper alone, with the ids of all, in the order of the papers."""
        for paper in self.papers:
            yield replace(self, papers=(paper,), areas=(), problems=())

    def labelled(self) -> Iterator[tuple[Paper, Labelled]]:
        """Every statement with its paper, in the order of the papers and of their text."""
        for paper in self.papers:
            for labelled in sorted(paper.statements, key=lambda one: one.statement.ordinal):
                yield paper, labelled


def by_place(problem: Problem) -> tuple[str, str, int, str, str, str]:
    """What problems are sorted by."""
    return (
        problem.source,
        problem.stage,
        problem.page or 0,
        problem.severity,
        problem.message,
        problem.document_id,
    )
