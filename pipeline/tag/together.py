"""Those who act along with the actor: "working with Dorset Police", "I will work with partners to:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.language.actors import Mention
from pipeline.language.scope import MAIN
from pipeline.tag.clauses import Part

_WITH = frozenset(["with", "alongside", "within"])
_WORK = frozenset(
    "working work together partnership jointly along conjunction collaboration mou agreement concordat "
    "contract collaborating".split()
)
_WHOSE = frozenset("my our his her their its".split())
_PROMISE = frozenset("will would shall to should must aims aimed wants hopes".split())


def together(part: Part, mentions: Sequence[Mention], governs: bool = False) -> Iterator[tuple[str, str]]:
    """(role, name) of those named behind "working with" and the like.

    What somebody is yet to do with others makes nobody else an owner, but in a line that governs a list ("I will work
    with partners to:")."""
    words = part.sentence.words
    for at, word in enumerate(words):
        if word not in _WITH or not (_aside(words, at) or (part.depth[at] == MAIN and _works(words, at, governs))):
            continue
        yield from _named_behind(part, mentions, at)


def _aside(words: Sequence[str], at: int) -> bool:
    """ "(with Dorset OPCC)", ", with Dorset Police,": an insertion that names a companion."""
    if words[at] != "with" or at == 0 or words[at - 1] not in ("(", ","):
        return False
    close = ")" if words[at - 1] == "(" else ","
    return close in words[at + 1 : at + 6]


def _works(words: Sequence[str], at: int, governs: bool) -> bool:
    near = words[max(0, at - 4) : at]
    if words[at - 1] in ("work", "talks", "meetings") and at > 1 and words[at - 2] in _WHOSE:
        return False  # "from my work with the Chief Constable I will see"
    if not any(word in _WORK for word in near):
        return False
    before = words[max(0, at - 7) : at]
    return governs or not any(word in _PROMISE for word in before)


def _named_behind(part: Part, mentions: Sequence[Mention], at: int) -> Iterator[tuple[str, str]]:
    """The mentions in the list behind "with", up to a verb or the end of the phrase."""
    words, starts = part.sentence.words, part.sentence.starts
    reach = at
    for mention in mentions:
        if mention.start < starts[at]:
            continue
        first = next(k for k, start in enumerate(starts) if start >= mention.start)
        if first - reach > 4 or any(
            word in ("to", "on", "for", "that", "which", "of") for word in words[reach + 1 : first]
        ):
            return
        yield mention.role, mention.name
        reach = next((k for k, start in enumerate(starts) if start >= mention.end), len(words))
