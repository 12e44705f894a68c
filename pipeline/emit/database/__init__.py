"""plantrace.sqlite: the tables with types, keys, indices, views and full-text search, for whoever asks in SQL."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.emit.database import ddl
from pipeline.emit.database.lists import LISTS, list_rows
from pipeline.emit.database.metadata import metadata
from pipeline.emit.database.views import VIEWS
from pipeline.emit.schema import TABLES
from pipeline.emit.typed import Made, typed_rows

DATABASE = "plantrace.sqlite"
METADATA = "datasette.json"
_APPLICATION = 0x706C7472  # "pltr", so that `file` and others can tell what it is


def write_database(folder: Path) -> None:
    """Write plantrace.sqlite from the tables in the folder, and datasette.json, which tells Datasette how to show it.

    The same tables give the same bytes with the same version of SQLite."""
    made = typed_rows(folder)
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as base:
        for pragma in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
            base.execute(f"PRAGMA {pragma}")
        base.execute(f"PRAGMA application_id = {_APPLICATION}")
        base.execute("BEGIN")
        _fill(base, made)
        searchable = _search(base)
        base.execute("COMMIT")
        base.execute("ANALYZE")
    text = json.dumps(metadata(searchable, (folder / "report").is_dir()), indent=1, ensure_ascii=False) + "\n"
    (folder / METADATA).write_text(text, encoding="utf-8", newline="\n")


def _fill(base: sqlite3.Connection, made: Made) -> None:
    unique = ddl.unique_columns(made)
    for table in TABLES:
        base.execute(ddl.create_table(table, unique))
        base.executemany(ddl.insert(table.name, len(table.columns)), made[table.name])
    for one in LISTS:
        base.execute(ddl.create_list(one))
        base.executemany(ddl.insert(one.name, 3), list_rows(one, made))
    base.execute(ddl.CREATE_DICTIONARY)
    base.executemany(ddl.insert("data_dictionary", 4), ddl.dictionary_rows())
    for statement in ddl.indices():
        base.execute(statement)
    for view in VIEWS:
        base.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')


def _search(base: sqlite3.Connection) -> bool:
    """Add the index of words over statements; False where this SQLite was built without it."""
    try:
        base.execute(ddl.CREATE_SEARCH)
    except sqlite3.OperationalError:
        return False
    base.execute("INSERT INTO statements_search (statements_search) VALUES ('rebuild')")
    return True
