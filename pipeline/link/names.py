"""Names as papers write them: places and people, and whole names of several words ("Safer Merrow Fund")."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.link.lexicon import concepts, head, worth
from pipeline.link.stems import stem, words_of

Name = tuple[str, ...]
_UNNAMED = re.compile(r"(?:ing|ed|tion|ment|ly|ity|ness)$|^(?:pccs?|opcc|pfcc)$")
_CAPITAL = re.compile(r"\b(?P<word>[A-Z][a-z][\w'’]*+)(?! (?:the|an?|our|my|his|her|their|its|all|every|each)\b)")
_PLACE = re.compile(r"\b(?:at|near) (?P<word>[A-Z][a-z]+)\b(?! (?:of|and) [A-Z])")
_NAME = re.compile(
    r"(?P<before>^|[.:;•]\s*[\"'“‘]?|\W)(?P<name>[A-Z][\w'’-]*(?: (?:(?:of|and|for|the|&|in) ){0,2}[A-Z0-9][\w'’-]*)+)"
)

_QUOTED = re.compile(r"(?P<before>[‘“\"'])(?P<name>\w[^‘’“”\"']{4,70}\w)[’”\"'](?!\w)")


def full_title(title: str, text: str) -> str:
    """The title with the capitalised words that follow it in the text: "Operation Crane" in "Operation Crane Fund".

    The text is as the paper has it, so that a tab or a line end, as between cells, ends a name."""
    title = title.removesuffix("…").strip()
    at = text.find(title)
    if not title or at < 0 or len(title.split()) > 6:
        return title
    more = re.match(r"(?: [A-Z][\w'’-]*){1,3}", text[at + len(title) :])
    return title + more.group() if more and title.split()[-1][:1].isupper() else title


def proper_in(text: str, small: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """The stems of words that are written as names: with a capital, and nowhere in the area's papers without."""
    found = set()
    for match in _CAPITAL.finditer(text):
        one = stem(match["word"])
        if one in worth() or one in concepts() or head(one) or one in own or _UNNAMED.search(match["word"].lower()):
            continue
        if one not in small:
            found.add(one)
    return frozenset(found | {stem(match["word"]) for match in _PLACE.finditer(text)} - own)


def with_names(proper: frozenset[str], names: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """The proper stems, with the other word of the places and persons that they are part of ("Port Ellis")."""
    places = (name for name in names if len(name) == 2 and proper & set(name) and not any(map(head, name)))
    return proper.union(*places)


def names_at(text: str) -> list[tuple[int, Name]]:
    """The names of several words in a text, as stems, each with the place where it begins; at the start of a sentence
    also without their first word.

    Words that tell nothing (dates among them) are no part of a name; names of only common words ("Chief Constable") are
    left out."""
    found = []
    own = worth()
    for match in (*_NAME.finditer(text), *_QUOTED.finditer(text)):
        words = [stem(word) for word in words_of(match["name"])]
        starts = match["before"] not in (" ", "‘", "“", "'", '"')
        for name in (words, words[1:]) if starts else (words,):
            told = tuple(word for word in name if own.get(word, 1.0) > 0 and not word[0].isdigit())
            if len(told) >= 2 and any(own.get(word, 1.0) > 0.3 for word in told):
                found.append((match.start("name"), told))
    return found


def names_in(text: str) -> frozenset[Name]:
    """The names of several words in a text, as `names_at` finds them."""
    return frozenset(name for _, name in names_at(text))


def called(names: frozenset[tuple[str, ...]], others: frozenset[tuple[str, ...]], line: str) -> float:
    """How far a name is also the other's: 1 for the same name, 0.8 where it stands in the other's first words.

    In the other's words it must not be part of a longer name ("Rural Crime" in "rural crime team")."""
    best = 0.0
    if not names or not others and not line:
        return best
    for name in sorted(names) if len(names) > 1 else names:
        if name in others:
            best = max(best, _specific(name))
        elif any(_much_alike(name, other) for other in others):
            best = max(best, 0.6)
        elif not _part_of_longer(name, others) and _stands(" ".join(name), line):
            best = max(best, 0.8 * _specific(name))
    return best


def _much_alike(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of the same sort of thing share all but a word of each."""
    if len(name) < 3 or len(other) < 3:
        return False
    shared = set(name) & set(other)
    if len(shared) in (len(set(name)), len(set(other))):
        return False
    same_sort = bool(head(name[-1])) and head(name[-1]) == head(other[-1])
    return same_sort and len(shared) >= 3 and 2 * len(shared) / (len(set(name)) + len(set(other))) >= 0.7


def longer(names: frozenset[tuple[str, ...]], others: frozenset[tuple[str, ...]]) -> bool:
    """Whether a name of the one is part of a longer name of the other, which is another thing, and none is shared."""
    if not names or not others or names & others or any(_much_alike(name, other) for name in names for other in others):
        return False
    return any(_part_of_longer(name, others) for name in names if _specific(name) == 1.0)


def _part_of_longer(name: tuple[str, ...], others: frozenset[tuple[str, ...]]) -> bool:
    mine = set(name)
    return any(
        mine < set(other) and any(worth().get(word, 1.0) >= 0.5 for word in set(other) - mine) for other in others
    )


@lru_cache(maxsize=65_536)
def _specific(name: Name) -> float:
    """1 for the name of a thing of some sort, less for a subject ("Mental Health"), a place or a person."""
    if any(head(word) for word in name):
        return 1.0
    if all(word in worth() for word in name):
        return 0.3
    return 0.6 if any(word in worth() or word in concepts() for word in name) else 0.4


def _stands(name: str, line: str) -> bool:
    at = f" {line} ".find(f" {name} ")
    if at < 0:
        return False
    behind = line[at + len(name) :].split()[:2]
    return not any(head(word) for word in behind)
