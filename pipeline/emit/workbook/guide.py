"""The sheets that explain the others: a key to the colours and answers, and the data dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.emit.describe import VERDICT_MEANINGS
from pipeline.emit.schema import VERDICTS
from pipeline.emit.workbook import styles
from pipeline.emit.workbook.fill import add_heads, print_wide
from pipeline.emit.workbook.sheets import REVIEW_SHEET, SHEETS, Sheet, Shown
from pipeline.model import SCHEDULES, STATUSES

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

KEY, DICTIONARY = "key", "data dictionary"
_SAME = {
    "same": "The two statements are one commitment.",
    "different": "They are two.",
    "unsure": "Nobody can say; they are kept apart.",
}
ANSWERS = {
    "answers_same": tuple(_SAME),
    "answers_status": ("right", *(one.replace("_", " ") for one in (*STATUSES, *SCHEDULES))),
}
"""What may be written into `judgement`, by the name of its range."""
_READING = (
    "ledger: each promise, the worst first, with the papers and pages that say so. The arrow above a column filters.",
    "commitments: each promise through all papers. statements: every unit found in a paper, with its words.",
    "Dates are days; a month (2018-03) or a year (2018) is text, as the paper says no more.",
    "The word open, underlined, leads to the page of the report; the workbook has to stay in the folder with it.",
    "review: what a person should judge. Choose in the column Judgement, add who, when and why, and save the file.",
    "The next run of plantrace obeys what is saved here, in its place. Changes anywhere else have no effect.",
)


def add_key(book: Workbook) -> None:
    """Add the key: how to read the sheets, what each verdict and colour means, and the answers of the review."""
    from openpyxl.workbook.defined_name import DefinedName

    made: Worksheet = book.create_sheet(KEY)
    made.column_dimensions["A"].width, made.column_dimensions["B"].width = 20, 110
    print_wide(made)
    row = _heading(made, 0, "How to read this workbook", "")
    for line in _READING:
        name, _, rest = line.partition(": ")
        made.append([styles.plain_cell(made, name if rest else ""), styles.plain_cell(made, rest or line)])
        row += 1
    row = _heading(made, row, "Verdict", "What it means")
    for verdict in VERDICTS:
        made.append([styles.verdict_cell(made, verdict), styles.plain_cell(made, VERDICT_MEANINGS[verdict])])
        row += 1
    for name, answers in ANSWERS.items():
        question = name.removeprefix("answers_")
        row = _heading(made, row, f"Answer to {question}", "What it means")
        for answer in answers:
            made.append([styles.plain_cell(made, answer), styles.plain_cell(made, _meaning(answer))])
        book.defined_names[name] = DefinedName(name, attr_text=f"{KEY}!$A${row + 1}:$A${row + len(answers)}")
        row += len(answers)


def _heading(made: Worksheet, row: int, left: str, right: str) -> int:
    add_heads(made, [left, right], row + 1)
    return row + 1


def _meaning(answer: str) -> str:
    if answer == "right":
        return "The answer under Taken as is right."
    return _SAME.get(answer, "Where the commitment stands, as this statement says.")


def add_dictionary(book: Workbook) -> None:
    """Add the data dictionary: every column of every sheet."""
    made: Worksheet = book.create_sheet(DICTIONARY)
    for letter, width in zip("ABCDE", (14, 20, 20, 90, 60), strict=True):
        made.column_dimensions[letter].width = width
    made.freeze_panes = "A2"
    print_wide(made)
    add_heads(made, ["Sheet", "Column", "Name in the tables", "Meaning", "Values"])
    rows = 1
    for sheet in SHEETS:
        for shown in sheet.columns:
            made.append([styles.plain_cell(made, text) for text in _described(sheet, shown)])
            rows += 1
    made.auto_filter.ref = f"A1:E{rows}"


def _described(sheet: Sheet, shown: Shown) -> Iterator[str]:
    column = sheet.column(shown.name)
    yield sheet.name
    yield shown.heading
    yield f"{sheet.table.name}.{shown.name}" if column else ""
    yield column.description if column else shown.description
    yield ", ".join(column.enum).replace("_", " ") if column else ""


def add_choice(made: Worksheet, rows: int) -> None:
    """Let the judgements of a review sheet be chosen from the answers to each question."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not rows:
        return
    question = get_column_letter(REVIEW_SHEET.place("question"))
    judgement = get_column_letter(REVIEW_SHEET.place("judgement"))
    choice = DataValidation(
        type="list",
        formula1=f'IF(${question}2="same",answers_same,answers_status)',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Not an answer",
        error="Choose an answer from the list; the sheet key says what each means.",
    )
    choice.add(f"{judgement}2:{judgement}{rows + 1}")
    made.data_validations.append(choice)
