"""All outputs of a run, written into a folder that takes the place of the last when it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.archive import Archive, Kept
from pipeline.emit import FORMATS, FROM_TABLES, REPORT
from pipeline.emit.datapackage import write_datapackage
from pipeline.emit.fragments import put_files
from pipeline.emit.place import replacing
from pipeline.emit.report.shelf import Around, Shelf
from pipeline.emit.report.site import write_front
from pipeline.emit.tables import write_contents
from pipeline.manifest import Manifest, write_manifest
from pipeline.model import Dataset
from pipeline.pieces import Advance, Piece, contents_of, fragments_of, pages_of, pieces_of
from pipeline.steps import write
from pipeline.workers import Died, Guarding, InProcess, as_done


def write_all(
    archive: Archive,
    dataset: Dataset,
    kept: tuple[Sequence[Kept], Sequence[Kept]],
    head: Manifest,
    output: Path,
    formats: tuple[str, ...] | None,
) -> None:
    """Write tables, texts, formats (None: all) and manifest.json; `kept` are the papers and areas of the dataset.

    Raises OutputError where the output cannot be written."""
    wanted = [name for name in FORMATS if formats is None or name in formats]
    contents, pieces = contents_of(dataset), pieces_of(*kept)
    done, of = 0, len(pieces) * (2 if REPORT in wanted else 1) + len(wanted)

    def advance() -> None:
        nonlocal done
        done += 1
        archive.progress("writing", done, of)

    archive.progress("writing", 0, of)
    with replacing(output) as folder:
        write_contents(contents, fragments_of(archive, pieces, advance), folder, output)
        if REPORT in wanted:
            _write_report(archive, dataset, pieces, advance, (folder, output))
            advance()
        tasks = [(name, folder) for name in wanted if name in FROM_TABLES]
        for number, result in as_done(_here(archive), write, tasks):
            if isinstance(result, Died):  # what ended the process is said better by this one
                write(tasks[number])
            advance()
        write_datapackage(contents.papers, folder)
        write_manifest(head, folder)


def _write_report(
    archive: Archive, dataset: Dataset, pieces: list[Piece], advance: Advance, places: tuple[Path, Path]
) -> None:
    """The report: what is over all areas by this process, the pages of each area side by side; `places` are the new
    folder and the last output."""
    folder, last = places
    shelf = Shelf.of(dataset)
    kept = write_front(shelf, folder / REPORT)
    around = Around(shelf.several_areas(), tuple(sorted(shelf.questions.items())), tuple(sorted(kept.items())))
    del shelf
    put_files(pages_of(archive, pieces, around, dataset.folder, advance), folder, last)


def _here(archive: Archive) -> InProcess | Guarding:
    """Who may write into the folder: the processes of this machine; those of a cluster need not see it."""
    executor = archive.executor
    return executor if isinstance(executor, Guarding) and executor.here else InProcess()
