"""Whom "he" or "she" means: the person named last before it, in the sentence or in those before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.actors import Mention, mentions
from pipeline.model import Document
from pipeline.tag.clauses import Part
from pipeline.tag.names import named

_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he)\b(?=\s+\w|,)|(?<=\bby )(?:him|her)\b(?=[.,;:]|\s+(?:in|on|at|and|to|as|that)\b|$)"
)
_PERSONS = frozenset(["pcc", "chief_constable", "opcc"])
_PERSONAL_FORCE = re.compile(
    r"(?i)\b(?:inspector|superintendent|assistant chief constable|acc|commander|sergeant|chief officer)\b"
)
_OTHERS = re.compile(
    r"\b(?:Councillor|Cllr|Cr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Baroness|Lord|Professor)\.?\s+(?:[A-Z][\w'’-]*\s*){1,3}"
    r"|\b(?:a|A|the|The|another|one)\s+(?:[Mm]ember|[Vv]ice[- ][Cc]hair(?:man)?|[Cc]hair(?:man)?)\b"
)
_BACK = 900
_OPENING = 4000


def speaker(document: Document, part: Part, known: Sequence[Mention]) -> list[Mention]:
    """A mention for each "he" or "she" of a sentence whose person is known."""
    found = []
    for match in _PRONOUN.finditer(part.sentence.text):
        person = _last_person(part.sentence.text[: match.start()], [one for one in known if one.end <= match.start()])
        if person is None:
            person = person_before(document, part.start) or _only_person(document, part.start)
        if person:
            found.append(Mention(match.start(), match.end(), person, match.group()))
    return found


def _only_person(document: Document, offset: int) -> str:
    """The one person that a paper's opening names, where nobody is named nearer ("Commissioner X has ... she")."""
    if document.facts.document_type == "minutes" or offset > _OPENING or person_before(document, offset) is not None:
        return ""
    before = document.text[:offset]
    roles = {one.role for one in (*mentions(before), *named(before, document.text)) if _is_person(one)}
    return roles.pop() if len(roles) == 1 else ""


def person_before(document: Document, offset: int) -> str | None:
    """The role of the person named last before an offset, "" for somebody with no role, None where there is nobody."""
    before = document.text[max(0, offset - _BACK) : offset]
    return _last_person(before, [*mentions(before), *named(before, document.text)])


def _last_person(words: str, known: Sequence[Mention]) -> str | None:
    """The role of the last person named as a subject; "" for somebody with no role, None where there is nobody."""
    people = [(one.start, one.role) for one in known if _is_person(one) and not _object(words, one)]
    taken = [(one.start, one.end) for one in known]
    for match in _OTHERS.finditer(words):
        if not any(start < match.end() and match.start() < end for start, end in taken) and not _follows_preposition(
            words, match.start()
        ):
            people.append((match.start(), ""))
    outer = [one for one in people if not _embedded(words[: one[0]])]
    return max(outer or people)[1] if people else None


def _embedded(before: str) -> bool:
    """Somebody named in what "he" has said ("he advised that the Chief Constable had been consulted")."""
    if _BESIDE.search(before):
        return True
    return bool(_EMBEDDED.search(before)) and _GOES_ON.search(before[before.rfind(". ") + 1 :]) is not None


_GOES_ON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")
_BESIDE = re.compile(r"\b(?:what|than|as opposed to)\s+(?:the\s+|a\s+)?$")
_EMBEDDED = re.compile(r"\b(?:that|which|if|whether|how)\s+(?:the\s+|a\s+)?$")


def _is_person(one: Mention) -> bool:
    if one.role == "opcc":
        return not re.search(r"(?i)office|opcc|opfcc|team|mopac|\bvru\b", one.name)
    if one.role == "force":
        return bool(_PERSONAL_FORCE.search(one.name))
    return one.role in _PERSONS and not one.name.lower().endswith("s")


def _object(words: str, one: Mention) -> bool:
    return _HELD.match(words, one.end) is not None or _follows_preposition(words, one.start)


_HELD = re.compile(r"['’]s\b(?!\s+(?:answer|reply|response|view|hope|promise)\b)")


def _follows_preposition(words: str, start: int) -> bool:
    return bool(re.search(r"\b(?:of|to|with|from|for|at|on|by|about|thanked|asked)\s+(?:the\s+)?$", words[:start]))
