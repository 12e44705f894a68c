"""Papers and areas in brief: what the lists, the counts and the problems need of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.model import AreaBrief, AreaResult, Brief, Dataset, Paper, Problem


@dataclass(frozen=True, slots=True)
class Contents:
    """All papers and areas of a dataset in brief, and the problems that are of none of them."""

    papers: Sequence[Brief]
    areas: Sequence[AreaBrief]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, dataset: Dataset) -> Contents:
        """The contents of a dataset; its papers and areas are gone through one by one."""
        return cls(tuple(map(brief_of, dataset.papers)), tuple(map(area_brief, dataset.areas)), dataset.problems)

    def all_problems(self) -> Iterable[Problem]:
        """Every problem once, those of the dataset before those of papers and areas."""
        found = dict.fromkeys(self.problems)
        for problems in chain((one.problems for one in self.papers), (one.problems for one in self.areas)):
            found |= dict.fromkeys(problems)
        return found


def brief_of(paper: Paper) -> Brief:
    """A paper in brief."""
    document = paper.document
    return Brief(
        document_id=document.document_id,
        source=document.source,
        title=document.title,
        url=document.facts.url,
        sha256=document.sha256,
        area=document.facts.area,
        readable=bool(document.text),
        pages=document.pages or 0,
        kinds=tuple(sorted(Counter(one.statement.kind for one in paper.statements).items())),
        problems=document.problems,
    )


def area_brief(result: AreaResult) -> AreaBrief:
    """An area in brief."""
    return AreaBrief(result.area, tuple(sorted(Counter(row.verdict for row in result.ledger).items())), result.problems)
