"""Evidence that an action's words give of something other than the action itself."""

from __future__ import annotations

import re

from pipeline.language.verbs import verb_forms
from pipeline.model import Document, Statement
from pipeline.tag.evidence import EXPLICIT, SIDE, Evidence

_BREAK = re.compile(r"[.;:\u2013\u2014]|\s-\s")
_PAST = re.compile(r"\b(?:has|have|had|was|were|been)\b", re.IGNORECASE)
_WE_WILL = re.compile(r"\b(?:I|we) (?:will|shall)\b", re.IGNORECASE)
_PLURAL_THAT = re.compile(r"\b(\w+s) (?:that|which) (?:[^\W\d]+ ){0,3}\Z")


def told_of_something_else(document: Document, statement: Statement, one: Evidence) -> bool:
    """Whether a piece of evidence stands in passing, tells of other things, or belongs to what the action bids."""
    return (
        _in_passing(statement, one)
        or _of_others(document, statement, one)
        or _done_in_passing(document, statement, one)
    )


def _in_passing(statement: Statement, one: Evidence) -> bool:
    """A schedule in a side clause of an action is not the action's ("publish a list of projects that are on hold"),
    and one in a heading not that of an action that is yet to be done."""
    return statement.kind == "action" and bool(one.schedule) and (one.strength == SIDE or one.basis == "heading")


def _done_in_passing(document: Document, statement: Statement, one: Evidence) -> bool:
    """A participle or a present passive inside the opening clause of an action that bids ("pursue serious and organised
    offenders", "make sure that powers are used well") is not its standing; "was sent" may be."""
    if (
        statement.kind != "action"
        or one.status not in ("completed", "stopped")
        or one.basis != "phrase"
        or one.strength == EXPLICIT
    ):
        return False
    before = document.text[statement.start : one.start]
    if one.strength <= SIDE and _bids(before) and not _BREAK.search(before):
        return True
    return _bids(before) and not _BREAK.search(before) and not _PAST.search(document.text, one.start, one.end)


def _bids(words: str) -> bool:
    """Whether they say "we will", or open with a verb's base form, but for "to" and an adverb: "Closely scrutinise"."""
    if _WE_WILL.search(words):
        return True
    first = next((one for one in words.casefold().split() if one != "to" and not one.endswith("ly")), "")
    known = verb_forms().get(first)
    return known is not None and "base" in known.forms


def _of_others(document: Document, statement: Statement, one: Evidence) -> bool:
    """An action's clause about several other things ("a list of the schemes that have ended") is not its standing."""
    match = _PLURAL_THAT.search(document.text, statement.start, one.start) if statement.kind == "action" else None
    if match is None or not one.start > statement.start:
        return False
    known = verb_forms().get(match[1].casefold())
    return known is None or "tell" not in known.classes
