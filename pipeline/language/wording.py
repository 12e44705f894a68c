"""Two wordings laid against each other, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

Piece = tuple[str, str]
"""("same", "removed" or "added", the words)."""


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """What was kept, removed and added, in order; words are compared without case and marks at their ends."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, [_plain(word) for word in old], [_plain(word) for word in new], autojunk=False)
    found: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(("same", " ".join(new[c:d])))
        else:
            found += [(name, " ".join(part)) for name, part in (("removed", old[a:b]), ("added", new[c:d])) if part]
    return tuple(found)


def shown(pieces: tuple[Piece, ...]) -> str:
    """A difference on one line: kept words plain, removed ones as [-words-], added ones as {+words+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(marks[name].format(words) for name, words in pieces)


def alike(one: str, other: str) -> bool:
    """Whether two wordings are the same but for case, marks and white space."""
    return [_plain(word) for word in one.split()] == [_plain(word) for word in other.split()]


def _plain(word: str) -> str:
    return word.casefold().strip(".,;:()[]‘’“”\"'•-–") or word
