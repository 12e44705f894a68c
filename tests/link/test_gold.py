"""Annotated links: what careful readers joined, and what they kept apart though it looks alike."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pytest

from pipeline.link import link
from pipeline.model import Paper
from tests.link.goldpapers import gold_papers

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SEEN = ROOT / "tests" / "gold" / "seen"
SETS = {
    "gold": (SHARED / "gold", SHARED / "papers" / "text", 6, 0),
    "restated": (SHARED / "restated", SHARED / "restated", 17, 1),
    "seen": (SEEN, SEEN, 22, 1),
    "sample": (ROOT / "corpus" / "gold", ROOT / "corpus", 140, 2),
}


@pytest.mark.parametrize("name", SETS)
def test_links_of_careful_readers(name: str) -> None:
    gold, texts, least, most = SETS[name]
    if not gold.is_dir():
        pytest.skip(f"{gold} is not here")
    together = _together(gold_papers(gold, texts))
    found = wrong = 0
    for path in sorted(gold.glob("*links.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        found += sum(together(pair["a"], pair["b"]) for pair in content["links"] if pair.get("sure", True))
        wrong += sum(together(pair["a"], pair["b"]) for pair in content["hard_negatives"])
    assert found >= least
    assert wrong <= most


class _together:
    """Whether two statements are in one commitment or joined by a link, as the scorer asks."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self.commitment: dict[str, str] = {}
        self.linked: set[frozenset[str]] = set()
        ordered = sorted(papers, key=lambda paper: (paper.document.facts.area, paper.document.source))
        for area, group in groupby(ordered, key=lambda paper: paper.document.facts.area):
            result = link(area, tuple(group), ())
            self.commitment.update((one, c.commitment_id) for c in result.commitments for one in c.statement_ids)
            self.linked |= {frozenset((one.source_id, one.target_id)) for one in result.links}

    def __call__(self, one: str, other: str) -> bool:
        same = self.commitment.get(one, one) == self.commitment.get(other, other)
        return same or frozenset((one, other)) in self.linked
