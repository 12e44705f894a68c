"""What a worker does: one paper read, segmented and tagged; one area linked. A fault costs only what it befell."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pipeline.model import AreaResult, Decision, Document, Facts, Listing, Paper, Problem
from pipeline.problems import InputError, PaperError, PlantraceError
from pipeline.workers import Died

Stage = Literal["ingest", "segment", "tag", "link", "emit"]


@dataclass(frozen=True, slots=True)
class PaperTask:
    """A paper to read: where it is, its name in the dataset, its digest (empty where unreadable) and its listing."""

    path: Path
    source: str
    sha256: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class AreaTask:
    """An area to link, with all its papers."""

    area: str
    papers: tuple[Paper, ...]
    decisions: tuple[Decision, ...]
    as_of: str


def discovered(papers: Path, output: Path) -> tuple[tuple[PaperTask, ...], tuple[Problem, ...]]:
    """The papers of a folder in the order of their names, and what is wrong with the folder.

    What stands in `output` is no paper. Of files with the same bytes the first is read and the others are reported.
    Raises InputError where there is no paper."""
    from pipeline.ingest.discover import papers as find
    from pipeline.ingest.listing import listing_problems, read_listing

    listing, place = read_listing(papers), output.resolve()
    tasks = tuple(
        PaperTask(path, source, _digest(path), listing.get(source, Listing()))
        for path, source in find(papers)
        if not path.resolve().is_relative_to(place)
    )
    if not tasks:
        raise InputError(f"The folder {papers} holds no papers but those of {output}.", "Name another folder.")
    once, problems = _each_once(tasks)
    return once, (*listing_problems(papers, [task.source for task in tasks]), *problems)


def _digest(path: Path) -> str:
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
            message = f"The same file as {known.source}; it is read once."
            problems.append(Problem(task.source, "ingest", "warning", message, None, _document_id(task)))
    return tuple(first.values()), tuple(problems)


def read_paper(task: PaperTask) -> Paper:
    """The paper with its labelled statements. What fails is a Problem of its document, never an exception.

    Raises ModelsError where models/ cannot be used, as then no paper can be read."""
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

        return Paper(document, tag(document, statements))
    except PlantraceError:
        raise
    except PaperError as error:
        return Paper(_with(document, stage, error.message, error.page))
    except Exception as error:  # noqa: BLE001
        return Paper(_with(document, stage, _fault(error)))


def lost_paper(task: PaperTask, died: Died) -> Paper:
    """The paper of a task whose worker died."""
    return Paper(_with(_unread(task), "ingest", f"Reading it ended the program twice ({died.why}); it was set aside."))


def link_area(task: AreaTask) -> AreaResult:
    """What link concludes for an area. What fails is a Problem of the area. Raises ModelsError as `read_paper` does."""
    try:
        from pipeline.link import link

        return link(task.area, task.papers, task.decisions, task.as_of)
    except PlantraceError:
        raise
    except Exception as error:  # noqa: BLE001
        return _unlinked(task, _fault(error))


def lost_area(task: AreaTask, died: Died) -> AreaResult:
    """The result for an area whose worker died."""
    return _unlinked(task, f"Linking it ended the program twice ({died.why}); its papers are not linked.")


def _unlinked(task: AreaTask, message: str) -> AreaResult:
    return AreaResult(task.area, problems=(Problem(task.area or "(no area)", "link", "error", message),))


def _unread(task: PaperTask) -> Document:
    """The row of a paper before anything is known but its name and what papers.csv says."""
    listing = task.listing
    basis: Literal["", "listed"] = "listed" if listing.meeting_date else ""
    facts = Facts(listing.area, listing.document_type, listing.meeting_date, basis, url=listing.url)
    title = Path(task.source).stem
    return Document(_document_id(task), task.source, task.sha256, media_type="", title=title, facts=facts)


def _document_id(task: PaperTask) -> str:
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
