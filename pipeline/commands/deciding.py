"""Decisions made, and added to decisions.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

import click

from pipeline.link.decisions import COLUMNS, PAIRWISE, fault_of, read_decisions
from pipeline.link.judgements import read_judgements
from pipeline.model import Decision
from pipeline.problems import InputError, OutputError


def one_decision(verb: str, subject: str, value: str, by: tuple[str, str, str]) -> Decision:
    """The decision that a verb, a subject and the other statement, or a value, make.

    Raises UsageError for a wrong one."""
    pair = verb in PAIRWISE
    made = Decision(verb, subject.strip(), value.strip() if pair else "", "" if pair else value.strip(), *by)
    fault = fault_of(asdict(made))
    if fault:
        raise click.UsageError(fault)
    return made


def judged(review: Path, who: str, when: str) -> tuple[Decision, ...]:
    """The decisions of a review.csv or a workbook, `who` and `when` filled in where a row leaves them empty.

    Raises InputError where the file is missing or a judgement cannot be understood."""
    if not review.is_file():
        raise InputError(f"{review} is not there.", "Name a workbook or a review.csv with judgements in it.")
    return tuple(replace(one, who=one.who or who, when=one.when or when) for one in read_judgements(review))


def ids_kept(output: Path, by: tuple[str, str, str]) -> tuple[Decision, ...]:
    """The decisions that all commitments of an output keep their ids. Raises InputError where it has no commitments."""
    from pipeline.link.decisions import rows_of

    path = output / "commitments.csv"
    names = [row.get("commitment_id") or "" for _, row in rows_of(path)]
    if not names:
        raise InputError(f"{path} is not there, or empty.", "Name the output folder of `plantrace extract`.")
    return tuple(Decision("id", name, "", "", *by) for name in names if name)


def save(path: Path, made: Iterable[Decision]) -> tuple[Decision, ...]:
    """Add decisions to a file, made where it is missing; give back those that it had not yet.

    Raises InputError where the file cannot be understood, OutputError where it cannot be written."""
    known = set(read_decisions(path))
    added = tuple(one for one in dict.fromkeys(made) if one not in known)
    if not added:
        return ()
    try:
        before = path.read_bytes() if path.exists() else b""
        header = _header(before)
        rows = [[asdict(one).get(name, "") for name in header] for one in added]
        gap = b"\n" if before and not before.endswith(b"\n") else b""
        path.write_bytes(before + gap + _lines(rows if before else [list(header), *rows], before))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", "Close it in other programs.") from error
    return added


def _header(before: bytes) -> tuple[str, ...]:
    """The columns of the file in its own order."""
    if not before:
        return COLUMNS
    first = before.decode("utf-8-sig").splitlines()[0]
    return tuple(next(csv.reader([first], delimiter=_delimiter(before))))


def _delimiter(before: bytes) -> str:
    return ";" if before.split(b"\n")[0].count(b";") > 1 else ","


def _lines(rows: list[list[str]], before: bytes) -> bytes:
    text = io.StringIO()
    end = "\r\n" if b"\r\n" in before else "\n"
    csv.writer(text, delimiter=_delimiter(before) if before else ",", lineterminator=end).writerows(rows)
    return text.getvalue().encode("utf-8")
