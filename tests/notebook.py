"""docs/analysis.ipynb: five questions answered with `load`. `make docs` writes it; a test runs it on the sample corpus."""

from __future__ import annotations

import json

INTRODUCTION = """\
# Five questions to a folder of papers

`load` gives the tables that `plantrace extract` wrote as typed pandas frames. What each column means is in
[TABLES.md](TABLES.md), how a verdict comes about in [LEDGER.md](LEDGER.md). Before this, run `make extract`; then open
this notebook in Jupyter or VS Code with the environment in `.venv`, from the folder `docs`.

The sample papers are of an invented police area. With papers of your own, name your own output folder below."""
START = """\
import pandas as pd

from pipeline import load

dataset = load("../output")
dataset"""
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        """\
## 1. What became of what was promised under each priority?

Commitments of the ledger by priority and verdict. `kept in time` is the share kept among those that were done or overdue:
what is not due yet counts neither for nor against.""",
        """\
ledger = dataset.ledger.assign(priority=dataset.ledger.priority.fillna("(none)"))
table = pd.crosstab(ledger.priority, ledger.verdict)
judged = table.reindex(columns=["kept", "kept_late", "overdue"], fill_value=0)
table["all"] = table.sum(axis=1)
table["kept in time"] = (judged["kept"] / judged.sum(axis=1)).round(2)
table.sort_values("all", ascending=False)""",
    ),
    (
        """\
## 2. Who has to act on what is late, and how late is it?

One row an owner. A commitment with two owners counts for both. `slip_days` of what is overdue is how far its date had moved;
how long it has been overdue is counted from its latest due date.""",
        """\
late = dataset.ledger[dataset.ledger.verdict.isin(["overdue", "slipped", "kept_late"])]
late = late.merge(dataset.commitments[["commitment_id", "due_latest_to"]], on="commitment_id")
late["days_overdue"] = (pd.to_datetime(late.as_of) - late.due_latest_to).dt.days.where(late.verdict == "overdue")
late["owner"] = late.owners.map(lambda owners: owners or ("nobody named",))
late.explode("owner").groupby("owner").agg(
    commitments=("commitment_id", "nunique"),
    median_slip=("slip_days", "median"),
    median_days_overdue=("days_overdue", "median"),
).sort_values("commitments", ascending=False)""",
    ),
    (
        """\
## 3. Which deadlines moved, and how often?

Each due date that a statement of a commitment gives, in order of the papers. A deadline moved where a later paper gives
another day.""",
        """\
said = dataset.statements[["statement_id", "commitment_id", "document_id"]].dropna()
papers = dataset.documents[["document_id", "source", "meeting_date_from"]]
due = dataset.dates[dataset.dates.role == "due"].dropna(subset=["end"])
due = due.merge(said, on="statement_id").merge(papers, on="document_id").sort_values("meeting_date_from", kind="stable")
moves = due.groupby("commitment_id").agg(
    first_due=("end", "first"), last_due=("end", "last"), different=("end", "nunique"), papers=("source", "nunique")
)
moves["moved_days"] = (moves.last_due - moves.first_due).dt.days
moved = moves[moves.moved_days > 0].join(dataset.commitments.set_index("commitment_id").title)
moved.sort_values("moved_days", ascending=False)""",
    ),
    (
        """\
## 4. What did each plan leave to silence?

Commitments by the plan version that first held them: how many were dropped (the next plan has them no more) or unreported
(no later paper mentions them), and a few of them by name.""",
        """\
held = dataset.commitments[dataset.commitments.verdict.notna()].copy()
held["plan"] = held.plan_ids.map(lambda plans: plans[0] if plans else "(no plan)")
held["silent"] = held.verdict.isin(["dropped", "unreported"])
silence = held.groupby("plan").agg(commitments=("title", "size"), silent=("silent", "sum"))
silence["share"] = (silence.silent / silence.commitments).round(2)
silence["for example"] = held[held.silent].groupby("plan").title.agg(lambda titles: "; ".join(titles.head(2)))
silence""",
    ),
    (
        """\
## 5. How long does a promise wait for its first report?

Days from the paper that first makes a promise to the next paper that speaks of it, by the sort of paper that does.""",
        """\
papers = dataset.documents[["document_id", "document_type", "meeting_date_from"]]
mentions = dataset.statements.dropna(subset=["commitment_id"]).merge(papers, on="document_id")
judged = mentions[mentions.commitment_id.isin(dataset.ledger.commitment_id)]
first = judged.groupby("commitment_id").meeting_date_from.transform("min")
later = judged[judged.meeting_date_from > first].assign(waited=(judged.meeting_date_from - first).dt.days)
reports = later.sort_values("waited", kind="stable").groupby("commitment_id").first()
reports.groupby("document_type", observed=True).waited.describe()[["count", "25%", "50%", "75%"]]""",
    ),
)


def notebook_page() -> str:
    """The notebook as JSON, without answers: they are those of the papers that it is run on."""
    cells = [_text(INTRODUCTION), _code(START)]
    for question, answer in QUESTIONS:
        cells += [_text(question), _code(answer)]
    made = {
        "cells": [cell | {"id": f"cell-{number}"} for number, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _text(words: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": words.splitlines(keepends=True)}


def _code(words: str) -> dict[str, object]:
    source = words.splitlines(keepends=True)
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
