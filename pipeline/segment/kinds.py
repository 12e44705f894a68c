"""What a list item is: by the line that governs its list, the heading above, or its own words."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.language.clauses import Sentence, read_sentence
from pipeline.language.groups import VerbGroup
from pipeline.language.patterns import pattern_set
from pipeline.language.verbs import verb_forms
from pipeline.model import Document, Kind
from pipeline.segment.features import DATED, deliverables
from pipeline.segment.governing import style_of
from pipeline.segment.outline import STEMS, Place
from pipeline.segment.priorities import named_priority

ItemKind = Kind | Literal["none"] | None
"""A kind; "none": no statement; None: its sentences decide."""

_FIXED: dict[str, Kind] = {
    "recommendation": "recommendation",
    "decision": "decision",
    "change": "change",
    "measure": "measure",
    "priority": "priority",
}
_LEAD = re.compile(r"^[^.;!?]{3,80}?(?::|\s[–—-])\s+\S")
_REPORTS = frozenset(["progress_report", "performance_report", "annual_report", "refresh_report"])
_PLANS = frozenset(["plan", "refresh_report"])
_PAST = frozenset(["has", "have", "had", "was", "were"])
_BREAKS = frozenset([":", "–", "-", "—", "."])
_STANDING = frozenset(["not_started", "in_progress", "completed", "stopped"])
_MOVING = frozenset(["achieve", "process", "begin", "end", "hold_back"])


def item_kind(document: Document, place: Place, words: str) -> ItemKind:
    """The kind of an item as a whole, by what stands above it first."""
    if named_priority(words) is not None:
        return "priority"
    if _has("grading", words):
        return "none"
    if document.facts.document_type == "decision_notice" and not place.governor_kind and _has("decision", words):
        return "decision"
    kind = place.governor_kind or (place.mood if place.mood in (*_FIXED, "action", "progress") else "")
    if not place.governor_kind and kind not in STEMS and _is_numbered_paragraph(place, words):
        return None
    if place.opens and kind in STEMS and len(words.split()) < 7:
        return "none"
    if kind == "procedure" or (not kind and place.mood == "skip"):
        return "milestone" if kind and DATED.search(words) and _finished_or_promised(words) else "none"
    if kind in _FIXED:
        return _fixed(kind, words, document.facts.first_person)
    if kind == "action":
        made = _delivered(words, document.facts.first_person) or _made_by_date(place, words)
        return "milestone" if made else "action"
    return _open(document, place, words, kind)


def _fixed(kind: str, words: str, first_person: str) -> ItemKind:
    if kind == "priority" and _delivered(words, first_person):
        return "milestone"
    if kind == "measure" and _says_a_rule(words, first_person):
        return "none"
    return "none" if kind in STEMS and _has("procedure", words) else _FIXED[kind]


def _says_a_rule(words: str, first_person: str) -> bool:
    """A sentence about measures ("improvement is expected"), where measures are nouns or questions."""
    if words.rstrip().endswith("?") or _has("measure_item", words):
        return False
    groups = read_sentence(words, first_person).groups
    return any(group.aspect in ("obliged", "conditional") or (group.passive and not group.bare) for group in groups)


def _open(document: Document, place: Place, words: str, kind: str) -> ItemKind:
    """An item under a line that leaves its kind open."""
    size = len(words.split())
    if size < 25 and _has("measure_item", words):
        return "measure"
    if kind == "discussion":
        return None
    if place.governor is not None and size < 15 and DATED.search(words) and _promises(place.governor.text):
        return "milestone"
    if place.opens and not kind:
        return None
    if _has("procedure", words):
        return "none"
    if _early("always", words) or _early("describes", words):
        return None
    return (
        _progress(document, place, words, kind) or _pledge(document, words) or ("none" if kind == "progress" else None)
    )


def _progress(document: Document, place: Place, words: str, kind: str) -> ItemKind:
    """A line of progress: dated, or with words of standing, or with a lead, or under a heading of achievements."""
    size = len(words.split())
    if kind == "progress" and size < 40 and (DATED.search(words) or _under_standing(place)):
        return _milestone_or_act(words)
    reports = kind == "progress" or document.facts.document_type in _REPORTS
    if reports and size < 120 and (stands(words) or (size > 6 and _has_lead(place, words) and _tells(words))):
        return _milestone_or_act(words)
    if kind == "progress" and place.governor is not None and _has("achieved", place.governor.text) and size > 2:
        return "milestone"
    return None


def _milestone_or_act(words: str) -> Kind:
    """A line of progress is a milestone, unless it opens with what somebody keeps doing ("Campaigning nationally")."""
    groups = read_sentence(words).groups
    acts = bool(groups) and groups[0].at == 0 and groups[0].aspect == "ongoing" and "act" in groups[0].verb.classes
    return "action" if acts or _promised(read_sentence(words)) else "milestone"


def _promised(sentence: Sentence) -> bool:
    """Its first verb is what somebody will do ("The Board will arrange ..."), not what will be done."""
    first = next((group for group in sentence.groups if not group.bare), None)
    return (
        first is not None
        and first.aspect == "future"
        and not first.passive
        and "achieve" not in first.verb.classes
        and sentence.actor_before(first.start, reach=6) is not None
    )


def _under_standing(place: Place) -> bool:
    """The nearest heading says where all that is listed under it stands: "Completed", "Not yet started"."""
    return bool(place.section) and _has("standing_heading", place.section[0].text)


def _pledge(document: Document, words: str) -> ItemKind:
    """A bare imperative in a plan: "Support neighbourhood policing"."""
    groups = read_sentence(words, document.facts.first_person).groups
    opens = bool(groups) and groups[0].at == 0 and groups[0].aspect == "imperative"
    return "action" if opens and document.facts.document_type in _PLANS else None


def _has(label: str, words: str) -> bool:
    return pattern_set("cues").search(label, words) is not None


def _early(label: str, words: str) -> bool:
    found = pattern_set("cues").search(label, words)
    return found is not None and found.start() < 40


def _has_lead(place: Place, words: str) -> bool:
    """The item opens with a name: before a colon or dash, or in bold."""
    block = place.block
    bold = any(m.look == "bold" and m.start <= block.start + 1 and m.end < block.end for m in block.marks)
    return bold or _LEAD.match(words) is not None


def _is_numbered_paragraph(place: Place, words: str) -> bool:
    """A paragraph of a report that only happens to be numbered ("2.1 Whilst ..."), not an item of a list."""
    ends = words.rstrip().endswith((".", ":"))
    return style_of(place.block) in ("number", "dotted") and ends and len(words.split()) > 8


def stands(words: str, headline: bool = False) -> bool:
    """Some words of a line say that something is done, under way or to come ("Cadet scheme growing" in a headline)."""
    sentence = read_sentence(words)
    return bool(sentence.phrases) or any(
        sentence.words[group.at] not in deliverables()
        and group.verb.classes & _MOVING
        and group.aspect in ("done", "ongoing", "future")
        and (headline or not group.bare or group.aspect != "ongoing" or _opens(sentence, group))
        for group in sentence.groups
    )


def _opens(sentence: Sentence, group: VerbGroup) -> bool:
    """A form in -ing opens the line or what stands behind its lead; elsewhere it is a thing ("Antisocial driving")."""
    return group.start == 0 or sentence.words[group.start - 1] in (*_BREAKS, ",", ";")


def _tells(words: str) -> bool:
    """A line with a verb or a date, not only names ("Sunderland - Councillors Brown and Green")."""
    return bool(DATED.search(words)) or any(not group.bare for group in read_sentence(words).groups)


def _finished_or_promised(words: str) -> bool:
    groups = read_sentence(words).groups
    return any("achieve" in group.verb.classes and group.aspect in ("done", "future") for group in groups)


def _promises(line: str) -> bool:
    return any(group.aspect == "future" for group in read_sentence(line).groups)


def _made_by_date(place: Place, words: str) -> bool:
    """An item that sets something up ("Set up a Service Improvement Panel") by a date that it or its governor names."""
    parts = [part.strip(".,;'’\"").lower() for part in words.split()]
    verb = verb_forms().get(parts[0]) if parts else None
    dated = DATED.search(words) or (place.governor is not None and DATED.search(place.governor.text))
    makes = verb is not None and "make" in verb.classes
    return bool(dated) and makes and any(part in deliverables() for part in parts[1:10])


def _delivered(words: str, first_person: str) -> bool:
    """An item of a list of actions that says where its deliverable stands, or that it will be there."""
    sentence = read_sentence(words, first_person)
    told = any(_is_delivery(sentence, group) for group in sentence.groups)
    behind = next((at for at, word in enumerate(sentence.words) if word in _BREAKS and at > 1), len(sentence.words))
    said = any(hit.group == "schedule" or (hit.start > behind and hit.label in _STANDING) for hit in sentence.phrases)
    return told or said


def _is_delivery(sentence: Sentence, group: VerbGroup) -> bool:
    if "achieve" not in group.verb.classes:
        return False
    if group.bare:  # "The Commissioner funded a nurse": a past form right behind who did it
        return group.aspect == "done" and sentence.actor_before(group.start, reach=2) is not None
    before = sentence.words[: group.start]
    done = group.aspect == "done" and bool(_PAST & set(sentence.words[group.start : group.at]))
    return done or (group.aspect == "future" and group.passive and any(word in deliverables() for word in before))
