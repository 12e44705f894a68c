"""Tasks as action logs and minutes note them, without a finite verb: "OPCC to chase it", "A glossary to be added"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.language.actors import mentions
from pipeline.language.verbs import verb_forms

_LABEL = re.compile(r"^(?:[A-Z]{0,4}\d[\w/.-]*\s*(?:\([^)]{1,30}\))?\s*[:.–-]?\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+(?P<be>be\s+(?:\w+ly\s+)?)?(?P<verb>[a-z][a-z-]+)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|can|could|may|might|must|do|does|did|be|if|when|that"
    r"|which|who|in order|due|able|likely|unlikely|\w{3,}ed|wants?|needs?|intends?|means|invites?|promises?|remains?"
    r"|requires?|costs?|aims?|seeks?|hopes?|continues?|expects?|proposes?|agrees?|asks?|seems?|appears?|understood)\b|[.;:?]",
    re.IGNORECASE,
)
_ONLY_HEARS = frozenset("note receive consider approve agree endorse comment welcome support discuss date have".split())
_SHORT = re.compile(r"[A-Z]{2,5}(?:/[A-Z]{2,5})?|(?:[A-Z][\w’'.-]+\s+){1,4}[A-Z][\w’'.-]+")
_PARTICIPLE = re.compile(r"(?:ed|en|t|ne|ld|wn|de)$")
_CORRECTS = re.compile(r"\s+to be (?:changed|amended|corrected|put right|read)\b")
_NO_MORE = re.compile(r"\s*(?:\([^)]*\)|,? (?:and|&|/) .{2,40})?\s*")
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Task:
    """Who is to do it: the words' offsets into the text; both 0 in "A glossary to be added"."""

    start: int = 0
    end: int = 0


def read_task(text: str) -> Task | None:
    """The task that a sentence only sets ("OPCC to chase it"), None where it says anything else.

    Before "to" stands somebody who can act, by a role, by letters or by a name; before "to be done", anything."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    match = _TO.search(text, start)
    if match is None:
        return None
    before = text[start : match.start()]
    if not before[:1].isalnum() or len(before.split()) > _LONGEST or _FINITE.search(before):
        return None
    if match["be"]:
        passive = _PARTICIPLE.search(match["verb"]) and len(text[start:].split()) < 40
        return Task() if passive and not _CORRECTS.match(text, match.start()) else None
    verb = verb_forms().get(match["verb"])
    if match["verb"] in _ONLY_HEARS or (verb is None or "base" not in verb.forms):
        return None
    return Task(start, match.start()) if _acts(before) else None


def _acts(words: str) -> bool:
    if _SHORT.fullmatch(words.strip()):
        return True
    return any(one.start <= 1 and _NO_MORE.fullmatch(words, one.end) and one.role != "panel" for one in mentions(words))
