"""Rows of what a person should judge."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.emit.rows.book import Book, Row
from pipeline.model import Document, Labelled, Review

Said = dict[str, tuple[str, str]]
"""The words of a statement and where they stand, by its id."""


Rank = tuple[bool, int, float, str, str, str]


def review(book: Book) -> Iterator[Row]:
    """One row a question: those without an answer first, the one that would change most before others."""
    return (row for _, row in ranked(book))


def ranked(book: Book) -> Iterator[tuple[Rank, Row]]:
    """The same, with what they are sorted by."""
    found = [(area.area, one) for area in book.areas for one in area.reviews]
    named = {name for _, one in found for name in (one.subject, one.object)}
    said = {
        labelled.statement.statement_id: (labelled.statement.text, _place(paper.document, labelled))
        for paper, labelled in (book.labelled() if named else ())
        if labelled.statement.statement_id in named
    }
    for area, one in sorted(found, key=lambda pair: _rank(*pair)):
        yield (
            _rank(area, one),
            {
                "area": area,
                "question": one.question,
                **_quoted(said, one),
                "taken_as": one.taken_as,
                "score": one.score,
                "verdict_now": one.now,
                "verdict_otherwise": one.otherwise,
                "effect": one.effect,
                "judgement": one.judgement,
                "who": one.who,
                "when": one.when,
                "why": one.why,
                "subject": one.subject,
                "object": one.object,
            },
        )


def _rank(area: str, one: Review) -> Rank:
    score = 0.5 if one.score is None else one.score
    return bool(one.judgement), -one.effect, abs(score - 0.5), area, one.subject, one.object


def _quoted(said: Said, one: Review) -> Row:
    return {
        "text": _words(said, one.subject),
        "where": _where(said, one.subject),
        "other_text": _words(said, one.object),
        "other_where": _where(said, one.object),
    }


def _words(said: Said, name: str) -> str:
    return said[name][0] if name in said else ""


def _where(said: Said, name: str) -> str:
    return said[name][1] if name in said else ""


def _place(document: Document, labelled: Labelled) -> str:
    page = labelled.statement.page
    parts = (document.source, f"page {page}" if page else "", document.facts.meeting_date)
    return ", ".join(part for part in parts if part)
