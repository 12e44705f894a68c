"""What rules alone say of a clause: how much it looks like a milestone or an undertaking, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.clauses import Sentence
from pipeline.language.groups import VerbGroup
from pipeline.language.patterns import pattern_set
from pipeline.language.phrases import PhraseHit
from pipeline.model import Kind
from pipeline.segment.features import DATED, deliverables, looks
from pipeline.segment.findings import Setting

_PERSON = re.compile(r"\b(?:he|she|they|I|we|Cllr|Councillor|M(?:r|s|rs)|[Oo]fficers?|[A-Z]{2,3})\b")
_TELLS_HOW = frozenset(["how", "what", "which", "where", "when", "who"])
_INITIALS = re.compile(r"[A-Z]{2,3}")
_UNDECIDED = frozenset(["present", "infinitive", "imperative", "conditional", "obliged"])
_WEAK = frozenset(["tell", "state"])


def rule_score(sentence: Sentence, first: int, last: int, setting: Setting) -> tuple[float, Kind, str]:
    """(score, kind, reason) of words first..last: 0.5 and more is a unit by the rules alone."""
    start, end = sentence.offset(first), sentence.ends[last - 1]
    words = sentence.text[start:end]
    groups = [group for group in sentence.groups if first <= group.at < last]
    phrases = [hit for hit in sentence.phrases if first <= hit.start < last]
    cues = pattern_set("cues")
    score, kind, reason = _milestone(sentence, groups, phrases, first, last)
    promise = _promise(sentence, groups, first, words)
    if promise and promise[0] >= score:
        score, kind, reason = promise
    if cues.search("statistic", words):
        score -= 0.35
    if cues.search("opinion", words):
        score -= 0.25
    if cues.search("always", words):
        score -= 0.3
    if cues.search("vague", words):
        score -= 0.3
    described = cues.search("describes", words)
    if described is not None and described.start() < 60:
        score -= 0.35
    if setting.mood == "skip":
        score -= 0.3
    return score, kind, reason


def _promise(sentence: Sentence, groups: list[VerbGroup], first: int, words: str) -> tuple[float, Kind, str] | None:
    """An undertaking by a known actor: "The PCC agreed to circulate", "I will", "the force would review"."""
    if pattern_set("cues").search("promise", words) and (sentence.actors or _PERSON.search(words)):
        return 0.75, "action", "promise words"
    best: tuple[float, Kind, str] | None = None
    for group in groups:
        if group.aspect != "future" or group.negated or group.passive:
            continue
        who = _who(sentence, group, first)
        if not who:
            continue
        weight = 0.6 if not group.verb.classes <= _WEAK else 0.3
        kind: Kind = "milestone" if _makes(sentence, group) and DATED.search(words) else "action"
        if best is None or weight > best[0]:
            best = (weight, kind, f"{who} {group.verb.lemma}")
    return best


def _who(sentence: Sentence, group: VerbGroup, first: int) -> str:
    """The role, or the pronoun, that is the subject of a verb group; empty where none is near."""
    near = sentence.words[max(first, group.start - 2) : group.start + 1]
    if "i" in near or "we" in near:
        return "first person"
    if ("he" in near or "she" in near) and not _TELLS_HOW & set(
        sentence.words[max(first, group.start - 3) : group.start]
    ):
        return "somebody named before"
    actor = sentence.actor_before(group.start, reach=8)
    if actor is None and group.start > first and _INITIALS.fullmatch(sentence.shown[group.start - 1]):
        return "initials"
    if actor is None or actor.start < sentence.offset(first):
        return ""
    return "" if actor.role == "panel" and not {"chair", "chairman"} & set(actor.name.lower().split()) else actor.role


def _makes(sentence: Sentence, group: VerbGroup) -> bool:
    """The verb makes or delivers a thing, and the thing is named behind it."""
    after = sentence.words[group.end : group.end + 8]
    return "make" in group.verb.classes and any(word in deliverables() for word in after)


def _milestone(
    sentence: Sentence, groups: list[VerbGroup], phrases: Sequence[PhraseHit], first: int, last: int
) -> tuple[float, Kind, str]:
    """How much a clause looks like a deliverable with a status: name or noun, verb or phrase, date."""
    words = sentence.words[first:last]
    text = sentence.text[sentence.offset(first) : sentence.ends[last - 1]]
    noun = any(word in deliverables() for word in words)
    name, dated = looks(text)
    main = max(groups, key=_verb_weight, default=None)
    weak = {group.at for group in groups if group.aspect in _UNDECIDED}
    phrases = [hit for hit in phrases if not weak & set(range(hit.start, hit.end))]
    best = max(_verb_weight(main) if main else 0.0, 0.35 if phrases else 0.0)
    thing = (0.2 if noun else 0.0) + (0.15 if name else 0.0)
    if not best or not (thing or (dated and best >= 0.35)):
        return 0.0, "milestone", ""
    kind: Kind = "milestone"
    if main is not None and "act" in main.verb.classes and (not main.passive or "tell" in main.verb.classes):
        kind = "action"
    return best + thing + (0.15 if dated else 0.0), kind, "deliverable with status"


def _verb_weight(group: VerbGroup) -> float:
    classes = group.verb.classes
    if classes <= _WEAK or group.aspect in _UNDECIDED:
        return 0.0
    if group.bare and group.aspect == "done" and "tell" in classes:
        return 0.0
    if "achieve" in classes:
        return 0.2 if group.bare else 0.35
    if classes & {"begin", "end", "hold_back"}:
        return 0.35
    if "process" in classes:
        return 0.15 if group.bare else 0.3 if group.passive else 0.25
    return 0.0
