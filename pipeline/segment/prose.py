"""Prose: which sentences, or clauses of them, are units to follow up, and of which kind.

Narrative is the rule in minutes and reports; a sentence is taken only when it says of a deliverable where it stands, or
of an actor what he has undertaken, or what was decided, recommended or changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.clauses import Sentence, clause_cuts, read_sentence
from pipeline.language.groups import VerbGroup
from pipeline.language.patterns import pattern_set
from pipeline.model import Kind
from pipeline.vocabulary import entries

_NAME = re.compile(r"(?:Operation|Project)\s+[A-Z]\w+|[‘“\"'][A-Z][^‘’“”\"']{2,60}[’”\"']|(?<=[a-z,] )(?:[A-Z][\w'’-]+\s+){1,5}[A-Z][\w'’-]+")
_DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:spring|summer|autumn|winter|quarter|q[1-4])\b|\bmonths?\b|\bend of\b|\bnext\b", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:To (?:consider|receive|note|approve|confirm|review|discuss|take|agree|hear|scrutinise|be)\b|Report of the|The (?:Panel|Committee|Board|Sub-Committee|Members?) (?:considered|received|reviewed|had before|discussed|examined) (?:a|an|the)\b)")
_SUBJUNCTIVE = re.compile(r"^(?:\(?\w{1,3}[).]\s*)?(?:That\b.*?|The report\s+)(?<!will )(?<!would )(?<!to )(?<!should )(?<!may )(?<!can )(?<!must )(?<!could )(?<!shall )\bbe (?:noted|approved|agreed|endorsed|received|supported|circulated|added|included|requested|asked|authorised|delegated|adopted|confirmed|accepted|invited|given|reported|brought|awarded|published|appointed|thanked)\b")
_LIMB = re.compile(r"(?:(?:R?\d+[.)]?|\(?\w{1,3}\))\s+)?(?:That|To|The \w+ recommendation|I (?:agree|approve|authorise)|It is (?:recommended|proposed))\b|.{0,120}\bshould\b")
_OPEN = re.compile(r"(?:\b(?:that|to|will)|:|:\s*-|–|-)\s*$")
_WEAK = frozenset(["tell", "state"])


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about where a sentence stands."""

    mood: str = ""
    document_type: str = "other"
    first_person: str = ""
    governor_kind: str = ""
    in_list: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A unit found in a sentence: offsets into the sentence, kind, the rule's name, and how sure it is."""

    start: int
    end: int
    kind: Kind
    reason: str
    confidence: float


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(phrase for entry in entries("deliverables") if entry.label == "deliverable" for phrase in entry.phrases)


def find_units(text: str, setting: Setting) -> tuple[Finding, ...]:
    """The units of one sentence: several when clauses with subjects of their own each hold one, else at most one."""
    sentence = read_sentence(text, setting.first_person)
    whole = _whole(sentence, setting)
    if whole is not None:
        return whole
    cuts = [*clause_cuts(sentence), len(sentence.words)]
    found: list[Finding] = []
    for first, last in zip(cuts, cuts[1:], strict=False):
        judged = _clause(sentence, first, last, setting)
        if judged is not None:
            found.append(judged)
    if len(found) == 1:
        return (Finding(0, len(text), found[0].kind, found[0].reason, found[0].confidence),)
    return tuple(found)


def _whole(sentence: Sentence, setting: Setting) -> tuple[Finding, ...] | None:
    """What the sentence is as a whole, or None when its clauses decide. An empty tuple: it is no unit."""
    cues, text = pattern_set("cues"), sentence.text
    if cues.search("procedure", text):
        return ()
    if cues.search("promise", text) and re.match(r"(?i)\W*actions?\b", text):
        return (Finding(0, len(text), "action", "action tag", 0.9),)
    if cues.search("question", text) and not cues.search("promise", text) and not cues.search("decision", text):
        return () if text.rstrip().endswith("?") or not _answered(sentence) else None
    if _PURPOSE.match(text):
        return ()
    if _SUBJUNCTIVE.search(text):
        return (Finding(0, len(text), "decision", "subjunctive", 0.8),)
    if setting.mood in ("decision", "recommendation") and _LIMB.match(text):
        return (Finding(0, len(text), setting.mood, f"under a {setting.mood} heading", 0.8),)
    if _OPEN.search(text):
        return ()
    for kind in ("recommendation", "decision"):
        if cues.search(kind, text):
            return (Finding(0, len(text), kind, f"{kind} words", 0.85),)
    if cues.search("change", text) and cues.search("change_setting", text):
        return (Finding(0, len(text), "change", "change words", 0.7),)
    return None


def _answered(sentence: Sentence) -> bool:
    """A question's sentence that goes on with an answer."""
    return bool(re.search(r"\b(?:in (?:reply|response|answer)|replied|responded|answered|confirmed|advised|explained)\b", sentence.text))


def _clause(sentence: Sentence, first: int, last: int, setting: Setting) -> Finding | None:
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
    if setting.mood == "skip":
        score -= 0.3
    if score < 0.5:
        return None
    return Finding(start, end, kind, reason, round(min(score, 0.95), 2))


def _promise(sentence: Sentence, groups: list[VerbGroup], first: int, words: str) -> tuple[float, Kind, str] | None:
    """An undertaking by a known actor: "The PCC agreed to circulate", "I will", "the force would review"."""
    if pattern_set("cues").search("promise", words) and sentence.actors:
        return 0.75, "action", "promise words"
    for group in groups:
        if group.aspect != "future" or group.negated or group.passive:
            continue
        actor = sentence.actor_before(group.start, reach=8)
        if actor is None or actor.role == "panel" or actor.start < sentence.offset(first):
            continue
        strong = not group.verb.classes <= _WEAK
        return (0.6 if strong else 0.3), "action", f"{actor.role} {group.verb.lemma}"
    return None


def _milestone(
    sentence: Sentence, groups: list[VerbGroup], phrases: list, first: int, last: int
) -> tuple[float, Kind, str]:
    """How much a clause looks like a deliverable with a status: name or noun, verb or phrase, date."""
    words = sentence.words[first:last]
    text = sentence.text[sentence.offset(first) : sentence.ends[last - 1]]
    noun = any(word in _nouns() for word in words)
    name = bool(_NAME.search(text))
    best = 0.0
    for group in groups:
        best = max(best, _verb_weight(group))
    if phrases:
        best = max(best, 0.35)
    thing = (0.2 if noun else 0.0) + (0.15 if name else 0.0)
    if not thing or not best:
        return 0.0, "milestone", ""
    dated = 0.1 if _DATE_LIKE.search(text) else 0.0
    return best + thing + dated, "milestone", "deliverable with status"


def _verb_weight(group: VerbGroup) -> float:
    classes = group.verb.classes
    if classes <= _WEAK or group.aspect in ("present", "infinitive", "imperative", "conditional", "obliged"):
        return 0.0
    if group.bare and group.aspect == "done" and "tell" in classes:
        return 0.0
    if "achieve" in classes:
        return 0.2 if group.bare else 0.35
    if classes & {"begin", "end", "hold_back"}:
        return 0.35
    if "process" in classes:
        return 0.15 if group.bare else 0.25
    return 0.0
