"""A Report as text for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluate.paper import NONE
from pipeline.evaluate.report import Report
from pipeline.evaluate.tally import LABELS, Scores, Tally

_WIDTH = 110


def shown(report: Report, papers: bool = False, errors: bool = False) -> Iterator[str]:
    """The lines of a report; with a line for each paper, or each mistake with its words, where asked."""
    yield from _whole(report)
    yield from _table("by kind", sorted(report.total.by_kind.items()))
    yield from _types(report)
    for label in ("kind", "status", "schedule", "date role"):
        yield from _confusions(report.total, label)
    if papers:
        yield from _table("by paper (found)", [(name, one.found) for name, one in report.by_paper.items()])
    if errors:
        yield from _mistakes(report)
    if report.absent:
        yield from ("", f"Not in the output: {', '.join(report.absent)}")


def _whole(report: Report) -> Iterator[str]:
    total = report.total
    measures = [("found", total.found), ("typed", total.typed), *((label, total.labels[label]) for label in LABELS)]
    yield from _table(f"{total.papers} papers", measures)
    yield f"right kind of those found: {total.kind.rate:.3f}; right role of right dates: {total.date_role.rate:.3f}"
    if report.links is not None:
        joined = report.apart.of - report.apart.right
        yield f"links: {report.links.right} of {report.links.of} joined; {joined} of {report.apart.of} wrongly joined"


def _table(title: str, rows: Sequence[tuple[str, Tally]]) -> Iterator[str]:
    yield ""
    yield f"{title:40.40} precision  recall     f1     hit    miss  spurious"
    for name, tally in rows:
        rates = f"{tally.precision:9.3f} {tally.recall:7.3f} {tally.f1:6.3f}"
        yield f"  {name:38.38} {rates} {tally.hit:7} {tally.miss:7} {tally.spurious:9}"


def _types(report: Report) -> Iterator[str]:
    yield ""
    names = ("found", "typed", *LABELS)
    yield f"{'by document type (f1)':32} papers" + "".join(f"{name:>9}" for name in names)
    for name, scores in sorted(report.by_type.items()):
        tallies = (scores.found, scores.typed, *(scores.labels[label] for label in LABELS))
        yield f"  {name:30.30} {scores.papers:6}" + "".join(f"{tally.f1:9.3f}" for tally in tallies)


def _confusions(scores: Scores, label: str) -> Iterator[str]:
    """What was annotated (down) and what was given (across)."""
    counts = {(wanted, got): count for (of, wanted, got), count in scores.confusions.items() if of == label}
    names = [*sorted({name for pair in counts for name in pair} - {NONE}), NONE]
    yield ""
    yield f"{label + ': annotated (down), given (across)':40}" + "".join(f"{name[:11]:>12}" for name in names)
    for wanted in names:
        row = [counts.get((wanted, got), 0) for got in names]
        if any(row):
            yield f"  {wanted:38}" + "".join(f"{count or '.':>12}" for count in row)


def _mistakes(report: Report) -> Iterator[str]:
    yield ""
    for one in report.mistakes:
        words = one.words if len(one.words) <= _WIDTH else one.words[: _WIDTH - 3] + "..."
        yield f"{one.paper}: {one.what}: {one.got}, not {one.wanted}: {words}"
