"""The words near a verb that change what its form says: light verbs, particles, things that take time."""

from __future__ import annotations

from functools import cache

from pipeline.language.groups import VerbGroup
from pipeline.tag.clauses import Part
from pipeline.vocabulary import entries

Said = tuple[str, str, bool, str]
"""(status, schedule, weak, rule): what a verb group says; weak where it says so only in passing."""

_WEAK = frozenset(
    "make take give bring put move place carry let provide pay lay fit join meet hold write send accept decide "
    "fund invest support use help receive close form post come enter pass share answer raise include report "
    "present agree reach name add confirm".split()
)
PARTICLES = frozenset("out in up place forward down over off together".split())
_PREPOSITIONS = frozenset("for on in with to at into about from that which who by".split())
_BODIES = frozenset("panel group board forum committee team unit hub centre fund website tool commission".split())
_SUBJECTS = frozenset(
    (word,)
    for word in "the a an this that these those our its their his her my it he she we they i and but two three".split()
)
_OBJECTS = frozenset((word,) for word in "a an the his her its their our my another".split())
_AFTER = frozenset((word,) for word in PARTICLES)


@cache
def words_of(label: str) -> frozenset[str]:
    """The words of models/deliverables.toml under a label."""
    return frozenset(phrase for entry in entries("deliverables") if entry.label == label for phrase in entry.phrases)


def is_weak(part: Part, group: VerbGroup) -> bool:
    """A light verb ("made", "gave") counts fully only with a particle ("put in place") or in the passive."""
    words = part.sentence.words
    after = words[group.end : group.end + 2]
    particle = after[:1] in _AFTER or after == ("in", "place")
    return group.verb.lemma in _WEAK and not particle and not group.passive


def of_takes_time(part: Part, group: VerbGroup, before: bool = False) -> bool:
    """The thing launched is one that takes time: before a passive or bare verb, after an active one."""
    words = part.sentence.words
    owns = words[group.end : group.end + 1] in _OBJECTS  # "the PCC launched a survey"
    before = before or group.passive or (group.bare and group.at > 0 and not owns) or "begin" in group.verb.classes
    near = words[max(0, group.start - 24) : group.start] if before else words[group.end : group.end + 8]
    thing = _subject(_listed(near)) if before else near
    if before and thing and thing[-1] in _BODIES:
        return False
    return any(word in words_of("takes_time") for word in thing)


def _listed(near: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the commas of a list of names ("a consultation in Devon, Cornwall and Scilly was launched")."""
    return tuple(
        word for at, word in enumerate(near) if word != "," or near[at + 1 : at + 2] in _SUBJECTS or at + 1 == len(near)
    )


def _subject(near: tuple[str, ...]) -> tuple[str, ...]:
    """The head of the words before a verb: from the last stop to the first preposition ("a toolkit for those")."""
    stop = max((at for at, word in enumerate(near) if word in (";", ":", ".", "–", ",")), default=-1)
    words = near[stop + 1 :]
    end = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return words[:end]
