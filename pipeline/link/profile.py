"""The mentions of an area: its statements, with the words by which each can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.link.acronyms import acronyms_of
from pipeline.link.groups import groups_of
from pipeline.link.lexicon import aspect, asks_nothing, concepts, head, worth
from pipeline.link.records import Mention, Words
from pipeline.link.stems import stem, words_of
from pipeline.model import Document, Labelled, Paper

_LEAD = 14
_PREPOSITIONS = frozenset("of for with on to by in at from under about across between".split())
_DETERMINERS = frozenset("the a an how whether our my its his her their all each".split())
_NUMBER = re.compile(r"£?\d[\d,.]*\d[mk]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNNAMED = re.compile(r"(?:ing|ed|tion|ment|ly|ity|ness)$|^(?:pccs?|opcc|pfcc)$")


@dataclass(frozen=True)
class Speech:
    """How the papers of an area speak: their acronyms, the words they write small, the stems of the area's own name."""

    acronyms: dict[str, tuple[str, ...]]
    small: frozenset[str]
    own: frozenset[str]


def mentions_of(area: str, papers: tuple[Paper, ...]) -> list[Mention]:
    """The statements of the papers as mentions, in order of time."""
    speech = speech_of(area, papers)
    found = [mention for paper in papers for mention in _of_paper(paper, speech)]
    return sorted(found, key=lambda one: one.key)


def speech_of(area: str, papers: Iterable[Paper]) -> Speech:
    """What the texts of the papers tell of the way they are written."""
    texts = [paper.document.text for paper in papers]
    small = frozenset(stem(word) for text in texts for word in set(re.findall(r"\b[a-z]{3,}\b", text)))
    own = frozenset(stem(word) for word in words_of(area) if stem(word) not in ("city", "london"))
    return Speech(acronyms_of(texts), small, own)


def _of_paper(paper: Paper, speech: Speech) -> Iterator[Mention]:
    groups = groups_of(paper)
    for labelled in paper.statements:
        statement = labelled.statement
        idle = statement.kind in ("recommendation", "decision") and asks_nothing(statement.text)
        words = words_of_statement(labelled, paper.document, speech)
        yield Mention(labelled, paper.document, groups.get(statement.statement_id, ""), words, idle)


def words_of_statement(labelled: Labelled, document: Document, speech: Speech) -> Words:
    """The words by which a statement can be told: without its dates, and without what says where it stands."""
    statement = labelled.statement
    spoken = words_of(statement.text)
    body = _stems(words_of(_masked(labelled, document)), speech)
    full = {one for word in spoken for one in _expanded(word, speech)}
    dates = {stem(word) for date in labelled.dates for word in words_of(date.phrase)}
    titled = [word for word in words_of(statement.title) if stem(word) not in dates]
    title = [one for one in _stems(titled, speech) if one in full] or body[:_LEAD]
    told = [one for one in body if worth().get(one, 1.0) > 0]
    return Words(
        frozenset(title), frozenset([*title, *told[:_LEAD]]), frozenset([*body, *title]), tuple(told[:40]),
        _proper(statement.text, speech), _heads(titled or spoken[:_LEAD]), _aspects(titled or spoken[:_LEAD]),
        frozenset(_numbers(statement.text)), {stem(word): word for word in reversed(spoken)},
    )  # fmt: skip


def _masked(labelled: Labelled, document: Document) -> str:
    statement = labelled.statement
    letters = list(document.text[statement.start : statement.end])
    phrases = [phrase for phrase in labelled.statuses if phrase.basis == "phrase"]
    for span in (*phrases, *labelled.dates):
        for at in range(max(span.start - statement.start, 0), min(span.end - statement.start, len(letters))):
            letters[at] = " "
    return "".join(letters)


def _stems(words: Iterable[str], speech: Speech) -> list[str]:
    return [one for word in words for one in _expanded(word, speech) if one not in speech.own and not _YEAR.fullmatch(one)]


def _expanded(word: str, speech: Speech) -> list[str]:
    meant = speech.acronyms.get(word) if word[:1].isupper() else None
    return [stem(part) for part in meant] if meant else [stem(word)]


def _proper(text: str, speech: Speech) -> frozenset[str]:
    """The stems of words that are written as names: capitals inside a sentence, or at its start and never small."""
    found = set()
    for match in re.finditer(r"(?P<before>^|[^\w\s][\s\"'“‘]*|\s)(?P<word>[A-Z][a-z][\w'’]*)", text):
        one = stem(match["word"])
        if one in worth() or one in concepts() or head(one) or one in speech.own or _UNNAMED.search(match["word"].lower()):
            continue
        if match["before"].strip() == "" and match.start() > 0 or one not in speech.small:
            found.add(one)
    return frozenset(found)


def _heads(title: list[str]) -> tuple[str, ...]:
    """The sorts of thing that a title names, the chief one first: the last before a preposition, else the last."""
    words = [word.lower() for word in title]
    if len(words) > 2 and words[1] in _DETERMINERS:
        words = words[1:]
    stop = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    before = [sort for word in words[:stop] if (sort := head(stem(word)))]
    behind = [sort for word in words[stop:] if (sort := head(stem(word)))]
    ordered = [*reversed(before), *behind] if before else list(reversed(behind))
    return tuple(dict.fromkeys(ordered))


def _aspects(title: list[str]) -> frozenset[str]:
    return frozenset(one for word in title if (one := aspect(stem(word))))


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        number = match.group().replace(",", "").rstrip(".")
        if len(number) >= 3 and not _YEAR.fullmatch(number) and number not in ("101", "999"):
            yield number
