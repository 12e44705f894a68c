"""Which columns each sheet of the workbook shows, in which order and how wide."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.emit.schema import COMMITMENTS, LEDGER, REVIEW, STATEMENTS, Column, Table


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a sheet: its name in the table, or a name of our own with a description, and its width."""

    name: str
    width: int = 14
    description: str = ""

    @property
    def heading(self) -> str:
        """What stands above it: "promised_due" as "Promised due"."""
        return self.name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with the rows of a table. The first `frozen` columns stay in view, the first `printed` go on paper.

    `linked` is the column that leads to a page of the report: that of its commitment or, with `in_paper`, the place in
    the text of its paper. It is one short word, as LibreOffice breaks no link into lines.
    `fill_in` are the columns that a person writes into."""

    name: str
    table: Table
    columns: tuple[Shown, ...]
    frozen: int
    printed: int
    linked: str = ""
    in_paper: bool = False
    fill_in: tuple[str, ...] = ()

    def column(self, name: str) -> Column | None:
        """A column of the table as the schema describes it; None for one of our own."""
        return next((one for one in self.table.columns if one.name == name), None)

    def place(self, name: str) -> int:
        """The number of a column on the sheet, from 1."""
        return 1 + next(place for place, one in enumerate(self.columns) if one.name == name)


LEDGER_SHEET = Sheet(
    "ledger",
    LEDGER,
    (
        Shown("verdict", 13),
        Shown("title", 36),
        Shown("open", 7, "Leads to its page of the report, where there is one."),
        Shown("owners", 16),
        Shown("promised_due", 13),
        Shown("reported_status", 13),
        Shown("reported_date", 13),
        Shown("slip_days", 9),
        Shown("explanation", 60),
        Shown("priority", 26),
        Shown("promised_in", 24),
        Shown("promised_page", 10),
        Shown("promised_text", 50),
        Shown("reported_in", 24),
        Shown("reported_page", 10),
        Shown("reported_text", 50),
        Shown("reported_schedule", 12),
        Shown("area", 14),
        Shown("as_of", 13),
        Shown("commitment_id", 27),
    ),
    2,
    9,
    "open",
)
COMMITMENTS_SHEET = Sheet(
    "commitments",
    COMMITMENTS,
    (
        Shown("verdict", 13),
        Shown("title", 36),
        Shown("open", 7, "Leads to its page of the report, where there is one."),
        Shown("kind", 14),
        Shown("owners", 16),
        Shown("priority", 26),
        Shown("first_date", 13),
        Shown("due_first", 13),
        Shown("due_latest", 13),
        Shown("slip_days", 9),
        Shown("status", 13),
        Shown("schedule", 12),
        Shown("status_date", 13),
        Shown("mentions", 10),
        Shown("needs_review", 10),
        Shown("first_paper", 24, "The first paper that mentions it."),
        Shown("last_paper", 24, "The last paper that mentions it."),
        Shown("area", 14),
        Shown("plan_ids", 30),
        Shown("commitment_id", 27),
    ),
    2,
    14,
    "open",
)
STATEMENTS_SHEET = Sheet(
    "statements",
    STATEMENTS,
    (
        Shown("paper", 24, "The paper that says it."),
        Shown("paper_date", 13, "The date of the paper."),
        Shown("page", 7),
        Shown("kind", 14),
        Shown("title", 30),
        Shown("open", 7, "Leads to its place in the text of its paper, where the report is there."),
        Shown("text", 70),
        Shown("status", 13),
        Shown("schedule", 12),
        Shown("owners", 16),
        Shown("section", 34),
        Shown("list_label", 10),
        Shown("confidence", 11),
        Shown("needs_review", 10),
        Shown("commitment_id", 27),
        Shown("parent_id", 24),
        Shown("priority_id", 24),
        Shown("document_id", 16),
        Shown("ordinal", 9),
        Shown("statement_id", 24),
    ),
    3,
    9,
    "open",
    in_paper=True,
)
REVIEW_SHEET = Sheet(
    "review",
    REVIEW,
    (
        Shown("question", 10),
        Shown("text", 46),
        Shown("where", 24),
        Shown("other_text", 46),
        Shown("other_where", 24),
        Shown("taken_as", 12),
        Shown("judgement", 14),
        Shown("who", 16),
        Shown("when", 13),
        Shown("why", 30),
        Shown("verdict_now", 13),
        Shown("verdict_otherwise", 15),
        Shown("effect", 8),
        Shown("score", 8),
        Shown("area", 14),
        Shown("subject", 24),
        Shown("object", 24),
    ),
    1,
    10,
    fill_in=("judgement", "who", "when", "why"),
)
SHEETS = (LEDGER_SHEET, COMMITMENTS_SHEET, STATEMENTS_SHEET, REVIEW_SHEET)
