"""Who has to act."""

from __future__ import annotations

from pipeline.model import Document, Owner, Statement


def read_owners(document: Document, statement: Statement) -> tuple[Owner, ...]:
    """The owners of a statement."""
    return ()
