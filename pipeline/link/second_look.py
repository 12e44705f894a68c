"""A second look at what stands alone once pairs are joined: sentences that go on, names said word for word, counts met.

Each finds at most one other statement, and nothing where two would do. Their links are never sure: a verdict says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from pipeline.language.actors import mentions as actors
from pipeline.link.lexicon import worth
from pipeline.link.numbers import counts_of
from pipeline.link.reading import carries_on, is_background
from pipeline.link.records import Edge, Mention
from pipeline.link.stems import stem, words_of

_SCORE = 0.6  # joins, and is not sure
_TOLD = ("milestone", "action")
_NEAR = 400  # characters between a statement and the one that it goes on from
_MOST = 6  # words of a name
_LEAST = 2
_WEIGHT = 0.75  # a name of common words only ("Police and Crime Plan") tells nothing
_MOSTLY = 0.6
_FIRST, _LINE = 6, 60  # characters: where the actor of a sentence stands
_OF_IT = re.compile(r"\bit\b|^(?:and|but) (?!(?:I|we|he|she|they)\b)", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|as well|too|in addition)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|its|their|his|her) [a-z]+ ?(?:[a-z]+ )?", re.ASCII | re.IGNORECASE)


def second_look(mentions: list[Mention], joined: Iterable[Edge]) -> list[Edge]:
    """The edges from statements that no edge yet joins with another paper, each to the one thing that it can mean."""
    things = _Things(mentions, joined)
    alone = [mention for mention in mentions if mention.kind in _TOLD and things.alone(mention)]
    return [
        *_going_on(mentions, things), *_spoken_of(alone, things), *_named_in(alone, things), *_due_then(alone, things),
        *_counted(alone, things),
    ]  # fmt: skip


class _Things:
    """The commitments so far: which statements are one."""

    def __init__(self, mentions: list[Mention], joined: Iterable[Edge]) -> None:
        self.mentions = mentions
        self._root = {mention.id: mention.id for mention in mentions}
        self._papers = {mention.id: {mention.document.document_id} for mention in mentions}
        for edge in joined:
            one, other = self.of(edge.earlier_id), self.of(edge.later_id)
            if one != other:
                self._root[other] = one
                self._papers[one] |= self._papers.pop(other)
        self.members: dict[str, list[Mention]] = {}
        for mention in mentions:
            self.members.setdefault(self.of(mention.id), []).append(mention)

    def of(self, name: str) -> str:
        """The statement that stands for the commitment of a statement."""
        while self._root[name] != name:
            self._root[name] = self._root[self._root[name]]
            name = self._root[name]
        return name

    def alone(self, mention: Mention) -> bool:
        """Whether only one paper speaks of it."""
        return len(self._papers[self.of(mention.id)]) == 1

    def only(self, mentions: Iterable[Mention]) -> Mention | None:
        """The last of these statements where they are all of one commitment."""
        held = sorted(mentions, key=lambda mention: mention.key)
        return held[-1] if len({self.of(mention.id) for mention in held}) == 1 else None


def _going_on(mentions: list[Mention], things: _Things) -> Iterator[Edge]:
    """From each sentence that names nothing of its own to the statement before it in its paragraph or entry."""
    ordered = sorted(mentions, key=lambda m: (m.document.document_id, m.labelled.statement.start))
    for one, other in pairwise(ordered):
        if one.document is other.document and things.alone(other) and _goes_on(one, other):
            yield Edge(
                one.id, other.id, _SCORE, f"goes on from what was said before it ({_shown(one)})", one_place=True
            )


def _goes_on(one: Mention, other: Mention) -> bool:
    if one.kind not in _TOLD or other.kind not in _TOLD:
        return False
    gap = other.labelled.statement.start - one.labelled.statement.end
    if gap > _NEAR or _block(one) != _block(other):
        return False
    if is_background(one) or is_background(other):
        return False
    return not _own_name(other) and _tells_more(other) and carries_on(other.labelled.statement.text)


def _tells_more(mention: Mention) -> bool:
    """Whether a sentence says how something stands, or speaks of "it", or is the second half of another. What somebody
    is still to do, or does also, is a thing of its own."""
    labelled, text = mention.labelled, mention.labelled.statement.text
    stands = labelled.status in ("completed", "stopped", "in_progress") or bool(labelled.schedule)
    return (stands or bool(_OF_IT.search(text))) and not _ALSO.search(text)


def _own_name(mention: Mention) -> bool:
    return bool(mention.words.names or mention.words.proper)


def _block(mention: Mention) -> int:
    start = mention.labelled.statement.start
    return bisect_right(mention.document.blocks, start, key=lambda block: block.start)


def _shown(mention: Mention) -> str:
    return f"“{mention.labelled.statement.title}”"


def _spoken_of(alone: list[Mention], things: _Things) -> Iterator[Edge]:
    """From each sentence that names nothing to the thing whose name stands last before it in its paragraph."""
    titles = _titles(things)
    for mention in alone:
        name = _last_named(mention, titles) if _nameless(mention) else ()
        held = titles.get(name, [])
        thing = things.only(one for one in held if one.document is mention.document) or things.only(held)
        if thing is not None and things.of(thing.id) != things.of(mention.id):
            near = thing.document is mention.document and _block(thing) == _block(mention)
            earlier, later = sorted((thing, mention), key=lambda one: one.key)
            basis = f"said where “{' '.join(name)}” was named just before"
            yield Edge(earlier.id, later.id, _SCORE, basis, one_place=near)


def _titles(things: _Things) -> dict[tuple[str, ...], list[Mention]]:
    """The statements by their titles, where these are names of several words with capitals."""
    found: dict[tuple[str, ...], list[Mention]] = {}
    for mention in things.mentions:
        title = mention.labelled.statement.title
        capitals = sum(word[:1].isupper() for word in title.split())
        if mention.kind in _TOLD and capitals >= _LEAST and (name := _name(mention)) and _tells(name):
            found.setdefault(name, []).append(mention)
    return found


def _tells(name: tuple[str, ...]) -> bool:
    return _worth(map(stem, name)) >= _WEIGHT


def _nameless(mention: Mention) -> bool:
    """Whether it speaks of "it" or "the opening" and names nothing; what somebody says or does is another matter."""
    text = mention.labelled.statement.text
    if _own_name(mention):
        return False
    return (
        bool(carries_on(text))
        or bool(_DEFINITE.search(text))
        and not any(actor.start < _FIRST for actor in actors(text[:_LINE]))
    )


def _last_named(mention: Mention, titles: Mapping[tuple[str, ...], object]) -> tuple[str, ...]:
    """The last of some titles that stands before a statement in its block."""
    document, start = mention.document, mention.labelled.statement.start
    block = document.blocks[_block(mention) - 1] if _block(mention) else None
    if block is None:
        return ()
    words = [word.lower() for word in words_of(document.text[max(block.start, start - _NEAR) : start])]
    for end in range(len(words), _LEAST - 1, -1):
        for length in range(min(_MOST, end), _LEAST - 1, -1):
            if tuple(words[end - length : end]) in titles:
                return tuple(words[end - length : end])
    return ()


def _named_in(alone: list[Mention], things: _Things) -> Iterator[Edge]:
    """From each promise to the one later report whose title stands in it word for word."""
    titled: dict[tuple[str, ...], list[Mention]] = {}
    for mention in alone:
        name = _name(mention)
        if mention.labelled.status and name:
            titled.setdefault(name, []).append(mention)
    promised = _holding(things.mentions, titled)
    for name, reports in sorted(titled.items()):
        named = [one for one in promised.get(name, []) if one.key < reports[0].key and one.id != reports[0].id]
        promise = things.only(named)
        if len(reports) == 1 and promise is not None and any(_answers(one, reports[0], name) for one in named):
            yield Edge(promise.id, reports[0].id, _SCORE, f"“{' '.join(name)}” stands in both, word for word")


def _name(mention: Mention) -> tuple[str, ...]:
    words = tuple(word.lower() for word in words_of(mention.labelled.statement.title))
    telling = [word for word in words if worth().get(stem(word), 1.0) > 0]
    return words if mention.words.named and _LEAST <= len(words) <= _MOST and len(telling) >= _LEAST else ()


def _holding(mentions: Iterable[Mention], names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[Mention]]:
    """The promises still to be kept in which each name stands word for word."""
    begins: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for name in names:
        begins.setdefault(name[:_LEAST], []).append(name)
    found: dict[tuple[str, ...], list[Mention]] = {}
    for mention in mentions:
        if mention.labelled.status == "completed" or mention.kind not in _TOLD:
            continue
        words = [word.lower() for word in words_of(mention.labelled.statement.text)]
        held = {
            name
            for at in range(len(words) - 1)
            for name in begins.get(tuple(words[at : at + _LEAST]), ())
            if tuple(words[at : at + len(name)]) == name
        }
        for name in held:
            found.setdefault(name, []).append(mention)
    return found


def _answers(promise: Mention, report: Mention, name: tuple[str, ...]) -> bool:
    """Whether the report is of a later paper and of a thing of the same sort: two words only with a date that fits."""
    if promise.document is report.document or promise.key >= report.key:
        return False
    if (promise.words.aspects ^ report.words.aspects) - {"begun"}:
        return False
    if set(promise.spans("due")) & set(report.spans("achieved", "due")):
        return True
    return len(name) > _LEAST and not promise.words.proper - report.words.body or _in_time(promise, report)


def _in_time(promise: Mention, report: Mention) -> bool:
    """Whether a date of the promise holds a date of the report."""
    due = promise.spans("due", "start_due")
    done = report.spans("achieved", "due", "previously_due")
    return any(a[0] <= b[1] and b[0] <= a[1] for a in due for b in done)


def _due_then(alone: list[Mention], things: _Things) -> Iterator[Edge]:
    """From each promise to the one later report of a thing of its sort, due on the very day and called by its name."""
    due: dict[tuple[tuple[str, str], str], list[Mention]] = {}
    for mention in things.mentions:
        if mention.labelled.status == "completed" and mention.kind in _TOLD and mention.words.heads:
            for days in mention.spans("due"):
                due.setdefault((days, mention.words.heads[0]), []).append(mention)
    for promise in (one for one in alone if one.labelled.status != "completed" and one.words.heads):
        held = [
            one for days in promise.spans("due") for sort in promise.words.heads for one in due.get((days, sort), [])
        ]
        report = things.only(one for one in held if promise.key < one.key and _same_name(promise, one))
        if report is not None and report.document is not promise.document:
            yield Edge(promise.id, report.id, _SCORE, "of one name, and due on the same day")


def _same_name(promise: Mention, report: Mention) -> bool:
    """Whether the name of the promise is part of the report's, or most of the report's name stands in the promise."""
    if promise.words.named and promise.words.title <= report.words.title:
        return True
    shared = _worth(promise.words.lead & report.words.title)
    return report.words.named and shared >= _WEIGHT and shared >= _MOSTLY * _worth(report.words.title)


def _worth(stems: Iterable[str]) -> float:
    return sum(worth().get(one, 1.0) for one in stems)


def _counted(alone: list[Mention], things: _Things) -> Iterator[Edge]:
    """From each promise of a number of things to the one later report of that number of them, due and done together."""
    promised: dict[tuple[int, str], list[Mention]] = {}
    for mention in things.mentions:
        if mention.labelled.status != "completed" and mention.kind in _TOLD and mention.spans("due"):
            for count in counts_of(mention.labelled.statement.text):
                promised.setdefault(count, []).append(mention)
    for report in (one for one in alone if one.labelled.status == "completed"):
        for number, thing in sorted(counts_of(report.labelled.statement.text)):
            near = (one for one in promised.get((number, thing), []) if one.key < report.key and _in_time(one, report))
            promise = things.only(near)
            if promise is not None and promise.document is not report.document:
                yield Edge(promise.id, report.id, _SCORE, f"{number} {thing}… in both, due and done then")
