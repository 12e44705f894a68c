"""What is to come, should have come, or will not: "will be launched", "was to have opened", "will not proceed"."""

from __future__ import annotations

from pipeline.language.groups import VerbGroup
from pipeline.tag.clauses import Part
from pipeline.tag.near import Said, is_weak

_FINISH = frozenset("complete finish conclude finalise finalize".split())
_GO_ON = frozenset("proceed progress pursue take renew bring hold reopen".split())
_NEEDS = frozenset(
    "has have had need needs needed ought want wants wanted asked able required likely order as so".split()
)


def future(part: Part, group: VerbGroup) -> Said | None:
    """Forms with "will", "would", "is to", "is due to"."""
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
    if group.verb.lemma in _FINISH and ("still" in before or "now" in before):
        return "in_progress", "", False, "still to be finished"
    return "planned", "", is_weak(part, group), "will be"


def _given_up(part: Part, group: VerbGroup, before: tuple[str, ...]) -> bool:
    """A plan told of in the past: "had been expected to open", "was to have followed", "was due to be sent, but"."""
    words = part.sentence.words
    if "to" in before and (("had" in before and "been" in before) or before[-1] == "have"):
        return True
    return before[:1] in (("was",), ("were",)) and "due" in before and "but" in words[group.end :]


def obliged(part: Part, group: VerbGroup) -> Said | None:
    """ "Should have opened" is late; "should be ready" and "that it be issued" are to come."""
    before = part.sentence.words[group.start : group.at]
    if "have" in before and group.verb.classes & {"achieve", "begin"}:
        return "", "delayed", False, "should have been"
    if group.passive and ("should" in before or before == ("be",)):
        return "planned", "", "should" in before, "should be"
    return None


def infinitive(part: Part, group: VerbGroup) -> Said | None:
    """ "Tender to be issued in September": a passive behind a noun, never behind "has to be" or "asked to be"."""
    words = part.sentence.words
    if not group.passive or words[group.start] != "to":
        return None
    before = words[group.start - 1] if group.start else ""
    if any(g.at == 0 and g.bare and g.aspect == "done" for g in part.sentence.groups):
        return None  # "Helped bins to be put in" tells what was done
    if before in _NEEDS or any(other.end == group.start for other in part.sentence.groups):
        return None
    return (
        "planned",
        "",
        any(not g.bare and g.aspect == "done" for g in part.sentence.groups if g.at != group.at),
        "to be",
    )


def negated(part: Part, group: VerbGroup) -> Said | None:
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


def _will_not(part: Part, group: VerbGroup) -> Said | None:
    after = part.sentence.words[group.end : group.end + 8]
    later = any(word in ("until", "till", "before") for word in after)
    if group.verb.classes & {"continue", "begin"} or group.verb.lemma in _GO_ON:
        return ("planned", "", False, "not until") if later else ("stopped", "", False, "will not go on")
    if "achieve" in group.verb.classes:
        dated = later or any(word in ("by", "in", "on") for word in after)
        return "planned", "delayed" if dated else "", False, "will not be done"
    return None
