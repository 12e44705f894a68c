"""The pages that list: papers, owners, what a person should look at, and how the figures come about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.emit.report import words
from pipeline.emit.report.pen import Page
from pipeline.emit.report.shelf import Shelf, by_verdict, owner_key
from pipeline.emit.rows.reviews import review
from pipeline.model import LedgerRow

_MOST = 400
"""So many questions and problems stand on the page; the tables hold all."""


def list_pages(shelf: Shelf) -> Iterator[Page]:
    """The pages that list papers, owners and doubts, and the one on method."""
    yield "papers.html", "papers.html", {"papers": list(shelf.papers.values())}
    yield from _owner_pages(shelf)
    yield _review_page(shelf)
    yield _method_page(shelf)


def _owner_pages(shelf: Shelf) -> Iterator[Page]:
    held: dict[tuple[str, str], list[LedgerRow]] = {}
    for row in shelf.entries:
        for role in row.owners:
            held.setdefault((row.area, role), []).append(row)
    order = list(words.OWNER)
    keys = sorted(held, key=lambda key: (key[0], order.index(key[1]) if key[1] in order else 99, key[1]))
    yield "owners.html", "owners.html", {
        "owners": [(area, role, by_verdict(held[area, role]), len(held[area, role])) for area, role in keys],
        "nobody": sum(not row.owners for row in shelf.entries),
    }  # fmt: skip
    names = _names(shelf)
    for area, role in keys:
        rows = held[area, role]
        path = shelf.address("owner", owner_key(area, role))
        yield path, "owner.html", {
            "area": area, "role": role, "rows": rows[:_MOST * 5], "left_out": max(len(rows) - _MOST * 5, 0),
            "counts": by_verdict(rows), "names": names.get((area, role), []),
        }  # fmt: skip


def _names(shelf: Shelf) -> dict[tuple[str, str], list[str]]:
    """The names that papers use for each owner, the most used first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for paper, labelled in shelf.book.labelled():
        for owner in labelled.owners:
            name = " ".join(owner.name.split())
            if len(name) > 1:
                found.setdefault((paper.document.facts.area, owner.role), Counter())[name] += 1
    return {
        key: [name for name, _ in sorted(names.items(), key=lambda one: (-one[1], one[0]))][:12]
        for key, names in found.items()
    }


def _review_page(shelf: Shelf) -> Page:
    questions = list(review(shelf.book))
    open_ones = [one for one in questions if not one["judgement"]]
    return "review.html", "review.html", {
        "questions": open_ones[:_MOST], "left_out": max(len(open_ones) - _MOST, 0),
        "answered": len(questions) - len(open_ones),
        "problems": shelf.book.problems[:_MOST], "more_problems": max(len(shelf.book.problems) - _MOST, 0),
        "said": shelf.said,
    }  # fmt: skip


def _method_page(shelf: Shelf) -> Page:
    statements = list(shelf.said.values())
    papers = [paper.document for paper in shelf.papers.values()]
    return "method.html", "method.html", {
        "read": sum(bool(one.text) for one in papers), "papers": len(papers),
        "statements": len(statements),
        "doubtful": sum(one.labelled.needs_review for one in statements),
        "kinds": Counter(one.labelled.statement.kind for one in statements),
        "commitments": len(shelf.entries),
        "unsure": sum(shelf.commitments[row.commitment_id].needs_review for row in shelf.entries),
        "counts": by_verdict(shelf.entries),
    }  # fmt: skip
