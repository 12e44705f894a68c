"""The review.csv of an output folder in which a person wrote judgements: they hold on the next run, and stay in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.link.decisions import rows_of
from pipeline.link.judgements import judgement_of
from pipeline.model import Decision, Review

_ASKED = ("taken_as", "score", "verdict_now", "verdict_otherwise", "effect")


def with_filled_in(decisions: tuple[Decision, ...], path: Path) -> tuple[Decision, ...]:
    """The decisions of the folder of papers, and those that a person wrote into an output's review.csv.

    Rows that only show what stands beside the papers say no verdict, and are none: where it is taken away, it is gone.
    Raises InputError, which names the row, where a judgement cannot be understood."""
    found = []
    for number, row in rows_of(path):
        if (row.get("judgement") or "").strip() and (row.get("verdict_now") or row.get("verdict_otherwise")):
            made = judgement_of(path, number, row)
            if made not in decisions:
                found.append(replace(made, asked="\t".join((row.get(name) or "").strip() for name in _ASKED)))
    return (*decisions, *found)


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
