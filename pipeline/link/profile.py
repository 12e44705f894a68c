"""The mentions of an area: its statements, with the words by which each can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.link.acronyms import acronyms_of
from pipeline.link.divided import halves_in
from pipeline.link.focus import Focus, around, focus_span, sorts_in
from pipeline.link.groups import groups_of
from pipeline.link.lexicon import asks_nothing, concepts, known_acronyms, sort_of, worth
from pipeline.link.mending import Mending
from pipeline.link.names import full_title, names_at, names_in, proper_in, with_names
from pipeline.link.people import people_of, unnaming
from pipeline.link.records import Mention, Words
from pipeline.link.slips import slips_of
from pipeline.link.sorts import aspects_of, heads_of
from pipeline.link.stems import stem, words_of
from pipeline.model import Document, Labelled, Paper

_LEAD = 14  # words
_NEAR = 60  # characters: a title that stands farther into the text is not what the text is about
_COMMON = 0.3
_SHORT = 4  # words
_FIRST = 140
_START = 60
_NAME = 7  # words: a longer title is a sentence
_BEGINNING = 45
_NUMBER = re.compile(r"£?\d[\d,.]*\d[mk]?")
_BACK = re.compile(
    r"^(?:it|this|that|these|they|both)\b"
    r"|\b(?:the|this|that) (?:project|scheme|pilot|proposal|programme|strategy|work|matter|idea)\b"
    r"(?! (?:of|for|to|on)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Speech:
    """How the papers of an area speak.

    `acronyms`: the stems that stand for each, one where it is short for few words; `spelt`: the ways to spell out such
    a stem, by their first word; `small`: what they write with a small letter; `own`: the stems of the area's name;
    `mending`: words with a typing slip mended, and acronyms for the name of a thing spelt out; `unnamed`: a text
    without the names of people."""

    acronyms: dict[str, tuple[str, ...]]
    spelt: dict[str, tuple[tuple[str, ...], ...]]
    small: frozenset[str]
    own: frozenset[str]
    mending: Mending
    unnamed: Callable[[str], str]

    def plain(self, text: str) -> str:
        """A text mended, without the names of people and of the commissioner's and the panel's office."""
        return self.unnamed(self.mending.mended(text))


def mentions_of(papers: tuple[Paper, ...], speech: Speech) -> list[Mention]:
    """The statements of the papers as mentions, in order of time."""
    found = [mention for paper in papers for mention in _of_paper(paper, speech)]
    return sorted(found, key=lambda one: one.key)


def speech_of(area: str, papers: Iterable[Paper]) -> Speech:
    """What the texts of the papers tell of the way they are written."""
    texts = [paper.document.text for paper in papers]
    counts = Counter(word for text in texts for word in re.findall(r"\b[A-Za-z][a-z]{2,}\b", text))
    small = frozenset(stem(word) for word in counts if word[0].islower())
    known = acronyms_of(texts)
    things = {
        name: words
        for name, words in known.items()
        if len(words) > 1 and sort_of(words[-1]) and name not in known_acronyms()
    }
    ways = {name: tuple(stem(word) for word in words) for name, words in known.items() if name not in things}
    ways = {name: way for name, way in ways.items() if any(worth().get(one, 1.0) > _COMMON for one in way)}
    mending = Mending(slips_of(counts, _is_word), things)
    spelt: dict[str, tuple[tuple[str, ...], ...]] = {}
    for way in sorted({way for way in ways.values() if len(way) <= _SHORT}, key=lambda way: (-len(way), way)):
        spelt[way[0]] = (*spelt.get(way[0], ()), way)
    short = {name: ("_".join(way),) if len(way) <= _SHORT else way for name, way in ways.items()}
    own = frozenset(stem(word) for word in words_of(area))
    return Speech(short, spelt, small, own, mending, unnaming(people_of(texts, small)))


def _is_word(word: str) -> bool:
    return stem(word) in worth() or stem(word) in concepts()


def _of_paper(paper: Paper, speech: Speech) -> Iterator[Mention]:
    groups = groups_of(paper)
    for labelled in paper.statements:
        statement = labelled.statement
        idle = statement.kind in ("recommendation", "decision") and asks_nothing(statement.text)
        words = words_of_statement(labelled, paper.document, speech)
        yield Mention(labelled, paper.document, groups.get(statement.statement_id, ""), words, idle)


def words_of_statement(labelled: Labelled, document: Document, speech: Speech) -> Words:
    """The words by which a statement can be told: without its dates, and without what says where it stands."""
    statement, mend = labelled.statement, speech.plain
    text, written = mend(statement.text), document.text[statement.start : statement.end]
    raw = text if written == statement.text else mend(written)
    spoken = words_of(text)
    whole = full_title(mend(statement.title), raw)
    titled = _titled(whole, labelled, spoken) if text.find(whole) <= _NEAR else []
    masked = mend(_masked(labelled, document))
    body, own = _stems(words_of(masked), speech), worth()
    told = [one for one in body if own.get(one, 1.0) > 0]
    title = _stems(titled, speech) or told[:_LEAD]
    short = 0 < len(titled) <= _NAME
    named = names_at(raw)
    names = frozenset(name for at, name in named if at < _BEGINNING) | (names_in(whole) if short else frozenset())
    return Words(
        title=frozenset(title),
        lead=frozenset([*title, *told[:_LEAD]]),
        body=frozenset([*body, *title]),
        order=tuple(told[:40]),
        setting=frozenset(_stems(words_of(mend(_setting(labelled, document))), speech)),
        proper=with_names(proper_in(text, speech.small, speech.own), frozenset(name for _, name in named)),
        names=names,
        later_names=frozenset(name for at, name in named if _BEGINNING <= at < _FIRST) - names,
        line=" ".join(one for word in words_of(raw[:_START]) if own.get(one := stem(word), 1.0) > 0),
        heads=heads_of(titled or spoken[:_LEAD]),
        named=short and "…" not in statement.title,
        aspects=aspects_of(whole, text),
        refers_back=bool(_BACK.search(text)),
        numbers=frozenset(_numbers(text)),
        shown={stem(word): word for word in reversed(spoken)},
        focus=_focus(masked, speech),
        halves=halves_in(raw),
    )


def _focus(masked: str, speech: Speech) -> Focus:
    about, own = words_of(focus_span(masked)), worth()
    sorts = sorts_in(about)
    before, behind = around(about, sorts[0]) if sorts else ([], [])
    told, mine = (frozenset(one for one in _stems(words, speech) if own.get(one, 1.0) > 0) for words in (about, before))
    named = [word for word in behind if word[0].isupper() or own.get(stem(word), 1.0) >= _COMMON]
    where = frozenset(_stems(named, speech))
    return Focus(told, sorts, mine, where)


def _titled(title: str, labelled: Labelled, spoken: list[str]) -> list[str]:
    """The words of the title that the text has too, without those of dates."""
    dates = {word.lower() for date in labelled.dates for word in words_of(date.phrase)}
    known = {word.lower() for word in spoken}
    return [word for word in words_of(title) if word.lower() in known and word.lower() not in dates]


def _masked(labelled: Labelled, document: Document) -> str:
    statement = labelled.statement
    letters = list(document.text[statement.start : statement.end])
    places = [(phrase.start, phrase.end) for phrase in labelled.statuses if phrase.basis == "phrase"]
    places += [(date.start, date.end) for date in labelled.dates]
    for start, end in places:
        for at in range(max(start - statement.start, 0), min(end - statement.start, len(letters))):
            letters[at] = " "
    return "".join(letters)


def _setting(labelled: Labelled, document: Document) -> str:
    """What is said just before in the same paragraph, and the heading above."""
    statement = labelled.statement
    before = document.text[max(0, statement.start - 300) : statement.start].rsplit("\n\n", 1)[-1]
    return f"{before} {statement.section[-1] if statement.section else ''}"


def _stems(words: Iterable[str], speech: Speech) -> list[str]:
    """The stems of words, an acronym and what it stands for made one; without the area's own name and years."""
    acronyms, own = speech.acronyms, speech.own
    stems = [one for word in words for one in (acronyms[word] if word in acronyms else (stem(word),))]
    if not speech.spelt.keys().isdisjoint(stems):
        stems = list(_contracted(stems, speech.spelt))
    return [one for one in stems if one not in own and not (one[:1].isdigit() and _YEAR.fullmatch(one))]


def _contracted(stems: list[str], spelt: dict[str, tuple[tuple[str, ...], ...]]) -> Iterator[str]:
    """The stems, the words that an acronym stands for made one."""
    at = 0
    while at < len(stems):
        meant = next((way for way in spelt.get(stems[at], ()) if tuple(stems[at : at + len(way)]) == way), None)
        yield "_".join(meant) if meant else stems[at]
        at += len(meant) if meant else 1


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        number = match.group().replace(",", "").rstrip(".")
        if len(number) >= 3 and not _YEAR.fullmatch(number) and number not in ("101", "999"):
            yield number
