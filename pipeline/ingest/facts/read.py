"""All that a paper says of itself, in one record; what papers.csv lists wins."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

from pipeline.ingest.facts.area import area_of
from pipeline.ingest.facts.author import author_of
from pipeline.ingest.facts.doctype import document_type_of
from pipeline.ingest.facts.front import Front, front_of
from pipeline.ingest.facts.meeting import meeting_of
from pipeline.ingest.facts.person import first_person_of
from pipeline.ingest.facts.plan import plan_of
from pipeline.model import DOCUMENT_TYPES, Block, Facts, Listing


def read_facts(
    text: str, blocks: tuple[Block, ...], title: str, source: str, listing: Listing, margins: str = "",
    shell: str = "",
) -> Facts:  # fmt: skip
    """The facts of a paper from its words, its title, its file name, its running headers and footers (`margins`) and
    what a meetings system printed around it (`shell`: "Agenda and minutes").

    What `listing` gives overrides what is read. Nothing is guessed: what the paper does not say is left empty, and the
    date carries how it was found."""
    front = front_of(text, blocks, margins, title if title != PurePosixPath(source).stem else "", shell)
    listed = listing.document_type.strip().lower().replace(" ", "_")
    document_type = listed if listed in DOCUMENT_TYPES else document_type_of(front, source)
    date, basis = _date(front, source, document_type, listing)
    return Facts(
        area=listing.area.strip() or area_of(front, source),
        document_type=document_type,
        meeting_date=date,
        meeting_date_basis=basis,
        plan=plan_of(front, document_type, listing.plan.strip()),
        url=listing.url.strip(),
        first_person=first_person_of(front, document_type),
        author=author_of(front, document_type),
    )


def _date(
    front: Front, source: str, document_type: str, listing: Listing
) -> tuple[str, Literal["", "stated", "listed", "inferred"]]:
    if listing.meeting_date.strip():
        return listing.meeting_date.strip(), "listed"
    return meeting_of(front, source, document_type)
