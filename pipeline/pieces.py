"""What an archive's areas put into tables and texts, from the store or made side by side: of what did not change since
the last run nothing is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.archive import Archive, Kept, Shelf
from pipeline.cache import parsed, piece_key
from pipeline.emit.briefs import Contents
from pipeline.emit.fragments import Fragment, unpacked
from pipeline.model import AreaBrief, Brief, Dataset
from pipeline.steps import Done, PieceTask, piece
from pipeline.workers import NONE, Died, as_done


@dataclass(frozen=True, slots=True)
class Piece:
    """An area and its papers, as they are to be written; no area for papers that are of none."""

    papers: tuple[Kept, ...]
    area: Kept | None


def pieces_of(papers: Iterable[Kept], areas: Iterable[Kept]) -> list[Piece]:
    """Every area with its papers, and together the papers that are of none, as they have no text."""
    found = [Piece(area.task.papers, area) for area in areas]
    placed = {kept.name for one in found for kept in one.papers}
    rest = tuple(kept for kept in papers if kept.name not in placed)
    return [*found, Piece(rest, None)] if rest else found


def fragments_of(archive: Archive, pieces: Sequence[Piece], advance: Callable[[], None]) -> Iterator[Fragment]:
    """The fragments of all pieces, in no order; `advance` is called as each piece is done."""
    missing = []
    for one in pieces:
        entry = archive.store.get(_name(archive, one))
        if entry is None:
            missing.append(one)
            continue
        yield from unpacked(entry.content)
        advance()
    for number, done in as_done(archive.executor, piece, missing, limits=NONE, pack=lambda one: _task(archive, one)):
        yield from unpacked(_kept(archive, missing[number], done))
        advance()


def _kept(archive: Archive, one: Piece, done: Done | Died) -> bytes:
    made = piece(_task(archive, one)) if isinstance(done, Died) else done
    archive.store.put(_name(archive, one), made.note, made.content)
    return made.content


def _name(archive: Archive, one: Piece) -> str:
    return piece_key(archive.engine, one.area.digest if one.area else "", [kept.digest for kept in one.papers])


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
