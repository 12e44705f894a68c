"""The story of a commitment in order of time: which paper said what of it, on which page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.questions.find import best, find
from pipeline.questions.tables import Row, Tables


@dataclass(frozen=True, slots=True)
class Step:
    """What one paper says: its date, type, file and page, the words, and what they tell."""

    date: str
    document_type: str
    source: str
    page: str
    words: str
    status: str
    schedule: str
    dates: tuple[str, ...]
    statement_id: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A commitment, its steps in order of time, and what the ledger concludes; no verdict where it is not in it."""

    commitment_id: str
    area: str
    title: str
    kind: str
    owners: str
    due_first: str
    due_latest: str
    slip_days: str
    verdict: str
    as_of: str
    explanation: str
    needs_review: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The stories of the commitments that fit best, and the titles of others that may be meant."""

    stories: tuple[Story, ...]
    others: tuple[tuple[str, str], ...]  # (commitment_id, title)


def trace(tables: Tables, words: str, area: str = "", most: int = 3) -> Answer:
    """The stories of at most `most` commitments that some words, or an id, mean; what else comes near."""
    found = find(tables, words, area)
    chosen = best(found, most)
    told = {row["commitment_id"] for row in chosen}
    others = [(row["commitment_id"], row["title"]) for _, row in found[:10] if row["commitment_id"] not in told]
    return Answer(tuple(story(tables, row) for row in chosen), tuple(others[:5]))


def story(tables: Tables, row: Row) -> Story:
    """The story of one commitment, from its row of commitments.csv."""
    judged = tables.ledger.get(row["commitment_id"], {})
    steps = tuple(_step(tables, one) for one in tables.members.get(row["commitment_id"], []))
    return Story(
        row["commitment_id"], row["area"], row["title"], row["kind"], row["owners"], row["due_first"],
        row["due_latest"], row["slip_days"], row["verdict"], judged.get("as_of", ""), judged.get("explanation", ""),
        row["needs_review"] == "true", steps,
    )  # fmt: skip


def _step(tables: Tables, row: Row) -> Step:
    paper = tables.document[row["document_id"]]
    dates = tuple(f"{one['role']} {one['phrase']}" for one in tables.dates.get(row["statement_id"], []))
    return Step(
        paper["meeting_date"], paper["document_type"], paper["source"], row["page"], row["text"], row["status"],
        row["schedule"], dates, row["statement_id"], row["needs_review"] == "true",
    )  # fmt: skip
