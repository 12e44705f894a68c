"""Tasks as action logs and minutes note them, without a finite verb: "OPCC to chase it", "A glossary to be added"."""

from __future__ import annotations

import re

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
_CORRECTS = re.compile(r"\s+to be (?:changed|amended|corrected|put right|read)\b")
_NO_MORE = re.compile(r"\s*(?:\([^)]*\)|,? (?:and|&|/) .{2,40})?\s*")
_LONGEST = 12


def is_task(text: str) -> bool:
    """Whether a sentence only says who is to do what, or what is to be done.

    Before "to" stands somebody who can act, by a role, by letters or by a name; before "to be done", anything."""
    start = _LABEL.match(text)
    body = text[start.end() if start else 0 :]
    match = _TO.search(body)
    if match is None:
        return False
    before = body[: match.start()]
    if not before[:1].isalnum() or len(before.split()) > _LONGEST or _FINITE.search(before):
        return False
    if match["be"]:
        if _CORRECTS.match(body[match.start() :]):
            return False
        return bool(re.search(r"(?:ed|en|t|ne|ld|wn|de|ght)$", match["verb"])) and len(body.split()) < 40
    verb = verb_forms().get(match["verb"])
    if match["verb"] in _ONLY_HEARS or (verb is None or "base" not in verb.forms):
        return False
    return _acts(before)


def _acts(words: str) -> bool:
    if _SHORT.fullmatch(words.strip()):
        return True
    return any(one.start <= 1 and _NO_MORE.fullmatch(words, one.end) and one.role != "panel" for one in mentions(words))
