"""What a worker does: one paper read, segmented and tagged; one area linked, its rows made; one output written.

A fault in reading or linking costs only what it befell."""

from __future__ import annotations

import hashlib
import subprocess
import time
import traceback
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pipeline.cache.codec import decode, encode, packed
from pipeline.emit.briefs import area_brief, brief_of
from pipeline.emit.report.shelf import Around
from pipeline.model import AreaResult, Dataset, Decision, Document, Facts, Listing, Paper, Problem
from pipeline.problems import InputError, PaperError, PlantraceError
from pipeline.workers.limits import Died

Stage = Literal["ingest", "segment", "tag", "link", "emit"]
_TRIES = 3  # for a paper that is written to while it is read
_LIMIT = {
    "time": "Reading it took longer than {}, twice; it was set aside. `--paper-seconds` gives it more time.",
    "memory": "Reading it took more memory than {}, twice; it was set aside. `--paper-memory` gives it more.",
    "end": "Reading it ended the program twice ({}); it was set aside.",
}


@dataclass(frozen=True, slots=True)
class PaperTask:
    """A paper to read: where it is, its name in the dataset, its digest (empty where unreadable) and its listing."""

    path: Path
    source: str
    sha256: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class AreaTask:
    """An area to link, with what all its papers gave."""

    area: str
    papers: tuple[bytes, ...]
    decisions: tuple[Decision, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class PieceTask:
    """What an area and its papers gave, to make their rows of; no area for papers that are of none."""

    papers: tuple[bytes, ...]
    area: bytes | None


@dataclass(frozen=True, slots=True)
class Done:
    """What a paper or an area gave, as `decode` reads it, with a note of it; `lasting` where it would be so again."""

    note: dict[str, Any]
    content: bytes
    lasting: bool = True
    seconds: float = 0.0


def discovered(papers: Path, output: Path) -> tuple[tuple[PaperTask, ...], tuple[Problem, ...]]:
    """The papers of a folder in the order of their names, and what is wrong with the folder.

    What stands in `output` is no paper. Of files with the same bytes the first is read and the others are reported.
    Raises InputError where there is no paper."""
    from pipeline.ingest.discover import papers as find
    from pipeline.ingest.listing import listing_problems, read_listing

    listing, place, home = read_listing(papers), output.resolve(), cache(Path.resolve)
    tasks = tuple(
        PaperTask(path.absolute(), source, digest_of(path), listing.get(source, Listing()))
        for path, source in find(papers)
        if not (path.resolve() if path.is_symlink() else home(path.parent)).is_relative_to(place)
    )
    if not tasks:
        raise InputError(f"The folder {papers} holds no papers but those of {output}.", "Name another folder.")
    once, problems = _each_once(tasks)
    return once, (*listing_problems(papers, [task.source for task in tasks]), *problems)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _each_once(tasks: tuple[PaperTask, ...]) -> tuple[tuple[PaperTask, ...], tuple[Problem, ...]]:
    first: dict[str, PaperTask] = {}
    problems = []
    for task in tasks:
        known = first.setdefault(task.sha256 or task.source, task)
        if known is not task:
            problems.append(said_twice(task.source, known.source, document_id(task)))
    return tuple(first.values()), tuple(problems)


def said_twice(source: str, known: str, document: str) -> Problem:
    """The problem of a paper with the same bytes as another."""
    return Problem(source, "ingest", "warning", f"The same file as {known}; it is read once.", None, document)


def read(task: PaperTask) -> Done:
    """What a paper gives: its text and its labelled statements. What fails is a Problem of its document.

    A file that changed since it was found is read as it is now. Raises ModelsError where models/ cannot be used, as
    then no paper can be read."""
    begun = time.monotonic()
    for _ in range(_TRIES):
        paper, lasting = _read(task)
        now = digest_of(task.path)
        if now == task.sha256:
            break
        task = replace(task, sha256=now)
    else:
        fault = f"{task.source} was written to again and again while it was read. Run again when it is whole."
        paper, lasting = Paper(_with(_unread(task), "ingest", fault)), False
    return replace(_paper_done(task, paper), lasting=lasting and bool(task.sha256), seconds=time.monotonic() - begun)


def _read(task: PaperTask) -> tuple[Paper, bool]:
    """The paper with its labelled statements, and whether reading it again would give the same."""
    stage: Stage = "ingest"
    document = _unread(task)
    try:
        from pipeline.ingest import ingest

        document = ingest(task.path, task.source, task.listing)
        stage = "segment"
        from pipeline.segment import segment

        statements = segment(document)
        stage = "tag"
        from pipeline.tag import tag

        return Paper(document, tag(document, statements)), not document.passing
    except PlantraceError:
        raise
    except PaperError as error:
        return Paper(_with(document, stage, error.message, error.page)), not _passing(error.__cause__)
    except Exception as error:  # noqa: BLE001
        return Paper(_with(document, stage, _fault(error))), not _passing(error)


def _passing(error: BaseException | None) -> bool:
    """Whether a fault is of the machine and the moment, not of the paper."""
    return isinstance(error, (OSError, MemoryError, subprocess.SubprocessError))


def lost_paper(task: PaperTask, died: Died) -> Done:
    """What a paper gives that its worker did not survive. Only a limit is sure to be passed again."""
    paper = Paper(_with(_unread(task), "ingest", _LIMIT[died.cause].format(died.why)))
    return replace(_paper_done(task, paper), lasting=died.cause != "end")


def _paper_done(task: PaperTask, paper: Paper) -> Done:
    content, digest = packed(paper)
    document = paper.document
    note = {
        "brief": encode(brief_of(paper)).decode("ascii"),
        "source": task.source,
        "sha256": task.sha256,
        "document_id": document.document_id,
        "area": document.facts.area,
        "readable": bool(document.text),
        "digest": digest,
    }
    return Done(note, content)


def link(task: AreaTask) -> Done:
    """What link concludes for an area. What fails is a Problem of the area. Raises ModelsError as `read` does."""
    begun = time.monotonic()
    result, lasting = _link(task)
    return replace(_area_done(result), lasting=lasting, seconds=time.monotonic() - begun)


def _link(task: AreaTask) -> tuple[AreaResult, bool]:
    try:
        from pipeline.link import link

        papers = tuple(decode(Paper, content) for content in task.papers)
        return link(task.area, papers, task.decisions, task.as_of), True
    except PlantraceError:
        raise
    except Exception as error:  # noqa: BLE001
        return _unlinked(task.area, _fault(error)), not _passing(error)


def lost_area(area: str, died: Died) -> Done:
    """What an area gives whose worker died."""
    message = f"Linking it ended the program twice ({died.why}); its papers are not linked."
    return replace(_area_done(_unlinked(area, message)), lasting=False)


def _area_done(result: AreaResult) -> Done:
    content, digest = packed(result)
    brief = encode(area_brief(result)).decode("ascii")
    return Done({"area": result.area, "digest": digest, "brief": brief}, content)


def piece(task: PieceTask) -> Done:
    """What an area and its papers put into tables and texts, as `emit.fragments` packs it."""
    from pipeline.emit.fragments import fragments, packed
    from pipeline.emit.rows.book import Book

    return Done({}, packed(fragments(Book.of(_dataset(task, "")))))


def _dataset(task: PieceTask, folder: str) -> Dataset:
    papers = tuple(decode(Paper, content) for content in task.papers)
    areas = () if task.area is None else (decode(AreaResult, task.area),)
    return Dataset(papers, areas, folder=folder)


@dataclass(frozen=True, slots=True)
class PagesTask:
    """A piece whose pages of the report are to be made, with what they need to know of the rest."""

    piece: PieceTask
    around: Around
    folder: str


def pages(task: PagesTask) -> Done:
    """The pages of the report that an area and its papers have, as `emit.fragments` packs them."""
    from pipeline.emit import REPORT
    from pipeline.emit.fragments import Fragment, packed
    from pipeline.emit.report.site import write_area

    made: dict[str, bytes] = {}
    write_area(_dataset(task.piece, task.folder), task.around, made.__setitem__)
    return Done({}, packed(Fragment(f"{REPORT}/{path}", (), made[path]) for path in sorted(made)))


def write(task: tuple[str, Path]) -> None:
    """Write the output of this name from the tables that stand in the folder."""
    from pipeline.emit import FROM_TABLES

    name, folder = task
    FROM_TABLES[name](folder)


def _unlinked(area: str, message: str) -> AreaResult:
    return AreaResult(area, problems=(Problem(area or "(no area)", "link", "error", message),))


def _unread(task: PaperTask) -> Document:
    """The row of a paper before anything is known but its name and what papers.csv says."""
    listing = task.listing
    basis: Literal["", "listed"] = "listed" if listing.meeting_date else ""
    facts = Facts(listing.area, listing.document_type, listing.meeting_date, basis, url=listing.url)
    title = Path(task.source).stem
    return Document(document_id(task), task.source, task.sha256, media_type="", title=title, facts=facts)


def document_id(task: PaperTask) -> str:
    """The id of a paper by its digest; by its name where it cannot be read."""
    digest = task.sha256 or hashlib.sha256(task.source.encode("utf-8", "surrogateescape")).hexdigest()
    return f"d{digest[:12]}"


def _with(document: Document, stage: Stage, message: str, page: int | None = None) -> Document:
    problem = Problem(document.source, stage, "error", message, page, document.document_id)
    return replace(document, problems=(*document.problems, problem))


def _fault(error: Exception) -> str:
    """An exception that nobody foresaw, as one line that a developer can act on."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "pipeline" in Path(frame.filename).parts]
    place = ""
    if frames:
        parts = Path(frames[-1].filename).parts
        inside = "/".join(parts[len(parts) - parts[::-1].index("pipeline") :])
        place = f" at {inside}:{frames[-1].lineno}"
    return f"A fault in plantrace{place} ({type(error).__name__}: {error}); please report it."
