"""What sort of thing a title names, and whether a statement is of the thing itself or of its renewal or review."""

from __future__ import annotations

import re

from pipeline.link.lexicon import aspect, sort_of, tells
from pipeline.link.stems import stem, words_of

_PREPOSITIONS = frozenset(
    "of for with on to by in at from under about across between into through as against after before until while since"
    " because owing following pending during that which who will would is are was were has have"
    " had be been being".split()
)  # and verbs: what stands behind one is another matter
_DETERMINERS = frozenset(
    "the a an how whether our my its his her their all each every more two three four five ten twelve".split()
)
_VESSELS = frozenset(
    "scheme schemes programme programmes series set round system procurement commissioning production publication"
    " launch introduction creation establishment formation appointment recruitment purchase provision".split()
)  # "a scheme of grants", "the procurement of cameras": what follows is the thing
_ACTS = ("again", "sold")  # said of the thing by its verb, wherever the title ends
_DONE = re.compile(r"\b(?:been|was|were|be|being|is|are) (\w+)")
_NEAR = 80
_ASIDE = re.compile(  # what is said of any thing
    r"\bat (?:a|an|no) (?:\w+ ){0,2}costs?\b|\band (?:to |will )?report (?:back\b|on$|$"
    r"|on (?:it|this|that|them|progress)\b)"
    r"|\b(?:is|are|was|were|been|be|being) (?:now |to be )?(?:replaced|succeeded) by\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:]")
_SENTENCE = re.compile(r"(?<=[.!?;])\s")


def heads_of(title: list[str]) -> tuple[str, ...]:
    """The sorts of thing that a title names, the chief one first: the last word for one before a preposition.

    A first word before an article or a number is a verb ("review the staffing", "fund two posts")."""
    words = [word.lower() for word in title]
    if len(words) > 2 and words[1] in _DETERMINERS:
        words = words[1:]
    if not words:
        return ()
    parts: list[list[str]] = [[]]
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        if word in _VESSELS and behind == "of":
            continue
        if word in _PREPOSITIONS:
            parts.append([])
        elif sort := sort_of(word):
            parts[-1].append(sort)
    chief = next((part for part in parts if part), [])
    return tuple(dict.fromkeys([*reversed(chief), *(sort for part in parts for sort in part)]))


def aspects_of(title: str, text: str) -> frozenset[str]:
    """What is done again to the thing (its renewal), judged of it (its review) or told of it (a report on it)."""
    text, title = _ASIDE.sub(" ", text), _ASIDE.sub(" ", title)
    at = text.find(title)
    before = _CLAUSE.split(text[:at])[-1] if 0 < at <= 160 else ""
    spoken, led = words_of(text), words_of(before)
    told = {word.lower() for word in spoken}  # a title may end within what was passed over
    titled = [word for word in words_of(title) if word.lower() in told]
    words = [*led[:8], *led[-8:], *titled]
    found = {name for word in words if (name := aspect(stem(word)))}
    done = _DONE.findall(text[:_NEAR])
    found |= {name for word in (*spoken[:3], *done) if (name := aspect(stem(word))) in _ACTS}
    opening = _SENTENCE.split(text, maxsplit=1)[0][:_NEAR]
    return frozenset(found | ({"told"} if tells(f"{before} {title}") or tells(opening) else set()))
