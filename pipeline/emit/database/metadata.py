"""datasette.json: titles, descriptions, facets and ready questions for Datasette, from the schema and the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.emit.database.lists import LISTS
from pipeline.emit.database.views import VIEWS
from pipeline.emit.schema import TABLES, Table


@dataclass(frozen=True, slots=True)
class Query:
    """A ready question; a parameter left empty takes the value that its description names."""

    name: str
    title: str
    description: str
    sql: str
    searches: bool = False


def _given(parameter: str, otherwise: str) -> str:
    """SQL for a parameter, or for what stands in its place where it is left empty."""
    return f"coalesce(nullif(trim(:{parameter}), ''), '{otherwise}')"


QUERIES = (
    Query(
        "overdue_by_owner",
        "Overdue, by owner",
        "What is overdue, the longest first. owner: a role (pcc, force, ...); empty for all.",
        "SELECT * FROM overdue WHERE :owner IN (owner, '') ORDER BY owner, days_overdue DESC, commitment_id",
    ),
    Query(
        "slipped_more_than_90_days",
        "Slipped more than 90 days",
        "What was done late, or was put off, by more than so many days. days: empty for 90.",
        f"SELECT * FROM slips WHERE slip_days > CAST({_given('days', '90')} AS INTEGER) "
        "ORDER BY slip_days DESC, commitment_id",
    ),
    Query(
        "silent_for_two_years",
        "Silent for two years",
        "What no paper reports done or stopped, and none has mentioned for so long. years: empty for 2.",
        f"SELECT * FROM silences WHERE days_silent >= 365.25 * CAST({_given('years', '2')} AS REAL) "
        "ORDER BY days_silent DESC, commitment_id",
    ),
    Query(
        "story",
        "One commitment's story",
        "All that papers say of a commitment, in order of time. commitment: its id, or words of its title; empty for "
        "the one of the ledger that papers mention most.",
        """SELECT * FROM stories WHERE commitment_id = trim(:commitment)
  OR (trim(:commitment) <> '' AND instr(lower(commitment), lower(trim(:commitment))) > 0)
  OR (trim(:commitment) = '' AND commitment_id = (SELECT commitment_id FROM commitments
    JOIN ledger USING (commitment_id) ORDER BY mentions DESC, commitment_id LIMIT 1))
ORDER BY commitment_id, date, source, ordinal""",
    ),
    Query(
        "said",
        "Who said these words",
        "Statements with all of these words, the best fit first; words are taken by their stems. words: for example "
        "custody refurbish; empty for plan.",
        f"""SELECT s.text, d.source, s.page, d.meeting_date, s.kind, s.status, s.commitment_id, s.statement_id
FROM statements_search f JOIN statements s ON s.rowid = f.rowid JOIN documents d USING (document_id)
WHERE statements_search MATCH escape_fts({_given("words", "plan")}) ORDER BY f.rank, s.statement_id LIMIT 200""",
        searches=True,
    ),
)

_REPORT = ' The <a href="/report/index.html">report</a> tells the same in pages.'
_FACETS = {
    "ledger": ("verdict", "area", "reported_status", "promised_in"),
    "commitments": ("verdict", "kind", "area", "status"),
    "statements": ("kind", "status", "schedule", "document_id"),
    "review": ("question", "area", "judgement"),
    "documents": ("document_type", "area"),
    "dates": ("role",),
    "owners": ("role", "capacity"),
    "links": ("relation", "decided_by"),
    "priorities": ("change", "plan_id"),
    "changes": ("change",),
    "problems": ("severity", "stage"),
    "overdue": ("owner", "area"),
    "silences": ("verdict", "area"),
    "slips": ("verdict", "area"),
}
_SORT = {"overdue": "days_overdue", "slips": "slip_days", "silences": "days_silent"}


def metadata(searchable: bool, reported: bool) -> dict[str, Any]:
    """What Datasette shows beside the data.

    `searchable`: the database has an index of words; `reported`: the report stands beside it."""
    return {
        "title": "What was promised, and what became of it",
        "description_html": "The dataset that plantrace read from papers of Police and Crime Panels. Begin with the "
        '<a href="/plantrace/ledger">ledger</a>, or with a ready question of the <a href="/plantrace">database</a>.'
        + (_REPORT if reported else ""),
        "databases": {
            "plantrace": {
                "description": "Every row that comes from a paper names the paper and the page. What a paper reports "
                "and what the ledger concludes are separate columns. Words of papers belong to their publishers.",
                "tables": _tables(searchable),
                "queries": {query.name: _query(query) for query in QUERIES if searchable or not query.searches},
            }
        },
    }


def _query(query: Query) -> dict[str, str]:
    return {"title": query.title, "description": query.description, "sql": query.sql}


def _tables(searchable: bool) -> dict[str, Any]:
    tables = {table.name: _table(table) for table in TABLES}
    if searchable:
        tables["statements"] |= {"fts_table": "statements_search", "fts_pk": "rowid"}
    for one in LISTS:
        tables[one.name] = {"description": one.description, "columns": {one.part: one.part_description}}
    for view in VIEWS:
        tables[view.name] = {"title": view.title, "description": view.description, "columns": dict(view.columns)}
        tables[view.name] |= _shown(view.name)
    tables["data_dictionary"] = {"description": "What each column of each table and view means.", "size": 200}
    return tables


def _table(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {
        "description": table.description,
        "columns": {column.name: column.description for column in table.columns},
    }
    if "title" in table.header:
        made["label_column"] = "title"
    return made | _shown(table.name)


def _shown(name: str) -> dict[str, Any]:
    made: dict[str, Any] = {"facets": list(_FACETS[name])} if name in _FACETS else {}
    return made | ({"sort_desc": _SORT[name]} if name in _SORT else {})
