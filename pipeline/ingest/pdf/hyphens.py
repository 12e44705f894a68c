"""Words parted at the end of a line: the hyphen goes only where the joined word is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.ingest.pdf.records import Word

_CORE = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FIRST_HALVES = (
    "multi non self anti well cross co re pre post ex semi sub inter mid long short full part high low on off in out "
    "up follow one two three four five half all vice e"
)
_PREFIXES = frozenset(_FIRST_HALVES.split())
_RARE = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a paper has in one piece, in lower case."""

    seen: frozenset[str]
    rare: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Iterable[Word]) -> Words:
        """The words of a paper that no line end parts."""
        vocabulary = Vocabulary()
        vocabulary.add(words)
        return vocabulary.words()

    def is_cut(self, before: str, after: str) -> bool:
        """Whether a narrow cell cut one word in two without a hyphen: the whole is a word here, the halves are not."""
        whole = (before + after.rstrip(".,;:")).lower()
        return (
            before in self.rare
            and after in self.rare
            and after[:1].islower()
            and before.isalpha()
            and whole in self.seen
        )

    def joint(self, before: str, after: str) -> str:
        """What stands between two halves: a hyphen, a hyphen and a space ("short- and long-term"), or nothing."""
        left, right = _last(before), _first(after)
        if not left or not right or not after[:1].islower():
            return "-"
        if right in ("and", "or", "to"):
            return "- "
        if f"{left}-{right}" in self.seen:
            return "-"
        if left + right in self.seen:
            return ""
        if (left in _PREFIXES and right in self.seen) or (left in self.seen and right in self.seen):
            return "-"
        return "-" if left in _PREFIXES and len(left) > 3 and left in self.seen else ""


@dataclass(slots=True)
class Vocabulary:
    """Counts the words of a paper, page by page."""

    whole: Counter[str] = field(default_factory=Counter)
    after_break: bool = False

    def add(self, words: Iterable[Word]) -> int:
        """Take in the words of a page in the order of the file; how many they are comes back."""
        page = list(words)
        if not self.after_break and True not in [word.broken or word.text[-1] == "-" for word in page]:
            self.whole.update([word.text for word in page])
            return len(page)
        for word in page:
            cut = word.broken or word.text.endswith("-")
            if not cut and not self.after_break:
                self.whole[word.text] += 1
            self.after_break = cut
        return len(page)

    def words(self) -> Words:
        """What was counted."""
        rare = frozenset(text for text, count in self.whole.items() if count <= _RARE)
        return Words(frozenset(_CORE.findall("\n".join(self.whole).lower())), rare)


def _last(text: str) -> str:
    found = _CORE.findall(text.lower())
    return found[-1] if found and text[-1:].isalpha() else ""


def _first(text: str) -> str:
    found = _CORE.match(text.lower())
    return found.group() if found else ""
