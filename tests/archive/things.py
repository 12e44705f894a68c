"""The things that an area's papers promise: what each is called, and in how many ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from tests.archive.words import chosen, places, words

_SMALL = frozenset("a an the of and for to in on with by at against".split())


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing promised. `formal` is its name, `short` how it is called once known, `loose` other ways to speak of it.

    `where` follows any of them ("in Harwold", "for carers") and tells it from others of the same name. `acronym` and
    `renamed` are empty where it has none."""

    number: int
    formal: str
    short: tuple[str, ...]
    loose: tuple[str, ...]
    where: str
    act: str
    aim: int
    acronym: str = ""
    renamed: str = ""


def things(random: Random, half: str) -> Iterator[Thing]:
    """Things without end, no two alike, some of them near another: a fund beside a team, a thing and its evaluation."""
    make = _Maker(random, half)
    for number in count(1):
        yield make.one(number)


class _Maker:
    """Remembers what was given, so that nothing comes twice, and that what needs a place to be told has one."""

    def __init__(self, random: Random, half: str) -> None:
        self.random = random
        self.half = half
        held = words()
        self.subjects = chosen(held["subjects"], half)
        self.sorts = held["sorts"]
        self.places = places(random, 90, half)
        self.audiences = chosen(held["audiences"], half)
        self.taken: set[tuple[str, str]] = set()
        self.bare: dict[str, bool] = {}  # whether a name stands alone, or always with a place or people
        self.acronyms: set[str] = set()
        self.last: Thing | None = None

    def one(self, number: int) -> Thing:
        """The next thing."""
        while True:
            kind = self.random.random()
            if kind < 0.1 and self.last is not None:
                found = self._beside(number, self.last)
            elif kind < 0.22:
                found = self._operation(number)
            elif kind < 0.4:
                found = self._branded(number)
            elif kind < 0.5:
                found = self._building(number)
            else:
                found = self._plain(number)
            if found is not None and (found.formal, found.where) not in self.taken:
                self.taken.add((found.formal, found.where))
                self.last = found
                return found

    def _where(self, formal: str) -> str | None:
        """What tells the thing from others of its name: nothing for one that has the name for itself."""
        alone = self.bare.setdefault(formal, self.random.random() < 0.5)
        if alone:
            return "" if (formal, "") not in self.taken else None
        place = f"in {self.random.choice(self.places)}"
        return place if self.random.random() < 0.6 else f"for {self.random.choice(self.audiences)}"

    def _plain(self, number: int) -> Thing | None:
        subject = self.random.choice(self.subjects)
        sort = self.random.choice(sorted(self.sorts))
        nouns, acts = self.sorts[sort]
        formal = f"{subject[0]} {sort}"
        where = self._where(formal)
        if where is None:
            return None
        noun, other = self.random.choice(nouns), self.random.choice(subject[1:])
        own = subject[0].lower()
        loose = (f"a {own} {nouns[0]}", f"a {own} {nouns[0]}", f"a new {noun} for {own}", f"a {noun} on {own}",
                 f"a {noun} to do with {own}", f"a dedicated {noun} for {own}", f"the {nouns[0]} for {own}",
                 f"a {nouns[0]} for {other}", f"a dedicated {noun} for {other}")  # fmt: skip
        acronym, renamed = "", ""
        if not where and self.random.random() < 0.35:
            acronym = self._acronym(formal)
        elif not where and self.random.random() < 0.3:
            renamed = f"{self.random.choice(chosen(words()['brands'], self.half))} {sort}"
            renamed = renamed if self._claim(renamed) else ""
        act = self.random.choice(acts)
        return Thing(
            number, formal, (formal, formal.lower()), loose, where, act, self._aim(subject[0]), acronym, renamed
        )

    def _acronym(self, formal: str) -> str:
        name = "".join(word[0].upper() for word in formal.replace("-", " ").split() if word.lower() not in _SMALL)
        if len(name) < 3 or name in self.acronyms or name in ("PCC", "CPS", "HMP"):
            return ""
        self.acronyms.add(name)
        return name

    def _claim(self, formal: str) -> bool:
        if (formal, "") in self.taken or formal in self.bare:
            return False
        self.taken.add((formal, ""))
        self.bare[formal] = True
        return True

    def _branded(self, number: int) -> Thing | None:
        brand = self.random.choice(chosen(words()["brands"], self.half))
        sort = self.random.choice(sorted(self.sorts))
        nouns, acts = self.sorts[sort]
        formal = f"{brand} {sort}"
        where = self._where(formal)
        if where is None:
            return None
        other = self.random.choice(self.random.choice(self.subjects)[1:])
        loose = (f"the {brand} {nouns[0]}", f"the {brand} {nouns[0]} for {other}", f"{brand}, a {nouns[0]} for {other}")
        return Thing(
            number, formal, (formal, f"{brand} {nouns[0]}"), loose, where, self.random.choice(acts), self._aim(brand)
        )

    def _operation(self, number: int) -> Thing | None:
        names = chosen(words()["operations"], self.half)
        formal = f"Operation {self.random.choice(names)}"
        where = self._where(formal)
        if where is None:
            return None
        other = self.random.choice(self.random.choice(self.subjects)[1:])
        return Thing(
            number, formal, (formal,), (formal, f"{formal} against {other}"), where,
            self.random.choice(["launch", "extend"]), self._aim(formal),
        )  # fmt: skip

    def _building(self, number: int) -> Thing | None:
        kind = self.random.choice(sorted(words()["buildings"]))
        other, *acts = words()["buildings"][kind]
        place = self.random.choice(self.places)
        formal = f"{place} {kind}"
        if (formal, "") in self.taken:
            return None
        loose = (f"the {kind.lower()} in {place}", f"the {kind.lower()} at {place}", f"the {other} in {place}")
        return Thing(number, formal, (formal, f"{place} {kind.lower()}"), loose, "", self.random.choice(acts), 5)

    def _beside(self, number: int, thing: Thing) -> Thing | None:
        """Another thing that bears the name of the last: its fund, its board, its action plan, an evaluation of it."""
        kind = self.random.choice(["Fund", "Board", "Action Plan", "Evaluation"])
        if kind == "Evaluation":
            formal, act = f"Evaluation of the {thing.formal}", "commission"
            loose: tuple[str, ...] = (
                f"an independent evaluation of the {thing.formal}",
                f"an evaluation of {thing.short[-1]}",
            )
        else:
            if thing.formal.split()[-1] == kind.split()[-1] or thing.formal.startswith("Evaluation"):
                return None
            formal, act = f"{thing.formal} {kind}", self.sorts[kind][1][0]
            loose = (f"the {kind.lower()} of the {thing.formal}", f"a {thing.formal} {kind.lower()}")
        return Thing(number, formal, (formal,), loose, thing.where, act, thing.aim)

    def _aim(self, name: str) -> int:
        return sum(map(ord, name)) % len(words()["aims"])
