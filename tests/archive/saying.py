"""A form of words filled for a thing: its text, with the places of its status and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from random import Random

from pipeline.language.dates import partial_days
from pipeline.model import DatePhrase, Span, StatusPhrase
from tests.archive.things import Thing
from tests.archive.words import words

_MARK = re.compile(r"\[(?P<label>\w+)(?::(?P<words>[^\]]*))?\]")
_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiou])")
_PLURAL = re.compile(
    r"\ba (?=(?:dedicated |new )?(?:[\w-]+ ){0,3}(?:champions|navigators|cameras|vans|courses|named contacts|caseworkers)\b)"
)
_STATUSES = ("in_progress", "completed", "stopped")
_MONTHS = "January February March April May June July August September October November December".split()
_SLIP = 0.03  # of all statements have a word mistyped


@dataclass(frozen=True, slots=True)
class When:
    """The dates that a form may name, as partial ISO dates."""

    due: str
    previously_due: str = ""
    achieved: str = ""


@dataclass(slots=True)
class Said:
    """The words of a statement, its labels at places in them, and the thing that it truly speaks of (None: nothing)."""

    text: str
    kind: str
    truth: int | None
    status: str = ""
    schedule: str = ""
    statuses: list[StatusPhrase] = field(default_factory=list)
    dates: list[DatePhrase] = field(default_factory=list)


def say(random: Random, form: str, thing: Thing, when: When, kind: str, known: bool, late: bool) -> Said:
    """A form filled for a thing. `known`: its acronym has been given; `late`: it bears its new name, where it has one."""
    filled = _PLURAL.sub("", _capital(" ".join(_filled(random, form, thing, known, late).split())))
    filled = _ARTICLE.sub(r"\1n ", filled)
    said = Said("", kind, thing.number)
    at = 0
    for match in _MARK.finditer(filled):
        said.text += filled[at : match.start()]
        _mark(said, match["label"], match["words"] or "", when)
        at = match.end()
    said.text += filled[at:]
    if random.random() < _SLIP:
        said.text = _mistyped(random, said.text)
    return said


def _capital(text: str) -> str:
    return text if text[:1] in "[£" else text[:1].upper() + text[1:]


def _filled(random: Random, form: str, thing: Thing, known: bool, late: bool) -> str:
    talk = words()["talk"]
    verb, participle, gerund, noun = random.choice(words()["acts"][thing.act])
    short, loose = _names(random, thing, known, late)
    formal = thing.renamed if late and thing.renamed else thing.formal
    where = "" if random.random() < 0.02 else f" {thing.where}" if thing.where else ""
    np = (loose if random.random() < 0.45 else f"the {short}") + where
    the = "" if short.startswith("Operation") else "the "
    np = np.replace("the Operation", "Operation").replace("the Evaluation", "the evaluation")
    return _fill(form, {
        "verb": verb, "Verb": verb.capitalize(), "pp": participle, "gerund": gerund, "Gerund": gerund.capitalize(),
        "noun": noun, "np": np, "Np": np[:1].upper() + np[1:], "formal": formal + where, "Formal": formal + where,
        "The_formal": f"{the}{formal}{where}".strip(), "short": short + where, "Short": _capital(short + where),
        "the_short": f"{the}{short}{where}", "The_short": _capital(f"{the}{short}{where}"), "acronym": thing.acronym,
        "New": _capital(f"the {thing.renamed}"), "new": thing.renamed,
        "benefit": random.choice(talk["benefits"]), "outcome": random.choice(talk["outcomes"]),
        "reason": random.choice(talk["reasons"]), "cost": f"£{random.randrange(20, 990)},{random.randrange(1, 10)}00",
    })  # fmt: skip


def _fill(form: str, values: dict[str, str]) -> str:
    filled = re.sub(r"\{(\w+)\}", lambda match: values[match[1]], form)
    return re.sub(r"\s+([.,;])", r"\1", filled).replace(",.", ".").removesuffix(",").strip()


def _names(random: Random, thing: Thing, known: bool, late: bool) -> tuple[str, str]:
    """How the thing is called here, shortly and loosely."""
    if late and thing.renamed:
        return thing.renamed, f"the {thing.renamed}"
    if known and thing.acronym and random.random() < 0.5:
        return thing.acronym, f"the {thing.acronym}"
    return random.choice(thing.short), random.choice(thing.loose)


def _mark(said: Said, label: str, phrase: str, when: When) -> None:
    start = len(said.text)
    if label in ("due", "previously_due", "achieved"):
        day = getattr(when, label)
        phrase, days = in_words(day), partial_days(day)
        assert days is not None, day
        span = Span(days[0].isoformat(), days[1].isoformat())
        said.dates.append(DatePhrase(phrase, span, "", label, start, start + len(phrase)))
    else:
        status, schedule = (label, "") if label in _STATUSES else ("", label)
        said.status, said.schedule = said.status or status, said.schedule or schedule
        said.statuses.append(StatusPhrase(phrase, status, schedule, start, start + len(phrase), "phrase"))
    said.text += phrase


def in_words(day: str) -> str:
    """A partial date as a paper says it."""
    parts = day.split("-")
    if len(parts) == 1:
        return f"the end of {day}"
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def later(day: str, months: int) -> str:
    """A month so many months after a date."""
    first = date.fromisoformat(f"{day}-01" if len(day) == 7 else day if len(day) == 10 else f"{day}-12-01")
    at = first.year * 12 + first.month - 1 + months
    return f"{at // 12}-{at % 12 + 1:02}"


def _mistyped(random: Random, text: str) -> str:
    """The text with two letters of a word changed round, so that it stays as long."""
    places = [match.start() for match in re.finditer(r"[a-z]{6,}", text)]
    if not places:
        return text
    at = random.choice(places) + random.randrange(1, 4)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
