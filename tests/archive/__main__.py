"""`python -m tests.archive`: write the archives on which `make train` fits the weights of linking (models/training)."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.model import Block, Labelled, Paper
from tests.archive.area import Archive, archive_of

FOLDER = Path(__file__).parent.parent.parent / "models" / "training" / "links"
SIZES = (
    (1200, 11),
    (4000, 12),
    (10_000, 13),
)  # statements, seed; of the even half of the words: the odd half can measure
COLUMNS = ("paper", "type", "day", "kind", "list", "thing", "owner", "said")


def main() -> None:
    """Write models/training/links/archive-N.tsv."""
    for number, (statements, seed) in enumerate(SIZES, 1):
        path = FOLDER / f"archive-{number}.tsv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
            table.writerow(COLUMNS)
            table.writerows(_rows(archive_of("Testshire", statements, seed, "even")))
        print(path.name)


def _rows(archive: Archive) -> list[tuple[str, ...]]:
    return [row for paper in archive.papers for row in _of_paper(paper, archive.truth)]


def _of_paper(paper: Paper, truth: dict[str, int]) -> list[tuple[str, ...]]:
    facts, listed = paper.document.facts, _lists(paper.document.blocks)
    return [
        (
            paper.document.document_id, facts.document_type, facts.meeting_date, one.statement.kind,
            listed[one.statement.start], str(truth.get(one.statement.statement_id, "")),
            one.owners[0].role if one.owners else "", marked(one),
        )
        for one in paper.statements
    ]  # fmt: skip


def _lists(blocks: tuple[Block, ...]) -> dict[int, str]:
    """How each block stands: in a list, in a table of some number, or by itself."""
    return {one.start: {"item": "item", "row": f"row {one.table}"}.get(one.kind, "") for one in blocks}


def marked(one: Labelled) -> str:
    """The text with its labels in it: "[completed:opened] in [achieved=2015-03:March 2015]"."""
    text, start = one.statement.text, one.statement.start
    marks = [(d.start, d.end, f"{d.role}={d.span.start}/{d.span.end}" if d.span else d.role) for d in one.dates]
    marks += [(p.start, p.end, p.status or p.schedule) for p in one.statuses]
    for begin, end, label in sorted(marks, reverse=True):
        text = f"{text[: begin - start]}[{label}:{text[begin - start : end - start]}]{text[end - start :]}"
    return text


if __name__ == "__main__":
    main()
