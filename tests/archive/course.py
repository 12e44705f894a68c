"""What papers say of a thing over the years: promised, said again, reported, asked about, slipped, given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.archive.saying import Said, When, later, say
from tests.archive.things import Thing
from tests.archive.words import words

FIRST, PLANS = 2012, 3  # the first plan, and how many, four years each


@dataclass(frozen=True, slots=True)
class Event:
    """A statement to be made in a paper of some sort, of some day."""

    day: str
    document_type: str
    edition: str
    aim: int
    said: Said


def events_of(random: Random, thing: Thing) -> Iterator[Event]:
    """All that is said of a thing, and now and then a sentence of background beside it that is of nothing."""
    speaker = _Speaker(random, thing)
    yield from speaker.story()
    if random.random() < 0.25:
        said = Said(random.choice(words()["background"]["texts"]), "action", None)
        yield Event(f"{FIRST + 4 * random.randrange(PLANS)}-03-28", "plan", "final", thing.aim, said)


class _Speaker:
    """Speaks of one thing, and knows what readers have been told of its names."""

    def __init__(self, random: Random, thing: Thing) -> None:
        self.random, self.thing = random, thing
        self.known = self.late = False

    def story(self) -> Iterator[Event]:
        """Its events in order of time."""
        random = self.random
        year = FIRST + 4 * random.randrange(PLANS)
        due = later(f"{year}-04", random.randrange(4, 40))
        done = later(due, random.choice([-4, -2, -1, 0, 0, 0, 1, 3]))
        new = later(due, random.randrange(3, 12))
        if random.random() < 0.35:
            yield self._event(f"{year}-01-30", "plan", "draft", "plan", When(due))
        yield self._event(f"{year}-03-28", "plan", "final", "plan", When(due))
        yield from self._named(year, due)
        if random.random() < 0.3 and due > f"{year + 1}-03":
            yield self._event(f"{year + 1}-03-20", "refresh_report", "refresh", "refresh", When(due))
        if random.random() < 0.12:
            yield self._event(f"{year}-{random.randrange(5, 13):02}-15", "decision_notice", "", "decision", When(due))
        fate = random.random()
        yield from self._reported_open(year, due)
        if fate < 0.07:
            yield self._event(_report(later(due, -1)), "progress_report", "", "report_stopped", When(due))
            return
        if fate < 0.22:
            yield self._event(_report(later(due, -1)), "progress_report", "", "report_late", When(new, due))
            due, done = new, new
        if fate < 0.9:
            yield from self._reported_done(due, done)

    def _named(self, year: int, due: str) -> Iterator[Event]:
        """The paper that gives its acronym, or its new name."""
        if self.thing.acronym:
            form = self.random.choice([form for form in words()["forms"]["plan"] if "{np}" in form]).replace(
                "{np}", "the {formal} ({acronym})"
            )
            yield self._spoken(f"{year}-07-08", "progress_report", "", form, When(due), "action")
            self.known = True
        if self.thing.renamed:
            yield self._event(f"{year}-10-14", "progress_report", "", "rename", When(due))
            self.late = True

    def _reported_open(self, year: int, due: str) -> Iterator[Event]:
        for back in (9, 5, 2):
            day = later(due, -back)
            if day > f"{year}-06" and self.random.random() < 0.4:
                yield self._event(_report(day), "progress_report", "", "report_open", When(due))
        if self.random.random() < 0.15 and later(due, -3) > f"{year}-04":
            yield self._event(_meeting(later(due, -3)), "minutes", "", "minutes", When(due, achieved=due))

    def _reported_done(self, due: str, done: str) -> Iterator[Event]:
        when = When(due, achieved=done)
        if self.random.random() < 0.85:
            yield self._event(_report(later(done, 1)), "progress_report", "", "report_done", when)
        if self.random.random() < 0.3:
            yield self._event(f"{int(done[:4]) + 1}-06-25", "annual_report", "", "report_done", when)
            if self.random.random() < 0.3:
                yield self._event(f"{int(done[:4]) + 1}-06-25", "annual_report", "", "repeat", when)
        if self.random.random() < 0.2:
            yield self._event(_meeting(later(done, 3)), "minutes", "", "minutes", when)

    def _event(self, day: str, document_type: str, edition: str, forms: str, when: When) -> Event:
        kind = {"plan": "action", "refresh": "action", "decision": "decision"}.get(forms, "milestone")
        return self._spoken(day, document_type, edition, self.random.choice(words()["forms"][forms]), when, kind)

    def _spoken(self, day: str, document_type: str, edition: str, form: str, when: When, kind: str) -> Event:
        said = say(self.random, form, self.thing, when, kind, self.known, self.late and "{new}" not in form.lower())
        return Event(day, document_type, edition, self.thing.aim, said)


def _report(day: str) -> str:
    """The quarterly report after a month."""
    year, month = map(int, day.split("-"))
    return f"{year}-{(month - 1) // 3 * 3 + 3:02}-18"


def _meeting(day: str) -> str:
    year, month = map(int, day.split("-"))
    return f"{year}-{(month - 1) // 3 * 3 + 2:02}-05"
