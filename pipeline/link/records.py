"""What linking knows of a statement, and of two of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.language.dates.file_name import year_named
from pipeline.link.focus import Focus
from pipeline.link.when import first_day
from pipeline.model import Document, Labelled

_UNREAD = Focus()
RUN = 20  # words in which runs are looked for


Span = tuple[str, str]


def written(document: Document) -> str:
    """The first day on which a paper can have been written: of its date, else of the year in the name of its file, else
    of its plan's period, else "9999"."""
    facts = document.facts
    days = (facts.meeting_date, year_named(document.source), facts.plan.period_start)
    return next((day for one in days if (day := first_day(one))), "9999")


@dataclass(frozen=True)
class Words:
    """The words of a statement by which it can be told, as stems.

    `title`: of its title; `lead`: of its title and first clause; `body`: of all its words; `order`: the body in reading
    order; `setting`: of what stands just before it and of its heading. `proper`: those written as names; `names`: whole
    names of several words at its beginning, `later_names` those behind; `line`: its first words in a row. `heads`: the
    sorts of thing that the title names, the chief one first; `named`: whether the title is a name, not a sentence;
    `aspects`: what is done again to it, judged of it, told of it; `refers_back`: whether it speaks of "the project"
    named before; `numbers`: telling numbers; `shown`: a stem's word as written; `focus`: what the text is about;
    `halves`: what each half of a coupled name would be called.
    """

    title: frozenset[str]
    lead: frozenset[str]
    body: frozenset[str]
    order: tuple[str, ...]
    setting: frozenset[str]
    proper: frozenset[str]
    names: frozenset[tuple[str, ...]]
    later_names: frozenset[tuple[str, ...]]
    line: str
    heads: tuple[str, ...]
    named: bool
    aspects: frozenset[str]
    refers_back: bool
    numbers: frozenset[str]
    shown: dict[str, str]
    focus: Focus = _UNREAD
    halves: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def said(self) -> frozenset[str]:
        """The body, and what is said just before where it speaks of that."""
        return self.body | self.setting if self.refers_back else self.body

    @cached_property
    def called(self) -> frozenset[str]:
        """The places and people by which the thing is called."""
        return self.proper & (self.title if self.named else self.lead)

    @cached_property
    def first_places(self) -> dict[str, tuple[int, ...]]:
        """Where each of its first words stands, by stem."""
        found: dict[str, tuple[int, ...]] = {}
        for at, word in enumerate(self.order[:RUN]):
            found[word] = (*found.get(word, ()), at)
        return found


@dataclass(frozen=True)
class Mention:
    """A statement with its paper and what linking reads in it. `group` names the list or table that it stands in."""

    labelled: Labelled
    document: Document
    group: str
    words: Words
    asks_nothing: bool = False

    @cached_property
    def id(self) -> str:
        """The statement's id."""
        return self.labelled.statement.statement_id

    @cached_property
    def kind(self) -> str:
        """The statement's kind."""
        return self.labelled.statement.kind

    @cached_property
    def text(self) -> str:
        """Its text in one line."""
        return " ".join(self.labelled.statement.text.split())

    @cached_property
    def key(self) -> tuple[str, str, int, str]:
        """The order of time: about when the paper was written, the paper, the place in it."""
        statement = self.labelled.statement
        return written(self.document), statement.document_id, statement.ordinal, statement.statement_id

    @cached_property
    def day(self) -> str:
        """The first day that the paper's date can mean, empty where it has none."""
        return first_day(self.document.facts.meeting_date)

    @cached_property
    def owners(self) -> frozenset[str]:
        """The roles that it names."""
        return frozenset(owner.role for owner in self.labelled.owners)

    @cached_property
    def _spans(self) -> dict[tuple[str, ...], tuple[Span, ...]]:
        return {}

    def spans(self, *roles: str) -> tuple[Span, ...]:
        """The (first day, last day) of its dates in these roles."""
        found = self._spans.get(roles)
        if found is None:
            dates = (one for one in self.labelled.dates if one.span is not None and one.role in roles)
            found = self._spans[roles] = tuple((one.span.start, one.span.end) for one in dates if one.span is not None)
        return found


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, the earlier first, with how sure it is that they are one commitment, and why; `kinship` as
    `score.kinship` gives it."""

    earlier: Mention
    later: Mention
    score: float
    basis: str
    kinship: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that was joined, by a person or not; `one_place`: two sentences of one paragraph or item on one thing."""

    earlier_id: str
    later_id: str
    score: float
    basis: str
    by_person: bool = False
    one_place: bool = False
