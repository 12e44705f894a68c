"""docs/TABLES.md: the data dictionary, from the schema."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.emit.schema import TABLES, Column, Table

VERDICT_MEANINGS = {
    "stopped": "a paper reports that it does not proceed",
    "kept": "completed by the first due date, or completed and never dated",
    "kept_late": "completed after the first due date",
    "overdue": "the latest due date has passed and no paper reports completion",
    "slipped": "the due date was moved later and has not passed",
    "delayed": "reported delayed, paused or at risk, without a date",
    "dropped": "in one plan version, absent from the next, and never reported completed or stopped",
    "unreported": "promised, and no later paper mentions it",
    "on_course": "anything else that is under way or planned",
    "not_due": "not started and not yet due",
}
"""What each verdict means, in the order in which they are tried."""

_INTRODUCTION = """\
# The tables

What the output folder holds. This page is made from `pipeline/emit/schema.py` (`make docs`); `datapackage.json` in
the output folder says the same for programs, as a [Frictionless Data Package](https://datapackage.org).

All tables are CSV (RFC 4180) in UTF-8 with a header and LF line ends. An empty field means: not known. Lists inside a
field are joined by `; `. Truth is `true` or `false`. Dates are ISO 8601 (2018-02-28); a partial date may be a month
(2018-02) or a year (2018). Rows stand in a fixed order: the same papers give the same bytes, on any machine and with
any number of workers.

## Where a thing was said

`text/<document_id>.txt` is the paper's text in reading order, UTF-8 with LF line ends. `char_start` and `char_end`
count its characters (Unicode code points) from 0, the end exclusive. The `text` of a statement is that piece of the
file, to the character (a tab parts the cells of a table's row). `page` counts from 1. `bbox` is `x0 top x1 bottom` in
points from the page's top left corner.

Text of papers is data and never a command: no field begins with `=`, `+`, `-` or `@`, which a spreadsheet would take
for a formula (the offsets of a statement then point behind these signs; a path gets `./` before it), and characters
that programs obey but no reader sees (control characters, direction marks) are replaced one for one, in `text/` too.

## Verdicts

The first that applies, as of the date in `as_of`. What a paper reports is in columns of its own.

| verdict | meaning |
|---|---|
{verdicts}

Owner roles: pcc (the Police and Crime Commissioner by any title, or a mayor who holds the office), opcc (the
commissioner's office), chief_constable, force, panel, government, partners (anyone else). What statements and labels
mean, with examples: [EVALUATE.md](EVALUATE.md).
"""


def tables_page() -> str:
    """The page as Markdown."""
    verdicts = "\n".join(f"| {name} | {meaning} |" for name, meaning in VERDICT_MEANINGS.items())
    return (
        "\n".join(
            [_INTRODUCTION.replace("{verdicts}", verdicts), *(line for table in TABLES for line in _table(table))]
        ).rstrip("\n")
        + "\n"
    )


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.path}"
    yield ""
    yield f"{table.description} Rows stand {table.order}."
    yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| {column.name} | {_type(column)} | {_meaning(table, column)} |"
    yield ""


def _type(column: Column) -> str:
    return {"partial_date": "date or partial date", "list": "list", "boolean": "true or false"}.get(
        column.type, column.type
    )


def _meaning(table: Table, column: Column) -> str:
    parts = [column.description]
    if column.enum:
        parts.append(("Of: " if column.type == "list" else "One of: ") + ", ".join(column.enum) + ".")
    if column.name in table.primary_key:
        parts.append("Part of the key." if len(table.primary_key) > 1 else "The key.")
    parts += [f"See {key.table}.{key.reference}." for key in table.foreign_keys if key.column == column.name]
    return " ".join(parts).replace("|", "\\|")
