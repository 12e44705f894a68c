"""What of a statement's labels tells of the promise itself: the words of models/ledger_words.toml applied to it.

A label says what the words say; the ledger asks what that means for the commitment. "The land for the suite was
bought" is a completed purchase and no opened suite; a closing date for applications is nobody's due date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from pipeline.language.patterns import compile_entry, pattern_set
from pipeline.link.records import Mention
from pipeline.link.stems import words_of
from pipeline.link.when import last_day
from pipeline.model import DatePhrase, Labelled, StatusPhrase
from pipeline.vocabulary import entries

_FILE = "ledger_words"
_remembered = lru_cache(maxsize=65_536)  # a statement is read anew for each question on its commitment
_EVEN = 0.5  # confidence from which a statement is likelier read rightly than not
_SENTENCE = re.compile(r"[.;]\s")
_WILL = re.compile(r"\b(?:will|shall|to) (?:be |come\b|follow\b|go\b|open\b|begin\b|start\b)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:.\t]\s*|\bthat\b|\bbut\b|\bwhich\b|\band (?=(?:the|a|an|it|he|she|they|this|all|some|one|\d+|[a-z]+ed)\b)"
)
_AFTER_NOUN = re.compile(r"\b(?:of|in|for|at|to|with|from|on|by|between|into|under|about|around|near|across)\b")


def as_read(members: Sequence[Mention]) -> list[Mention]:
    """The statements of a commitment with the labels that tell of it: dates and statuses of other things taken out."""
    found = []
    for at, one in enumerate(members):
        others = (*members[:at], *members[at + 1 :]) if one.labelled.status == "completed" else ()
        found.append(
            _read(one, frozenset(word.lower() for m in others for word in words_of(m.labelled.statement.title)))
        )
    if any(one.labelled.status == "completed" for one in found):
        return found
    return [_ended(one) for one in found]


def _ended(mention: Mention) -> Mention:
    """A statement that says that the thing was divided into others, as the end of it; a mere promise of it is none."""
    status = mention.labelled.status
    if status == "stopped" or (not status and mention.kind != "milestone") or not says_divided(mention):
        return mention
    return replace(mention, labelled=replace(mention.labelled, status="stopped"))


def says_divided(mention: Mention) -> bool:
    """Whether a statement says that the thing was divided into others."""
    return _found("divided", mention.text)


def is_background(mention: Mention) -> bool:
    """Whether a statement tells of what has long been there, ought to be, or is only procedure: nothing promised."""
    return _found("background", mention.text)


def finished_on(mention: Mention) -> list[tuple[str, str]]:
    """The days on which a report says that it was done, in the order of its words, those of mere steps last."""
    labelled = mention.labelled
    dated = [one for one in labelled.dates if one.role == "achieved" and one.span is not None]
    steps = [one for one in labelled.statuses if one.status == "completed" and _of_part(one, labelled, frozenset())]
    ranked = sorted(dated, key=lambda one: (_of_step(one, labelled, steps), one.start))
    return [(one.span.start, one.span.end) for one in ranked if one.span is not None]


def _of_step(date: DatePhrase, labelled: Labelled, steps: list[StatusPhrase]) -> bool:
    """Whether the last thing that is reported as done before a date is a step."""
    before = [one for one in labelled.statuses if one.status == "completed" and one.start < date.start]
    return bool(before) and max(before, key=lambda one: one.start) in steps


def recurs(members: Iterable[Mention]) -> bool:
    """Whether it is promised anew for each year, quarter or meeting."""
    return any(_found("recurs", one.text) for one in members if one.labelled.status != "completed")


def asks_an_answer(mention: Mention) -> bool:
    """Whether it only asks readers to answer, and nobody whom the ledger follows has to act."""
    roles = {owner.role for owner in mention.labelled.owners}
    return mention.kind == "recommendation" and roles <= {"panel"} and _found("answers", mention.text)


def carries_on(text: str) -> bool:
    """Whether a text begins as what goes on from something named before it ("and", "he", "the rest")."""
    return _found("carries_on", text)


def promises_plan(mention: Mention) -> bool:
    """Whether a statement promises a Police and Crime Plan itself."""
    return _found("plan", mention.text)


def asked_by_panel(mention: Mention) -> bool:
    """Whether a statement says that the Panel asked for something or recommended it."""
    return _found("asked", mention.text)


@_remembered
def _found(group: str, text: str) -> bool:
    return bool(pattern_set(_FILE, group).first(text))


def _read(mention: Mention, names: frozenset[str]) -> Mention:
    labelled, text = mention.labelled, mention.text
    dates = tuple(_date(one, labelled, text, mention) for one in labelled.dates)
    status = _status(mention, text, names, dates)
    if dates == labelled.dates and status == labelled.status:
        return mention
    return replace(mention, labelled=replace(labelled, dates=dates, status=status))


def _date(date: DatePhrase, labelled: Labelled, text: str, mention: Mention) -> DatePhrase:
    """A date with the role that it has for the commitment."""
    if date.role != "due" or date.span is None:
        return date
    at = _place(date.phrase, date.start - labelled.statement.start, text)
    if at < 0:
        return date
    if _for_others(text, at, mention) or _lasts(text[:at]):
        return replace(date, role="period")
    if _reached(text[:at]):
        return replace(date, role="reported")
    paper = last_day(mention.document.facts.meeting_date)
    if paper and date.span.end < paper and _found("given_up", _sentence(text, at)[0]):
        return replace(date, role="previously_due")
    return date


def _place(phrase: str, offset: int, text: str) -> int:
    """Where a phrase stands in a text whose white space was collapsed, so that it can only stand before `offset`."""
    at = text.rfind(phrase, 0, offset + len(phrase)) if offset > 0 else -1
    return at if at >= 0 else text.find(phrase)


def _sentence(text: str, at: int) -> tuple[str, str]:
    """What stands before and behind a place in its sentence."""
    start = max((match.end() for match in _SENTENCE.finditer(text, 0, at)), default=0)
    end = _SENTENCE.search(text, at)
    return text[start:at], text[at : end.start() if end else len(text)]


def _for_others(text: str, at: int, mention: Mention) -> bool:
    """Whether others have to do something by then: apply, bid, answer, have their say."""
    before, behind = _sentence(text, at)
    named = {owner.role for owner in mention.labelled.owners}
    answers = not named and _found("answers", before + behind)
    return answers or _found("others", before + behind)


@_remembered
def _lasts(before: str) -> bool:
    """Whether something goes on up to the date: "funding agreed to March". "Postponed until" is no such thing."""
    last = _ends(_pattern("lasting"), before)
    return last is not None and not _found("moved", before[max(0, last.start() - 40) : last.end()])


@_remembered
def _reached(before: str) -> bool:
    """Whether something is said to stand so at the date: "383 by March"."""
    return _ends(_pattern("reached"), before) is not None


def _ends(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """Where a pattern is found at the very end of a text."""
    return next((one for one in pattern.finditer(before) if one.end() == len(before)), None)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return compile_entry(next(entry for entry in entries(_FILE) if entry.get("group") == group))


def _status(mention: Mention, text: str, names: frozenset[str], dates: tuple[DatePhrase, ...]) -> str:
    """The status that a statement reports for the commitment."""
    labelled = mention.labelled
    if labelled.status == "completed" and _yet_to_come(mention, text, dates):
        return "planned"
    if labelled.status == "completed":
        if is_background(mention) or mention.kind == "action" and _no_report(labelled, text, dates):
            return ""
        return "in_progress" if _only_part(labelled, names) or _found("rest", text) else "completed"
    if labelled.status == "in_progress" and labelled.schedule in ("", "on_track") and _in_place(labelled, text, dates):
        return "completed"
    return labelled.status


def _yet_to_come(mention: Mention, text: str, dates: tuple[DatePhrase, ...]) -> bool:
    """Whether one sentence of it says what will be done by a day still to come, and only another what was done."""
    labelled, paper = mention.labelled, last_day(mention.document.facts.meeting_date)
    if not paper or any(date.role == "achieved" for date in dates):
        return False
    done = [one for one in labelled.statuses if one.status == "completed"]
    for date in (one for one in dates if one.role == "due" and one.span is not None and one.span.end > paper):
        at = _place(date.phrase, date.start - labelled.statement.start, text)
        sentence = "".join(_sentence(text, at)) if at >= 0 else ""
        if _WILL.search(sentence) and sentence != text and not any(one.phrase in sentence for one in done):
            return bool(done)
    return False


def read_unsurely(labelled: Labelled) -> bool:
    """Whether it is as likely as not that a reader would label the statement otherwise."""
    return labelled.confidence < _EVEN


def _no_report(labelled: Labelled, text: str, dates: tuple[DatePhrase, ...]) -> bool:
    """Whether what is to be done is not sure to be reported as done: no date for it and read unsurely, or its doing
    stands as a noun at its beginning, "the introduction of", and no other words report it."""
    if read_unsurely(labelled) and not any(date.role == "achieved" for date in dates):
        return True
    noun = _pattern("nominal").match(text)
    phrases = [one for one in labelled.statuses if one.status == "completed"]
    return noun is not None and all(one.phrase.lower() in noun.group().lower() for one in phrases)


def _only_part(labelled: Labelled, names: frozenset[str]) -> bool:
    """Whether all that is completed is a step, or a thing that belongs to it; never so with a word of its own names."""
    phrases = [one for one in labelled.statuses if one.status == "completed"]
    return bool(phrases) and all(_of_part(one, labelled, names) for one in phrases)


def _of_part(phrase: StatusPhrase, labelled: Labelled, names: frozenset[str]) -> bool:
    statement = labelled.statement
    if phrase.basis != "phrase" or not statement.start < phrase.start < statement.end:
        return False
    subject = _CLAUSE.split(statement.text[: phrase.start - statement.start])[-1]
    words = [word.lower() for word in words_of(_AFTER_NOUN.split(subject.strip())[0])]
    if not words or set(words) & _nouns("whole"):
        return False
    return words[-1] in _nouns("part") and words[-1] not in names


@cache
def _nouns(group: str) -> frozenset[str]:
    return frozenset(word for entry in entries(_FILE) if entry.get("group") == group for word in entry.phrases)


def _in_place(labelled: Labelled, text: str, dates: tuple[DatePhrase, ...]) -> bool:
    """Whether a thing is said to have been there since a date, with nothing that says it was only begun."""
    if any(date.role == "due" for date in dates) or _found("begun", text):
        return False
    since = [_place(one.phrase, one.start - labelled.statement.start, text) for one in dates if one.role == "achieved"]
    headed = any(one.basis == "heading" for one in labelled.statuses)
    return not headed and any(at > 0 and text[:at].lower().rstrip().endswith(" since") for at in since)
