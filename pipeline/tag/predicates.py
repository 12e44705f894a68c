"""From a name to its verb: what stands behind a mention, and whether its bearer acts by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.actors import Mention
from pipeline.language.verbs import verb_forms
from pipeline.tag.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    JOINERS,
    MODAL,
    PREPOSITIONS,
    asking,
    is_participle,
    only_tells,
    things,
)

Found = tuple[str, str, str]
"""(how, verb, mode), as in subjects.Actor."""

_IN = frozenset(
    "talks conversation conversations discussion discussions dialogue negotiation negotiations contact liaison".split()
)
_EAGER = frozenset(
    "committed keen determined due set ready planning hoping looking aiming seeking about going responsible "
    "working leading able minded content supportive successful".split()
)
_DONE_TO = frozenset(
    "appointed recruited selected commissioned chosen procured employed hired contracted identified shortlisted "
    "consulted trained engaged".split()
)
_OBJECT_OPENS = frozenset("the a an to its his her their that all how whether more new".split())
_STAFF = frozenset(
    "manager team officers officer staff director lead solicitors solicitor office unit department officials "
    "advisers adviser head chief executive treasurer deputy".split()
)
_ON_COURSE = frozenset([("on", "track"), ("on", "course"), ("on", "target"), ("on", "schedule")])
_IN_PROCESS = ("in", "the", "process", "of")
_NOW = frozenset([("at", "present"), ("this", "week"), ("this", "month"), ("this", "year")])
_CLOSE = {",": ",", "(": ")", "–": "–", "-": "-", "—": "—"}


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by the positions of its first word and of the word behind it."""

    first: int
    last: int
    mention: Mention


class Predicates:
    """Reads what stands behind a name in one sentence."""

    def __init__(self, words: Sequence[str], shown: Sequence[str], named: Sequence[Named]) -> None:
        self.words, self.shown = words, shown
        self.by_start = {one.first: one for one in named}

    def word(self, at: int) -> str:
        """The word at a position, empty outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def behind(self, at: int, depth: int = 0) -> Found | None:
        """What follows a name: adverbs and insertions passed over, "and the PCC" goes on to the next name's verb."""
        at = self._pass_over(at)
        word = self.word(at)
        if depth > 3 or not word:
            return None
        if word in JOINERS or (word == "," and self._name_near(at + 1)):
            following = self._name_near(at + 1)
            if following is not None:
                return self.behind(following.last, depth + 1)
            verb = next((k for k in range(at + 2, at + 6) if self.word(k) in MODAL | HAVE | BE), None)
            clear = verb is not None and not any(
                word in PREPOSITIONS | JOINERS | {","} for word in self.words[at + 1 : verb]
            )
            return self._verb_at(verb) if clear and verb is not None else None
        if word in ("'s", "’s", "'", "’"):
            return self._staff(at + 1)
        return self._verb_at(self._past_surname(at))

    def _past_surname(self, at: int) -> int:
        """Behind the names that follow a title ("Superintendent Hughes agreed")."""
        shown = self.shown
        if self.word(at) == "of" and at + 1 < len(shown) and shown[at + 1][:1].isupper():
            at += 1  # "the University of Exeter is"
        end = at
        while end < len(shown) and end - at < 3 and shown[end][:1].isupper() and shown[end][1:].islower():
            end += 1
        return end

    def _name_near(self, at: int) -> Named | None:
        for step in range(at, at + 4):
            if step in self.by_start:
                return self.by_start[step]
            if self.word(step) not in DETERMINERS | {"with", "along", "together"}:
                return None
        return None

    def _pass_over(self, at: int) -> int:
        for _ in range(3):
            at = self._skip_adverbs(at)
            if self.word(at) not in _CLOSE:
                return at
            if self.word(at) == "," and (over := self._over_speaker(at)):
                return over
            if (
                self.word(at) == ","
                and self.word(at + 1) not in JOINERS
                and self.word(at + 1) != "to"
                and self._verb_at(at + 1)
            ):
                return at + 1
            close = _CLOSE[self.word(at)]
            end = next((k for k in range(at + 1, min(at + 14, len(self.words))) if self.words[k] == close), None)
            if end is None or not self._verb_at(self._skip_adverbs(end + 1)):
                return at
            at = end + 1
        return at

    def _over_speaker(self, comma: int) -> int:
        """Behind ", said the Chairman," where an auxiliary follows; 0 where no such insertion stands there."""
        if not only_tells(self.word(comma + 1), ""):
            return 0
        end = next((k for k in range(comma + 2, min(comma + 8, len(self.words))) if self.words[k] == ","), 0)
        return end + 1 if end and self.word(end + 1) in MODAL | HAVE | BE else 0

    def _skip_adverbs(self, at: int) -> int:
        while at < len(self.words):
            if self.word(at) in ADVERBS or (self.word(at).endswith("ly") and len(self.word(at)) > 4):
                at += 1
            elif tuple(self.words[at : at + 2]) in _NOW:
                at += 2
            elif tuple(self.words[at : at + 3]) == ("at", "the", "moment"):
                at += 3
            else:
                break
        return at

    def _past(self, at: int) -> int:
        """Adverbs and an insertion between commas passed over ("was, Members heard, currently seeking")."""
        at = self._skip_adverbs(at)
        if self.word(at) == ",":
            end = next((k for k in range(at + 1, min(at + 8, len(self.words))) if self.words[k] == ","), None)
            at = self._skip_adverbs(end + 1) if end is not None else at
        return at

    def _staff(self, at: int) -> Found | None:
        """ "the Constabulary's CCTV manager was evaluating": staff act for whoever they belong to."""
        for step in range(at, at + 4):
            if self.word(step) in _STAFF:
                found = self._verb_at(self._skip_adverbs(step + 1))
                return ("staff", found[1], found[2]) if found else None
        return None

    def _verb_at(self, at: int) -> Found | None:
        word = self.word(at)
        if word in MODAL:
            return self._after_modal(self._past(at + 1))
        if word in HAVE:
            return self._after_have(self._past(at + 1))
        if word in BE:
            return self._after_be(self._past(at + 1))
        if word == "to":
            return self._after_to(self._skip_adverbs(at + 1))
        if word in ("did", "does") and self.word(at + 1) in ("not", "n't", "n’t"):
            return self._acts(self._past(at + 2), "finite")
        if word == "in" and self.word(at + 1) in _IN:
            return "subject", word, "be"
        if self._was_done(word, at):
            return None
        return self._finite(word, at)

    def _after_modal(self, at: int) -> Found | None:
        if self.word(at) == "be":
            return self._after_be(self._past(at + 1), "modal")
        if self.word(at) == "have":
            return self._after_have(self._past(at + 1), "modal")
        return self._acts(at, "modal")

    def _after_have(self, at: int, mode: str = "have") -> Found | None:
        if self.word(at) == "been":
            return self._after_be(self._past(at + 1), mode)
        return None if self.word(at) in ("no", "little", "few") else self._acts(at, mode)

    def _after_be(self, at: int, mode: str = "be") -> Found | None:
        word = self.word(at)
        if word == "being" and self.word(at + 1) in asking() and self.word(at + 2) in ("to", "for"):
            return "asked", self.word(at + 1), "to"
        if tuple(self.words[at : at + 2]) in _ON_COURSE or tuple(self.words[at : at + 4]) == _IN_PROCESS:
            return "subject", word, mode
        if word == "being" and is_participle(self.word(at + 1)):
            return None
        if word == "to":
            return self._after_to(self._skip_adverbs(at + 1))
        if word.endswith("ing") or word in _EAGER:
            return self._acts(at, mode)
        if word == "in" and self.word(at + 1) in _IN:
            return "subject", word, mode
        if is_participle(word) and word in asking():
            following = self.word(at + 1)
            if following == "to" or (following == "with" and self.word(at + 2).endswith("ing")):
                return "asked", word, "to"
        return None

    def _after_to(self, at: int) -> Found | None:
        if self.word(at) == "be":
            return self._after_be(self._past(at + 1), "to")
        return self._acts(at, "to")

    def _acts(self, at: int, mode: str) -> Found | None:
        """A verb that does something, not one that only tells; an open end of line ("will:") does too."""
        word = self.word(at)
        if not word or not word[0].isalpha():
            return "subject", "", mode
        known = verb_forms().get(word)
        if known is not None and only_tells(word, self.word(at + 1)):
            return ("subject" if "base" in known.forms else "tells"), word, mode
        return "subject", word, mode

    def _finite(self, word: str, at: int) -> Found | None:
        """A past or present verb right behind the name; a bare form may be a noun ("Panel report")."""
        known = verb_forms().get(word)
        if word in asking():
            return "subject", word, self._lead(at)
        if known is None:
            return ("subject", word, self._lead(at)) if word.endswith("ed") and len(word) > 4 else None
        if only_tells(word, self.word(at + 1)):
            return "tells", word, "finite"
        if "past" in known.forms or ("s" in known.forms and not self._noun(word, at)):
            found = self._acts(at, "finite")
            return (found[0], found[1], self._lead(at)) if found else None
        return ("bare", word, "finite") if "base" in known.forms else None

    def _was_done(self, word: str, at: int) -> bool:
        """ "Supplier appointed, design in hand": a note of what was done with the one named, not of what he did."""
        plain = self.word(at + 1) in ("", ",", ".", ";", "and", "in", "on", "from")
        return word in _DONE_TO and plain and (at == 1 or self.shown[at - 1] == self.words[at - 1])

    def _lead(self, at: int) -> str:
        """ "wanted to support", "agreed to publish" lead to what is to come."""
        return "to" if self.word(at + 1) == "to" else "finite"

    def _noun(self, word: str, at: int) -> bool:
        """A plural noun rather than a verb: "the partnership pilots,", unless an object follows."""
        before = self.words[max(0, at - 7) : at]
        asked = any(one in asking() and after == "that" for one, after in zip(before, before[1:], strict=False))
        return word in things() and self.word(at + 1) not in _OBJECT_OPENS and not asked
