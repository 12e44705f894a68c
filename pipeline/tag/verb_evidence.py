"""What the verb groups of a sentence say of the thing: done, going on, to come, not done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.groups import VerbGroup
from pipeline.language.phrases import PhraseHit
from pipeline.language.scope import BACKGROUND
from pipeline.language.scope import MAIN as IN_MAIN
from pipeline.tag.clauses import Part
from pipeline.tag.evidence import MAIN, SIDE, Evidence
from pipeline.vocabulary import entries

_LAUNCH = frozenset(["launch", "open", "start", "begin", "commence", "commission", "issue", "initiate", "announce", "set", "run", "hold", "conduct"])
_OPENING = frozenset(["launch", "open", "commission", "issue", "initiate", "announce", "set"])
_WEAK = frozenset("make take give bring put move place carry let provide pay lay fit join meet hold write send accept decide fund invest support use help receive close form post come enter pass share answer raise include report present agree reach name add confirm".split())
_PARTICLES = frozenset("out in up place forward down over off together".split())
_NOUNS_OF_WORK = frozenset("work works report study exercise phase stage group process programme paper team system services service".split())
_AFTER_HELD_BACK = frozenset("by until till to due owing from because as while since for following pending and but . , ; ) in after again".split())
_PARTICLES_AFTER = frozenset((word,) for word in _PARTICLES)
_TELL = frozenset(["tell"])
_WAYS = frozenset(["achieve", "process", "prepare", "begin", "end", "hold_back", "continue"])


@lru_cache(maxsize=None)
def _words_of(label: str) -> frozenset[str]:
    return frozenset(phrase for entry in entries("deliverables") if entry.label == label for phrase in entry.phrases)


def verb_evidence(part: Part, strength: int = MAIN) -> Iterator[Evidence]:
    """The evidence of a sentence's verb groups, background left out, and what a longer phrase already says."""
    for group in part.sentence.groups:
        if any(_outranks(hit, group) for hit in part.sentence.phrases):
            continue
        depth = part.depth[group.at]
        if depth == BACKGROUND or not _counts(part, group):
            continue
        said = _said(part, group)
        if said is None:
            continue
        status, schedule, weak, rule = said
        start, end = part.span(group.start, _tail(part, group))
        near = SIDE if weak or depth != IN_MAIN or _reduced(part, group) else MAIN
        yield Evidence(start, end, status, schedule, min(near, strength), rule=rule)


def _outranks(hit: PhraseHit, group: VerbGroup) -> bool:
    """A phrase of some length, or one of not beginning, holds the verb: it is read instead of the group."""
    if not hit.start <= group.at < hit.end:
        return False
    return hit.label in ("not_started", "stopped") or hit.end - hit.start > 2


def _counts(part: Part, group: VerbGroup) -> bool:
    """A verb that can say where a thing stands, and does not here tell what somebody said."""
    to_come = group.aspect in ("future", "infinitive", "obliged") and group.passive
    opening = group.aspect == "ongoing" and "undertake" in group.verb.classes
    if group.bare and group.aspect == "done" and group.at and part.sentence.words[group.at - 1] in _DETERMINERS:
        return False
    if group.bare and (_in_name(part, group) or part.sentence.words[group.at - 1 : group.at] in (("as",), ("than",))):
        return False
    return bool(group.verb.classes & _WAYS or to_come or opening) and not _speaks(part, group)


def _in_name(part: Part, group: VerbGroup) -> bool:
    """A participle inside a capitalised name ("Delayed Charge Scheme")."""
    shown = part.sentence.shown
    after = shown[group.end] if group.end < len(shown) else ""
    before = shown[group.at - 1] if group.at else ""
    return shown[group.at][:1].isupper() and (_capital(after) or (_capital(before) and group.at > 0))


def _capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower() and word.lower() not in _TIMES


_DETERMINERS = frozenset("the a an this that these those their its our my his her any every each no some more further of".split())
_TIMES = frozenset("january february march april may june july august september october november december spring summer autumn winter".split())


def _reduced(part: Part, group: VerbGroup) -> bool:
    """A participle that only describes a noun, in a sentence whose main verb is another ("a list of towns being considered")."""
    words = part.sentence.words
    lone = group.bare or words[group.start : group.at] == ("being",)
    if not lone or (group.at == 0 and group.aspect != "ongoing"):
        return False
    return any(
        not other.bare and other.aspect in ("done", "future", "ongoing", "present") and part.depth[other.at] == IN_MAIN
        and words[other.start : other.at] != ("being",) and not other.verb.classes <= _TELL
        for other in part.sentence.groups
    )


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
    reader = _READERS.get(group.aspect)
    return reader(part, group) if reader is not None else None


def _done(part: Part, group: VerbGroup) -> _Said | None:
    classes, words = group.verb.classes, part.sentence.words
    before = words[group.start : group.at]
    if "hold_back" in classes:
        if group.bare and words[group.end : group.end + 1] and words[group.end] not in _AFTER_HELD_BACK:
            return None
        paused = group.verb.lemma in ("pause", "suspend", "halt", "stall")
        return "", "paused" if paused else "delayed", False, "held back"
    if "end" in classes:
        return "stopped", "", False, "ended"
    if "begin" in classes:
        stands = any(word in _words_of("stands_once_begun") for word in words[max(0, group.start - 6) : group.start])
        return ("completed" if stands and not _of_takes_time(part, group) else "in_progress"), "", False, "begun"
    if "continue" in classes:
        return "in_progress", "", group.bare, "continued"
    if "prepare" in classes:
        return "in_progress", "", False, "prepared"
    if group.verb.lemma in _LAUNCH and _of_takes_time(part, group):
        ran = group.verb.lemma not in _OPENING
        return ("completed", "", False, "held") if ran else ("in_progress", "", False, "launched")
    present = bool(before) and before[0] in ("is", "are") and "been" not in before
    if "undertake" in classes and words[group.end : group.end + 1] in (("to",), ("that",)):
        return "planned", "", True, "agreed to"
    if "achieve" in classes:
        weak = present or _weak(part, group)
        return "completed", "", weak, "done"
    if group.passive and not present:
        return "completed", "", False, "done"
    return "completed", "", True, "done, by way of work"


def _weak(part: Part, group: VerbGroup) -> bool:
    """A light verb ("made", "gave") counts fully only with a particle ("put in place") or in the passive."""
    words = part.sentence.words
    particle = words[group.end : group.end + 1] in _PARTICLES_AFTER or words[group.end : group.end + 2] == ("in", "place")
    return group.verb.lemma in _WEAK and not particle and not group.passive


def _of_takes_time(part: Part, group: VerbGroup, before: bool = False) -> bool:
    """The thing launched is one that takes time: before a passive or bare verb, after an active one."""
    words = part.sentence.words
    before = before or group.passive or (group.bare and group.at > 0) or "begin" in group.verb.classes
    if before:
        near = words[max(0, group.start - 9) : group.start]
    else:
        near = words[group.end : group.end + 8]
    cut = [i for i, word in enumerate(near) if word in (";", ":", ".", "–")]
    near = near[cut[-1] + 1 :] if cut and before else near
    return any(word in _words_of("takes_time") for word in near)


def _ongoing(part: Part, group: VerbGroup) -> _Said | None:
    classes = group.verb.classes
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


def _future(part: Part, group: VerbGroup) -> _Said | None:
    classes, words = group.verb.classes, part.sentence.words
    before = words[group.start : group.at]
    if _given_up(part, group, before):
        return "planned", "delayed", False, "was to be"
    if "hold_back" in classes:
        return "planned", "delayed", False, "will be held back"
    if "end" in classes:
        return "planned", "", False, "will end"
    if "continue" in classes and group.verb.lemma != "keep":
        return "in_progress", "", "will" in before or "would" in before, "will go on"
    return "planned", "", _weak(part, group), "will be"


def _given_up(part: Part, group: VerbGroup, before: tuple[str, ...]) -> bool:
    """A plan told of in the past: "had been expected to open", "was to have followed", "was due to be sent in May but"."""
    words = part.sentence.words
    if "to" in before and (("had" in before and "been" in before) or before[-1] == "have"):
        return True
    return before[:1] in (("was",), ("were",)) and "due" in before and "but" in words[group.end :]


def _present(part: Part, group: VerbGroup) -> _Said | None:
    if "continue" in group.verb.classes:
        return "in_progress", "", False, "goes on"
    if group.verb.lemma == "close" and _of_takes_time(part, group, before=True):
        return "in_progress", "", False, "goes on"
    start = part.sentence.starts[group.start]
    subject = any(start - 2 <= actor.end <= start for actor in part.sentence.actors)
    if subject and "process" in group.verb.classes and "tell" not in group.verb.classes:
        return "in_progress", "", True, "goes on"
    return None


def _obliged(part: Part, group: VerbGroup) -> _Said | None:
    before = part.sentence.words[group.start : group.at]
    if "have" in before and group.verb.classes & {"achieve", "begin"}:
        return "", "delayed", False, "should have been"
    if group.passive and ("should" in before or before == ("be",)):
        return "planned", "", "should" in before, "should be"
    return None


def _infinitive(part: Part, group: VerbGroup) -> _Said | None:
    """"Tender to be issued in September": a passive behind a noun; never behind "has to be", "need to be", "asked to be"."""
    words = part.sentence.words
    if not group.passive or words[group.start] != "to":
        return None
    before = words[group.start - 1] if group.start else ""
    if before in _NEEDS or any(other.end == group.start for other in part.sentence.groups):
        return None
    return "planned", "", any(not g.bare and g.aspect == "done" for g in part.sentence.groups if g.at != group.at), "to be"


def _not(part: Part, group: VerbGroup) -> _Said | None:
    """What is not done: not begun, not finished yet, not to go on."""
    if group.aspect == "future" or "no" in part.sentence.words[group.start : group.at]:
        return _will_not(part, group)
    if group.aspect not in ("done", "ongoing") or group.verb.classes & {"hold_back", "end"}:
        return None
    if "begin" in group.verb.classes:
        return "not_started", "", False, "not begun"
    if group.verb.lemma in _FINISH:
        return "in_progress", "", False, "not finished"
    return ("not_started", "", False, "not yet done") if "achieve" in group.verb.classes else None


def _will_not(part: Part, group: VerbGroup) -> _Said | None:
    after = part.sentence.words[group.end : group.end + 8]
    later = any(word in ("until", "till", "before") for word in after)
    if group.verb.classes & {"continue", "begin"} or group.verb.lemma in _GO_ON:
        return ("planned", "", False, "not until") if later else ("stopped", "", False, "will not go on")
    if "achieve" in group.verb.classes:
        dated = later or any(word in ("by", "in", "on") for word in after)
        return "planned", "delayed" if dated else "", False, "will not be done"
    return None


_FINISH = frozenset("complete finish conclude finalise finalize".split())
_GO_ON = frozenset("proceed progress pursue take renew bring hold reopen".split())
_NEEDS = frozenset("has have had need needs needed ought want wants wanted asked able required likely order as so".split())
_LEAD = frozenset("now currently still also and".split())
_BREAKS = frozenset(": - – — ; • ) ·".split())
_READERS = {
    "done": _done, "ongoing": _ongoing, "future": _future, "present": _present, "obliged": _obliged,
    "infinitive": _infinitive,
}  # fmt: skip
