"""review.csv, or the review sheet of the workbook, as a person filled it in: each judgement is a decision."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.language.dates.said import MONTHS
from pipeline.link.decisions import fault_of, rows_of
from pipeline.link.when import first_day
from pipeline.link.worksheet import is_workbook, sheet_rows
from pipeline.model import SCHEDULES, STATUSES, Decision
from pipeline.problems import InputError

_SAME = {"same": "same", "yes": "same", "y": "same", "different": "different", "no": "different", "n": "different"}
_UNSURE = {"unsure": "unsure", "?": "unsure"}
_AGREED = ("right", "yes", "y", "ok")
_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{4}|\d{2})")
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}


def read_judgements(path: Path) -> tuple[Decision, ...]:
    """The decisions that the judgements of a review.csv or workbook make, in its order; rows without one make none.

    None where there is no file. Raises InputError, which names the row, where a judgement cannot be understood."""
    rows = sheet_rows(path) if is_workbook(path) else rows_of(path)
    return tuple(_decision(path, number, row) for number, row in rows if (row.get("judgement") or "").strip())


def day_written(text: str) -> str:
    """A date as people and spreadsheets write it (2024-05-02, 02/05/2024, 2 May 2024) in ISO 8601, day before month.

    A month or a year may stand alone (2024-05, 2024). Empty where it is no date."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return text.strip() if first_day(text.strip()) else ""
    day, month, year = found.groups()
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3].casefold(), 0)
    made = f"{year if len(year) == 4 else f'20{year}'}-{number:02d}-{int(day):02d}"
    return made if first_day(made) else ""


def _decision(path: Path, number: int, row: dict[str, str | None]) -> Decision:
    cells = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str)}
    about = {name: cells.get(name, "") for name in ("subject", "who", "when", "why")}
    about["when"] = _when(path, number, about["when"])
    judgement, taken = (cells.get(name, "").casefold().replace(" ", "_") for name in ("judgement", "taken_as"))
    if cells.get("question") == "same":
        made = {**about, "verb": _pairwise(judgement, taken), "object": cells.get("object", "")}
        fault = "" if made["verb"] else "it must be same, different or unsure."
    else:
        value = taken if judgement in _AGREED else judgement
        made = {**about, "verb": "status", "value": value}
        known = value in (*STATUSES, *SCHEDULES)
        fault = "" if known else f"it must be one of {', '.join((*STATUSES, *SCHEDULES))}, or right."
    if fault:
        raise InputError(
            f"{path}, row {number}: judgement is {cells['judgement']!r}; {fault}", "Correct it or empty it."
        )
    wrong = fault_of({"object": "", "value": "", **made})
    if wrong:
        raise InputError(f"{path}, row {number}: {wrong}", "Take the row anew from the output's review.csv.")
    return Decision(**made)


def _when(path: Path, number: int, text: str) -> str:
    written = day_written(text)
    if text and not written:
        raise InputError(f"{path}, row {number}: when is {text!r}; it must be a date.", "Write it as 2024-05-02.")
    return written


def _pairwise(judgement: str, taken: str) -> str:
    agreed = taken if judgement == "right" else ""
    return _SAME.get(judgement, "") or _UNSURE.get(judgement, "") or _SAME.get(agreed, "")


def judgement_of(path: Path, number: int, row: dict[str, str | None]) -> Decision:
    """The decision that a row with a judgement makes. Raises InputError, which names the row, where it is none."""
    return _decision(path, number, row)
