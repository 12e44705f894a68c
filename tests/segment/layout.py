"""Papers written short: one line for each block, so that a case shows nothing but the layout that it is about.

"# Title", "## Heading", "- item", "  - inner item", "| cell | cell |" (the first row of a table is its header), any other
line a paragraph. A printed label stands in brackets before the words: "- [(a)] to note the report"; **bold** is bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.ingest.assemble import Piece, PieceCell, Run, assemble
from pipeline.language.columns import column_meaning
from pipeline.model import Document, Facts

_LINE = re.compile(r"(?P<indent> *)(?P<mark>#+ |- |)(?:\[(?P<label>[^\]]+)\] )?(?P<words>.*)")


def document(lines: Iterable[str], title: str = "", document_type: str = "other", first_person: str = "") -> Document:
    """The document that some lines of layout stand for."""
    text, blocks = assemble(_pieces(lines))
    facts = Facts(document_type=document_type, first_person=first_person)
    return Document("d000000000000", "paper.txt", "0" * 64, "text/plain", title, text, blocks, facts)


def _pieces(lines: Iterable[str]) -> Iterator[Piece]:
    table, headings = 0, None
    for line in lines:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
            table += headings is None
            yield _row(cells, headings or cells, table, header=headings is None)
            headings = headings or cells
        else:
            headings = None
            yield _words(line)


def _row(cells: list[str], headings: list[str], table: int, header: bool) -> Piece:
    found = [
        PieceCell((Run(words),), "" if header else heading, "" if header else column_meaning(heading))
        for words, heading in zip(cells, headings, strict=False)
    ]
    return Piece("row", cells=tuple(found), table=table, header=header)


def _words(line: str) -> Piece:
    match = _LINE.fullmatch(line)
    assert match is not None, line
    runs = tuple(_runs(match["words"]))
    mark, label = match["mark"].strip(), match["label"] or ""
    if mark.startswith("#"):
        return Piece("heading", runs, len(mark), label)
    if mark == "-":
        return Piece("item", runs, len(match["indent"]) // 2 + 1, label, bullet=not label)
    return Piece("paragraph", runs, 0, label)


def _runs(words: str) -> Iterator[Run]:
    for number, part in enumerate(words.split("**")):
        if part:
            yield Run(part, frozenset({"bold"}) if number % 2 else frozenset())
