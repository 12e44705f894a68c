"""Reading a PDF: pages into records, records into parts, parts into pieces; every character accounted for.

The pages are gone through twice. The first time each becomes a view, of which short summaries are taken (survey.py);
the second time the text is laid out by them. Between the two the views of a long paper wait in a temporary file, so
that the memory needed does not grow with the number of pages beyond the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.ingest.pdf.flow import Flow
from pipeline.ingest.pdf.messages import page_messages
from pipeline.ingest.pdf.pieces import Book
from pipeline.ingest.pdf.records import Leaf
from pipeline.ingest.pdf.rows import Scribe
from pipeline.ingest.pdf.runs import Pen
from pipeline.ingest.pdf.scans import FAILED
from pipeline.ingest.pdf.shelf import Shelf
from pipeline.ingest.pdf.source_pdfium import MOST_PAGES
from pipeline.ingest.pdf.sources import pages
from pipeline.ingest.pdf.survey import Survey
from pipeline.ingest.pdf.tally import total
from pipeline.ingest.pdf.views import View, view
from pipeline.ingest.reading import Reading
from pipeline.model import Problem


def read_pdf(path: Path) -> Reading:
    """The paper in the PDF at `path`.

    Raises PaperError for a file that is empty, no PDF, encrypted or broken. What cannot be read on a page becomes a
    problem of severity warning that names the page."""
    with pages(path) as (count, leaves):
        return reading_of(leaves, count)


def reading_of(leaves: Iterable[Leaf], count: int) -> Reading:
    """The reading of pages that have become records; `count` is the number of pages of the file."""
    survey, problems, ocr, passing = Survey(), list[Problem](), 0, False
    with Shelf[View]() as shelf:
        for leaf in leaves:
            seen = view(leaf)
            survey.add(seen, leaf.words)
            problems.extend(_warning(message, seen.number) for message in page_messages(seen))
            ocr += seen.ocr
            passing |= FAILED in leaf.told
            shelf.put(seen)
        problems.extend(_of_the_whole(survey, count))
        return replace(_laid_out(shelf, survey, count, tuple(problems), ocr), passing=passing)


def _laid_out(views: Iterable[View], survey: Survey, count: int, problems: tuple[Problem, ...], ocr: int) -> Reading:
    flow = Flow(views, survey)
    book = Book(Scribe(Pen(survey.known(), survey.is_red_rare())))
    for part in flow.parts():
        book.add(part)
    omissions = (*flow.omissions, *flow.calls, *book.scribe.omissions)
    by_page = flow.tally.whole(omissions)
    return Reading(book.title(), book.whole(), count, omissions, total(by_page), problems, ocr, by_page)


def _of_the_whole(survey: Survey, count: int) -> list[Problem]:
    """What has to be said of the paper as a whole."""
    found: list[Problem] = []
    if count > survey.pages:
        message = f"the paper has {count} pages; only the first {MOST_PAGES} were read. Split it."
        found.append(_warning(message, None))
    if not survey.words:
        found.append(_warning("the paper has no words that can be read.", None))
    return found


def _warning(message: str, page: int | None) -> Problem:
    return Problem("", "ingest", "warning", message, page)
