"""What a meeting pack holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """What a paper says: its sort and date, its file, page and words."""

    document_id: str
    paper: str
    source: str
    page: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment in the pack: the sentence of the ledger as of the meeting, the words it rests on, a question."""

    commitment_id: str
    title: str
    owners: tuple[str, ...]
    due: str
    sentence: str
    citations: tuple[Citation, ...]
    question: str
    not_certain: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one sort, the most pressing first; `left_out` more stand in the ledger."""

    name: str
    title: str
    says: str
    items: tuple[Item, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack for one meeting of one Panel.

    `since` is the date of the last meeting, a month where no more is known, empty where none is."""

    area: str
    meeting: str
    since: str
    papers: tuple[Citation, ...]
    sections: tuple[Section, ...]
