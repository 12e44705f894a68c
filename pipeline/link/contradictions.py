"""Decisions that cannot both hold, told to whoever adds one of them; none is taken back but by a person."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.link.decisions import PAIRWISE, statement_of
from pipeline.model import SCHEDULES, Decision

_Subject = tuple[str, frozenset[str]]


def contradictions(known: Iterable[Decision], added: Iterable[Decision]) -> tuple[str, ...]:
    """A sentence for each pair of a new decision and an earlier one, or another new one, that says otherwise.

    It says which of the two holds: the later one, of one day `different`."""
    said: dict[_Subject, list[Decision]] = {}
    for one in known:
        said.setdefault(_subject(one), []).append(one)
    found = []
    for one in added:
        before = said.setdefault(_subject(one), [])
        found += [_sentence(other, one) for other in before if _answer(other) != _answer(one)]
        before.append(one)
    return tuple(found)


def _subject(one: Decision) -> _Subject:
    """What a decision is about: a pair, or one thing and what is said of it."""
    if one.verb in PAIRWISE:
        return "pair", frozenset((statement_of(one.subject), statement_of(one.object)))
    about = "schedule" if one.verb == "status" and one.value in SCHEDULES else one.verb
    return about, frozenset((statement_of(one.subject),))


def _answer(one: Decision) -> str:
    return one.verb if one.verb in PAIRWISE else one.value


def _sentence(before: Decision, now: Decision) -> str:
    things = " and ".join(part for part in (now.subject, now.object) if part)
    return f"{things}: {_by(before)} said {_answer(before)}, {_by(now)} says {_answer(now)}; {_outcome(before, now)}"


def _by(one: Decision) -> str:
    return f"{one.who or 'somebody'} ({one.when or 'no date'})"


def _outcome(before: Decision, now: Decision) -> str:
    if before.when != now.when:
        return f"{_answer(max(before, now, key=lambda one: one.when))} holds, as the later."
    if "different" in (_answer(before), _answer(now)) and now.verb in PAIRWISE:
        return "different holds, as both are of one day."
    return "both are of one day: remove the row that is wrong."
