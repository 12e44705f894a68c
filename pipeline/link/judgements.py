"""review.csv as a person filled it in: each judgement is a decision."""

from __future__ import annotations

from pathlib import Path

from pipeline.link.decisions import fault_of, rows_of
from pipeline.model import SCHEDULES, STATUSES, Decision
from pipeline.problems import InputError

_SAME = {"same": "same", "yes": "same", "y": "same", "different": "different", "no": "different", "n": "different"}
_UNSURE = {"unsure": "unsure", "?": "unsure"}
_AGREED = ("right", "yes", "y", "ok")


def read_judgements(path: Path) -> tuple[Decision, ...]:
    """The decisions that the judgements of a review.csv make, in its order; rows without one make none.

    None where there is no file. Raises InputError, which names the row, where a judgement cannot be understood."""
    return tuple(_decision(path, number, row) for number, row in rows_of(path) if (row.get("judgement") or "").strip())


def _decision(path: Path, number: int, row: dict[str, str | None]) -> Decision:
    cells = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str)}
    about = {name: cells.get(name, "") for name in ("subject", "who", "when", "why")}
    judgement = cells["judgement"].casefold().replace(" ", "_")
    if cells.get("question") == "same":
        made = {**about, "verb": _pairwise(judgement, cells.get("taken_as", "")), "object": cells.get("object", "")}
        fault = "" if made["verb"] else "it must be same, different or unsure."
    else:
        value = cells.get("taken_as", "") if judgement in _AGREED else judgement
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


def _pairwise(judgement: str, taken: str) -> str:
    agreed = taken if judgement == "right" else ""
    return _SAME.get(judgement, "") or _UNSURE.get(judgement, "") or _SAME.get(agreed, "")
