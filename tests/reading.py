"""How alike papers are read that come in different forms: `make reading` measures, and writes docs/READING.md."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Listing
from tests.forms import BASE, FORMS, SAME_SCAN, agreement, labels_agree, read, write
from tests.gate import ROOT
from tests.sample.build import read_papers
from tests.sample.source import Paper

PAGE = ROOT / "docs" / "READING.md"
_OPENING = """\
# How papers are read in different forms

Written by `make reading`. Every sample paper is made as PDF in the layout of its source, as Word file, as web page, as PDF
in two columns (tables of more than three columns across a page), and as a scan of the PDF: pictures of 200 dots an inch,
in colours, tilted by up to a quarter of a degree, with noise, stored as JPEG and read by Tesseract. Counted are statements:
those of the same kind and with the same words, letter for letter (of scans, at least 94 of 100 letters), as a share of
those of both forms. "Labels" are those of them whose status, schedule, dates and owners are all the same too.
"""
_NAMES = {"docx": "Word", "html": "HTML", "pdf-two-columns": "two columns", "scan": "scan, 200 dpi"}


@dataclass(frozen=True, slots=True)
class Alike:
    """How a form of one paper compares with its PDF: statements of both, how many of those only one has, and of the
    shared ones how many have the same labels."""

    paper: str
    form: str
    statements: int
    apart: int
    labelled: int
    shared: int


def alike(paper: Paper, forms: Iterable[str], folder: Path) -> Iterator[Alike]:
    """The forms of a paper compared with its PDF."""
    listed = {str(key): str(value) for key, value in paper.meta.get("listed", {}).items()}
    listing = Listing(**listed)  # type: ignore[arg-type]
    _, ours = read(write(paper, BASE, folder), listing)
    for form in forms:
        _, theirs = read(write(paper, form, folder), listing)
        same = SAME_SCAN if form == "scan" else 1.0
        _, only, left = agreement(ours, theirs, same)
        right, shared = labels_agree(ours, theirs, same)
        yield Alike(paper.name, form, len(ours) + len(theirs), len(only) + len(left), right, shared)


def share(found: Iterable[Alike]) -> float:
    """The share of statements that both forms have."""
    rows = list(found)
    return 1 - sum(row.apart for row in rows) / max(1, sum(row.statements for row in rows))


def page(found: list[Alike]) -> str:
    """The page: a table of totals, and one of papers."""
    lines = [_OPENING, "| form | statements alike | of these, labels alike |", "| --- | ---: | ---: |"]
    for form in FORMS:
        own = [row for row in found if row.form == form]
        labels = sum(row.labelled for row in own) / max(1, sum(row.shared for row in own))
        lines.append(f"| {_NAMES[form]} | {share(own):.1%} | {labels:.1%} |")
    lines += ["", f"| paper | {' | '.join(_NAMES[form] for form in FORMS)} |", "| --- |" + " ---: |" * len(FORMS)]
    for name in dict.fromkeys(row.paper for row in found):
        cells = [f"{share(row for row in found if (row.paper, row.form) == (name, form)):.1%}" for form in FORMS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure every sample paper in every form, and write the page."""
    from pipeline.ingest.pdf import tesseract

    if not tesseract.program():
        raise SystemExit("The scans need Tesseract; install it first.")
    found: list[Alike] = []
    with tempfile.TemporaryDirectory() as folder:
        for paper in read_papers():
            found.extend(alike(paper, FORMS, Path(folder)))
            print(f"{paper.name:42}", *(f"{share([row]):7.1%}" for row in found[-len(FORMS) :]), flush=True)
    PAGE.write_text(page(found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
