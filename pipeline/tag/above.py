"""The owners that the line above a list gives to its items: whoever "will", "is asked to", "undertook to"."""

from __future__ import annotations

import re

from pipeline.model import Context, Document, Owner, Statement
from pipeline.tag.clauses import parts_of
from pipeline.tag.own_words import PANEL_KINDS, reading, voice, we_spelled
from pipeline.tag.subjects import Actor, acting
from pipeline.tag.together import together

_OPEN = re.compile(r"(?:\b(?:will|would|shall|should|must|to|have|has|also|continue|that)|[’']ll)$", re.IGNORECASE)
_LISTS = re.compile(r"\b(?:includ(?:ed?|es|ing)|the following)$", re.IGNORECASE)
_PROMISING = frozenset("promises promised agreed agree undertook undertakes pledged pledges commits committed".split())
_HEADING = re.compile(r"(?i)\b(?:will|would|shall|should|must|to)$|\b(?:will|to) (?:do|deliver)$")


def from_above(document: Document, statement: Statement) -> list[Owner]:
    """The owners by the nearest line above that gives any; a heading only where it is such a line itself."""
    for context in statement.contexts:
        if context.role == "heading" and not _HEADING.search(_trimmed(context.text)):
            continue
        found = governing(document, statement, context) if context.role != "row" else []
        if found:
            return found
    return []


def _trimmed(text: str) -> str:
    return text.strip().rstrip(" :;–—-….")


def governing(document: Document, statement: Statement, context: Context) -> list[Owner]:
    """The owners that one line above gives to a statement of its list."""
    parts = parts_of(document.text, context.start, context.end, voice(document, statement))
    if not parts:
        return []
    part, text = parts[-1], _trimmed(parts[-1].sentence.text)
    open_end, lists = bool(_OPEN.search(text)), bool(_LISTS.search(text))
    known = reading(document, part)
    found = [
        Owner(actor.role, actor.name, basis="heading")
        for actor in acting(part, known)
        if _governs(actor, open_end, statement.kind) or (lists and actor.how == "subject")
    ]
    if open_end and found:
        found += [Owner(role, name, "contributing", "heading") for role, name in together(part, known, governs=True)]
    if not found and statement.kind in PANEL_KINDS:
        found = [Owner(one.role, one.name, basis="heading") for one in known[-1:] if one.end >= len(text) - 1]
    return we_spelled(document, found)


def _governs(actor: Actor, open_end: bool, kind: str) -> bool:
    if actor.how in ("tells", "aside", "bare"):
        return False
    if actor.how == "asked" and kind in PANEL_KINDS:
        return True
    return open_end or actor.verb in _PROMISING or actor.mode in ("modal", "to", "have")
