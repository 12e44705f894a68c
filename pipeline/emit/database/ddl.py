"""The schema as SQL: tables with types, checks and keys, indices, the data dictionary and the index of words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.emit.database.lists import LISTS, ListTable
from pipeline.emit.database.views import VIEWS
from pipeline.emit.schema import TABLES, Column, ForeignKey, Table
from pipeline.emit.typed import Cells, Made

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_ALSO_INDEXED = (
    ("statements", "kind"),
    ("statements", "status"),
    ("dates", "role"),
    ("dates", "end"),
    ("owners", "role"),
    ("commitments", "verdict"),
    ("commitments", "due_latest"),
    ("ledger", "verdict"),
)
"""Beside the columns of foreign keys, what questions most often ask for."""
CREATE_DICTIONARY = (
    'CREATE TABLE "data_dictionary" ("table" TEXT NOT NULL, "column" TEXT NOT NULL, "type" TEXT NOT NULL, '
    '"description" TEXT NOT NULL, PRIMARY KEY ("table", "column"))'
)
CREATE_SEARCH = (
    'CREATE VIRTUAL TABLE "statements_search" USING fts5 ("title", "text", "section", content = \'statements\', '
    "tokenize = 'porter unicode61 remove_diacritics 2')"
)
Unique = frozenset[tuple[str, str]]


def unique_columns(made: Made) -> Unique:
    """The columns that are no keys but that others refer to, where each of their values stands once.

    SQLite asks of a column that others refer to that it be unique. Of file names that differ only in characters that
    nobody sees two may be shown alike; the reference is then left out rather than the dataset lost."""
    found = set()
    for table in TABLES:
        referred = {key.reference for other in TABLES for key in other.foreign_keys if key.table == table.name}
        for name in referred - set(table.primary_key):
            values = [row[table.header.index(name)] for row in made[table.name]]
            if len(set(values)) == len(values):
                found.add((table.name, name))
    return frozenset(found)


def create_table(table: Table, unique: Unique) -> str:
    """The statement that makes a table, with every rule that the schema has for it."""
    parts = [_column(column, (table.name, column.name) in unique) for column in table.columns]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    parts += [_reference(key) for key in table.foreign_keys if _can_refer(key, unique)]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(parts) + "\n)"


def _can_refer(key: ForeignKey, unique: Unique) -> bool:
    keys = {table.name: table.primary_key for table in TABLES}
    return keys[key.table] == (key.reference,) or (key.table, key.reference) in unique


def _reference(key: ForeignKey) -> str:
    return f'FOREIGN KEY ("{key.column}") REFERENCES "{key.table}" ("{key.reference}")'


def _column(column: Column, unique: bool) -> str:
    words = [f'"{column.name}"', _TYPES.get(column.type, "TEXT")]
    if column.required:
        words.append("NOT NULL")
    if unique:
        words.append("UNIQUE")
    if column.type == "boolean":
        words.append(f'CHECK ("{column.name}" IN (0, 1))')
    elif column.enum and column.type != "list":
        words.append(f'CHECK ("{column.name}" IN ({_literals(column.enum)}))')
    return " ".join(words)


def create_list(one: ListTable) -> str:
    """The statement that makes the table of a list."""
    refers = f' REFERENCES "{one.refers_to}" ("{one.part}")' if one.refers_to else ""
    return (
        f'CREATE TABLE "{one.name}" ("{one.key}" TEXT NOT NULL REFERENCES "{one.table.name}" ("{one.key}"), '
        f'"place" INTEGER NOT NULL, "{one.part}" TEXT NOT NULL{refers}, PRIMARY KEY ("{one.key}", "{one.part}"))'
    )


def insert(name: str, columns: int) -> str:
    """The statement that adds a row of so many columns."""
    return f'INSERT INTO "{name}" VALUES ({", ".join("?" * columns)})'


def indices() -> Iterator[str]:
    """The statements that make the indices: every column of a foreign key, and what questions most often ask for."""
    keyed = [(table.name, key.column) for table in TABLES for key in table.foreign_keys]
    listed = [(one.name, one.part) for one in LISTS]
    for table, column in dict.fromkeys((*keyed, *listed, *_ALSO_INDEXED)):
        yield f'CREATE INDEX "{table}_by_{column}" ON "{table}" ("{column}")'


def dictionary_rows() -> Iterator[Cells]:
    """What each column of each table and view means."""
    for table in TABLES:
        for column in table.columns:
            yield table.name, column.name, column.type, column.description
    for one in LISTS:
        key = next(column for column in one.table.columns if column.name == one.key)
        yield one.name, one.key, "string", key.description
        yield one.name, "place", "integer", "Its place in the list, from 1."
        yield one.name, one.part, "string", one.part_description
    for view in VIEWS:
        for name, description in view.columns:
            yield view.name, name, "view", description


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _literals(values: tuple[str, ...]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)
