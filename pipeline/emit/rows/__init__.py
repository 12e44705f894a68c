"""The rows of every table, made from a Dataset, before they are written in any format.

A row is a dict from a column's name to its value: text, a number, a truth value, a tuple of texts for a list, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.emit.rows import areas, labels, papers, reviews
from pipeline.emit.rows.book import Book, Row
from pipeline.model import Dataset

Maker = Callable[[Book], Iterable[Row]]
OF_PAPERS: dict[str, Maker] = {
    "documents": papers.documents,
    "statements": papers.statements,
    "statuses": labels.statuses,
    "dates": labels.dates,
    "owners": labels.owners,
}
"""Tables whose rows are those of each paper, one paper after the other."""
BY_AREA: dict[str, Maker] = {
    "plans": areas.plans,
    "commitments": areas.commitments,
    "ledger": areas.ledger,
    "links": areas.links,
    "priorities": areas.priorities,
    "changes": areas.changes,
    "requests": areas.requests,
}
"""Tables whose rows are those of each area, one area after the other (the ledger's: one verdict after the other)."""


def rows(dataset: Dataset) -> dict[str, list[Row]]:
    """The rows of each table by its name, in the order in which they are written."""
    book = Book.of(dataset)
    made = {name: list(make(book)) for name, make in (OF_PAPERS | BY_AREA).items()}
    return made | {"review": list(reviews.review(book)), "problems": list(papers.problems(book.problems, book.sources))}
