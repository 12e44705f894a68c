"""What the pages look up: papers, statements, commitments and plans by their ids, and the address of each page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.emit.rows.book import Book, Row
from pipeline.emit.rows.reviews import review
from pipeline.emit.schema import VERDICTS
from pipeline.model import Change, Commitment, Dataset, Document, Labelled, LedgerRow, Link, Paper, Plan, Priority

_UNSAFE = re.compile(r"[^a-z0-9-]+")
_LONGEST = 80
QUESTIONS = 400
"""At most so many questions stand on their page; review.csv holds all."""
_SEES = {"application/pdf": ".pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx"}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its paper."""

    document: Document
    labelled: Labelled

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.labelled.statement.statement_id

    @property
    def page(self) -> int | None:
        """The page that it stands on."""
        return self.labelled.statement.page

    @property
    def words(self) -> str:
        """Its words on one line."""
        return " ".join(self.labelled.statement.text.split())


@dataclass(frozen=True, slots=True)
class Around:
    """What the pages of one area need to know of the rest: whether there are other areas, the places of questions on
    their page by commitment, and the papers' files that stand in the report by document."""

    several: bool
    questions: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shelf:
    """A dataset with its things by their ids; `around` where it is a part of a larger one."""

    book: Book
    folder: Path | None
    around: Around | None = None

    @classmethod
    def of(cls, dataset: Dataset, around: Around | None = None) -> Shelf:
        """The shelf of a dataset."""
        return cls(Book.of(dataset), Path(dataset.folder) if dataset.folder else None, around)

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """Each paper by its id, in the order of areas, dates and names."""
        ordered = sorted(self.book.papers, key=lambda one: _by_date(one.document))
        return {paper.document.document_id: paper for paper in ordered}

    @cached_property
    def said(self) -> dict[str, Said]:
        """Each statement by its id."""
        return {
            labelled.statement.statement_id: Said(paper.document, labelled) for paper, labelled in self.book.labelled()
        }

    @cached_property
    def entries(self) -> tuple[LedgerRow, ...]:
        """The rows of the ledger, the worst verdict first."""
        rows = [row for area in self.book.areas for row in area.ledger]
        return tuple(sorted(rows, key=lambda row: VERDICTS.index(row.verdict)))

    @cached_property
    def entry(self) -> dict[str, LedgerRow]:
        """The ledger's row of each commitment that has one."""
        return {row.commitment_id: row for row in self.entries}

    @cached_property
    def commitments(self) -> dict[str, Commitment]:
        """Each commitment by its id."""
        return {one.commitment_id: one for area in self.book.areas for one in area.commitments}

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """Each plan version by its id."""
        return {plan.plan_id: plan for area in self.book.areas for plan in area.plans}

    @cached_property
    def priorities(self) -> dict[str, Priority]:
        """Each priority by its id."""
        return {one.priority_id: one for area in self.book.areas for one in area.priorities}

    @cached_property
    def links(self) -> dict[str, tuple[Link, ...]]:
        """The links between the statements of each commitment."""
        found: dict[str, list[Link]] = {}
        of = self.book.commitment_of
        for area in self.book.areas:
            for link in sorted(area.links, key=lambda one: (one.source_id, one.target_id, one.relation)):
                if of.get(link.source_id) and of.get(link.source_id) == of.get(link.target_id):
                    found.setdefault(of[link.source_id], []).append(link)
        return {key: tuple(links) for key, links in found.items()}

    @cached_property
    def asked(self) -> tuple[Row, ...]:
        """The questions to a person, those first whose answer would change most; then those that were answered."""
        return tuple(review(self.book))

    @cached_property
    def questions(self) -> dict[str, str]:
        """The place, on the page of questions, of the first open question about each commitment."""
        if self.around is not None:
            return dict(self.around.questions)
        found: dict[str, str] = {}
        for row in [one for one in self.asked if not one["judgement"]][:QUESTIONS]:
            for name in (row["subject"], row["object"]):
                found.setdefault(self.book.commitment_of.get(str(name), ""), question_of(row))
        return found

    @cached_property
    def changes(self) -> dict[str, list[Change]]:
        """What changed with each plan version."""
        found: dict[str, list[Change]] = {}
        for area in self.book.areas:
            for one in area.changes:
                found.setdefault(one.to_plan_id, []).append(one)
        return found

    def mentions(self, commitment: Commitment) -> tuple[Said, ...]:
        """The statements of a commitment in order of time."""
        found = (self.said[name] for name in commitment.statement_ids if name in self.said)
        return tuple(sorted(found, key=lambda one: (_by_date(one.document), one.labelled.statement.ordinal)))

    def several_areas(self) -> bool:
        """Whether the papers speak of more than one area."""
        return self.around.several if self.around else len({area.area for area in self.book.areas}) > 1

    @cached_property
    def originals(self) -> dict[str, str]:
        """The file in report/papers/ of each paper whose file a reader can open there."""
        if self.folder is None:
            return {}
        return {
            name: f"papers/{_named(name)}{_SEES[paper.document.media_type]}"
            for name, paper in self.papers.items()
            if paper.document.media_type in _SEES and paper.document.text
        }

    def address(self, sort: str, name: str) -> str:
        """The page of a commitment, paper, plan or owner, seen from the report's folder."""
        return f"{sort}/{_named(name)}.html"

    def place(self, said: Said) -> str:
        """A statement in the text of its paper."""
        return f"{self.address('paper', said.document.document_id)}#{anchor(said.id)}"

    def original(self, document: Document, page: int | None) -> str:
        """The file of a paper, at the page where the format knows pages; empty where it is not there."""
        path = self.originals.get(document.document_id, "")
        return f"{path}#page={page}" if path.endswith(".pdf") and page else path


def anchor(statement_id: str) -> str:
    """The id of a statement on the page of its paper."""
    return f"s-{_named(statement_id)}"


def question_of(row: Row) -> str:
    """The id of a question on the page of questions."""
    return f"q-{_named('-'.join(str(row[name]) for name in ('question', 'subject', 'object') if row[name]))}"


def outline(section: tuple[str, ...]) -> str:
    """The headings above a statement on one line; one that the next one says again is left out."""
    lines = [" ".join(one.split()) for one in section]
    return " › ".join(one for one, below in zip(lines, [*lines[1:], ""], strict=False) if not below.startswith(one))


def owner_key(area: str, role: str) -> str:
    """The name of an owner's page."""
    return f"{area}-{role}"


def by_verdict(rows: Iterable[LedgerRow]) -> dict[str, int]:
    """How many rows have each verdict, the worst first, without those that none has."""
    found = [row.verdict for row in rows]
    return {verdict: found.count(verdict) for verdict in VERDICTS if verdict in found}


def _by_date(document: Document) -> tuple[str, str, str]:
    facts = document.facts
    return facts.area, facts.meeting_date or "9999", document.source


def _named(name: str) -> str:
    """A name that is safe for a file and an address; what is changed or too long is told apart by its digest."""
    plain = _UNSAFE.sub("-", name.casefold()).strip("-")[:_LONGEST]
    if plain == name:
        return plain
    return f"{plain}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
