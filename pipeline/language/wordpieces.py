"""Words as the pieces that the reader knows: WordPiece, as in BERT.

Words are lower-cased, without accents, cut at spaces and around every mark; each is then read from left to right as the
longest pieces known, those inside a word beginning with "##" (Y. Wu et al., "Google's neural machine translation
system", 2016; J. Devlin et al., "BERT", 2019).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

UNKNOWN, BEGINS, ENDS, FILL = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
_WORDS = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 40  # characters; a longer word is no word
_KEPT = 100_000  # words whose pieces are remembered


class WordPieces:
    """The pieces, numbered in their order."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown, self.begins, self.ends, self.fill = (
            self._number[piece] for piece in (UNKNOWN, BEGINS, ENDS, FILL)
        )

    def of(self, text: str, most: int) -> list[int]:
        """The numbers of the pieces of a text, of the first `most` at the most."""
        found: list[int] = []
        for match in _WORDS.finditer(_plain(text)):
            word = match.group()
            pieces = self._known.get(word)
            if pieces is None:
                pieces = self._of_word(word)
                if len(self._known) < _KEPT:
                    self._known[word] = pieces
            found.extend(pieces)
            if len(found) >= most:
                break
        return found[:most]

    def _of_word(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self.unknown,)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            number, start = self._longest(word, start)
            if number is None:
                return (self.unknown,)
            pieces.append(number)
        return tuple(pieces)

    def _longest(self, word: str, start: int) -> tuple[int | None, int]:
        for end in range(len(word), start, -1):
            number = self._number.get(word[start:end] if start == 0 else f"##{word[start:end]}")
            if number is not None:
                return number, end
        return None, start


def _plain(text: str) -> str:
    text = text.lower()
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
