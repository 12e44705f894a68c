"""Plan versions: which one a person names, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.problems import InputError
from pipeline.questions.tables import Row, Tables

_PLANS = ("plan", "refresh_report")
_PROMISES = ("milestone", "action", "decision", "recommendation")


@dataclass(frozen=True, slots=True)
class Item:
    """A priority or a commitment as one plan version words it; `key` is the same wherever it continues."""

    key: str
    title: str
    text: str
    page: str
    source: str
    due: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    number: str = ""


def plan_named(tables: Tables, name: str) -> Row:
    """The plan version that a plan_id, a part of one, or a paper's file or id names.

    Raises InputError, which lists the versions, where it names none or several."""
    wanted = name.strip().casefold()
    exact = [row for row in tables["plans"] if row["plan_id"].casefold() == wanted]
    papers = {row["plan_id"] for row in tables["documents"] if wanted in (row["document_id"], _file(row))}
    by_paper = [row for row in tables["plans"] if row["plan_id"] in papers]
    ends = [row for row in tables["plans"] if wanted and row["plan_id"].casefold().endswith(f"-{wanted}")]
    for found in (exact, by_paper, ends, _partly(tables, wanted)):
        if len(found) == 1:
            return found[0]
        if found:
            raise InputError(f"{name!r} may mean {', '.join(row['plan_id'] for row in found)}.", "Name one of them.")
    known = ", ".join(row["plan_id"] for row in tables["plans"])
    raise InputError(f"There is no plan version {name!r}.", f"The versions are: {known or 'none'}.")


def _file(row: Row) -> str:
    return row["source"].replace("\\", "/").split("/")[-1].casefold()


def _partly(tables: Tables, wanted: str) -> list[Row]:
    return [row for row in tables["plans"] if wanted and wanted in row["plan_id"].casefold()]


def is_whole(tables: Tables, plan: Row) -> bool:
    """Whether the plan itself was read, not only papers that speak of it."""
    return any(row["document_type"] == "plan" for row in _papers(tables, plan))


def promises(tables: Tables, plan: Row) -> dict[str, Item]:
    """The commitments of a version by their ids: what the plan itself says; without it, what its papers say."""
    papers = {row["document_id"]: row for row in _papers(tables, plan)}
    found: dict[str, list[Row]] = {}
    for row in tables["statements"]:
        if row["document_id"] in papers and row["kind"] in _PROMISES and row["commitment_id"]:
            found.setdefault(row["commitment_id"], []).append(row)
    return {key: _promise(tables, key, rows, papers) for key, rows in found.items()}


def _papers(tables: Tables, plan: Row) -> list[Row]:
    papers = [row for row in tables["documents"] if row["plan_id"] == plan["plan_id"]]
    own = [row for kind in _PLANS for row in papers if row["document_type"] == kind]
    whole = [row for row in own if row["document_type"] == "plan"]
    return whole or own or papers


def _promise(tables: Tables, key: str, rows: list[Row], papers: dict[str, Row]) -> Item:
    first = rows[0]
    dates = [one for row in rows for one in tables.dates.get(row["statement_id"], []) if one["role"] == "due"]
    owners = dict.fromkeys(owner for row in rows for owner in row["owners"].split("; ") if owner)
    ends = tuple(sorted({one["end"] for one in dates if one["end"]}))
    source = papers[first["document_id"]]["source"]
    return Item(key, first["title"], first["text"], first["page"], source, ends, tuple(owners))


def aims(tables: Tables, plan: Row) -> list[Row]:
    """The rows of the priorities that a version has, in its order."""
    return [row for row in tables["priorities"] if row["plan_id"] == plan["plan_id"] and row["change"] != "dropped"]


def aim_item(tables: Tables, row: Row) -> Item:
    """A priority as its version words it."""
    said = next((one for one in tables["statements"] if one["statement_id"] == row["statement_id"]), None)
    page, paper = (said["page"], tables.document[said["document_id"]]["source"]) if said else ("", "")
    return Item(row["priority_id"], row["title"], row["title"], page, paper, number=row["number"])
