"""The questions of an output folder in which a person wrote judgements: they hold on the next run, and stay in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.link.decisions import rows_of
from pipeline.link.judgements import judgement_of
from pipeline.link.worksheet import is_workbook, sheet_rows
from pipeline.model import Decision, Review

_ASKED = ("taken_as", "score", "verdict_now", "verdict_otherwise", "effect")


def with_filled_in(decisions: tuple[Decision, ...], paths: Iterable[Path]) -> tuple[Decision, ...]:
    """The decisions of the folder of papers, and those that a person wrote into an output's review.csv or workbook.

    Rows that only show what stands beside the papers say no verdict, and are none: where it is taken away, it is gone.
    Raises InputError, which names the row, where a judgement or the file cannot be understood."""
    found = dict.fromkeys(decisions, "")
    for path in paths:
        for number, row in sheet_rows(path) if is_workbook(path) else rows_of(path):
            if (row.get("judgement") or "").strip() and (row.get("verdict_now") or row.get("verdict_otherwise")):
                found.setdefault(judgement_of(path, number, row), "\t".join(_label(row.get(name)) for name in _ASKED))
    return tuple(replace(made, asked=asked) if asked else made for made, asked in found.items())


def _label(cell: str | None) -> str:
    """A cell as the tables write it: a workbook has "kept late" for kept_late."""
    return "; ".join("_".join(one.split()) for one in (cell or "").split(";") if one.strip())


def as_asked(answered: Review, decision: Decision) -> Review:
    """An answered question as it was asked, where it was answered in the output, so that the answer holds again."""
    if not decision.asked:
        return answered
    taken, score, now, otherwise, effect = decision.asked.split("\t")
    verdicts = (tuple(filter(None, text.split("; "))) for text in (now, otherwise))
    return replace(
        answered, taken_as=taken, score=float(score) if score else None, effect=int(effect) if effect.isdigit() else 1,
        now=next(verdicts), otherwise=next(verdicts),
    )  # fmt: skip
