"""What the verb groups of a sentence say of the thing: done, going on, to come, not done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.groups import VerbGroup
from pipeline.language.scope import BACKGROUND, MAIN as IN_MAIN
from pipeline.tag.clauses import Part
from pipeline.tag.evidence import MAIN, SIDE, Evidence
from pipeline.vocabulary import entries

_LAUNCH = frozenset(["launch", "open", "start", "begin", "commence", "commission", "issue", "initiate", "announce", "set", "run", "hold", "conduct"])
_OPENING = frozenset(["launch", "open", "commission", "issue", "initiate", "announce", "set"])
_WEAK = frozenset("make take give bring put move place carry let provide pay lay fit join meet hold write send accept decide fund invest support use help receive close form post".split())
_PARTICLES = frozenset("out in up place forward down over off together on".split())
_TELL = frozenset(["tell"])
_WAYS = frozenset(["achieve", "process", "prepare", "begin", "end", "hold_back", "continue"])


@lru_cache(maxsize=1)
def _takes_time() -> frozenset[str]:
    return frozenset(phrase for entry in entries("deliverables") if entry.label == "takes_time" for phrase in entry.phrases)


def verb_evidence(part: Part, strength: int = MAIN) -> Iterator[Evidence]:
    """The evidence of a sentence's verb groups, background left out."""
    for group in part.sentence.groups:
        depth = part.depth[group.at]
        if depth == BACKGROUND or not group.verb.classes & _WAYS or _speaks(part, group):
            continue
        said = _said(part, group)
        if said is None:
            continue
        status, schedule, weak, rule = said
        start, end = part.span(group.start, _tail(part, group))
        near = SIDE if weak or depth != IN_MAIN else MAIN
        yield Evidence(start, end, status, schedule, min(near, strength), rule=rule)


def _speaks(part: Part, group: VerbGroup) -> bool:
    """The verb tells what somebody said ("it was noted that", "reported:")."""
    if "tell" not in group.verb.classes:
        return False
    words = part.sentence.words
    after = words[group.end : group.end + 6]
    return group.verb.classes <= _TELL or "that" in after or (bool(after) and after[0] in (":", "whether", "how", "why"))


def _tail(part: Part, group: VerbGroup) -> int:
    words = part.sentence.words
    return group.end + 1 if group.end < len(words) and words[group.end] in _PARTICLES else group.end


_Said = tuple[str, str, bool, str]  # status, schedule, weak, rule


def _said(part: Part, group: VerbGroup) -> _Said | None:
    if group.negated:
        return _not(part, group)
    by_aspect = {"done": _done, "ongoing": _ongoing, "future": _future, "present": _present, "obliged": _obliged, "imperative": _imperative}
    reader = by_aspect.get(group.aspect)
    return reader(part, group) if reader is not None else None


def _done(part: Part, group: VerbGroup) -> _Said | None:
    classes, words = group.verb.classes, part.sentence.words
    before = words[group.start : group.at]
    if "hold_back" in classes:
        paused = group.verb.lemma in ("pause", "suspend", "halt", "stall")
        return "", "paused" if paused else "delayed", False, "held back"
    if "end" in classes:
        return "stopped", "", False, "ended"
    if "begin" in classes:
        return "in_progress", "", False, "begun"
    if "continue" in classes:
        return "in_progress", "", group.bare, "continued"
    if "prepare" in classes:
        return "in_progress", "", False, "prepared"
    if group.verb.lemma in _LAUNCH and _of_takes_time(part, group):
        ran = group.verb.lemma not in _OPENING
        return ("completed", "", False, "held") if ran else ("in_progress", "", False, "launched")
    present = bool(before) and before[0] in ("is", "are") and "been" not in before
    if "achieve" in classes:
        weak = present or _weak(part, group)
        return "completed", "", weak, "done"
    if group.passive and not present:
        return "completed", "", False, "done"
    return "completed", "", True, "done, by way of work"


def _weak(part: Part, group: VerbGroup) -> bool:
    """A light verb ("made", "gave") counts fully only with a particle ("put in place") or in the passive."""
    words = part.sentence.words
    particle = any(word in _PARTICLES for word in words[group.end : group.end + 2])
    return group.verb.lemma in _WEAK and not particle and not group.passive


def _of_takes_time(part: Part, group: VerbGroup) -> bool:
    """The thing launched is one that takes time: before a passive or bare verb, after an active one."""
    words = part.sentence.words
    if group.passive or (group.bare and group.at > 0):
        near = words[max(0, group.start - 9) : group.start]
    else:
        near = words[group.end : group.end + 8]
    cut = [i for i, word in enumerate(near) if word in (";", ":", ".", "–")]
    near = near[cut[-1] + 1 :] if cut and (group.passive or group.bare) else near
    return any(word in _takes_time() for word in near)


def _ongoing(part: Part, group: VerbGroup) -> _Said | None:
    classes = group.verb.classes
    if "end" in classes:
        return "stopped", "", True, "ending"
    if "hold_back" in classes:
        return "", "delayed", False, "held back"
    if "intend" in classes and not classes & {"process", "achieve"}:
        return None
    if group.bare and not _opens(part, group):
        return None
    return "in_progress", "", group.bare and group.at > 0 and False, "going on"


def _opens(part: Part, group: VerbGroup) -> bool:
    """A bare -ing verb speaks of the thing only where it opens the text or follows a colon, dash or semicolon."""
    words = part.sentence.words
    at = group.start
    while at > 0 and (words[at - 1].endswith("ly") or words[at - 1] in ("now", "currently", "still", "also", "and")):
        at -= 1
    return at == 0 or words[at - 1] in (":", "-", "–", "—", ";", "•", ")")


def _future(part: Part, group: VerbGroup) -> _Said | None:
    classes, words = group.verb.classes, part.sentence.words
    before = words[group.start : group.at]
    given_up = "had" in before and "been" in before and "to" in before
    was_to = len(before) > 2 and before[0] in ("was", "were") and before[1] == "to" and before[2] == "have"
    if given_up or was_to:
        return "planned", "delayed", False, "was to be"
    if "hold_back" in classes:
        return "planned", "delayed", False, "will be held back"
    if "end" in classes:
        return "planned", "", False, "will end"
    if "continue" in classes:
        return "in_progress", "", "will" in before or "would" in before, "will go on"
    return "planned", "", False, "will be"


def _present(part: Part, group: VerbGroup) -> _Said | None:
    classes = group.verb.classes
    if "continue" in classes or group.verb.lemma in ("continue",):
        return "in_progress", "", False, "goes on"
    if "process" in classes and "tell" not in classes:
        return "in_progress", "", True, "goes on"
    return None


def _obliged(part: Part, group: VerbGroup) -> _Said | None:
    before = part.sentence.words[group.start : group.at]
    if "have" in before and ("achieve" in group.verb.classes or "begin" in group.verb.classes):
        return "", "delayed", False, "should have been"
    if "should" in before and group.passive:
        return "planned", "", True, "should be"
    return None


def _imperative(part: Part, group: VerbGroup) -> _Said | None:
    return ("in_progress", "", True, "continue") if "continue" in group.verb.classes else None


def _not(part: Part, group: VerbGroup) -> _Said | None:
    """What is not done: not begun, not finished yet, not to go on."""
    classes, words = group.verb.classes, part.sentence.words
    if group.aspect == "future" or "no" in words[group.start : group.at]:
        if classes & {"continue", "begin"} or group.verb.lemma in ("proceed", "progress", "pursue", "take", "renew", "bring", "hold"):
            late = any(word in ("until", "till", "before") for word in words[group.end : group.end + 8])
            return ("planned", "", False, "not until") if late else ("stopped", "", False, "will not go on")
        if "achieve" in classes:
            late = any(word in ("until", "till", "before", "by", "in", "on") for word in words[group.end : group.end + 5])
            return ("planned", "delayed" if late else "", False, "will not be done")
        return None
    if group.aspect not in ("done", "ongoing"):
        return None
    if "hold_back" in classes or "end" in classes:
        return None
    if classes & {"begin"}:
        return "not_started", "", False, "not begun"
    if group.verb.lemma in ("complete", "finish", "conclude", "finalise", "finalize"):
        return "in_progress", "", False, "not finished"
    if "achieve" in classes:
        return "not_started", "", False, "not yet done"
    return None
