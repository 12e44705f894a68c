"""The tables as Parquet, for programs that read columns: types as in the schema, lists as lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.emit.schema import TABLES, Column, Table
from pipeline.emit.tables import SEPARATOR

PARQUET = "parquet"
_BLOCK, _MOST = 1 << 20, (1 << 31) - 1


def write_parquet(folder: Path) -> None:
    """Write parquet/<table>.parquet from each of the CSV files that stand in the folder.

    Full dates are dates; partial ones stay text, as a day would be invented. What is not known is null, an empty list
    too. The same tables give the same bytes with the same pyarrow."""
    from pyarrow import parquet

    (folder / PARQUET).mkdir()
    for table in TABLES:
        parquet.write_table(arrow_table(table, folder), folder / PARQUET / f"{table.name}.parquet", compression="zstd")


def arrow_table(table: Table, folder: Path) -> Any:
    """A table of a folder as a pyarrow Table, each column with its description.

    pyarrow reads the file itself: from Python's values it would make columns only with pandas loaded."""
    import pyarrow
    from pyarrow import csv

    path = folder / table.path
    made = csv.read_csv(
        path,
        csv.ReadOptions(use_threads=False, block_size=min(max(path.stat().st_size, _BLOCK), _MOST)),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            column_types={column.name: _type(column) for column in table.columns},
            null_values=[""],
            strings_can_be_null=True,
            true_values=["true"],
            false_values=["false"],
        ),
    )
    arrays = [_split(made[column.name]) if column.type == "list" else made[column.name] for column in table.columns]
    fields = [
        pyarrow.field(column.name, array.type, not column.required, {"description": column.description})
        for column, array in zip(table.columns, arrays, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields, {"description": table.description}))


def _type(column: Column) -> Any:
    import pyarrow

    types = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    return types.get(column.type, pyarrow.string())


def _split(column: Any) -> Any:
    from pyarrow import compute

    return compute.split_pattern(column, SEPARATOR)
