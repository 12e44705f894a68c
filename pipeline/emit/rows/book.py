"""A Dataset in the order of the tables, with what rows look up in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.emit.safe import path_cell
from pipeline.model import AreaResult, Dataset, Labelled, Paper, Problem

Value = str | int | float | bool | tuple[str, ...] | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Book:
    """Papers by source and areas by name, and the ids that link gave to statements and documents."""

    papers: tuple[Paper, ...]
    areas: tuple[AreaResult, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, str]
    plan_of: dict[str, str]
    priority_of: dict[str, str]
    commitment_of: dict[str, str]

    @classmethod
    def of(cls, dataset: Dataset) -> Book:
        """The book of a dataset, the same whatever order its papers and areas stand in."""
        papers = tuple(sorted(dataset.papers, key=lambda paper: paper.document.source))
        areas = tuple(sorted(dataset.areas, key=lambda result: result.area))
        return cls(
            papers,
            areas,
            _problems(dataset, papers, areas),
            {paper.document.document_id: path_cell(paper.document.source) for paper in papers},
            {document: plan for area in areas for document, plan in area.document_plans},
            {statement: priority for area in areas for statement, priority in area.statement_priorities},
            {
                statement: commitment.commitment_id
                for area in areas
                for commitment in area.commitments
                for statement in commitment.statement_ids
            },
        )

    def labelled(self) -> Iterator[tuple[Paper, Labelled]]:
        """Every statement with its paper, in the order of the papers and of their text."""
        for paper in self.papers:
            for labelled in sorted(paper.statements, key=lambda one: one.statement.ordinal):
                yield paper, labelled


def _problems(dataset: Dataset, papers: tuple[Paper, ...], areas: tuple[AreaResult, ...]) -> tuple[Problem, ...]:
    found = [*dataset.problems]
    found.extend(problem for paper in papers for problem in paper.document.problems)
    found.extend(problem for area in areas for problem in area.problems)
    return tuple(sorted(dict.fromkeys(found), key=_place))


def _place(problem: Problem) -> tuple[str, str, int, str, str, str]:
    return (
        problem.source,
        problem.stage,
        problem.page or 0,
        problem.severity,
        problem.message,
        problem.document_id,
    )
