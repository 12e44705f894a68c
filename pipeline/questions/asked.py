"""What the Panel asked for and has not got."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.link.when import last_day
from pipeline.questions.tables import Row, Tables

NOT_GOT = ("silent", "refused", "accepted", "answered")
"""Outcomes of requests that papers since have neither done nor begun."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the Panel that was not met: what was asked, by which day, and what came back if anything did."""

    commitment_id: str
    area: str
    words: str
    owners: tuple[str, ...]
    asked_date: str
    source: str
    page: str
    due: str
    outcome: str
    answered_in: str
    answered_page: str
    answer_words: str
    acted_in: str
    acted_words: str


def asked(tables: Tables, as_of: str = "", area: str = "") -> list[Asked]:
    """What the Panel asked for up to a date (possibly partial; empty: all) and has not got, the oldest first.

    What papers later than the date say is left out of account."""
    day = last_day(as_of) or "9999-12-31"
    found = [_asked(tables, row, day) for row in tables["requests"] if not area or _same(row["area"], area)]
    return sorted((one for one in found if one is not None), key=lambda one: (one.asked_date, one.area, one.words))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _asked(tables: Tables, row: Row, day: str) -> Asked | None:
    known = row["asked_date"] <= day
    answered, acted = (_by(tables, row[name], day) for name in ("answered_in", "acted_in"))
    outcome = row["outcome"] if answered == bool(row["answered_in"]) and acted == bool(row["acted_in"]) else "silent"
    if not known or outcome not in NOT_GOT:
        return None
    return Asked(
        row["commitment_id"], row["area"], row["asked_text"], tuple(filter(None, row["owners"].split("; "))),
        row["asked_date"], row["asked_in"], row["asked_page"], row["due"], outcome,
        *((row["answered_in"], row["answered_page"], row["answered_text"]) if answered else ("", "", "")),
        *((row["acted_in"], row["acted_text"]) if acted else ("", "")),
    )  # fmt: skip


def _by(tables: Tables, source: str, day: str) -> bool:
    """Whether a paper is named and had been written by a day."""
    paper = next((one for one in tables["documents"] if source and one["source"] == source), None)
    return paper is not None and (last_day(paper["meeting_date"]) or "") <= day
