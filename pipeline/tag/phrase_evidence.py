"""What the fixed phrases of models/statuses.toml say of the thing, with the words around them taken into account."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.phrases import PhraseHit
from pipeline.language.scope import BACKGROUND, CONCESSION
from pipeline.language.scope import MAIN as IN_MAIN
from pipeline.tag.clauses import Part
from pipeline.tag.evidence import MAIN, SIDE, Evidence
from pipeline.tag.near import words_of

_FUTURE = frozenset(
    "will would shall 'll ’ll should expected due scheduled planned set aim aims aimed intended hoped hopes "
    "anticipated to going could".split()
)
_NOT = frozenset("not n't n’t never no neither nor".split())
_READ = frozenset(["achieve", "process", "prepare", "begin", "end", "hold_back", "continue"])
_HELD = frozenset(["hold_back"])
_UNDER_WAY = frozenset("track course target schedule programme progressing".split())
_PARTLY = frozenset("nearly almost partly partially substantially largely half mostly".split())
_PASSED = frozenset(
    "go went come be been being is are was were have has had now fully also already currently yet finally all "
    "both soon stay remain therefore still then becoming become get put a the".split()
)


def phrase_evidence(part: Part, strength: int = MAIN) -> Iterator[Evidence]:
    """The evidence of a sentence's phrases: background and words inside names left out."""
    for hit in part.sentence.phrases:
        if _verb_reads_it(part, hit):
            continue
        depth = part.depth[hit.start]
        if depth == BACKGROUND:
            continue
        status, schedule = _meant(part, hit)
        if not status and not schedule:
            continue
        start, end = part.span(hit.start, hit.end)
        near = MAIN if depth == IN_MAIN or (schedule and depth == CONCESSION) else SIDE
        yield Evidence(start, end, status, schedule, min(near, strength), rule=_rule(part, hit))


def _verb_reads_it(part: Part, hit: PhraseHit) -> bool:
    """A verb group that says where things stand holds the whole short phrase, and reads it with its auxiliaries."""
    if hit.end - hit.start > 2 or hit.label in ("not_started", "stopped"):
        return False
    read = _READ if hit.group == "status" else _HELD
    return any(
        group.start <= hit.start and hit.end <= group.end and not group.bare and group.verb.classes & read
        for group in part.sentence.groups
    )


def _rule(part: Part, hit: PhraseHit) -> str:
    """What read it; "on course" and the like, which only what is still going on can be, are told from "as planned"."""
    if hit.label == "on_track" and any(word in _UNDER_WAY for word in part.sentence.words[hit.start : hit.end]):
        return "still on track"
    if hit.label == "completed" and part.sentence.words[hit.end - 1] in ("until", "till"):
        return "over"
    return f"phrase {hit.label}"


def _meant(part: Part, hit: PhraseHit) -> tuple[str, str]:
    """The label as the words before the phrase leave it: to come, denied, or in part."""
    if hit.group == "schedule":
        return "", _denied_schedule(part, hit)
    words = part.sentence.words
    if _describes(words, hit):
        return "", ""
    if hit.label == "completed" and _stands_open(words, hit):
        return "in_progress", ""
    mode = _mode(words, hit.start)
    if hit.label in ("completed", "in_progress") and mode:
        return _MODED[hit.label, mode], ""
    if hit.label == "stopped" and mode == "not":
        return "", ""
    return hit.label, ""


def _stands_open(words: tuple[str, ...], hit: PhraseHit) -> bool:
    """ "Consultation on the draft plan is now open": open, of what takes time, is under way."""
    if not {"open", "live"} & set(words[hit.start : hit.end]):
        return False
    stop = max((at for at in range(hit.start) if words[at] in _STOPS), default=-1)
    thing = words[stop + 1 : hit.start]
    head = next((at for at, word in enumerate(thing) if word in _NOT_NOUNS or word in _BE), len(thing))
    return any(word in words_of("takes_time") or word in _CALLS for word in thing[:head])


_BE = frozenset("is are was were has have had be been".split())
_CALLS = frozenset("applications bids nominations submissions bidding".split())
_STOPS = frozenset([",", ";", ":", ".", "–", "-"])


def _describes(words: tuple[str, ...], hit: PhraseHit) -> bool:
    """One word between an article and a noun ("the completed form", "a planned move")."""
    lone = hit.end - hit.start == 1 and hit.label in ("completed", "planned")
    noun = hit.end < len(words) and words[hit.end].isalpha() and words[hit.end] not in _NOT_NOUNS
    return lone and noun and hit.start > 0 and words[hit.start - 1] in _ARTICLES


_ARTICLES = frozenset(
    "of on about with for from a an the this that these those their its our my his her any every each no some".split()
)
_NOT_NOUNS = frozenset("in on by and or but at for to from with as of".split())
_MODED = {
    ("completed", "future"): "planned",
    ("completed", "not"): "not_started",
    ("completed", "partly"): "in_progress",
    ("in_progress", "future"): "planned",
    ("in_progress", "not"): "not_started",
    ("in_progress", "partly"): "in_progress",
}


def _mode(words: tuple[str, ...], at: int) -> str:
    """What stands before a phrase: "future", "not", "partly" or nothing."""
    for step in range(1, 7):
        if at - step < 0:
            return ""
        word = words[at - step]
        if word in _PARTLY or (word == "%" and words[at - step - 1 : at - step] != ("100",)):
            return "partly"
        if word in _NOT:
            return "not"
        if word in _FUTURE:
            return "future"
        if word not in _PASSED:
            return ""
    return ""


def _denied_schedule(part: Part, hit: PhraseHit) -> str:
    """A denied schedule: "not delayed" says nothing, "not on track" is a phrase of its own."""
    before = part.sentence.words[max(0, hit.start - 3) : hit.start]
    if any(word in _NOT or word == "without" for word in before):
        return "at_risk" if hit.label == "on_track" else ""
    return hit.label
