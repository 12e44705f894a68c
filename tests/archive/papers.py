"""An archive of papers as files, mixed in format, of any size: invented areas, with what each statement truly speaks of.

    python -m tests.archive.papers FOLDER --papers 1000

The same arguments give the same bytes. papers.csv beside the papers lists area, date and type of each.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Block as Piece
from pipeline.model import Paper
from tests.archive.area import archive_of
from tests.sample.build import render
from tests.sample.source import Block, Cell, Row
from tests.sample.source import Paper as Source

FORMS = ("pdf", "docx", "pdf-two-columns", "html", "pdf", "txt")
"""In turns: half of the papers are PDF."""
_AREA = 60  # papers
_STATEMENTS = 50  # for a paper, a little more than its length, so that none is wanting
_COLUMNS = ("file", "area", "meeting_date", "document_type", "plan", "url")


@dataclass(frozen=True, slots=True)
class File:
    """A paper as a file, with what papers.csv lists of it."""

    name: str
    content: bytes
    area: str
    meeting_date: str
    document_type: str


def files(count: int, seed: int = 1) -> Iterator[File]:
    """So many papers, of as many areas as they need."""
    for number in range((count + _AREA - 1) // _AREA):
        wanted = min(_AREA, count - number * _AREA)
        made = 0
        half = 0
        while made < wanted:
            archive = archive_of(f"Shire {number:03}", _AREA * _STATEMENTS, seed + 1000 * half)
            for paper in archive.papers[: wanted - made]:
                yield _file(paper, number * _AREA + made, half)
                made += 1
            half += 1


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write the papers and papers.csv into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "papers.csv").open("w", encoding="utf-8", newline="") as file:
        listing = csv.DictWriter(file, _COLUMNS, restval="", lineterminator="\n")
        listing.writeheader()
        for one in files(count, seed):
            (folder / one.name).write_bytes(one.content)
            row = {"meeting_date": one.meeting_date, "document_type": one.document_type}
            listing.writerow({"file": one.name, "area": one.area} | row)


def _file(paper: Paper, number: int, half: int) -> File:
    form, facts = FORMS[number % len(FORMS)], paper.document.facts
    name = f"{paper.document.document_id.replace(' ', '-')}{f'-{half}' if half else ''}"
    source = _source(paper, name)
    content = _plain(source) if form == "txt" else render(source, form)
    return File(f"{name}.{form.partition('-')[0]}", content, facts.area, facts.meeting_date, facts.document_type)


def _source(paper: Paper, name: str) -> Source:
    """The paper as its builder takes it: rows that follow each other are a table."""
    document = paper.document
    title = f"{document.facts.area}: {document.facts.document_type.replace('_', ' ')} of {document.facts.meeting_date}"
    meta = {"area": document.facts.area, "header": title, "footer": "Page {page} of {pages}"}
    blocks = [Block("title", title)]
    tables: dict[int, Block] = {}
    for piece in document.blocks:
        text = document.text[piece.start : piece.end]
        if piece.kind == "row":
            if piece.table not in tables:
                tables[piece.table] = Block("table", rows=[Row((Cell("Action"), Cell("Note")))])
                blocks.append(tables[piece.table])
            tables[piece.table].rows.append(Row((Cell(text), Cell(f"{len(tables)}.{len(blocks)}"))))
        else:
            blocks.append(_block(piece, text))
    return Source(name, meta, blocks)


def _block(piece: Piece, text: str) -> Block:
    if piece.kind == "heading":
        return Block("heading", text, 1)
    return Block("item" if piece.kind == "item" else "text", text)


def _plain(source: Source) -> bytes:
    lines = []
    for block in source.blocks:
        lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows] or [
            f"- {block.text}" if block.kind == "item" else block.text
        ]
    return ("\n\n".join(lines) + "\n").encode("utf-8")


def main() -> None:
    """Write an archive."""
    parser = argparse.ArgumentParser(description="write an archive of invented papers")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--papers", type=int, default=100, help="how many (100)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other papers (1)")
    args = parser.parse_args()
    write(args.folder, args.papers, args.seed)


if __name__ == "__main__":
    main()
