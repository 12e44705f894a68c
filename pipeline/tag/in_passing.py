"""What a sentence tells in passing to be done, where nothing else in it says where the thing stands: "Since the scheme
was launched, calls are better taken", "following the introduction of cameras"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.language.groups import VerbGroup
from pipeline.language.scope import BACKGROUND
from pipeline.tag.clauses import Part
from pipeline.tag.evidence import SIDE, Evidence
from pipeline.vocabulary import entries

_OPENERS = frozenset(["since", "after"])
_SKIPPED = frozenset("the a an its our their his her successful recent new formal official 's ’s to".split())
_TO_COME = frozenset("will would shall should to be planned proposed due until before if".split())
_MODAL = frozenset(["will", "would", "shall"])
_NOT_YET = frozenset("proposed planned expected delayed postponed suggested".split())
_PAST = frozenset("was were has had have".split())


def in_passing(part: Part) -> Iterator[Evidence]:
    """Completed, as side evidence, for each thing that the sentence takes for granted."""
    for group in part.sentence.groups:
        if part.depth[group.at] == BACKGROUND and _since_done(part, group):
            yield Evidence(*part.span(group.start, group.end), "completed", "", SIDE, rule="in passing")
    words = part.sentence.words
    for at, word in enumerate(words[:-1]):
        if word in _words("noun") and words[at + 1] == "of" and _happened(words, at):
            yield Evidence(*part.span(at, at + 1), "completed", "", SIDE, rule="in passing")


def _since_done(part: Part, group: VerbGroup) -> bool:
    """A passive of what is achieved, in a clause that "since" or "after" opens."""
    if group.negated or not group.passive or group.aspect != "done" or "achieve" not in group.verb.classes:
        return False
    return not _OPENERS.isdisjoint(part.sentence.words[max(0, group.start - 7) : group.start])


def _happened(words: tuple[str, ...], at: int) -> bool:
    """A lead word stands before the noun; or it begins the sentence and the verb is a past one."""
    if not _NOT_YET.isdisjoint(words[at + 2 : at + 9]):
        return False
    before = at - 1
    while before >= 0 and words[before] in _SKIPPED - {"to"}:
        before -= 1
    if before >= 0:
        announced = words[before].startswith("announc")
        to_come = _MODAL if announced else _TO_COME
        return words[before] in _words("lead") and to_come.isdisjoint(words[:before]) and _MODAL.isdisjoint(words)
    following = next((word for word in words[at + 2 :] if word in _PAST or word in _TO_COME), "")
    return following in _PAST


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(phrase for entry in entries("events") if entry.get("group") == group for phrase in entry.phrases)
