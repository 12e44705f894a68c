"""Things done in part: "eight of the ten centres", "nineteen steps of 31", "two are open, others will follow"."""

from __future__ import annotations

from pipeline.language.scope import MAIN
from pipeline.tag.clauses import Part

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * tens for tens, word in enumerate(_TENS, start=2)
}
_ARTICLES = frozenset("the its our their these those his her a planned".split())
_CLOSING = frozenset("is are was were have has had been now so".split())
_TIMES = frozenset("day days week weeks month months year years hour hours january february march april may".split())


def in_part(part: Part) -> bool:
    """The sentence counts what is done and finds it fewer than all, or says that the rest will follow."""
    words = part.sentence.words
    counted = any(
        word in ("of", "out") and part.depth[at] == MAIN and _fewer(words, at) for at, word in enumerate(words)
    )
    return counted or _follows(part) or _share(part)


def _share(part: Part) -> bool:
    """ "More than half of the actions have", "some of the posts": a part of them, told before the sentence's verb."""
    words = part.sentence.words
    for at, word in enumerate(words):
        if word in _CLOSING:
            return False
        if word in _SHARES and part.depth[at] == MAIN and at + 1 < len(words):
            following = words[at + 1]
            if following == "of" or (word in ("half", "thirds", "quarters") and following in _CLOSING):
                return following != "of" or words[at + 2 : at + 3] in _WHOLES
    return False


_SHARES = frozenset("half thirds third quarter quarters most some many several majority number".split())
_WHOLES = frozenset((word,) for word in ("the", "these", "those", "them", "our", "its", "their", "which"))


def _fewer(words: tuple[str, ...], at: int) -> bool:
    """N of M at this "of" ("out of"): N of at least two, below M, and no stretch of time."""
    after = at + 2 if words[at : at + 2] == ("out", "of") else at + 1
    if words[at] == "out" and after == at + 1:
        return False
    plain = after
    while plain < len(words) and words[plain] in _ARTICLES:
        plain += 1
    whole = _number(words, plain)
    done, gap = _before(words, at)
    if not (1 < done < whole):
        return False
    following = words[plain + 1] if plain + 1 < len(words) else ""
    if following in _TIMES:
        return False
    return gap == 0 or not following[:1].isalpha() or following in _CLOSING


def _before(words: tuple[str, ...], at: int) -> tuple[int, int]:
    """The number before a word, and how many words stand between ("nineteen steps of")."""
    for gap in range(3):
        number = _number(words, at - 1 - gap)
        if number:
            return number, gap
    return 0, 0


def _number(words: tuple[str, ...], at: int) -> int:
    if not 0 <= at < len(words):
        return 0
    digits = words[at].replace(",", "")
    if digits.isdigit():
        return int(digits) if at == 0 or words[at - 1] not in ("£", "$", "€") else 0
    tens, _, unit = words[at].partition("-")
    return _WORDS.get(tens, 0) + (_WORDS.get(unit, 0) if unit else 0)


def _follows(part: Part) -> bool:
    """ "Open in three districts and Fennock will follow", "with the others to follow"."""
    words = part.sentence.words
    return any(
        words[at] == "follow" and words[at - 1] in ("will", "to", "would") and {"and", "with", ","} & set(words[:at])
        for at in range(2, len(words))
    )
