"""What an item of the pack cites: the words that it rests on, and how papers are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.emit.report import words
from pipeline.link.when import last_day
from pipeline.questions.asked import Asked
from pipeline.questions.pack.records import Citation
from pipeline.questions.tables import Row, Tables

_LONGEST = 140  # characters of a promise in a question


def called(title: str, text: str) -> str:
    """What a question calls it: by its title, or, where that breaks off, by the words of the promise."""
    return short(text) if title.endswith("…") else title


def short(text: str) -> str:
    """A text as a question can hold it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def promise_and_report(tables: Tables, members: Sequence[Row], due: str) -> list[Row]:
    """The statement that promises it, the last that gives its due date, and the last that says where it stands."""
    told = [row for row in members if row["status"] or row["schedule"]]
    dated = [row for row in members if due and _gives(tables, row, due)]
    chosen = {row["statement_id"] for row in (members[0], *dated[-1:], *(told[-1:] or members[-1:]))}
    return [row for row in members if row["statement_id"] in chosen]


def _gives(tables: Tables, row: Row, due: str) -> bool:
    """Whether a statement gives a date by which it is due."""
    dates = tables.dates.get(row["statement_id"], ())
    return any(one["role"] == "due" and last_day(one["end"]) == last_day(due) for one in dates)


def answer(tables: Tables, asked: Asked | None, rows: Sequence[Row]) -> Iterator[Citation]:
    """What came back to a request of the Panel, where anything did and it is not among the rows."""
    if asked is None or not asked.answered_in or any(row["text"] == asked.answer_words for row in rows):
        return
    paper = next(row for row in tables["documents"] if row["source"] == asked.answered_in)
    page = asked.answered_page
    yield Citation(paper["document_id"], paper_of(paper), paper["source"], page, asked.answer_words)


def plan_of(tables: Tables, members: Sequence[Row]) -> str:
    """The last plan that has it, as a question names it; empty for none."""
    plans = [row for row in members if tables.document[row["document_id"]]["document_type"] == "plan"]
    return named(tables, plans[-1]) if plans else ""


def named(tables: Tables, row: Row) -> str:
    """The paper of a statement within a sentence."""
    paper = paper_of(tables.document[row["document_id"]])
    return paper if paper.startswith("Police and Crime Plan") else paper[:1].lower() + paper[1:]


def citation(tables: Tables, row: Row) -> Citation:
    """A statement as the pack cites it."""
    paper = tables.document[row["document_id"]]
    return Citation(row["document_id"], paper_of(paper), paper["source"], row["page"], row["text"])


def paper_of(row: Row) -> str:
    """A paper as a person names it: Minutes of 8 December 2017."""
    kind, when = words.DOCUMENT.get(row["document_type"], "Paper"), row["meeting_date"]
    return f"{kind} of {words.day(when)}" if when else f"{kind}, undated"
