"""The tables of an output folder as typed pandas frames, for notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.emit.schema import TABLES, VERDICTS, Column, Table
from pipeline.emit.tables import SEPARATOR
from pipeline.link.when import first_day, last_day
from pipeline.problems import InputError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, repr=False)
class Frames:
    """The tables of a dataset, one attribute a table; docs/TABLES.md says what each column means.

    - Text is pandas text; a field that is empty in the CSV file is missing (`pd.NA` or `NaN`).
    - Vocabularies (kind, status, verdict, ...) are categories in the order of docs/TABLES.md; `verdict` is ordered,
      the worst first, so that `ledger.verdict <= "slipped"` can be asked.
    - Whole numbers are Int64, other numbers float64, truth is boolean.
    - A full date is datetime64. A date that may be partial stays as the paper gives it (2018, 2018-03, 2018-03-31), and
      two columns beside it, `<name>_from` and `<name>_to`, hold the first and last day that it can mean.
    - A list is a tuple of texts, empty where there is none: `ledger.explode("owners")` gives one row an owner.
    """

    ledger: pd.DataFrame
    review: pd.DataFrame
    commitments: pd.DataFrame
    statements: pd.DataFrame
    statuses: pd.DataFrame
    dates: pd.DataFrame
    owners: pd.DataFrame
    links: pd.DataFrame
    documents: pd.DataFrame
    plans: pd.DataFrame
    priorities: pd.DataFrame
    changes: pd.DataFrame
    requests: pd.DataFrame
    problems: pd.DataFrame
    folder: Path

    def text(self, document_id: str) -> str:
        """The text of a paper, into which char_start and char_end of the tables point.

        Raises InputError where it is not there."""
        path = self.folder / "text" / f"{document_id}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except OSError as error:
            raise InputError(f"{path} is not there.", "Name a document_id of a paper that could be read.") from error

    def __repr__(self) -> str:
        counts = ", ".join(f"{table.name} {len(getattr(self, table.name))}" for table in TABLES)
        return f"<dataset of {self.folder}: {counts}>"


def load(folder: str | Path) -> Frames:
    """The tables of an output folder. Raises InputError where a table is missing or cannot be read."""
    place = Path(folder)
    if not place.is_dir():
        raise InputError(f"{place} is no folder.", "Name the output folder of `plantrace extract PAPERS OUTPUT`.")
    return Frames(**{table.name: _frame(place, table) for table in TABLES}, folder=place)


def _frame(folder: Path, table: Table) -> pd.DataFrame:
    import pandas as pd

    path = folder / table.path
    try:
        raw = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8-sig")
        columns = {name: made for column in table.columns for name, made in _columns(raw[column.name], column).items()}
    except FileNotFoundError as error:
        raise InputError(f"{path} is not there.", f"Is {folder} the output folder of `plantrace extract`?") from error
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} cannot be read ({error}).", "Run `plantrace extract` again.") from error
    return pd.DataFrame(columns)


def _columns(raw: pd.Series[str], column: Column) -> dict[str, pd.Series]:
    """A column as its type, with the days beside a date that may be partial."""
    import pandas as pd

    name = column.name
    if column.type == "partial_date":
        known = raw.fillna("").astype(object)
        return {
            name: raw,
            f"{name}_from": pd.to_datetime(known.map(first_day).replace("", None)).astype("datetime64[s]"),
            f"{name}_to": pd.to_datetime(known.map(last_day).replace("", None)).astype("datetime64[s]"),
        }
    return {name: _typed(raw, column)}


def _typed(raw: pd.Series[str], column: Column) -> pd.Series:
    import pandas as pd

    if column.type == "list":
        lists = [tuple(part for part in text.split(SEPARATOR) if part) for text in raw.fillna("")]
        return pd.Series(lists, index=raw.index, dtype=object)
    if column.type == "integer":
        return pd.to_numeric(raw).astype("Int64")
    if column.type == "number":
        return pd.to_numeric(raw).astype("float64")
    if column.type == "boolean":
        return raw.map({"true": True, "false": False}).astype("boolean")
    if column.type == "date":
        return pd.to_datetime(raw).astype("datetime64[s]")
    if column.enum:
        return raw.astype(pd.CategoricalDtype(list(column.enum), ordered=column.enum == VERDICTS))
    return raw
