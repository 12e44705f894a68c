"""What finished and continuing forms say: "was launched", "has begun", "is being drafted", "continues"."""

from __future__ import annotations

from pipeline.language.groups import VerbGroup
from pipeline.tag.clauses import Part
from pipeline.tag.near import Said, is_weak, of_takes_time, words_of

_LAUNCH = frozenset("launch open start begin commence commission issue initiate announce set run hold conduct".split())
_OPENING = frozenset(["launch", "open", "commission", "issue", "initiate", "announce", "set"])
_NOUNS_OF_WORK = frozenset(
    "work works report study exercise phase stage group process programme paper team system services service".split()
)
_AFTER_HELD_BACK = frozenset(
    "by until till to due owing from because as while since for following pending and but . , ; ) in after "
    "again".split()
)
_PAUSING = frozenset(["pause", "suspend", "halt", "stall"])
_LEAD = frozenset("now currently still also and".split())
_BREAKS = frozenset(": - – — ; • ) ·".split())


def done(part: Part, group: VerbGroup) -> Said | None:
    """Past, perfect and passive forms, and bare participles."""
    classes = group.verb.classes
    if "hold_back" in classes:
        return _held_back(part, group)
    if "end" in classes:
        return "stopped", "", False, "ended"
    if "begin" in classes:
        return _begun(part, group)
    if "continue" in classes:
        return "in_progress", "", group.bare, "continued"
    if "prepare" in classes:
        return "in_progress", "", False, "prepared"
    return _finished(part, group)


def _held_back(part: Part, group: VerbGroup) -> Said | None:
    """ "The sale was delayed"; not the "delayed" of "a delayed trial"."""
    after = part.sentence.words[group.end : group.end + 1]
    if group.bare and after and after[0] not in _AFTER_HELD_BACK:
        return None
    return "", "paused" if group.verb.lemma in _PAUSING else "delayed", False, "held back"


def _begun(part: Part, group: VerbGroup) -> Said:
    """A service that has begun stands; a review that has begun is under way."""
    near = part.sentence.words[max(0, group.start - 6) : group.start]
    stands = any(word in words_of("stands_once_begun") for word in near) and not of_takes_time(part, group)
    return "completed" if stands else "in_progress", "", False, "begun"


def _finished(part: Part, group: VerbGroup) -> Said:
    classes, words = group.verb.classes, part.sentence.words
    if group.verb.lemma in _LAUNCH and of_takes_time(part, group):
        opened = group.verb.lemma in _OPENING
        return ("in_progress", "", False, "launched") if opened else ("completed", "", False, "held")
    if group.verb.lemma == "extend" and of_takes_time(part, group):
        return "in_progress", "", False, "extended"
    if "undertake" in classes and words[group.end : group.end + 1] in (("to",), ("that",)):
        return "planned", "", True, "agreed to"
    before = words[group.start : group.at]
    habit = before[:1] in (("is",), ("are",)) and "been" not in before
    if "achieve" in classes:
        return "completed", "", habit or is_weak(part, group), "done"
    return "completed", "", habit or not group.passive, "done, by way of work"


def ongoing(part: Part, group: VerbGroup) -> Said | None:
    """Forms in -ing and "being done"."""
    classes = group.verb.classes
    if "s" in group.verb.forms:
        return "in_progress", "", False, "goes on"  # "the search continues"
    if group.bare and not _opens(part, group):
        return None
    if part.sentence.words[group.start] == "continue" and group.start == 0:
        return None
    if "end" in classes:
        return "stopped", "", True, "ending"
    if "hold_back" in classes:
        return "", "delayed", False, "held back"
    if "intend" in classes and not classes & {"process", "achieve", "prepare"}:
        return None
    return "in_progress", "", False, "going on"


def _opens(part: Part, group: VerbGroup) -> bool:
    """A bare -ing verb speaks of the thing only where it opens the text or follows a colon, dash or semicolon."""
    words = part.sentence.words
    at = group.start
    while at > 0 and (words[at - 1].endswith("ly") or words[at - 1] in _LEAD):
        at -= 1
    noun = group.end < len(words) and words[group.end] in _NOUNS_OF_WORK
    return not noun and (at == 0 or words[at - 1] in _BREAKS)


def present(part: Part, group: VerbGroup) -> Said | None:
    """Present forms: what continues, what closes on a day to come, what an actor is at."""
    if "continue" in group.verb.classes:
        return "in_progress", "", False, "goes on"
    if group.verb.lemma == "close" and of_takes_time(part, group, before=True):
        return "in_progress", "", False, "goes on"
    start = part.sentence.starts[group.start]
    subject = any(start - 2 <= actor.end <= start for actor in part.sentence.actors)
    if subject and "process" in group.verb.classes and "tell" not in group.verb.classes:
        return "in_progress", "", True, "goes on"
    return None
