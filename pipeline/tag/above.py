"""The owners that the line above a list gives to its items: whoever "will", "is asked to", "undertook to"."""

from __future__ import annotations

import re

from pipeline.language.actors import mentions
from pipeline.language.verbs import verb_forms
from pipeline.model import Context, Document, Owner, Statement
from pipeline.tag.clauses import parts_of
from pipeline.tag.line_above import line_above
from pipeline.tag.own_words import PANEL_KINDS, reading, voice, we_spelled
from pipeline.tag.subjects import Actor, acting
from pipeline.tag.together import together

_OPEN = re.compile(r"(?:\b(?:will|would|shall|should|must|to|have|has|also|continue|that)|[’']ll)$", re.IGNORECASE)
_LISTS = re.compile(
    r"\b(?:includ(?:ed?|es|ing)|(?:the following|these)(?: (?:key )?(?:areas|ways|actions|commitments|steps))?)$",
    re.IGNORECASE,
)
_HELD = re.compile(r"(?i)\b(?:hold|holding|held|holds) [\w ]{3,60} to account (?:for|on|over)$")
_PROMISING = frozenset(
    "supportive promises promised agreed agree undertook undertakes pledged pledges commits committed".split()
)
_HEADING = re.compile(
    r"(?i)\b(?:will|would|shall|should|must|to)$|\b(?:will|to) (?:do|deliver)$|\bexpects? (?:of|from) (?P<whom>.+)$"
)
_ACHIEVED = re.compile(
    r"(?i)\b(?:achievements|successes|highlights|work) (?:of|by) (?P<whose>.+)"
    r"|(?P<whose_>.+)\b(?:['’]s) (?:key |main )?(?:achievements|successes)"
)
_PASTS = frozenset("cut put set led won held gave made built kept got brought took met let began".split())
_WITH = re.compile(r"(?i)\b(?:will|to) (?:do|deliver|achieve) (?P<with>with) ")
_ENDS_OPEN = re.compile(
    r"(?i)[\s,]*(?:also\s+)?(?:will|would|shall|should|must|['’]ll|agrees?d? to)\W*(?:also\W*|do\W*)?"
)


def from_above(document: Document, statement: Statement) -> list[Owner]:
    """The owners by the nearest line above that gives any; a heading only where it is such a line itself."""
    near = line_above(document, statement)
    for context in (near, *statement.contexts) if near else statement.contexts:
        if context.role == "heading" and not _HEADING.search(_trimmed(context.text)) and not _with(context.text):
            continue
        found = governing(document, statement, context) if context.role != "row" else []
        if found:
            return found
    return []


def _with(text: str) -> bool:
    return bool(_WITH.search(text))


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
    expected = _HEADING.search(text)
    if expected and expected["whom"] is not None:
        whom = [one for one in known if one.start >= expected.start("whom")]
        return [Owner(one.role, one.name, basis="heading") for one in whom]
    held = _HELD.search(text)
    if held is not None:
        whom = [one for one in known if held.start() <= one.start and one.end <= held.end()]
        return [Owner(one.role, one.name, basis="heading") for one in whom]
    found = [
        Owner(actor.role, actor.name, basis="heading")
        for actor in acting(part, known)
        if _governs(actor, open_end, statement.kind) or (lists and actor.how == "subject")
    ]
    if not found and open_end:
        last = [one for one in known if _ENDS_OPEN.fullmatch(part.sentence.text, one.end)]
        found = [Owner(one.role, one.name, basis="heading") for one in last]
    if found and _with(text):
        others = [one for one in known if one.start > part.sentence.text.find(" with ") > 0]
        found += [Owner(one.role, one.name, "contributing", "heading") for one in others]
    if open_end and found:
        found += [Owner(role, name, "contributing", "heading") for role, name in together(part, known, governs=True)]
    if not found and statement.kind in PANEL_KINDS:
        found = [Owner(one.role, one.name, basis="heading") for one in known[-1:] if one.end >= len(text) - 1]
    return we_spelled(document, found)


def achiever(document: Document, statement: Statement) -> list[Owner]:
    """Whose the achievements are under "Achievements of your Commissioner:", where the item opens with a past verb."""
    first = re.match(r"\W*(\w+)", statement.text)
    known = verb_forms().get(first[1].casefold()) if first else None
    past = first is not None and (first[1].casefold() in _PASTS or (known is not None and "past" in known.forms))
    for context in statement.contexts if past else ():
        match = _ACHIEVED.search(context.text)
        if match:
            return [
                Owner(one.role, one.name, basis="heading") for one in mentions(match["whose"] or match["whose_"])[:1]
            ]
    return []


def _governs(actor: Actor, open_end: bool, kind: str) -> bool:
    if actor.how in ("tells", "aside", "bare"):
        return False
    if actor.how == "asked" and kind in PANEL_KINDS:
        return True
    return open_end or actor.verb in _PROMISING or actor.mode in ("modal", "to", "have")
