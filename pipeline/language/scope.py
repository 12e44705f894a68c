"""How near each word of a sentence is to its main statement: main clause, side clause, or background.

Side: relative clauses, brackets, "although ...". Background: what time, reason or condition tells ("since the plan was
published", "until the review has reported", "if consent is given", "so that ..."), and indirect questions.
"""

from __future__ import annotations

from pipeline.language.clauses import Sentence
from pipeline.language.groups import VerbGroup

MAIN, SIDE, BACKGROUND = 0, 1, 2

_ALWAYS = frozenset(["because", "unless", "whether", "if", "why"])
_WITH_VERB = frozenset(
    "since after when whenever until till once before as where while whilst although though how what so given".split()
)
_SIDE_WORDS = frozenset(["while", "whilst", "although", "though", "where"])
_RELATIVE = frozenset(["which", "who", "whose", "whom"])
_NO_CLAUSE = {
    "as": frozenset(
        "a an part planned well of to such soon far expected scheduled agreed intended yet at regards regard per the".split()
    )
    - {"the"},
    "so": frozenset("far much many long".split()),
    "once": frozenset("again a every in".split()),
    "before": frozenset(["the", "then"]),
    "how": frozenset(),
}
_CLOSES = frozenset([",", ";", ":", "-", "–", "—", ")", "--"])
_CONTENT = frozenset(["tell", "undertake", "intend"])


def depths(sentence: Sentence) -> tuple[int, ...]:
    """For each word MAIN, SIDE or BACKGROUND."""
    return tuple(_Scan(sentence).run())


class _Scan:
    """One pass over the words: the depth of the clause that is open, and where it opened."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.depth, self.opened, self.bracket = MAIN, -1, False
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
        if opened is not None:
            self.depth, self.opened = opened, position

    def _next_main(self, position: int) -> bool:
        """A second finite group in a clause that no comma closed: the main clause goes on ("the plan that was made will ...")."""
        group = self.group_at.get(position)
        if group is None or group.start != position or group.bare or group.aspect == "infinitive":
            return False
        if position > 0 and self.words[position - 1] in ("and", "or", "but", "to", "that"):
            return False
        inside = [g for g in self.sentence.groups if self.opened < g.start and g.end <= position and not g.bare]
        who = self.words[self.opened] in ("who", "whose", "that")
        passed = who and position - self.opened > 2 and self.words[position] in _VERBAL
        return bool(inside or passed) and (self.depth == SIDE or self.words[self.opened] in _RELATIVE)

    def _opens(self, position: int, word: str) -> int | None:
        if word in _RELATIVE:
            return (SIDE if word == "which" else BACKGROUND) if position > 0 else None
        if word == "that":
            return self._that(position)
        if word in ("how", "what") and (position == 0 or self.words[0] == "how"):
            return None
        if word == "as" and position and not self._finite_before(position):
            return None
        if word in _ALWAYS:
            return BACKGROUND
        if word in _WITH_VERB and self._clause_follows(position, word):
            return SIDE if word in _SIDE_WORDS else BACKGROUND
        return None

    def _that(self, position: int) -> int | None:
        """ "that" opens what was said (main), a purpose ("so that"), or a relative clause."""
        if position == 0 or self.words[position - 1] in ("so", "such", "now"):
            return BACKGROUND if position else None
        before = [g for g in self.sentence.groups if g.end <= position]
        if before and (before[-1].verb.classes & _CONTENT or position - before[-1].end > 12):
            return self.depth if self.depth == BACKGROUND and self.opened > before[-1].start else MAIN
        previous = self.words[position - 1]
        if not before or not previous.isalpha() or previous in _FUNCTION:
            return None
        return SIDE if self._verb_within(position, 8) else None

    def _finite_before(self, position: int) -> bool:
        """A clause with a finite verb stands before this word."""
        return any(g.end <= position and not g.bare for g in self.sentence.groups) or any(
            word in _VERBAL for word in self.words[:position]
        )

    def _clause_follows(self, position: int, word: str) -> bool:
        following = self.words[position + 1] if position + 1 < len(self.words) else ""
        if following in _NO_CLAUSE.get(word, frozenset()) or (following[:1].isdigit() and word != "where"):
            return False
        return self._verb_within(position, 14)

    def _verb_within(self, position: int, reach: int) -> bool:
        for at in range(position + 1, min(position + reach, len(self.words))):
            if self.words[at] in _CLOSES:
                return False
            if at in self.group_at or self.words[at] in _VERBAL:
                return True
        return False


_FUNCTION = frozenset("of for on in at to by from with is was are were be and or but".split())
_VERBAL = frozenset(
    "is are was were has have had will would can could be been being do does did came went fell rose".split()
)


def depth_of(found: tuple[int, ...], group: VerbGroup) -> int:
    """The depth of a verb group's verb."""
    return found[group.at]
