"""What people decided: decisions.csv read, laid to statements, and what of it no longer fits.

A person's word outlives a rerun. `different` holds whatever else is said; of two opposite words on one pair the later
counts; what cannot be obeyed is reported and changed by nobody but a person.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.link.identity import PREFIX, named_by_people
from pipeline.model import SCHEDULES, STATUSES, Decision, Paper, Problem
from pipeline.problems import InputError

COLUMNS = ("verb", "subject", "object", "value", "who", "when", "why")
PAIRWISE = ("same", "different", "unsure")
VALUED = ("status", "owner", "due", "title")
KEPT = ("id",)
"""Of a commitment whose id shall stay, whatever is added."""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a CSV file in its order; none where there is no file.

    Raises InputError, which names the row and what is wrong, where the file cannot be understood."""
    return tuple(_decision(path, number, row) for number, row in rows_of(path) if any(row.values()))


def rows_of(path: Path) -> list[tuple[int, dict[str, str | None]]]:
    """The rows of a CSV file, each with its number in the file's table; none where there is no file.

    Raises InputError where the file cannot be read."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            comma = file.readline().count(";") <= 1
            file.seek(0)
            return list(enumerate(csv.DictReader(file, delimiter="," if comma else ";"), 2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read: {error}.", "Save it as CSV in UTF-8.") from error


def decided_in(folder: Path) -> tuple[Decision, ...]:
    """What people decided in a folder of papers: its decisions.csv, and the judgements in its review.csv.

    Raises InputError, which names the file and row, where one cannot be understood."""
    from pipeline.link.judgements import read_judgements

    return tuple(dict.fromkeys((*read_decisions(folder / "decisions.csv"), *read_judgements(folder / "review.csv"))))


def _decision(path: Path, number: int, row: dict[str, str | None]) -> Decision:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    fault = fault_of(cells)
    if fault:
        raise InputError(f"{path}, row {number}: {fault}", "Correct the row or remove it.")
    return Decision(**cells)


def fault_of(cells: dict[str, str]) -> str:
    """What is wrong with a decision, by its columns; empty where nothing is."""
    verb = cells["verb"]
    if verb not in (*PAIRWISE, *VALUED, *KEPT):
        return f"verb is {verb!r}; it must be one of {', '.join((*PAIRWISE, *VALUED, *KEPT))}."
    if not cells["subject"]:
        return "subject is empty; name a statement or a commitment."
    if verb in PAIRWISE and not cells["object"]:
        return f"object is empty; {verb} needs two statements or commitments."
    if verb in VALUED and not cells["value"]:
        return f"value is empty; {verb} needs one."
    if verb in KEPT and not cells["subject"].startswith(PREFIX):
        return f"subject is {cells['subject']!r}; it must be the id of a commitment."
    return _value_fault(verb, cells["value"])


def _value_fault(verb: str, value: str) -> str:
    from pipeline.link.when import first_day

    if verb == "status" and value not in (*STATUSES, *SCHEDULES):
        return f"value is {value!r}; status must be one of {', '.join((*STATUSES, *SCHEDULES))}."
    if verb == "due" and not first_day(value):
        return f"value is {value!r}; due must be a date: 2018, 2018-03 or 2018-03-31."
    return ""


def statement_of(subject: str) -> str:
    """The statement that a statement's id or a commitment's id ("c-" before it) names."""
    return subject.removeprefix("c-")


def orphans(decisions: Iterable[Decision], papers: Iterable[Paper]) -> tuple[Problem, ...]:
    """A problem for each decision that names a statement which no paper holds any more, or statements of two areas."""
    area = {
        labelled.statement.statement_id: paper.document.facts.area for paper in papers for labelled in paper.statements
    }
    return tuple(problem for decision in decisions if (problem := _orphan(decision, area)) is not None)


def _orphan(decision: Decision, area: dict[str, str]) -> Problem | None:
    named = [subject for subject in (decision.subject, decision.object) if subject]
    gone = [subject for subject in named if statement_of(subject) not in area]
    if gone:
        return problem(decision, f"names {' and '.join(gone)}, which no paper holds; it has no effect.")
    if len({area[statement_of(subject)] for subject in named}) > 1:
        return problem(decision, "joins statements of two areas; it has no effect.")
    return None


def problem(decision: Decision, message: str) -> Problem:
    """A problem with a decision."""
    said = " ".join(part for part in (decision.verb, decision.subject, decision.object, decision.value) if part)
    by = f" of {decision.who or 'somebody'}{f', {decision.when}' if decision.when else ''}"
    return Problem("decisions.csv", "link", "warning", f"The decision{by} ({said}) {message}")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the decisions say of the statements of an area: pairs to join, pairs to keep apart, values by statement, and
    the statements by which they name commitments."""

    same: tuple[Decision, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    values: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()
    named: frozenset[str] = frozenset()

    def values_of(self, ids: Iterable[str]) -> dict[str, Decision]:
        """The last value that people gave for each verb to any of these statements."""
        known = set(ids)
        return {one.verb: one for one in self.values if statement_of(one.subject) in known}


def judged(decisions: Iterable[Decision], known: set[str]) -> Judged:
    """The decisions about known statements, later ones (by `when`) over earlier ones on the same pair."""
    held = [one for one in sorted(decisions, key=_order) if _concerns(one, known)]
    pairs: dict[frozenset[str], Decision] = {}
    problems = []
    for one in (d for d in held if d.verb in PAIRWISE):
        pair = frozenset(map(statement_of, (one.subject, one.object)))
        before = pairs.get(pair)
        if before is not None and before.verb != one.verb:
            problems.append(problem(before, f"was overruled by a later one ({one.verb}, {one.who} {one.when})."))
        pairs[pair] = one
    kept = sorted(pairs.values(), key=_order)
    return Judged(
        tuple(one for one in kept if one.verb == "same"),
        tuple((statement_of(one.subject), statement_of(one.object)) for one in kept if one.verb != "same"),
        tuple(one for one in held if one.verb in VALUED),
        tuple(problems),
        named_by_people(held),
    )


def _order(one: Decision) -> tuple[str, int, tuple[str, ...]]:
    """By date; of one date, `different` last, so that it holds."""
    rank = ("same", "unsure", "different").index(one.verb) if one.verb in PAIRWISE else 0
    return one.when, rank, (one.verb, one.subject, one.object, one.value, one.who, one.why)


def _concerns(one: Decision, known: set[str]) -> bool:
    return all(statement_of(subject) in known for subject in (one.subject, one.object) if subject)
