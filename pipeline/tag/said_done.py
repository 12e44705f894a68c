"""What finished and continuing forms say: "was launched", "has begun", "is being drafted", "continues"."""

from __future__ import annotations

from pipeline.language.groups import VerbGroup
from pipeline.tag.clauses import Part
from pipeline.tag.grammar import asking
from pipeline.tag.near import Said, is_weak, of_takes_time, words_of

_LAUNCH = frozenset("launch open start begin commence commission issue initiate announce set run hold conduct".split())
_TALK = frozenset(["discuss", "consider", "attend", "listen"])
_RUNS = frozenset(["close", "run", "end", "finish", "conclude"])
_HIRED = frozenset("appoint commission engage hire select contract instruct procure task".split())
_OPENING = frozenset(["launch", "open", "commission", "issue", "initiate", "announce", "set"])
_NOUNS_OF_WORK = frozenset(
    "work works report study exercise phase stage group process programme paper team system services service".split()
)
_AFTER_HELD_BACK = frozenset(
    "by until till to due owing from because as while since for following pending and but . , ; ) in after "
    "again".split()
)
_PAUSING = frozenset(["pause", "suspend", "halt", "stall"])
_PARTLY = frozenset(["partly", "partially", "largely", "substantially", "mostly", "nearly", "almost"])
_CLOSING = frozenset("end close conclude finish complete".split())
_LEAD = frozenset("now currently still also and".split())
_BREAKS = frozenset(": - – — ; • ) ·".split())


def done(part: Part, group: VerbGroup) -> Said | None:
    """Past, perfect and passive forms, and bare participles."""
    classes, before = group.verb.classes, part.sentence.words[group.start : group.at]
    if "always" in before:
        return None  # what somebody has always done is no news of anything
    if "hold_back" in classes:
        return _held_back(part, group)
    if "end" in classes or (group.verb.lemma == "end" and group.passive):
        return "stopped", "", False, "ended"
    if "begin" in classes:
        return _begun(part, group)
    if "continue" in classes:
        return "in_progress", "", group.bare, "continued"
    if group.verb.lemma == "plan" and group.passive:
        return "planned", "", False, "has been planned"
    if before[:1] in (("is",), ("are",)) and _asked_before(part, group):
        return "planned", "", True, "is asked for"
    if "prepare" in classes:
        return "in_progress", "", False, "prepared"
    if group.bare and _to_see(part, group):
        return "planned", "", False, "will see it done"
    return _finished(part, group)


def _asked_before(part: Part, group: VerbGroup) -> bool:
    """ "The PCC requested that a new version is brought": asked for, not done."""
    return any(word in asking() and word.endswith("ed") for word in part.sentence.words[: group.start])


def _to_see(part: Part, group: VerbGroup) -> bool:
    """ "Phase two will see cameras installed", "to have 20 officers trained": to come, though in a past form."""
    near = part.sentence.words[max(0, group.start - 9) : group.start]
    return any(
        first in ("will", "would", "shall", "to") and then in ("see", "have", "get")
        for first, then in zip(near, near[1:], strict=False)
    )


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


def _finished(part: Part, group: VerbGroup) -> Said | None:
    classes, words = group.verb.classes, part.sentence.words
    if group.verb.lemma in _LAUNCH and of_takes_time(part, group):
        opened = group.verb.lemma in _OPENING
        return ("in_progress", "", False, "launched") if opened else ("completed", "", False, "held")
    if group.verb.lemma in _HIRED and group.passive and _for_a_task(part, group):
        return "in_progress", "", False, "launched"
    if group.verb.lemma == "extend" and of_takes_time(part, group):
        return "in_progress", "", False, "extended"
    if "undertake" in classes and words[group.end : group.end + 1] in (("to",), ("that",)):
        return "planned", "", True, "agreed to"
    before = words[group.start : group.at]
    if group.verb.lemma in _TALK and not group.passive:
        return None
    if _PARTLY.intersection(before):
        return "in_progress", "", False, "done in part"
    if group.verb.lemma in _CLOSING and not group.bare or group.verb.lemma in ("end", "conclude"):
        return "completed", "", False, "over"
    habit = before[:1] in (("is",), ("are",)) and "been" not in before
    if habit and "achieve" not in classes:
        return None  # "victims are supported": what is done all the time
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
    if group.verb.lemma == "plan" or (
        group.verb.lemma == "go" and part.sentence.words[group.end : group.end + 1] == ("to",)
    ):
        return "planned", "", False, "will be"
    if "end" in classes:
        return "stopped", "", True, "ending"
    if "hold_back" in classes:
        return "", "delayed", False, "held back"
    if "intend" in classes and not classes & {"process", "achieve", "prepare"}:
        return None
    return "in_progress", "", False, "going on"


def _for_a_task(part: Part, group: VerbGroup) -> bool:
    """ "Consultants have been appointed to carry out a review": the review goes on."""
    words = part.sentence.words
    after = words[group.end : group.end + 10]
    return after[:1] == ("to",) and any(word in words_of("takes_time") for word in after)


def _opens(part: Part, group: VerbGroup) -> bool:
    """A bare -ing verb speaks of the thing only where it opens the text or follows a colon, dash or semicolon."""
    words = part.sentence.words
    at = group.start
    while at > 0 and (words[at - 1].endswith("ly") or words[at - 1] in _LEAD):
        at -= 1
    noun = group.end < len(words) and (words[group.end] in _NOUNS_OF_WORK or _is_subject(part, group))
    return not noun and (at == 0 or words[at - 1] in _BREAKS)


def _is_subject(part: Part, group: VerbGroup) -> bool:
    """ "Training of officers is complete": what the -ing word names has a verb of its own."""
    words = part.sentence.words
    if words[group.end] != "of":
        return False
    return any(word in _FINITE for word in words[group.end : group.end + 8])


_NEWS = frozenset("launch publish unveil open sign appoint secure win release".split())
_USUAL = frozenset("each every annually regularly quarterly monthly weekly usually always often year when if".split())
_FINITE = frozenset("is are was were has have had will would".split())


def present(part: Part, group: VerbGroup) -> Said | None:
    """Present forms: what continues, what closes on a day to come, what an actor is at."""
    if "continue" in group.verb.classes:
        return "in_progress", "", False, "goes on"
    if group.verb.lemma in _RUNS and of_takes_time(part, group, before=True):
        return "in_progress", "", False, "goes on"
    start = part.sentence.starts[group.start]
    subject = any(start - 2 <= actor.end <= start for actor in part.sentence.actors)
    if subject and group.verb.lemma in _NEWS and not _USUAL.intersection(part.sentence.words):
        return "in_progress" if of_takes_time(part, group) else "completed", "", True, "does so as news"
    if subject and "process" in group.verb.classes and "tell" not in group.verb.classes:
        return "in_progress", "", True, "goes on"
    return None
