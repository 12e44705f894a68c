"""A sentence as the rules of every stage read it: words, verb groups, actors and status phrases, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.actors import Mention, mentions
from pipeline.language.groups import VerbGroup, verb_groups
from pipeline.language.phrases import PhraseHit, phrase_hits
from pipeline.language.text import shown_words, tokens

_JOINS = frozenset(["and", "but", "while", "whilst", "although", ";", ",", "whereas", "with", "however"])
_AUXILIARIES = frozenset(
    "is are was were has have had will would shall should could can may might must remains remained".split()
)
_NO_SUBJECT = frozenset("then also now currently recently already not to that be been being and or".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence read: `starts` and `ends` are each word's offsets into `text`."""

    text: str
    words: tuple[str, ...]
    shown: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    groups: tuple[VerbGroup, ...]
    phrases: tuple[PhraseHit, ...]
    actors: tuple[Mention, ...]

    def actor_before(self, position: int, reach: int = 14) -> Mention | None:
        """The nearest actor that ends before a word position, within `reach` words."""
        limit = self.starts[position]
        floor = self.starts[max(0, position - reach)]
        found = [actor for actor in self.actors if actor.end <= limit + 1 and actor.start >= floor]
        return found[-1] if found else None

    def offset(self, position: int) -> int:
        """Where a word position begins; the text's length behind the last word."""
        return self.starts[position] if position < len(self.starts) else len(self.text)


@lru_cache(maxsize=8192)
def read_sentence(text: str, first_person: str = "") -> Sentence:
    """Read one sentence. The same text gives the same reading; the cache only saves segment's work for tag."""
    doc = tokens(" ".join(text.split()))
    shown, starts, ends = shown_words(doc, text)
    words = tuple(word.lower() for word in shown)
    return Sentence(
        text, words, shown, starts, ends, verb_groups(words), phrase_hits("statuses", doc), mentions(text, first_person)
    )


def clause_cuts(sentence: Sentence) -> tuple[int, ...]:
    """The word positions where a new clause with a subject and a finite verb of its own begins, the first being 0."""
    words = sentence.words
    anchors = [at for at, word in enumerate(words) if word in _AUXILIARIES]
    anchors += [group.at for group in sentence.groups if group.aspect == "done" and group.bare]
    anchors.sort()
    cuts = [0]
    for position, word in enumerate(words):
        if word not in _JOINS or position - cuts[-1] < 3:
            continue
        after = position + 1
        while after < len(words) and words[after] in ("and", "that", "but", ","):
            after += 1
        anchor = next((at for at in anchors if at >= after), None)
        has_before = any(cuts[-1] < at < position for at in anchors)
        if anchor is None or not has_before or not _own_subject(sentence, after, anchor, word):
            continue
        if _comma_join(words, after, anchor) or _in_quotes(words, position) or _in_name(sentence, position, after):
            continue
        cuts.append(position if word != ";" else after)
    return tuple(cuts)


def _comma_join(words: Sequence[str], after: int, anchor: int) -> bool:
    """A later ", and" or ", but" stands nearer the verb: the clause begins there, not here."""
    return any(
        words[at] in (",", ";") and words[at + 1] in ("and", "but") and at + 2 < anchor
        for at in range(after, anchor - 2)
    )


def _in_quotes(words: Sequence[str], position: int) -> bool:
    """The position stands between an opening and a closing quotation mark."""
    opened = sum(word in "‘“" for word in words[:position]) - sum(word in "’”" for word in words[:position])
    return opened > 0 and any(word in "’”" for word in words[position:])


def _in_name(sentence: Sentence, position: int, after: int) -> bool:
    """The position is the "and" of a name: "the Victim Care and Advice Service was extended"."""
    if sentence.words[position] != "and" or after != position + 1 or position < 2 or _actor_at(sentence, after):
        return False
    return all(sentence.shown[at][:1].isupper() for at in (position - 2, position - 1, after))


def _own_subject(sentence: Sentence, after: int, anchor: int, join: str) -> bool:
    """A subject stands between the join and the verb, and no relative word ("which", "who") does."""
    between = sentence.words[after:anchor]
    if not 0 < len(between) <= 12 or any(word in _RELATIVE for word in between) or between[-1] in _NO_SUBJECT:
        return False
    if between[0].endswith("ed") and between[1:2] and between[1] in _BEHIND_PARTICIPLE:
        return False
    if sentence.words[anchor] not in _AUXILIARIES and not _actor_at(sentence, after) and between[0] not in _OPENERS:
        return False
    return join != "," or between[0] in _OPENERS or _actor_at(sentence, after) or _in_series(sentence, after, anchor)


def _in_series(sentence: Sentence, after: int, anchor: int) -> bool:
    """A short clause of a series: "A was appointed, the plan was published and the budget was set"."""
    words = sentence.words
    short = anchor - after <= 7 and words[after] in _ARTICLES and "and" not in words[after:anchor]
    return short and any(words[at] == "and" and words[at + 1] in _ARTICLES for at in range(anchor, len(words) - 2))


def _actor_at(sentence: Sentence, position: int) -> bool:
    start = sentence.offset(position)
    return any(actor.start in (start, start + 4) for actor in sentence.actors)


_ARTICLES = frozenset(["the", "a", "an", "our", "his", "her", "their", "two", "three", "new"])
_RELATIVE = frozenset("which who whose where whom when what how why whether if that because as since so".split())
_BEHIND_PARTICIPLE = frozenset(["by", "in", "at", "to", "on", "with", "for", "from"])
_OPENERS = frozenset(["he", "she", "it", "they", "this", "these", "i", "we", "there"])
