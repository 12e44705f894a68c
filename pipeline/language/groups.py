"""Verb groups: what a clause says of its verb - done, going on, to come, not done.

Auxiliaries, adverbs and negation to the left of a verb of models/verbs.toml decide; no part-of-speech tagger is
needed, because a bare noun ("the review") has no auxiliary. Panel minutes speak in reported speech, so "would be
launched" is a promise and "had been launched" a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.language.verbs import Verb, verb_forms

Aspect = Literal["future", "done", "ongoing", "present", "infinitive", "obliged", "conditional", "imperative"]

_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"])
_BE_FINITE = frozenset(["am", "is", "are", "was", "were", "'s", "’s", "'re", "’re", "'m", "’m"])
_HAVE = frozenset(["has", "have", "had", "having", "'ve", "’ve"])
_FUTURE = frozenset(["will", "would", "shall", "'ll", "’ll", "wo"])
_OBLIGED = frozenset(["should", "must", "ought"])
_MAYBE = frozenset(["could", "may", "might", "can"])
_NOT = frozenset(["not", "n't", "n’t", "never"])
_DO = frozenset(["do", "does", "did"])
_ADVERBS = frozenset(
    "also now already currently recently still since just soon then all both yet further always either first only once "
    "again being each previously formally jointly well ever often therefore subsequently later shortly initially since "
    "presently today yesterday no longer hopefully even actively closely".split()
)
_LEAN_TO_FUTURE = frozenset(
    "due set planned scheduled intended expected going likely about looking aiming hoping proposed planning intending "
    "anticipated hoped aims aim intends intend plans plan hopes hope proposes propose wishes wish wants want expects "
    "expect ready proposing hoping seeking keen wanted planned determined yet remains looks proposals".split()
)
_LEAN_TO_ONGOING = frozenset(
    "continue continues continued continuing began begun started beginning starting works working worked".split()
)


_NOW = (("at", "present"), ("at", "the", "moment"))
_PRESENT_ENDS = frozenset(["present", "moment"])
_JOINING = frozenset(["and", "or", "then", "also", "&"])
_STOPS = frozenset([";", ".", ":", "which", "who", "that", "because", "when", "until"])


_AUXILIARIES = _BE | _HAVE | _FUTURE | _OBLIGED | _MAYBE | _DO | _NOT | {"to"}
_LEAN = _LEAN_TO_FUTURE | _LEAN_TO_ONGOING


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries. `start`, `at`, `end`: positions of the group's first word, its verb, one past it."""

    start: int
    at: int
    end: int
    verb: Verb
    aspect: Aspect
    negated: bool
    passive: bool
    bare: bool  # a participle without an auxiliary: "published March 2017", "Developing a strategy"
    yet: bool = False


_GOING_ON = frozenset(["continue", "progress", "proceed"])
_GENERIC = Verb("do", frozenset(["process"]), frozenset(["past", "en"]))  # "is being mothballed": any verb goes on


def _unknown_participle(words: Sequence[str], at: int) -> bool:
    """The word in -ed is a participle, behind "being" or "had", of a verb that the vocabulary does not know."""
    word = words[at]
    return len(word) > 4 and not {"being", "had", "has", "have"}.isdisjoint(words[max(0, at - 2) : at])


def verb_groups(words: Sequence[str]) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence given as lower-case words, in order."""
    forms = verb_forms()
    groups: list[VerbGroup] = []
    for at, word in enumerate(words):
        verb = forms.get(word) or (_GENERIC if word.endswith("ed") and _unknown_participle(words, at) else None)
        if verb is not None and (group := _group(words, at, verb)) is not None:
            groups.append(_joined(words, group, groups[-1] if groups else None))
    return tuple(groups)


def _joined(words: Sequence[str], group: VerbGroup, last: VerbGroup | None) -> VerbGroup:
    """A second verb behind "and" or "or" shares the auxiliaries of the first ("will be reviewed and published")."""
    if not group.bare or group.at == 0 or words[group.at - 1] not in _JOINING:
        return group
    if last is None or group.at - last.at > 15:
        return replace(group, aspect="future", bare=False) if _modal_before(words, group) else group
    if any(word in _STOPS for word in words[last.end : group.at]):
        return group
    base = last.aspect in ("future", "infinitive", "obliged", "conditional", "imperative") and not last.passive
    if (base and "base" in group.verb.forms) or (last.passive and "en" in group.verb.forms) or _same_form(last, group):
        return replace(group, aspect=last.aspect, negated=last.negated, passive=last.passive, bare=last.bare)
    return group


def _modal_before(words: Sequence[str], group: VerbGroup) -> bool:
    """ "will" with a verb that the vocabulary does not hold, then this one: "shall check the draft and launch it"."""
    near = words[max(0, group.at - 13) : group.at]
    cut = max((i for i, word in enumerate(near) if word in _STOPS or word in _BE_FINITE or word in _HAVE), default=-1)
    return "base" in group.verb.forms and any(word in _FUTURE for word in near[cut + 1 :])


def _same_form(last: VerbGroup, group: VerbGroup) -> bool:
    """Both are -ing forms, or both participles, of one set of auxiliaries."""
    return (last.aspect == "ongoing" and "ing" in group.verb.forms) or (
        last.aspect == "done" and "en" in group.verb.forms
    )


def _left(words: Sequence[str], at: int) -> int:
    """The position of the leftmost auxiliary or adverb that belongs to the verb at `at`."""
    start, reach = at, at
    while reach > 0 and at - reach < 8:
        word = words[reach - 1]
        if word in _PRESENT_ENDS and (phrase := _at_present(words, reach)):
            reach -= phrase
            continue
        if word == "," and (over := _over_insertion(words, reach - 1)):
            reach = over
            continue
        to_follows = start < at and words[start] == "to"
        if word in _AUXILIARIES or (to_follows and word in _LEAN):
            start = reach - 1
        elif not (word in _ADVERBS or (word.endswith("ly") and len(word) > 4) or word in ("and", "be")):
            break
        reach -= 1
    return start


def _at_present(words: Sequence[str], reach: int) -> int:
    """How many words "at present" or "at the moment" takes up right before a position; 0 where neither stands there."""
    return next((len(one) for one in _NOW if tuple(words[max(0, reach - len(one)) : reach]) == one), 0)


def _over_insertion(words: Sequence[str], comma: int) -> int:
    """The position behind an auxiliary that an insertion parts from its verb ("was, we heard, seeking"), or 0."""
    for at in range(comma - 1, max(comma - 6, 0), -1):
        if words[at] == ",":
            return at if words[at - 1] in _BE_FINITE or words[at - 1] in _HAVE or words[at - 1] in _FUTURE else 0
    return 0


def _group(words: Sequence[str], at: int, verb: Verb) -> VerbGroup | None:
    head = at - 2 if at > 1 and words[at - 2] == "re" and words[at - 1] == "-" else at  # "been re-launched"
    start = _left(words, head)
    before = list(words[start:head])
    aspect, passive = _aspect(before, verb, words, at)
    if aspect is None:
        return None
    negated = any(word in _NOT for word in before) or "no longer" in " ".join(before)
    bare = not before
    return VerbGroup(start, at, at + 1, verb, aspect, negated, passive, bare, "yet" in before)


def _aspect(before: list[str], verb: Verb, words: Sequence[str], at: int) -> tuple[Aspect | None, bool]:
    """The aspect that the words before a verb give it, and whether it is passive."""
    has = set(before)
    participle, ing, base = "en" in verb.forms, "ing" in verb.forms, "base" in verb.forms
    passive = participle and bool(has & _BE) and not ing
    if "to" in has and (base or passive):
        return _after_to(before), passive
    if has & _FUTURE and (base or participle or ing):
        return "future", passive
    if has & _OBLIGED:
        return "obliged", passive
    if has & _MAYBE:
        return "conditional", passive
    if "being" in has and participle:
        return "ongoing", True
    if ing and has & _BE:
        return "ongoing", False
    return _after_have_or_be(has, verb, passive) or (
        (_bare(verb, words, at), False) if not has - _ADVERBS else (None, False)
    )


def _after_have_or_be(has: set[str], verb: Verb, passive: bool) -> tuple[Aspect, bool] | None:
    """What "has", "was", "be" and "did" make of a verb."""
    participle = "en" in verb.forms
    if has & _HAVE and participle:
        return "done", passive
    if participle and has & _BE_FINITE:
        return "done", True
    if participle and "ing" not in verb.forms and has - _ADVERBS - _NOT == {"be"}:
        return "obliged", True
    return ("present", False) if has & _DO and "base" in verb.forms else None


def _after_to(before: list[str]) -> Aspect:
    lead = before[: before.index("to")]
    if lead and lead[-1] in _HAVE:  # "has to", "had to"
        return "obliged"
    if any(word in _LEAN_TO_ONGOING for word in lead):
        return "future" if any(word in _FUTURE for word in lead) else "ongoing"
    if any(word in _LEAN_TO_FUTURE or word in _BE_FINITE or word in _FUTURE or word in _HAVE for word in lead):
        return "future"
    return "infinitive"


def _bare(verb: Verb, words: Sequence[str], at: int) -> Aspect | None:
    if "ing" in verb.forms:
        return "ongoing"
    if verb.forms & {"past", "en"} and "base" not in verb.forms:
        return "done"
    if "s" in verb.forms and at > 0:
        return "ongoing" if verb.lemma in _GOING_ON else "present"
    if "base" not in verb.forms:
        return None
    return "imperative" if at == 0 or words[at - 1] in _JOINING else None
