"""Statements and papers made by hand, for tests of linking."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.language.dates import partial_days
from pipeline.model import (
    Block,
    DatePhrase,
    Document,
    Facts,
    Labelled,
    Owner,
    Paper,
    PlanVersion,
    Span,
    Statement,
    StatusPhrase,
)

AREA = "Marlshire"


def said(words: str, kind: str = "action", **more: Any) -> dict[str, Any]:
    """What one statement says: its words, its kind, and labels (status, schedule, owners, dates as role=date)."""
    return {"words": words, "kind": kind, **more}


def paper(name: str, when: str, kind: str, *statements: dict[str, Any], listed: bool = False, **facts: Any) -> Paper:
    """A paper of Marlshire with statements, each a paragraph of its own, or all the items of one list."""
    text, blocks = "", []
    for one in statements:
        start = len(text)
        text += one["words"] + "\n\n"
        blocks.append(Block("item" if listed else "paragraph", start, start + len(one["words"])))
    plan = facts.pop("plan", PlanVersion())
    about = Facts(facts.pop("area", AREA), kind, when, "stated" if when else "", plan)
    document = Document(name, f"{name}.txt", "0" * 64, "text/plain", name, text, tuple(blocks), about, **facts)
    made = [
        _labelled(document, number, block, one)
        for number, (block, one) in enumerate(zip(blocks, statements, strict=True), 1)
    ]
    return Paper(document, tuple(made))


def _labelled(document: Document, number: int, block: Block, one: dict[str, Any]) -> Labelled:
    words = one["words"]
    statement = Statement(
        f"{document.document_id}-{number}", document.document_id, number, one["kind"], one.get("title", title(words)), words,
        block.start, block.end, tuple(one.get("section", ())), one.get("label", ""), one.get("parent", ""), one.get("page"),
        reasons=tuple(one.get("reasons", ())),
    )  # fmt: skip
    dates = tuple(_date(block, words, role, value) for role, value in sorted(one.items()) if role in _ROLES)
    owners = tuple(Owner(role, role) for role in one.get("owners", ()))
    labelled = Labelled(statement, _phrases(block, one), dates, owners, one.get("status", ""), one.get("schedule", ""))
    return replace(labelled, needs_review=one.get("needs_review", False))


def _phrases(block: Block, one: dict[str, Any]) -> tuple[StatusPhrase, ...]:
    """The words that give the status, where `said` names them as `phrase`."""
    phrase = one.get("phrase", "")
    start = block.start + one["words"].find(phrase)
    status = StatusPhrase(phrase, one.get("status", ""), "", start, start + len(phrase), one.get("basis", "phrase"))
    return (status,) if phrase else ()


_ROLES = ("due", "previously_due", "achieved", "start_due")


def _date(block: Block, words: str, role: str, value: str) -> DatePhrase:
    """A date as "2018-07-06", or with its phrase in the words as "6 July=2018-07-06"."""
    phrase, _, iso = value.rpartition("=")
    days = partial_days(iso)
    assert days is not None, value
    start = block.start + max(words.find(phrase), 0) if phrase else block.start
    return DatePhrase(phrase or iso, Span(days[0].isoformat(), days[1].isoformat()), "", role, start, start)


def title(words: str) -> str:
    """A title as a segmenter gives it: what stands before a colon, else the first words."""
    lead, colon, _ = words.partition(":")
    if colon and len(lead.split()) <= 8:
        return lead
    parts = words.split()
    return " ".join(parts[:14]).rstrip(".") + ("…" if len(parts) > 14 else "")
