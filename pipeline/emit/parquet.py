"""The tables as Parquet, for programs that read columns: types as in the schema, lists as lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pipeline.emit.schema import TABLES, Column, Table
from pipeline.emit.tables import SEPARATOR
from pipeline.emit.typed import Cell, Cells, typed_rows
from pipeline.model import Dataset

PARQUET = "parquet"


def write_parquet(dataset: Dataset, folder: Path) -> None:
    """Write parquet/<table>.parquet for each table. The same dataset gives the same bytes with the same pyarrow.

    Full dates are dates; partial ones stay text, as a day would be invented."""
    from pyarrow import parquet

    (folder / PARQUET).mkdir()
    made = typed_rows(dataset)
    for table in TABLES:
        parquet.write_table(
            arrow_table(table, made[table.name]), folder / PARQUET / f"{table.name}.parquet", compression="zstd"
        )


def arrow_table(table: Table, rows: list[Cells]) -> Any:
    """The rows of a table as a pyarrow Table, each column with its description."""
    import pyarrow

    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    fields = [_field(column) for column in table.columns]
    arrays = [
        pyarrow.array([_value(column, value) for value in values], field.type)
        for column, values, field in zip(table.columns, columns, fields, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields, {"description": table.description}))


def _field(column: Column) -> Any:
    import pyarrow

    types = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    kind = types.get(column.type, pyarrow.string())
    return pyarrow.field(column.name, kind, not column.required, {"description": column.description})


def _value(column: Column, value: Cell) -> Any:
    if column.type == "list":
        return str(value).split(SEPARATOR) if value else []
    if column.type == "date" and value is not None:
        return date.fromisoformat(str(value))
    return value
