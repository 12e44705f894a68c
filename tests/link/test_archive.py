"""Linking measured on a small archive of which the truth is known (docs/LINKING.md has larger ones)."""

from __future__ import annotations

import pytest

from pipeline.evaluate.grouping import grouping
from pipeline.link import link
from pipeline.model import AreaResult, Decision
from tests.archive import Archive, archive_of

AREA = "Fenshire"


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_of(AREA, 1000, seed=31)


@pytest.fixture(scope="module")
def result(archive: Archive) -> AreaResult:
    return link(AREA, archive.papers, ())


def members(result: AreaResult) -> dict[str, str]:
    return {one: held.commitment_id for held in result.commitments for one in held.statement_ids}


def test_the_floors(archive: Archive, result: AreaResult) -> None:
    found = grouping(members(result), {one: thing for one, thing in archive.truth.items() if thing > 0})
    assert found.pair_precision >= 0.95
    assert found.pair_recall >= 0.85
    assert found.b_cubed >= 0.90


def test_the_order_of_papers_is_irrelevant(archive: Archive, result: AreaResult) -> None:
    assert link(AREA, archive.papers[::-1], ()) == result


def test_different_holds_when_papers_are_added_and_its_removal_restores(archive: Archive, result: AreaResult) -> None:
    held = next(one for one in result.commitments if one.mentions >= 4)
    first, last = held.statement_ids[0], held.statement_ids[-1]
    apart = Decision("different", first, last, "", "A. Marsh", "2024-01-01", "two of them")
    for papers in (archive.papers, archive.papers[: len(archive.papers) * 3 // 4]):
        found = members(link(AREA, papers, (apart,)))
        if first in found and last in found:
            assert found[first] != found[last]
    assert link(AREA, archive.papers, ()) == result
