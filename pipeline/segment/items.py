"""List items and short lines: one statement each, of the kind that their governor or heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.clauses import Sentence, read_sentence
from pipeline.language.patterns import pattern_set
from pipeline.language.text import sentences
from pipeline.model import Document, Kind
from pipeline.segment.draft import Draft
from pipeline.segment.outline import STEMS, Place, governor_kind, style_of
from pipeline.segment.priorities import named_priority
from pipeline.segment.features import DATED, deliverables
from pipeline.segment.findings import Setting
from pipeline.segment.prose import find_units
from pipeline.segment.rules import MAKING


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that is to be read as prose: offsets into the document's text, and its setting."""

    place: Place
    start: int
    end: int
    setting: Setting


_FIXED: dict[str, Kind] = {
    "recommendation": "recommendation",
    "decision": "decision",
    "change": "change",
    "measure": "measure",
    "priority": "priority",
}
_LEAD = re.compile(r"^[^.;!?]{3,80}?(?::|\s[–—-])\s+\S")
_REFRESHED = re.compile(r"(?i)\b(?:draft|refresh\w*|variations?|revis\w+|updated|changes to|review of)\b.*\bplan\b|\bplan\b.*\b(?:refresh|variation|changes|revision)")
_ACHIEVED = re.compile(r"(?i)\b(?:achieve\w*|success\w*|delivered|completed|accomplish\w*)\b")
_REPORTS = frozenset(["progress_report", "performance_report", "annual_report", "refresh_report"])
_PAST = frozenset(["has", "have", "had", "was", "were"])


def item_units(document: Document, place: Place) -> Sequence[Draft | Passage]:
    """The statements of one list item: one as a rule, one a sentence under a line that reports a discussion."""
    block = place.block
    words = document.text[block.start : block.end]
    if not re.search(r"[A-Za-z]{3}", words):
        return []
    kind = item_kind(document, place, words)
    if kind is None:
        return passages(document, place)
    if kind == "":
        return []
    return [draft_of(place, kind, block.start, block.end, f"item of {place.governor_kind or place.mood or 'a list'}", 0.85)]


def item_kind(document: Document, place: Place, words: str) -> Kind | None | str:
    """The kind of an item as a whole; None when its sentences decide, "" when it is no statement."""
    named = named_priority(words)
    if named is not None:
        return "priority"
    kind = place.governor_kind or _from_section(place)
    if _is_numbered_paragraph(place, words) and not place.governor_kind and kind not in ("decision", "recommendation"):
        return None
    if place.opens and kind in STEMS and len(words.split()) < 7:
        return ""
    if kind == "procedure" and DATED.search(words) and _stands(read_sentence(words)):
        return "milestone"
    if kind == "procedure" or (not kind and place.mood == "skip"):
        return ""
    if kind == "priority" and _delivered(words, document.facts.first_person):
        return "milestone"
    if kind in _FIXED:
        if kind in ("decision", "recommendation") and pattern_set("cues").search("procedure", words):
            return ""
        return _FIXED[kind]
    if kind == "action":
        made = _delivered(words, document.facts.first_person) or _made_by_date(place, words)
        return "milestone" if made else "action"
    if cues_find("measure_item", words) and len(words.split()) < 25:
        return "measure"
    if kind == "discussion":
        return None
    if place.governor is not None and DATED.search(words) and len(words.split()) < 15 and _promises(place.governor.text):
        return "milestone"
    if place.opens and not kind:
        return None
    return _by_itself(document, place, words, kind)


def stands(words: str) -> bool:
    """Some words of a line say that something is done, under way or to come."""
    sentence = read_sentence(words)
    return bool(sentence.phrases) or any(
        sentence.words[group.at] not in deliverables()
        and group.verb.classes & {"achieve", "process", "begin", "end", "hold_back"}
        and group.aspect in ("done", "ongoing", "future")
        for group in sentence.groups
    )


def _stands(sentence: Sentence) -> bool:
    return any("achieve" in group.verb.classes and group.aspect in ("done", "future") for group in sentence.groups)


def _is_numbered_paragraph(place: Place, words: str) -> bool:
    """A paragraph of a report that only happens to be numbered ("2.1 Whilst ..."), not an item of a list."""
    return style_of(place.block) in ("number", "dotted") and words.rstrip().endswith((".", ":")) and len(words.split()) > 8


def _from_section(place: Place) -> str:
    return place.mood if place.mood in (*_FIXED, "action", "progress") else ""


def _by_itself(document: Document, place: Place, words: str, kind: str) -> Kind | None | str:
    """An item that no line above explains: what its own words show."""
    sentence = read_sentence(words, document.facts.first_person)
    if pattern_set("cues").search("procedure", words):
        return ""
    if any((match := pattern_set("cues").search(cue, words)) and match.start() < 40 for cue in ("always", "describes")):
        return None
    status = stands(words)
    if kind == "progress" and DATED.search(words) and len(words.split()) < 40:
        return "milestone"
    reports = kind == "progress" or document.facts.document_type in _REPORTS
    lead = bool(_LEAD.match(words)) or any(m.look == "bold" and m.start <= place.block.start + 1 and m.end < place.block.end for m in place.block.marks)
    if reports and (status or (lead and len(words.split()) > 6)) and len(words.split()) < 120:
        return "milestone"
    first = sentence.groups[0] if sentence.groups else None
    if first is not None and first.at == 0 and first.aspect == "imperative" and document.facts.document_type in ("plan", "refresh_report"):
        return "action"
    if kind == "progress" and place.governor is not None and _ACHIEVED.search(place.governor.text):
        return "milestone" if len(words.split()) > 2 else ""
    if kind == "progress":
        return ""
    return None


def cues_find(label: str, words: str) -> bool:
    """Whether a cue of models/cues.toml is in the words."""
    return pattern_set("cues").search(label, words) is not None


def _promises(line: str) -> bool:
    return any(group.aspect == "future" for group in read_sentence(line).groups)


def _made_by_date(place: Place, words: str) -> bool:
    """An item that sets something up ("Set up a Service Improvement Panel") by a date that it or its governor names."""
    parts = words.split()
    opens = parts[0].lower() if parts else ""
    dated = DATED.search(words) or (place.governor is not None and DATED.search(place.governor.text))
    return bool(dated) and opens in MAKING and any(part.strip(".,;'’\"").lower() in deliverables() for part in parts[1:10])


def _delivered(words: str, first_person: str) -> bool:
    """An item of a list of actions that says where its deliverable stands, or makes one by a date."""
    sentence = read_sentence(words, first_person)
    stands = any(
        not group.bare and "achieve" in group.verb.classes
        and (group.aspect == "done" and _PAST & set(sentence.words[group.start : group.at])
             or group.aspect == "future" and group.passive and any(w in deliverables() for w in sentence.words[: group.start]))
        for group in sentence.groups
    )  # fmt: skip
    return stands or any(hit.group == "schedule" for hit in sentence.phrases)


def passages(document: Document, place: Place) -> list[Passage]:
    """The sentences of a block that are to be read as prose; not the line that only opens a list."""
    block = place.block
    facts = document.facts
    words = document.text[block.start : block.end]
    found: list[Passage] = []
    for start, end in sentences(words):
        if place.opens and end == len(words.rstrip()) and not _says_something(words[start:end]):
            continue
        setting = Setting(
            place.mood, facts.document_type, facts.first_person, place.governor_kind, block.kind == "item", start == 0,
            _about_changes(document, place),
        )  # fmt: skip
        found.append(Passage(place, block.start + start, block.start + end, setting))
    return found


def _about_changes(document: Document, place: Place) -> bool:
    """The paper's title or a heading above speaks of a draft, refreshed or varied plan."""
    above = " ".join((document.title, *(context.text for context in place.section[:3])))
    return bool(_REFRESHED.search(above))


def passage_drafts(document: Document, passage: Passage) -> list[Draft]:
    """The units that a sentence holds."""
    at = passage.start
    return [
        draft_of(passage.place, found.kind, at + found.start, at + found.end, found.reason, found.confidence)
        for found in find_units(document.text[at : passage.end], passage.setting)
    ]


def _says_something(line: str) -> bool:
    """A line above a list that is a statement of its own: a change that it tells in passing."""
    cues = pattern_set("cues")
    return bool(cues.search("change", line) and cues.search("change_setting", line)) and governor_kind(line) != "change"


def draft_of(place: Place, kind: Kind, start: int, end: int, reason: str, confidence: float) -> Draft:
    contexts = tuple(context for context in (place.governor, *place.outer, *place.section) if context is not None)
    return Draft(
        kind,
        start,
        end,
        place.block,
        reason,
        confidence,
        section=tuple(context.text for context in reversed(place.section)),
        contexts=contexts,
        list_label=place.block.label,
    )
