"""Typing slips: a word that an area's papers write once or twice, and that is one they often write but for a letter.

By deletions (Garbe's symmetric delete method): two words that differ by a letter, or by two neighbours changed round,
become one when a letter is taken from each, so that no word has to be laid against all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

_LEAST = 6  # letters
_OFTEN = 3  # times that the right word is written
_TWICE = 60  # times that it is written where the same slip was made twice


def slips_of(counts: Mapping[str, int], is_word: Callable[[str], bool]) -> dict[str, str]:
    """For each word with a slip the word that was meant, where only one can be; `counts`: how often each is written;
    `is_word` says of a word in small letters that it is one, however seldom.

    Words with a capital are names and mended only where two letters changed places: Marsley is not Marley."""
    lowered: Counter[str] = Counter()
    named = {word.lower() for word in counts if word[0].isupper()} - {word for word in counts if word[0].islower()}
    for word, count in counts.items():
        lowered[word.lower()] += count
    often: dict[str, list[str]] = {}
    rare = sorted(word for word, count in lowered.items() if count <= 2 and len(word) >= _LEAST and not is_word(word))
    wanted = {form for word in rare for form in _shortened(word)}
    for word in sorted(word for word, count in lowered.items() if count >= _OFTEN and len(word) >= _LEAST - 1):
        for form in _shortened(word):
            if form in wanted:
                often.setdefault(form, []).append(word)
    found = {}
    for word in rare:
        least = _OFTEN if lowered[word] == 1 else _TWICE
        near = {one for form in _shortened(word) for one in often.get(form, ()) if lowered[one] >= least}
        meant = {one for one in near if _slip(word, one, word in named)}
        if len(meant) == 1:
            found[word] = meant.pop()
    return found


def _shortened(word: str) -> Iterator[str]:
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


def _slip(word: str, meant: str, name: bool) -> bool:
    """Whether a word is another with two neighbours changed round, or a letter too many or too few inside it."""
    if len(word) == len(meant):
        apart = [at for at in range(len(word)) if word[at] != meant[at]]
        return len(apart) == 2 and apart[1] == apart[0] + 1 and word[apart[0]] == meant[apart[1]] != meant[apart[0]]
    if name or abs(len(word) - len(meant)) != 1 or word[-2:] != meant[-2:]:
        return False
    long, short = sorted((word, meant), key=len, reverse=True)
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))
