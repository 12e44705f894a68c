"""Prose: which sentences, or clauses of them, are units to follow up, and of which kind.

Narrative is the rule in minutes and reports; a sentence is taken only when it says of a deliverable where it stands, or
of an actor what he has undertaken, or what was decided, recommended or changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.clauses import Sentence, clause_cuts, read_sentence
from pipeline.language.groups import VerbGroup
from pipeline.language.patterns import pattern_set
from pipeline.language.phrases import PhraseHit
from pipeline.model import Kind
from pipeline.segment.features import DATED, NAME, deliverables

_PURPOSE = re.compile(r"(?:The Panel will (?:review|consider|receive|look|scrutinise|hear)|To (?:consider|receive|note|approve|confirm|review|discuss|take|agree|hear|scrutinise|be)\b|Report of the|The (?:Panel|Committee|Board|Sub-Committee|Members?) (?:considered|received|reviewed|had before|discussed|examined) (?:a|an|the)\b)")
_SUBJUNCTIVE = re.compile(r"^(?:\(?\w{1,3}[).]\s*)?(?:That\b.*?|The report\s+)(?<!will )(?<!would )(?<!to )(?<!should )(?<!may )(?<!can )(?<!must )(?<!could )(?<!shall )\bbe (?:noted|approved|agreed|endorsed|received|supported|circulated|added|included|requested|asked|authorised|delegated|adopted|confirmed|accepted|invited|given|reported|brought|awarded|published|appointed|thanked)\b")
_LIMB = re.compile(r"(?:(?:R?\d+[.)]?|\(?\w{1,3}\))\s+)?(?:That|To|The \w+ recommendation|I (?:agree|approve|authorise)|It is (?:recommended|proposed))\b|.{0,120}\bshould\b")
_OPEN = re.compile(r"(?:\b(?:that|to|will)|:|:\s*-|–|-)\s*$")
_PERSON = re.compile(r"\b(?:he|she|they|I|we|Cllr|Councillor|M(?:r|s|rs)|officers?|[A-Z]{2,3})\b")
_UNDECIDED = frozenset(["present", "infinitive", "imperative", "conditional", "obliged"])
MAKING = frozenset(
    "set establish publish launch create introduce commission start open build develop produce bring pay recruit install award sign roll appoint found form host buy deliver implement complete".split()
)
ACTING = frozenset(
    "write ask consider examine return raise provide share send circulate report attend meet visit lobby campaign announce continue encourage support press seek look work raise promise agree liaise remind refer take challenge".split()
)
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
    described = cues.search("describes", words)
    if described is not None and described.start() < 60:
        score -= 0.35
    if setting.mood == "skip":
        score -= 0.3
    if score < 0.5:
        return None
    return Finding(start, end, kind, reason, round(min(score, 0.95), 2))


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
    actor = sentence.actor_before(group.start, reach=8)
    if actor is None or actor.start < sentence.offset(first):
        return ""
    return "" if actor.role == "panel" and not {"chair", "chairman"} & set(actor.name.lower().split()) else actor.role


def _makes(sentence: Sentence, group: VerbGroup) -> bool:
    """The verb makes or delivers a thing, and the thing is named behind it."""
    after = sentence.words[group.end : group.end + 8]
    return group.verb.lemma in MAKING and any(word in deliverables() for word in after)


def _milestone(
    sentence: Sentence, groups: list[VerbGroup], phrases: Sequence[PhraseHit], first: int, last: int
) -> tuple[float, Kind, str]:
    """How much a clause looks like a deliverable with a status: name or noun, verb or phrase, date."""
    words = sentence.words[first:last]
    text = sentence.text[sentence.offset(first) : sentence.ends[last - 1]]
    noun = any(word in deliverables() for word in words)
    name = bool(NAME.search(text))
    dated = bool(DATED.search(text))
    main = max(groups, key=_verb_weight, default=None)
    weak = {group.at for group in groups if group.aspect in _UNDECIDED}
    phrases = [hit for hit in phrases if not weak & set(range(hit.start, hit.end))]
    best = max(_verb_weight(main) if main else 0.0, 0.35 if phrases else 0.0)
    thing = (0.2 if noun else 0.0) + (0.15 if name else 0.0)
    if not best or not (thing or (dated and best >= 0.35)):
        return 0.0, "milestone", ""
    kind: Kind = "milestone"
    if main is not None and main.verb.lemma in ACTING and (not main.passive or "tell" in main.verb.classes):
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
