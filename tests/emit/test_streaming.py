"""An archive is written paper by paper: no more of them are held than one needs."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.emit import emit
from pipeline.model import Paper
from tests import datasets


class Fetched(Sequence[Paper]):
    """Papers that are made when they are asked for, and how many of them there were at a time."""

    def __init__(self, papers: tuple[Paper, ...]) -> None:
        self._papers = papers
        self.most = 0

    def __len__(self) -> int:
        return 40 * len(self._papers)

    def __getitem__(self, index: int) -> Paper:  # type: ignore[override]
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index == 30:
            self.most = max(self.most, sum(isinstance(one, Fresh) for one in gc.get_objects()))
        paper = self._papers[index % len(self._papers)]
        document = replace(paper.document, source=f"{index:03}", document_id=f"{paper.document.document_id}{index:03}")
        return Fresh(document, paper.statements)


class Fresh(Paper):
    """A paper that was made on the way."""


def test_papers_that_are_fetched_are_not_held(tmp_path: Path) -> None:
    given = datasets.dataset()
    papers = Fetched(tuple(given.papers))
    emit(replace(given, papers=papers), tmp_path, ())
    assert 1 <= papers.most <= 3
    assert len((tmp_path / "documents.csv").read_text("utf-8").splitlines()) > len(papers)
