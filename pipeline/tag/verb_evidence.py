"""What the verb groups of a sentence say of the thing: done, going on, to come, not done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.language.groups import VerbGroup
from pipeline.language.phrases import PhraseHit, literals
from pipeline.language.scope import BACKGROUND
from pipeline.language.scope import MAIN as IN_MAIN
from pipeline.language.verbs import verb_forms
from pipeline.tag.clauses import Part
from pipeline.tag.evidence import MAIN, SIDE, Evidence
from pipeline.tag.near import PARTICLES, Said
from pipeline.tag.said_done import done, ongoing, present
from pipeline.tag.said_to_come import future, infinitive, negated, obliged
from pipeline.vocabulary import entries

_TELL = frozenset(["tell"])
_WAYS = frozenset(["achieve", "process", "prepare", "begin", "end", "hold_back", "continue"])


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
    if hit.group == "schedule" and hit.label == "delayed" and "hold_back" not in group.verb.classes:
        return True
    arranged = hit.label == "planned" and group.bare and group.aspect == "done"
    return hit.label in ("not_started", "stopped") or arranged or hit.end - hit.start > 2


def _counts(part: Part, group: VerbGroup) -> bool:
    """A verb that can say where a thing stands, and does not here tell what somebody said."""
    to_come = group.aspect in ("future", "infinitive", "obliged") and group.passive
    opening = group.aspect == "ongoing" and "undertake" in group.verb.classes
    if group.bare and group.aspect == "done" and (_describes(part.sentence.words, group.at) or _hyphened(part, group)):
        return False
    if group.bare and (_in_name(part, group) or part.sentence.words[group.at - 1 : group.at] in (("as",), ("than",))):
        return False
    if _absolute(part, group):
        return False
    return bool(group.verb.classes & _WAYS or to_come or opening) and not _speaks(part, group)


def _absolute(part: Part, group: VerbGroup) -> bool:
    """ "A station may be built, permission having been granted": told of something else than the main verb's thing."""
    own = part.sentence.words[group.start] == "having" and group.start > 1
    return own and any(not one.bare and one.at != group.at for one in part.sentence.groups)


def _describes(words: Sequence[str], at: int) -> bool:
    """A participle behind an article or a preposition, or beside a noun that it only describes ("organised crime")."""
    if at and words[at - 1] in _DETERMINERS:
        return True
    if at > 1 and at + 1 < len(words) and words[at + 1].endswith("ing") and _takes_object(words, at - 1):
        return True  # "will operate extended opening hours"
    return tuple(words[at : at + 2]) in _pairs() or tuple(words[max(0, at - 1) : at + 1]) in _pairs()


def _takes_object(words: Sequence[str], at: int) -> bool:
    known = verb_forms().get(words[at])
    return known is not None and "base" in known.forms and words[at - 1] in ("will", "would", "to", "and", "should")


def _hyphened(part: Part, group: VerbGroup) -> bool:
    """The participle of a compound ("police-led", "evidence-based")."""
    sentence, at = part.sentence, group.at
    return at > 1 and sentence.words[at - 1] == "-" and sentence.ends[at - 1] == sentence.starts[at]


@cache
def _pairs() -> frozenset[tuple[str, ...]]:
    """The pairs of words of models/attributes.toml."""
    written = [one.split() for entry in entries("attributes") for phrase in entry.phrases for one in literals(phrase)]
    return frozenset(tuple(one) for one in written)


def _in_name(part: Part, group: VerbGroup) -> bool:
    """A participle inside a capitalised name ("Delayed Charge Scheme")."""
    shown = part.sentence.shown
    after = shown[group.end] if group.end < len(shown) else ""
    before = shown[group.at - 1] if group.at else ""
    return shown[group.at][:1].isupper() and (_capital(after) or (_capital(before) and group.at > 0))


def _capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower() and word.lower() not in _TIMES


_DETERMINERS = frozenset(
    "the a an this that these those their its our my his her any every each no some more further of with for through "
    "on about from including via several many".split()
)
_TIMES = frozenset(
    "january february march april may june july august september october november december spring summer "
    "autumn winter".split()
)


def _reduced(part: Part, group: VerbGroup) -> bool:
    """A participle that only describes a noun, beside another main verb ("a list of towns being considered")."""
    words = part.sentence.words
    lone = (group.bare and bool(group.verb.forms & {"en", "ing"})) or words[group.start : group.at] == ("being",)
    if not lone or (group.at == 0 and group.aspect != "ongoing"):
        return False
    return any(
        not other.bare
        and other.aspect in ("done", "future", "ongoing", "present")
        and part.depth[other.at] == IN_MAIN
        and words[other.start : other.at] != ("being",)
        and not other.verb.classes <= _TELL
        for other in part.sentence.groups
    )


def _speaks(part: Part, group: VerbGroup) -> bool:
    """The verb tells what somebody said ("it was noted that", "reported:")."""
    if "tell" not in group.verb.classes:
        return False
    words = part.sentence.words
    after = words[group.end : group.end + 6]
    return group.verb.classes <= _TELL or "that" in after or after[:1] in ((":",), ("whether",), ("how",), ("why",))


def _tail(part: Part, group: VerbGroup) -> int:
    words = part.sentence.words
    return group.end + 1 if group.end < len(words) and words[group.end] in PARTICLES - {"in"} else group.end


def _said(part: Part, group: VerbGroup) -> Said | None:
    if group.negated or _nobody(part, group):
        return negated(part, group)
    reader = _READERS.get(group.aspect)
    return reader(part, group) if reader is not None else None


def _nobody(part: Part, group: VerbGroup) -> bool:
    """The subject denies it: "No decision has been made"."""
    words = part.sentence.words
    before = words[max(0, group.start - 6) : group.start]
    stop = max((at for at, word in enumerate(before) if word in _STOPS), default=-1)
    return not group.bare and before[stop + 1 : stop + 2] in (("no",), ("none",), ("neither",), ("nothing",))


_STOPS = frozenset([",", ";", ":", ".", "–", "-", "and", "but", "that"])
_READERS = {
    "done": done,
    "ongoing": ongoing,
    "present": present,
    "future": future,
    "obliged": obliged,
    "infinitive": infinitive,
}
