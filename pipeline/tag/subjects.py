"""Who acts in a sentence: the subjects of its verbs, the agents of its passives, those who are asked or told to act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language.actors import Mention
from pipeline.language.scope import BACKGROUND
from pipeline.language.verbs import verb_forms
from pipeline.tag.agents import agent
from pipeline.tag.clauses import Part
from pipeline.tag.grammar import DETERMINERS, JOINERS, MODAL, PREPOSITIONS, asking, only_tells
from pipeline.tag.predicates import Found, Named, Predicates

_WHEN = frozenset(["in", "by", "from", "on", "during", "before", "after"])
_PRESSES = frozenset(["challenge", "urge", "encourage"])
_SUBJECT_FORMS = frozenset(["i", "we", "he", "she"])
_OF_NOUNS = frozenset(["this", "that", "the", "a", "next", "last", "each", "every"])
_TIMES = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter "
    "easter christmas monday tuesday wednesday thursday friday".split()
)
_PEOPLE = frozenset("staff officers colleagues officials members councillors team teams volunteers".split())
_AREAS = frozenset("county area region city force nation country borough".split())
_INDIRECT = frozenset(["how", "why", "whether", "what"])
_ENDS = frozenset([",", ".", ":", ";", "", "–", "-"])
_LEADS = frozenset(": – - — ; ) • ] that and/or · asked requested".split())


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: role, name as used, position in the sentence; `verb` is the word of what he does.

    `how` is subject, agent, asked, staff (of the one named), bare (a form that could be a noun), tells (he only says)
    or aside (agent of a participle that describes a noun); `mode` is what leads the verb: modal, have, be, to, by or
    finite; `side` is true in a side clause."""

    role: str
    name: str
    first: int
    last: int
    verb: str
    how: str
    mode: str = ""
    side: bool = False


def acting(part: Part, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """Those of the mentions who act in the sentence's main or side clauses, in order of place."""
    return tuple(_Reader(part, mentions).actors())


class _Reader:
    """The mentions of one sentence by word position, and the walk from each to its verb."""

    def __init__(self, part: Part, mentions: Sequence[Mention]) -> None:
        self.part = part
        self.words = part.sentence.words
        starts = part.sentence.starts
        self.named = [_placed(starts, mention) for mention in mentions]
        self.predicates = Predicates(self.words, part.sentence.shown, self.named)

    def actors(self) -> Iterator[Actor]:
        asked_from = -1
        for one in self.named:
            depth = self.part.depth[min(one.first, len(self.words) - 1)]
            found = self._read(one) if depth != BACKGROUND else None
            if found is None:
                continue
            how, verb, mode = found
            if how == "subject" and verb in asking() and verb not in _PRESSES and self._passes_on(one):
                asked_from = one.last
                continue
            if how in ("subject", "bare", "tells") and asked_from >= 0 and one.first - asked_from <= 9:
                how = "asked"
            yield Actor(one.mention.role, one.mention.name, one.first, one.last, verb, how, mode, depth > 0)

    def _passes_on(self, one: Named) -> bool:
        """Behind the asker stands somebody else who is to act."""
        for other in self.named:
            if one.last < other.first <= one.last + 9:
                between = self.words[one.last : other.first]
                if self.predicates.word(other.last) in ("to", "should", "be", "will", "would") or "that" in between:
                    return True
        return False

    def _read(self, one: Named) -> Found | None:
        before = self._before(one.first)
        if one.mention.name.lower() in _SUBJECT_FORMS:
            return self.predicates.behind(one.last)
        if before in JOINERS | {","}:
            pair = self._pair(one)
            before = self._before(pair.first) if pair is not None else before
            if before == "by" and pair is not None:
                return agent(self.part, pair)
        if before == "by" or self._lead_in(one.first) == "by":
            return agent(self.part, one)
        if self._in_passing(one, before):
            return None
        if before in ("in", "from", "of", "on", "at", "within") and self._staff_before(one.first):
            found = self.predicates.behind(one.last)
            return ("staff", found[1], found[2]) if found is not None else None
        if before in PREPOSITIONS and not (before == "for" and self.predicates.word(one.last) == "to"):
            return None
        if (self._is_object(before) or self._lead_in(one.first) == "let") and not self._closes_noun(one.first):
            asked = self._to_act(one) and before in asking() and not self._pressed(one, before)
            return ("asked", before, "to") if asked else None
        found = self.predicates.behind(one.last)
        if (
            found is not None
            and found[2] == "to"
            and self.predicates.word(one.last) == "to"
            and not self._leads(one, before)
        ):
            return None
        return found

    def _in_passing(self, one: Named, before: str) -> bool:
        """Inside another phrase ("procurement of a suitable provider"), in a question told, or who says it."""
        inside = self.words[max(0, one.first - 3) : one.first - 1] in (("of", "a"), ("of", "an"), ("of", "the"))
        indirect = before in _INDIRECT and one.first > 2
        return inside or indirect or self._is_speaker(one, before) or self._supposed(one, before)

    def _supposed(self, one: Named, before: str) -> bool:
        """ "Should the councils and the CPS call a meeting, he would come": a condition, not who acts."""
        pair = self._pair(one) if before in JOINERS else None
        leads = pair if pair is not None else one
        at = leads.first - 1
        while at > 0 and (self.words[at] in DETERMINERS or self.part.sentence.shown[at][:1].isupper()):
            at -= 1
        return self.predicates.word(at) == "should" and (at == 0 or self.words[at - 1] == ",")

    def _to_act(self, one: Named) -> bool:
        """ "to" and a verb stand behind the name, or behind those that "and" joins to it."""
        at = one.last
        for other in self.named:
            between = [word for word in self.words[at : other.first] if word not in DETERMINERS]
            if other.first >= at > 0 and between in (["and"], [","], ["&"]):
                at = other.last
        return self.predicates.word(at) == "to"

    def _staff_before(self, first: int) -> bool:
        """ "Officers from Dorset Police", "staff in the OPCC": they act for whoever they belong to."""
        at = first - 1
        while at > 0 and self.words[at] in DETERMINERS:
            at -= 1
        return at > 0 and at <= 3 and self.words[at - 1] in _PEOPLE

    def _lead_in(self, first: int) -> str:
        """The word before the capitals that stand before a name ("by Cornwall Commissioner X"); "" for none."""
        shown, at = self.part.sentence.shown, first - 1
        while at > 0 and self._is_title(shown, at):
            at -= 1
        if at + 1 < first and self.words[at + 1] in _TIMES:
            return ""  # "By April the Force will have"
        return self.words[at] if 0 <= at < first - 1 else ""

    def _is_title(self, shown: Sequence[str], at: int) -> bool:
        """A capital or a small word between capitals, but no preposition."""
        if self.words[at] in PREPOSITIONS:
            return False
        joins = shown[at] in ("and", "&", "'s", "’s") and shown[at - 1][:1].isupper()
        return shown[at][:1].isupper() or joins or self.words[at] in ("the", "a")

    def _is_speaker(self, one: Named, before: str) -> bool:
        """ "The station, said the Chairman, would close": an insertion that names who said it."""
        return only_tells(before, "") and self.predicates.word(one.last) in _ENDS

    def _pressed(self, one: Named, before: str) -> bool:
        """ "The PCC will challenge ministers to pay": a campaign of his, no task of theirs."""
        return before in _PRESSES and any(
            other.last < one.first and self.predicates.word(other.last) in {"to", *MODAL} for other in self.named
        )

    def _pair(self, one: Named) -> Named | None:
        """The name that "and" or a comma (not both: that begins a clause) joins to this one."""
        for other in self.named:
            between = [word for word in self.words[other.last : one.first] if word not in DETERMINERS]
            if other.last <= one.first and len(between) == 1 and between[0] in JOINERS | {","}:
                return other
        return None

    def _is_object(self, before: str) -> bool:
        """The word before is a verb of doing, so that the name is its object ("let members have a note")."""
        known = verb_forms().get(before)
        if known is None:
            return before in asking()
        return not known.classes & {"tell", "undertake", "intend"} or before in asking()

    def _closes_noun(self, first: int) -> bool:
        """The word before is a noun with an article of its own ("outside this meeting the DCC will", "to that end")."""
        at = first - 1
        while at > 0 and self.words[at] in DETERMINERS:
            at -= 1
        known = verb_forms().get(self.words[at])
        noun = self.words[at].endswith("ing") or (known is not None and "base" in known.forms)
        return noun and at > 0 and self.words[at - 1] in _OF_NOUNS

    def _leads(self, one: Named, before: str) -> bool:
        """The name opens the text, a limb or what was asked, as "PCC to report" does."""
        if one.first <= 2 or before in _LEADS or (one.first <= 5 and self.words[0] in _WHEN):
            return True
        pair = self._pair(one)
        return pair is not None and self._leads(pair, self._before(pair.first))

    def _before(self, first: int) -> str:
        at = self._past_place(first - 1)
        while at >= 0 and (self.words[at] in DETERMINERS or self.words[at].isdigit()):
            at -= 1
        return self.predicates.word(at)

    def _past_place(self, at: int) -> int:
        """Before the place that an office belongs to ("by the county's Commissioner", "Cheshire's Commissioner")."""
        shown = self.part.sentence.shown
        if at < 1 or self.words[at] not in ("'s", "’s"):
            return at
        if self.words[at - 1] in _AREAS:
            return at - 2
        begin = at
        while begin > 0 and (shown[begin - 1][:1].isupper() or (begin < at and shown[begin - 1] in ("and", "&"))):
            begin -= 1
        named = any(begin <= one.first < at for one in self.named)
        return begin - 1 if begin < at and not named else at


def _placed(starts: Sequence[int], mention: Mention) -> Named:
    """A mention by word positions; it covers at least one word."""
    first = bisect_left(starts, mention.start)
    return Named(first, max(bisect_left(starts, mention.end), first + 1), mention)
