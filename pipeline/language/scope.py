"""How near each word of a sentence is to its main statement: main clause, side clause, or background.

Concession: "although ...". Side: relative clauses and brackets. Background: what time, reason or condition tells
("since the plan was published", "if consent is given", "so that ..."), who is meant ("people who ..."), and indirect
questions.
"""

from __future__ import annotations

from pipeline.language.clauses import Sentence
from pipeline.language.groups import VerbGroup

MAIN, CONCESSION, SIDE, BACKGROUND = 0, 1, 2, 3

_ALWAYS = frozenset(["because", "unless", "whether", "if", "why"])
_WITH_VERB = frozenset(
    "since after when whenever until till once before as where while whilst although though how what so given".split()
)
_SIDE_WORDS = frozenset(["while", "whilst", "although", "though", "where"])
_RELATIVE = frozenset(["which", "who", "whose", "whom"])
_WITH_NOUN = frozenset(["since", "after", "before", "following"])
_WILL = frozenset(["will", "would", "shall"])
_TEMPORAL = frozenset(["once", "when", "after", "until", "if", "as", "before"])
_PRONOUNS = frozenset(["he", "she", "they", "we", "i"])
_NO_CLAUSE = {
    "as": frozenset(
        "a an part planned well of to such soon far expected scheduled agreed intended yet at regards per".split()
    ),
    "so": frozenset("far much many long".split()),
    "once": frozenset("again a every in".split()),
    "before": frozenset(["then"]),
    "how": frozenset(),
}
_MAY_GO_ON = frozenset(["so", "why", "as"])
_SPEAKS = frozenset([("i",), ("we",)])
_OFFICES = frozenset("commissioner pcc pfcc pcvc mayor constable".split())
_CLOSES = frozenset([",", ";", ":", "-", "–", "—", ")", "--"])
_CLOSED_BY_VERB = _RELATIVE | {"that", "how", "why", "whether", "what", "where"}
_CONTENT = frozenset(["tell", "undertake", "intend"])


def depths(sentence: Sentence) -> tuple[int, ...]:
    """For each word MAIN, CONCESSION, SIDE or BACKGROUND."""
    return tuple(_Scan(sentence).run())


class _Scan:
    """One pass over the words: the depth of the clause that is open, and where it opened."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.depth, self.opened, self.bracket = MAIN, -1, False
        self.reason = False  # the open clause is "now that ..." or "so that ..."
        self.group_at = {position: group for group in sentence.groups for position in range(group.start, group.end)}

    def run(self) -> list[int]:
        found = []
        for position, word in enumerate(self.words):
            self._step(position, word)
            found.append(max(self.depth, SIDE if self.bracket else MAIN))
        return found

    def _step(self, position: int, word: str) -> None:
        if word == "(":
            self.bracket = True
        elif word == ")":
            self.bracket = False
        if self.depth and (word in _CLOSES or self._next_main(position)):
            self.depth = MAIN
        opened = self._opens(position, word)
        if opened is not None and opened and self.depth and self.words[self.opened] in _CLOSED_BY_VERB:
            self.depth = max(opened, self.depth)
        elif opened is not None:
            self.depth, self.opened = opened, position
            self.reason = word == "that" and opened == BACKGROUND

    def _next_main(self, position: int) -> bool:
        """A second finite verb in a clause that no comma closed: the main clause goes on ("the plan I made will")."""
        opener, word = self.words[self.opened], self.words[position]
        if word in _WILL and opener in _TEMPORAL:
            return any(one in _VERBAL for one in self.words[self.opened + 1 : position])
        if opener not in _CLOSED_BY_VERB or self.words[position - 1] in ("and", "or", "but", "to", "that"):
            return False
        group = self.group_at.get(position)
        starts = group is not None and group.start == position and not group.bare and group.aspect != "infinitive"
        if not starts and (group is not None or word not in _VERBAL):
            return False
        inside = any(self.opened < g.start and g.end <= position and not g.bare for g in self.sentence.groups)
        parted = self.words[position - 1] not in _VERBAL
        inside = inside or (parted and any(one in _VERBAL for one in self.words[self.opened + 1 : position]))
        inside = inside or (position - self.opened > 3 and self.words[position - 1] in _PRONOUNS)
        return inside or (
            opener in ("who", "whose", "that") and not self.reason and position - self.opened > 2 and word in _VERBAL
        )

    def _opens(self, position: int, word: str) -> int | None:
        if word in _RELATIVE:
            return (SIDE if word == "which" else BACKGROUND) if position > 0 else None
        if word == "that":
            return self._that(position)
        if word in ("how", "what") and (position == 0 or self.words[0] == "how"):
            return None
        if word in _MAY_GO_ON and self._goes_on(position, word):
            return None
        if word == "as" and position and not self._finite_before(position):
            return None
        if word == "because" and self.words[position + 1 : position + 2] == ("of",):
            return None  # a reason in a noun: the clause goes on
        if word in _ALWAYS:
            return BACKGROUND
        if word in _WITH_VERB and self._clause_follows(position, word):
            return (SIDE if word == "where" else CONCESSION) if word in _SIDE_WORDS else BACKGROUND
        return None

    def _goes_on(self, position: int, word: str) -> bool:
        """What follows is no clause apart: ", so I have", "That is why I have", "as your Commissioner I will"."""
        words = self.words
        if word == "so":
            return position > 0 and words[position - 1] == "," and words[position + 1 : position + 2] != ("that",)
        if word == "why":
            return words[max(0, position - 2) : position] in (("that", "is"), ("this", "is"))
        if word != "as":
            return False
        office = next((at for at in range(position + 2, position + 9) if words[at : at + 1] in _SPEAKS), 0)
        return office > 0 and words[office - 1] in _OFFICES | {","}

    def _that(self, position: int) -> int | None:
        """ "that" opens what was said (main), a purpose ("so that"), or a relative clause."""
        if position == 0 or self.words[position - 1] in ("so", "such", "now"):
            return BACKGROUND if position else None
        before = [g for g in self.sentence.groups if g.end <= position]
        previous = self.words[position - 1]
        if (before and self._told(before[-1], position)) or previous in _BELIEVED:
            return self.depth if before and self.depth == BACKGROUND and self.opened > before[-1].start else MAIN
        if not previous.isalpha() or previous in _FUNCTION:
            return None
        return SIDE if self._verb_within(position, 8) else None

    @staticmethod
    def _told(group: VerbGroup, position: int) -> bool:
        """What follows "that" is what the verb says: "said that", "told the Panel that", "proposed that"."""
        near = position - group.end
        return ("tell" in group.verb.classes and near < 9) or (bool(group.verb.classes & _CONTENT) and near < 2)

    def _finite_before(self, position: int) -> bool:
        """A clause with a finite verb stands before this word."""
        return any(g.end <= position and not g.bare for g in self.sentence.groups) or any(
            word in _VERBAL for word in self.words[:position]
        )

    def _clause_follows(self, position: int, word: str) -> bool:
        following = self.words[position + 1] if position + 1 < len(self.words) else ""
        if following in _NO_CLAUSE.get(word, frozenset()) or (following[:1].isdigit() and word != "where"):
            return False
        if word in _WITH_NOUN and not any(one.isalpha() for one in self.words[:position]) and self._one_finite():
            return False
        return self._verb_within(position, 14)

    def _one_finite(self) -> bool:
        """The sentence has one finite verb, which is its own ("After the meeting the PCC submitted the draft")."""
        groups = self.sentence.groups
        inside = {at for group in groups for at in range(group.start, group.end)}
        told = [g for g in groups if g.aspect not in ("infinitive", "imperative") and self.words[g.start] != "being"]
        finite = sum(not g.bare or (g.aspect == "done" and "past" in g.verb.forms) for g in told)
        return finite + sum(word in _VERBAL and at not in inside for at, word in enumerate(self.words)) == 1

    def _verb_within(self, position: int, reach: int) -> bool:
        for at in range(position + 1, min(position + reach, len(self.words))):
            if self.words[at] in _CLOSES:
                return False
            if at in self.group_at or self.words[at] in _VERBAL:
                return True
        return False


_BELIEVED = frozenset("confident pleased clear hopeful important vital glad aware agreed resolved proposed".split())
_FUNCTION = frozenset("of for on in at to by from with is was are were be and or but".split())
_VERBAL = frozenset(
    "is are was were has have had will would can could be been being do does did came went fell rose".split()
)


def depth_of(found: tuple[int, ...], group: VerbGroup) -> int:
    """The depth of a verb group's verb."""
    return found[group.at]
