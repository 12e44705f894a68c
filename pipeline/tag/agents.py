"""The agents of passives: "signed by the PCC", "evaluation by the university"."""

from __future__ import annotations

from pipeline.language.verbs import verb_forms
from pipeline.tag.clauses import Part
from pipeline.tag.grammar import ADVERBS, BE, MODAL, is_participle, only_tells
from pipeline.tag.predicates import Found, Named

_NOUNS_OF_ACTION = frozenset(
    "evaluation review assessment inspection audit survey study investigation inquiry work approval agreement "
    "visit bid bids application applications consultation development delivery publication approach report analysis "
    "research scrutiny response".split()
)
_MADE = frozenset("made submitted put lodged led entered".split())
_BIDS = frozenset("bid bids application applications proposal".split())


def agent(part: Part, one: Named) -> Found | None:
    """ "agreed by X": X acts, unless the verb only tells ("was informed by") or only describes a noun."""
    words = part.sentence.words
    at = one.first - 1
    while at >= 0 and words[at] != "by":
        at -= 1
    if at > 2 and words[at - 1] == ")" and "(" in words[max(0, at - 7) : at]:
        at = max(k for k in range(at) if words[k] == "(")  # "launched today (02/10) by the PCC"
    if at < 1:
        return None
    if words[at - 1] in _NOUNS_OF_ACTION:
        return "agent", words[at - 1], "by"
    place = next((k for k in range(at - 1, max(at - 5, -1), -1) if is_participle(words[k])), -1)
    known = verb_forms().get(words[place])
    following = words[one.last] if one.last < len(words) else ""
    if place < 0 or (known is not None and known.classes <= {"tell"}) or only_tells(words[place], following):
        return None
    return ("aside" if _describes(part, place) else "agent"), words[place], "by"


def _describes(part: Part, place: int) -> bool:
    """A bare participle in a sentence with another finite verb before it."""
    words, groups = part.sentence.words, part.sentence.groups
    own = next((group for group in groups if group.at == place), None)
    if words[place] in _MADE and any(word in _BIDS for word in words[max(0, place - 7) : place]):
        return False  # "a bid, made by the PCC, had been won"
    if place > 1 and words[place - 2 : place] == ("re", "-"):
        place -= 2  # "has just been re-launched by"
    if own is not None and not own.bare:
        return False
    if place and words[place - 1] in BE | ADVERBS | {"been"}:
        return False
    return any(not group.bare and group.at != place for group in groups) or any(
        word in BE | MODAL for word in words[:place]
    )
