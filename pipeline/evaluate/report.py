"""The whole measurement: all papers, by document type, and the links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold import GoldPair, papers, sure_pairs
from pipeline.evaluate.output import Extracted, Output, read
from pipeline.evaluate.paper import Mistake, measure
from pipeline.evaluate.tally import Scores, Share


@dataclass(slots=True)
class Report:
    """All figures. `absent` are annotated papers that the output does not have; `links` is None without annotations."""

    total: Scores = field(default_factory=Scores)
    by_type: defaultdict[str, Scores] = field(default_factory=lambda: defaultdict(Scores))
    by_paper: dict[str, Scores] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    links: Share | None = None
    apart: Share = field(default_factory=Share)

    def figures(self) -> dict[str, Any]:
        """Everything as plain numbers, for a file."""
        figures = self.total.figures()
        figures["absent"] = self.absent
        if self.links is not None:
            figures["links"] = _links_row(self.links, self.apart)
        figures["by_document_type"] = {name: self.by_type[name].figures() for name in sorted(self.by_type)}
        figures["by_paper"] = {name: scores.found.row() for name, scores in self.by_paper.items()}
        figures["confusions"] = _nested(self.total)
        return figures


def evaluate(output: Path, gold: Path) -> Report:
    """Measure an output folder against a folder of annotations. Raises InputError where either cannot be read."""
    found, report = read(output), Report()
    stands_for: dict[str, Extracted] = {}
    for paper in papers(gold):
        if paper.stem not in found.statements:
            report.absent.append(paper.stem)
        measured = measure(paper, found.statements.get(paper.stem, ()))
        report.total.add(measured.scores)
        report.by_type[paper.document_type].add(measured.scores)
        report.by_paper[paper.stem] = measured.scores
        report.mistakes += measured.mistakes
        stands_for |= measured.stands_for
    pairs = sure_pairs(gold)
    if pairs is not None:
        report.links = Share()
        for pair in pairs:
            _pair(report, pair, _together(found, stands_for.get(pair.a), stands_for.get(pair.b)))
    return report


def _together(found: Output, a: Extracted | None, b: Extracted | None) -> bool:
    if a is None or b is None:
        return False
    return bool(a.commitment and a.commitment == b.commitment) or frozenset((a.id, b.id)) in found.joined


def _pair(report: Report, pair: GoldPair, joined: bool) -> None:
    share = report.links if pair.together and report.links is not None else report.apart
    share.of += 1
    share.right += joined == pair.together
    if joined != pair.together:
        what = ("together", "apart") if pair.together else ("apart", "together")
        report.mistakes.append(Mistake(pair.a.split("#")[0], "link", *what, f"{pair.a} {pair.relation} {pair.b}"))


def _links_row(links: Share, apart: Share) -> dict[str, float]:
    return {
        "recall": round(links.right / links.of, 3) if links.of else 1.0,
        "hit": links.right,
        "of": links.of,
        "hard_negatives_joined": apart.of - apart.right,
        "hard_negatives": apart.of,
    }


def _nested(scores: Scores) -> dict[str, dict[str, dict[str, int]]]:
    nested: dict[str, dict[str, dict[str, int]]] = {}
    for (label, wanted, got), count in sorted(scores.confusions.items()):
        nested.setdefault(label, {}).setdefault(wanted, {})[got] = count
    return nested
