"""Who acts in a sentence: the subjects of its verbs, the agents of its passives, those who are asked or told to act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.actors import Mention
from pipeline.language.scope import BACKGROUND
from pipeline.language.verbs import inflected, verb_forms
from pipeline.tag.clauses import Part
from pipeline.vocabulary import entries

_MODAL = frozenset("will would shall should must 'll ’ll could can may might".split())
_HAVE = frozenset("has have had 've ’ve".split())
_BE = frozenset("is are was were am 'm ’m 're ’re be been".split())
_PREPOSITIONS = frozenset(
    "of to with from by for at in on between against about via through within alongside including than as "
    "under into towards per behind around over and/or like".split()
)
_DETERMINERS = frozenset(
    "the a an both all our his her their its new temporary each every local other any then former key relevant".split()
)
_ADVERBS = frozenset(
    "also now then therefore still only all both further subsequently already currently jointly just again "
    "since both each always often clearly not n't n’t never yet himself herself together".split()
)
_IN = frozenset(
    "talks conversation conversations discussion discussions dialogue negotiation negotiations contact liaison".split()
)
_EAGER = frozenset(
    "committed keen determined due set ready planning hoping looking aiming seeking about going responsible "
    "working leading able".split()
)
_NOUNS_OF_ACTION = frozenset(
    "evaluation review assessment inspection audit survey study investigation inquiry work approval agreement "
    "visit consultation development delivery publication approach report analysis research scrutiny response".split()
)
_OBJECT_OPENS = frozenset("the a an to its his her their that all how whether more new".split())
_LEADS = frozenset(": – - — ; ) • ] that and/or · asked requested".split())
_STAFF = frozenset(
    "manager team officers officer staff director lead solicitors solicitor office unit department officials "
    "advisers adviser head chief executive treasurer deputy".split()
)
_JOINERS = frozenset(["and", "&", "/", "with", "or", "plus"])
_CLOSE = {",": ",", "(": ")", "–": "–", "-": "-", "—": "—"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: role, name as used, position in the sentence; `verb` is the lemma or word of what he does.

    `how` is subject, agent, asked, staff (of the one named), bare (a form that could be a noun), tells (he only says) or
        aside (agent of a participle that describes a noun); `mode` is what leads the verb: modal, have, be, to, finite."""

    role: str
    name: str
    first: int
    last: int
    verb: str
    how: str
    mode: str = ""
    side: bool = False


@lru_cache(maxsize=1)
def _asking() -> frozenset[str]:
    return frozenset(word for entry in entries("asking") for phrase in entry.phrases for word in inflected(phrase))


@dataclass(frozen=True, slots=True)
class _Named:
    first: int
    last: int
    mention: Mention


def acting(part: Part, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """Those of the mentions who act in the sentence's main or side clauses, in order of place."""
    return tuple(_Reader(part, mentions).actors())


class _Reader:
    """The mentions of one sentence by word position, and the walk from each to its verb."""

    def __init__(self, part: Part, mentions: Sequence[Mention]) -> None:
        self.part = part
        self.words = part.sentence.words
        starts = part.sentence.starts
        self.named = [
            _Named(_at(starts, m.start), max(_at(starts, m.end), _at(starts, m.start) + 1), m) for m in mentions
        ]
        self.by_start = {one.first: one for one in self.named}

    def actors(self) -> Iterator[Actor]:
        asked_from = -1
        for one in self.named:
            depth = self.part.depth[min(one.first, len(self.words) - 1)]
            found = self._read(one) if depth != BACKGROUND else None
            if found is None:
                continue
            how, verb, mode = found
            if how == "subject" and verb in _asking() and self._passes_on(one):
                asked_from = one.last
                continue
            if how in ("subject", "bare", "tells") and asked_from >= 0 and one.first - asked_from <= 9:
                how = "asked"
            yield Actor(one.mention.role, one.mention.name, one.first, one.last, verb, how, mode, depth > 0)

    def _passes_on(self, one: _Named) -> bool:
        """Behind the asker stands somebody else who is to act."""
        for other in self.named:
            if one.last < other.first <= one.last + 9:
                between = self.words[one.last : other.first]
                if self._word(other.last) in ("to", "should", "be", "will", "would") or "that" in between:
                    return True
        return False

    def _read(self, one: _Named) -> _Found | None:
        before = self._before(one.first)
        if before in _JOINERS | {","}:
            pair = self._pair(one)
            before = self._before(pair.first) if pair is not None else before
            if before == "by" and pair is not None:
                return self._agent(pair)
        if before == "by":
            return self._agent(one)
        if before in _PREPOSITIONS and not (before == "for" and self._word(one.last) == "to"):
            return None
        if self._is_object(before):
            return ("asked", before, "to") if self._word(one.last) == "to" and before in _asking() else None
        found = self._verb_after(one.last)
        if found is not None and found[2] == "to" and self._word(one.last) == "to" and not self._leads(one, before):
            return None
        return found

    def _pair(self, one: _Named) -> _Named | None:
        """The name that "and" or a comma (not both: that begins a clause) joins to this one."""
        for other in self.named:
            between = [word for word in self.words[other.last : one.first] if word not in _DETERMINERS]
            if other.last <= one.first and len(between) == 1 and between[0] in _JOINERS | {","}:
                return other
        return None

    def _is_object(self, before: str) -> bool:
        """The word before is a verb of doing, so that the name is its object ("let members have a note")."""
        known = verb_forms().get(before)
        if known is None:
            return before in _asking()
        return not known.classes & {"tell", "undertake", "intend"} or before in _asking()

    def _leads(self, one: _Named, before: str) -> bool:
        """The name opens the text, a limb or what was asked, as "PCC to report" does."""
        if one.first <= 2 or before in _LEADS:
            return True
        pair = self._pair(one)
        return pair is not None and self._leads(pair, self._before(pair.first))

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _before(self, first: int) -> str:
        at = first - 1
        while at >= 0 and (self.words[at] in _DETERMINERS or self.words[at].isdigit()):
            at -= 1
        return self._word(at)

    def _agent(self, one: _Named) -> _Found | None:
        """ "agreed by X": X acts, unless the verb only tells ("was informed by") or only describes a noun."""
        at = one.first - 1
        while at >= 0 and self.words[at] != "by":
            at -= 1
        if self._word(at - 1) in _NOUNS_OF_ACTION:
            return "agent", self._word(at - 1), "by"
        place = next((k for k in range(at - 1, max(at - 5, -1), -1) if _participle(self._word(k))), -1)
        known = verb_forms().get(self._word(place))
        if place < 0 or (known is not None and known.classes <= {"tell"}):
            return None
        return ("aside" if self._describes(place) else "agent"), self._word(place), "by"

    def _describes(self, place: int) -> bool:
        """A bare participle in a sentence with another finite verb before it."""
        groups = self.part.sentence.groups
        own = next((group for group in groups if group.at == place), None)
        if own is not None and not own.bare:
            return False
        if self._word(place - 1) in _BE | _ADVERBS | {"been"}:
            return False
        return any(not group.bare and group.at != place for group in groups) or any(
            word in _BE | _MODAL for word in self.words[:place]
        )

    def _verb_after(self, at: int, depth: int = 0) -> _Found | None:
        """What follows a name: adverbs and insertions are passed over, "and the PCC" goes on to the next name's verb."""
        at = self._pass_over(at)
        word = self._word(at)
        if depth > 3 or not word:
            return None
        if word in _JOINERS or (word == "," and self._name_near(at + 1)):
            following = self._name_near(at + 1)
            if following is not None:
                return self._verb_after(following.last, depth + 1)
            verb = next((k for k in range(at + 2, at + 6) if self._word(k) in _MODAL | _HAVE | _BE), None)
            clear = verb is not None and not any(
                word in _PREPOSITIONS | _JOINERS | {","} for word in self.words[at + 1 : verb]
            )
            return self._verb_at(verb) if clear and verb is not None else None
        if word in ("'s", "’s", "'", "’"):
            return self._staff(at + 1)
        return self._verb_at(self._past_surname(at))

    def _past_surname(self, at: int) -> int:
        """Behind the names that follow a title ("Superintendent Hughes agreed")."""
        shown = self.part.sentence.shown
        end = at
        while end < len(shown) and end - at < 3 and shown[end][:1].isupper() and shown[end][1:].islower():
            end += 1
        return end

    def _name_near(self, at: int) -> _Named | None:
        for step in range(at, at + 4):
            if step in self.by_start:
                return self.by_start[step]
            if self._word(step) not in _DETERMINERS | {"with", "along", "together"}:
                return None
        return None

    def _pass_over(self, at: int) -> int:
        for _ in range(3):
            at = self._skip_adverbs(at)
            if self._word(at) not in _CLOSE:
                return at
            if (
                self._word(at) == ","
                and self._word(at + 1) not in _JOINERS
                and self._word(at + 1) != "to"
                and self._verb_at(at + 1)
            ):
                return at + 1
            close = _CLOSE[self._word(at)]
            end = next((k for k in range(at + 1, min(at + 10, len(self.words))) if self.words[k] == close), None)
            if end is None or not self._verb_at(self._skip_adverbs(end + 1)):
                return at
            at = end + 1
        return at

    def _skip_adverbs(self, at: int) -> int:
        while self._word(at) in _ADVERBS or (self._word(at).endswith("ly") and len(self._word(at)) > 4):
            at += 1
        return at

    def _past(self, at: int) -> int:
        """Adverbs and an insertion between commas passed over ("was, Members heard, currently seeking")."""
        at = self._skip_adverbs(at)
        if self._word(at) == ",":
            end = next((k for k in range(at + 1, min(at + 8, len(self.words))) if self.words[k] == ","), None)
            at = self._skip_adverbs(end + 1) if end is not None else at
        return at

    def _staff(self, at: int) -> _Found | None:
        """ "the Constabulary's CCTV manager was evaluating": staff act for whoever they belong to."""
        for step in range(at, at + 4):
            if self._word(step) in _STAFF:
                found = self._verb_at(self._skip_adverbs(step + 1))
                return ("staff", found[1], found[2]) if found else None
        return None

    def _verb_at(self, at: int) -> _Found | None:
        word = self._word(at)
        if word in _MODAL:
            return self._after_modal(self._past(at + 1))
        if word in _HAVE:
            return self._after_have(self._past(at + 1))
        if word in _BE:
            return self._after_be(self._past(at + 1))
        if word == "to":
            return self._after_to(self._skip_adverbs(at + 1))
        if word == "in" and self._word(at + 1) in _IN:
            return "subject", word, "be"
        return self._finite(word, at)

    def _after_modal(self, at: int) -> _Found | None:
        if self._word(at) == "be":
            return self._after_be(self._past(at + 1), "modal")
        if self._word(at) == "have":
            return self._after_have(self._past(at + 1), "modal")
        return self._acts(at, "modal")

    def _after_have(self, at: int, mode: str = "have") -> _Found | None:
        if self._word(at) == "been":
            return self._after_be(self._past(at + 1), mode)
        return None if self._word(at) in ("no", "little", "few") else self._acts(at, mode)

    def _after_be(self, at: int, mode: str = "be") -> _Found | None:
        word = self._word(at)
        if word == "to":
            return self._after_to(self._skip_adverbs(at + 1))
        if word.endswith("ing") or word in _EAGER:
            return self._acts(at, mode)
        if word == "in" and self._word(at + 1) in _IN:
            return "subject", word, mode
        if _participle(word) and word in _asking() and self._word(at + 1) == "to":
            return "asked", word, "to"
        return None

    def _after_to(self, at: int) -> _Found | None:
        if self._word(at) == "be":
            return self._after_be(self._past(at + 1), "to")
        return self._acts(at, "to")

    def _acts(self, at: int, mode: str) -> _Found | None:
        """A verb that does something, not one that only tells; an open end of line ("will:") does too."""
        word = self._word(at)
        if not word or not word[0].isalpha():
            return "subject", "", mode
        known = verb_forms().get(word)
        if known is not None and self._only_tells(word, at):
            return ("subject" if "base" in known.forms else "tells"), word, mode
        return "subject", word, mode

    def _finite(self, word: str, at: int) -> _Found | None:
        """A past or present verb right behind the name; a bare form may be a noun ("Panel report")."""
        known = verb_forms().get(word)
        if word in _asking():
            return "subject", word, self._lead(at)
        if known is None:
            return ("subject", word, self._lead(at)) if word.endswith("ed") and len(word) > 4 else None
        if self._only_tells(word, at):
            return "tells", word, "finite"
        if "past" in known.forms or ("s" in known.forms and not self._noun(word, at)):
            found = self._acts(at, "finite")
            return (found[0], found[1], self._lead(at)) if found else None
        return ("bare", word, "finite") if "base" in known.forms else None

    def _only_tells(self, word: str, at: int) -> bool:
        """The verb says something, and does nothing: of those that can do both, the one with "that" behind it."""
        classes = verb_forms()[word].classes
        if "tell" not in classes or word in _asking():
            return False
        return classes <= {"tell"} or self._word(at + 1) in ("that", "how", "whether", ":", "to")

    def _lead(self, at: int) -> str:
        """ "wanted to support", "agreed to publish" lead to what is to come."""
        return "to" if self._word(at + 1) == "to" else "finite"

    def _noun(self, word: str, at: int) -> bool:
        """A plural noun rather than a verb: "the partnership pilots,", unless an object follows."""
        before = self.words[max(0, at - 7) : at]
        asked = any(one in _asking() and after == "that" for one, after in zip(before, before[1:], strict=False))
        return word in _plurals() and self._word(at + 1) not in _OBJECT_OPENS and not asked


_Found = tuple[str, str, str]


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    return frozenset(word for entry in entries("deliverables") for word in entry.phrases)


def _at(starts: Sequence[int], offset: int) -> int:
    """The position of the first word that begins at or behind an offset."""
    return bisect_left(starts, offset)


def _participle(word: str) -> bool:
    known = verb_forms().get(word)
    return "en" in known.forms if known is not None else word.endswith("ed") and len(word) > 4
