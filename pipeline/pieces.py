"""What an archive's areas put into tables, texts and report, from the store or made side by side.

Of what did not change since the last run nothing is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.archive import Archive, Kept, Shelf, paper_of
from pipeline.cache import pages_key, parsed, piece_key
from pipeline.emit.briefs import Contents
from pipeline.emit.fragments import Fragment, unpacked
from pipeline.emit.report.shelf import Around
from pipeline.model import AreaBrief, Brief, Dataset
from pipeline.steps import Done, PagesTask, PieceTask, pages, piece
from pipeline.workers import NONE, Died, as_done

Advance = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """An area and its papers, as they are to be written; no area for papers that are of none."""

    papers: tuple[Kept, ...]
    area: Kept | None

    @property
    def digests(self) -> tuple[str, list[str]]:
        """Those of what the area and its papers gave."""
        return self.area.digest if self.area else "", [kept.digest for kept in self.papers]

    def part_of(self, around: Around) -> Around:
        """What of the rest concerns this piece."""
        own = {kept.note["document_id"] for kept in self.papers}
        return Around(
            around.several,
            tuple(pair for pair in around.questions if paper_of(pair[0]) in own),
            tuple(pair for pair in around.kept if pair[0] in own),
        )


def pieces_of(papers: Iterable[Kept], areas: Iterable[Kept]) -> list[Piece]:
    """Every area with its papers, and together the papers that are of none, as they have no text."""
    found = [Piece(area.task.papers, area) for area in areas]
    placed = {kept.name for one in found for kept in one.papers}
    rest = tuple(kept for kept in papers if kept.name not in placed)
    return [*found, Piece(rest, None)] if rest else found


def fragments_of(archive: Archive, pieces: Sequence[Piece], advance: Advance) -> Iterator[Fragment]:
    """The fragments of tables and texts of all pieces, in no order; `advance` is called as each piece is done."""
    work = [(piece_key(archive.engine, *one.digests), one) for one in pieces]
    return _made(archive, piece, work, partial(_task, archive), advance)


def pages_of(
    archive: Archive, pieces: Sequence[Piece], around: Around, folder: str, advance: Advance
) -> Iterator[Fragment]:
    """The same of the pages of the report; `folder` is that of the papers."""
    parts = [one.part_of(around) for one in pieces]
    place = str(Path(folder).absolute())
    work = [
        (pages_key(archive.engine, part, *one.digests), (one, part)) for one, part in zip(pieces, parts, strict=True)
    ]

    def pack(one: tuple[Piece, Around]) -> PagesTask:
        return PagesTask(_task(archive, one[0]), one[1], place)

    return _made(archive, pages, work, pack, advance)


def _made(
    archive: Archive,
    function: Callable[[Any], Done],
    work: Sequence[tuple[str, Any]],
    pack: Callable[[Any], Any],
    advance: Advance,
) -> Iterator[Fragment]:
    """The fragments that a function makes of each (name in the store, item), unless the store holds them."""
    missing = []
    for name, item in work:
        entry = archive.store.get(name)
        if entry is None:
            missing.append((name, item))
            continue
        yield from unpacked(entry.content)
        advance()
    todo = [item for _, item in missing]
    for number, done in as_done(archive.executor, function, todo, limits=NONE, pack=pack):
        made = function(pack(todo[number])) if isinstance(done, Died) else done
        archive.store.put(missing[number][0], made.note, made.content)
        yield from unpacked(made.content)
        advance()


def _task(archive: Archive, one: Piece) -> PieceTask:
    return PieceTask(
        tuple(map(archive.paper_bytes, one.papers)), None if one.area is None else archive.area_bytes(one.area)
    )


def contents_of(dataset: Dataset) -> Contents:
    """All papers and areas in brief, from the notes of the archive where they are of one."""
    papers, areas = dataset.papers, dataset.areas
    if not (isinstance(papers, Shelf) and isinstance(areas, Shelf)):
        return Contents.of(dataset)
    return Contents(
        tuple(parsed(Brief, kept.note["brief"]) for kept in papers.kept),
        tuple(parsed(AreaBrief, kept.note["brief"]) for kept in areas.kept),
        dataset.problems,
    )
