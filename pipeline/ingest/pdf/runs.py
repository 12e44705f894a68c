"""Lines into runs of one look, words parted at line ends made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ingest.assemble import Look, Run
from pipeline.ingest.pdf.hyphens import Words
from pipeline.ingest.pdf.records import Word
from pipeline.ingest.shades import is_red

_WORDY_HYPHEN = re.compile(r"[^\W\d_]-$")


_NONE: frozenset[Look] = frozenset()


@dataclass(frozen=True, slots=True)
class Pen:
    """How words become runs in one paper. `red` says that red text stands out, rather than being the paper's design."""

    words: Words
    red: bool = True

    def write(self, lines: Iterable[Sequence[Word]]) -> tuple[Run, ...]:
        """The runs of lines; a line is the words of one line, left to right."""
        runs: list[tuple[list[str], frozenset[Look]]] = []
        parts, looks = list[str](), _NONE
        before: Word | None = None
        for line in lines:
            first = True
            for word in line:
                gap, cut = " ", False
                if first or before is None or before.broken or word.glued:
                    gap, cut = self.gap(before, word, first)
                    first = False
                if cut:
                    parts[-1] = parts[-1][:-1]
                if gap:
                    parts.append(gap)
                if before is None or word.face is not before.face or word.looks is not before.looks:
                    own = self.looks(word)
                    if before is None or own != looks:
                        parts, looks = [], own
                        runs.append((parts, own))
                parts.append(word.text)
                before = word
        if before is not None and before.broken:
            parts.append("-")
        whole = (("".join(parts), looks) for parts, looks in runs)
        return tuple(Run(text, looks) for text, looks in whole if text)

    def gap(self, before: Word | None, word: Word, first: bool) -> tuple[str, bool]:
        """What stands before a word, and whether the hyphen that ends the word before goes."""
        if before is None:
            return "", False
        if before.broken:
            return (self.words.joint(before.text, word.text) if first else "-"), False
        if word.glued and not first:
            return "", False
        if first and before.text.endswith("-") and _WORDY_HYPHEN.search(before.text) and word.text[:1].islower():
            joint = self.words.joint(before.text[:-1], word.text)
            return joint, True
        if first and (_is_tight(before, word) or self.words.is_cut(before.text, word.text)):
            return "", False
        return " ", False

    def looks(self, word: Word) -> frozenset[Look]:
        """The looks that carry meaning."""
        face = word.face
        if not (face.bold or face.italic or word.looks or face.colour[0] > 100):
            return _NONE
        found: set[Look] = set()
        if face.bold:
            found.add("bold")
        if face.italic:
            found.add("italic")
        if self.red and is_red(face.colour):
            found.add("red")
        if "struck" in word.looks:
            found.add("struck")
        if "highlighted" in word.looks:
            found.add("highlighted")
        return frozenset(found)


def _is_tight(before: Word, word: Word) -> bool:
    """2014- at a line end with 2017 on the next: one term. A dash behind a space parts words, and is not tight."""
    if before.text[-1:] not in ("-", "–", "/") or len(before.text) < 2:
        return False
    return before.text[-1] != "–" or before.text[-2:-1].isdigit() and word.text[:1].isdigit()
