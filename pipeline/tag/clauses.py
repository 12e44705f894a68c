"""The sentences of a stretch of a paper, read once: words, verb groups, phrases, actors, and the depth of each word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.clauses import Sentence, read_sentence
from pipeline.language.scope import depths
from pipeline.language.text import sentences


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence with its place: `start` is the offset of its first character in Document.text."""

    sentence: Sentence
    start: int
    depth: tuple[int, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in Document.text of the words from `first` up to, not including, `last`."""
        return self.start + self.sentence.starts[first], self.start + self.sentence.ends[last - 1]


@lru_cache(maxsize=4096)
def parts_of(text: str, start: int, end: int, first_person: str) -> tuple[Part, ...]:
    """The sentences of text[start:end], in order."""
    words = text[start:end]
    return tuple(_part(words[a:b], start + a, first_person) for a, b in sentences(words))


def _part(words: str, start: int, first_person: str) -> Part:
    sentence, depth = _read(words, first_person)
    return Part(sentence, start, depth)


@lru_cache(maxsize=8192)
def _read(words: str, first_person: str) -> tuple[Sentence, tuple[int, ...]]:
    sentence = read_sentence(words, first_person)
    return sentence, depths(sentence)
