"""The pages that list: papers, owners, what a person should look at, and how the figures come about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.emit.report import ledger, words
from pipeline.emit.report.pen import Page
from pipeline.emit.report.shelf import QUESTIONS, Shelf, by_verdict, owner_key
from pipeline.emit.rows.book import Row
from pipeline.model import Commitment, LedgerRow

_PROBLEMS, _ROWS, _NAMES = 400, 2000, 8
"""At most so many problems, rows of an owner and names of one stand on a page; the tables hold all."""
_NO_NAME = frozenset(("i", "me", "my", "we", "us", "our", "he", "him", "his", "she", "her", "they", "them", "their"))


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
        "on_one_page": len(shelf.entries) <= ledger.MOST,
    }  # fmt: skip
    names = _names(shelf)
    for area, role in keys:
        rows = held[area, role]
        path = shelf.address("owner", owner_key(area, role))
        yield path, "owner.html", {
            "area": area, "role": role, "rows": rows[:_ROWS], "left_out": max(len(rows) - _ROWS, 0),
            "counts": by_verdict(rows), "names": names.get((area, role), []),
        }  # fmt: skip


def _names(shelf: Shelf) -> dict[tuple[str, str], list[str]]:
    """The names that papers use for each owner, the most used first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for paper, labelled in shelf.book.labelled():
        counts = [found.setdefault((paper.document.facts.area, one.role), Counter()) for one in labelled.owners]
        for owner, count in zip(labelled.owners, counts, strict=True):
            count[" ".join(owner.name.split())] += 1
    return {key: list(told_names(count)) for key, count in found.items()}


def told_names(counts: Counter[str]) -> Iterator[str]:
    """The names by how often they are used, each once whatever its case and article; no "he" and "we"."""
    merged: dict[str, Counter[str]] = {}
    for name, count in counts.items():
        plain = re.sub(r"^[Tt]he ", "", name)
        if len(plain) > 1 and plain.casefold() not in _NO_NAME:
            merged.setdefault(plain.casefold(), Counter())[plain] += count
    for key in sorted(merged, key=lambda one: (-merged[one].total(), one))[:_NAMES]:
        yield min(merged[key], key=lambda one: (-merged[key][one], one))


def _review_page(shelf: Shelf) -> Page:
    open_ones = [one for one in shelf.asked if not one["judgement"]]
    return "review.html", "review.html", {
        "questions": [(one, _about(shelf, one)) for one in open_ones[:QUESTIONS]],
        "left_out": max(len(open_ones) - QUESTIONS, 0),
        "answered": len(shelf.asked) - len(open_ones),
        "problems": shelf.book.problems[:_PROBLEMS], "more_problems": max(len(shelf.book.problems) - _PROBLEMS, 0),
        "said": shelf.said,
    }  # fmt: skip


def _about(shelf: Shelf, question: Row) -> tuple[Commitment, ...]:
    """The commitments of which a question speaks."""
    found = (shelf.book.commitment_of.get(str(question[name]), "") for name in ("object", "subject"))
    return tuple(shelf.commitments[name] for name in dict.fromkeys(found) if name in shelf.commitments)


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
