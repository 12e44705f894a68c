"""Views: the questions that analysts ask first, as tables that can be filtered further."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what it shows, its columns with what each means, and its SQL."""

    name: str
    title: str
    description: str
    columns: tuple[tuple[str, str], ...]
    sql: str


def _first_day(date: str) -> str:
    """SQL for the first day that a date, possibly partial, can mean."""
    return f"date(substr({date} || '-01-01', 1, 10))"


def _last_day(date: str) -> str:
    """SQL for the last day that a date, possibly partial, can mean."""
    return (
        f"CASE length({date}) WHEN 4 THEN {date} || '-12-31' "
        f"WHEN 7 THEN date({date} || '-01', '+1 month', '-1 day') ELSE {date} END"
    )


def _days(start: str, end: str) -> str:
    """SQL for the days between two dates: from the last day that the first can mean to the last of the second."""
    return f"CAST(julianday({_last_day(end)}) - julianday({_last_day(start)}) AS INTEGER)"


_WHO = "coalesce(o.role, 'nobody named')"
_COMMITMENT = ("commitment_id", "The commitment.")
_AREA = ("area", "The police area.")
_TITLE = ("title", "A short name for the commitment.")
_OWNER = ("owner", "A role that has to act; 'nobody named' where no paper says.")
_VERDICT = ("verdict", "What the ledger concludes.")
_EXPLANATION = ("explanation", "The verdict in one sentence, with papers, pages and dates.")
_DUE_FIRST = ("due_first", "The first date by which it was to be done.")
_DUE_LATEST = ("due_latest", "The latest date by which it is to be done.")

VIEWS = (
    View(
        "overdue",
        "What is overdue, by owner",
        "One row a commitment whose due date has passed without a report of completion, and a role that has to act.",
        (
            _OWNER,
            _AREA,
            _TITLE,
            _DUE_FIRST,
            _DUE_LATEST,
            ("days_overdue", "Days from the latest due date to the date that the ledger speaks for."),
            ("reported_status", "The status that the last report gives."),
            _EXPLANATION,
            _COMMITMENT,
        ),
        f"""SELECT {_WHO} AS owner, c.area, c.title, c.due_first, c.due_latest,
  {_days("c.due_latest", "l.as_of")} AS days_overdue, l.reported_status, l.explanation, c.commitment_id
FROM ledger l JOIN commitments c USING (commitment_id) LEFT JOIN commitment_owners o USING (commitment_id)
WHERE l.verdict = 'overdue'""",
    ),
    View(
        "slips",
        "What slipped",
        "One row a commitment that was done late, or whose due date was moved later.",
        (
            _AREA,
            _TITLE,
            _DUE_FIRST,
            _DUE_LATEST,
            ("slip_days", "Days from the first due date to the latest, or to its completion."),
            ("status", "Where it stands."),
            _VERDICT,
            _EXPLANATION,
            _COMMITMENT,
        ),
        """SELECT c.area, c.title, c.due_first, c.due_latest, c.slip_days, c.status, l.verdict, l.explanation,
  c.commitment_id
FROM ledger l JOIN commitments c USING (commitment_id) WHERE c.slip_days > 0""",
    ),
    View(
        "silences",
        "What nobody speaks of any more",
        "One row a commitment that no paper reports done or stopped, with the time since a paper last mentioned it.",
        (
            _AREA,
            _TITLE,
            ("last_mentioned", "The date of the last paper that mentions it."),
            ("last_paper", "That paper."),
            ("days_silent", "Days from then to the date that the ledger speaks for."),
            _DUE_LATEST,
            _VERDICT,
            _EXPLANATION,
            _COMMITMENT,
        ),
        f"""SELECT c.area, c.title, d.meeting_date AS last_mentioned, d.source AS last_paper,
  {_days("d.meeting_date", "l.as_of")} AS days_silent, c.due_latest, l.verdict, l.explanation, c.commitment_id
FROM ledger l JOIN commitments c USING (commitment_id) JOIN documents d ON d.document_id = c.last_document_id
WHERE coalesce(c.status, '') NOT IN ('completed', 'stopped')""",
    ),
    View(
        "stories",
        "The story of each commitment",
        "One row a statement that speaks of a commitment; in order of date and ordinal it is its story.",
        (
            _COMMITMENT,
            ("commitment", "A short name for the commitment."),
            ("date", "The date of the paper."),
            ("document_type", "What sort of paper it is."),
            ("source", "The paper."),
            ("page", "The page."),
            ("words", "What it says."),
            ("status", "The status that it reports."),
            ("schedule", "The schedule that it reports."),
            ("due", "The dates by which it is to be done, as this statement says; joined by `; `."),
            ("statement_id", "The statement."),
            ("ordinal", "Its place among the paper's statements."),
        ),
        """SELECT c.commitment_id, c.title AS commitment, d.meeting_date AS date, d.document_type, d.source, s.page,
  s.text AS words, s.status, s.schedule,
  (SELECT group_concat("end", '; ') FROM (SELECT DISTINCT "end" FROM dates t WHERE t.statement_id = s.statement_id
    AND t.role = 'due' AND t."end" IS NOT NULL ORDER BY "end")) AS due,
  s.statement_id, s.ordinal
FROM commitments c JOIN statements s USING (commitment_id) JOIN documents d USING (document_id)""",
    ),
    View(
        "records",
        "How each owner fares",
        "One row an area and a role that has to act: how many of its commitments came to which end.",
        (
            _AREA,
            _OWNER,
            ("commitments", "How many commitments of the ledger it has to act on."),
            ("kept", "Done in time, or done and never dated."),
            ("kept_late", "Done late."),
            ("overdue", "Due date passed, and not reported done."),
            ("silent", "Dropped from the next plan, or never mentioned again."),
            ("stopped", "Reported as not proceeding."),
            ("open", "Slipped, delayed, on course or not due."),
            ("kept_percent", "Of those done or overdue, how many in a hundred were done in time."),
        ),
        f"""SELECT l.area, {_WHO} AS owner, count(*) AS commitments,
  sum(l.verdict = 'kept') AS kept, sum(l.verdict = 'kept_late') AS kept_late, sum(l.verdict = 'overdue') AS overdue,
  sum(l.verdict IN ('dropped', 'unreported')) AS silent, sum(l.verdict = 'stopped') AS stopped,
  sum(l.verdict IN ('slipped', 'delayed', 'on_course', 'not_due')) AS open,
  round(100.0 * sum(l.verdict = 'kept') / nullif(sum(l.verdict IN ('kept', 'kept_late', 'overdue')), 0), 1)
    AS kept_percent
FROM ledger l LEFT JOIN commitment_owners o USING (commitment_id) GROUP BY l.area, {_WHO}""",
    ),
    View(
        "due_dates",
        "What was due when, as each paper has it",
        "One row a due date that a statement of a commitment gives, with its paper: the moves of a deadline.",
        (
            _COMMITMENT,
            _TITLE,
            ("said_on", "The date of the paper."),
            ("source", "The paper."),
            ("page", "The page."),
            ("phrase", "The words of the paper."),
            ("due", "The last day that they mean."),
            ("role", "due; or previously_due, for a date that the paper gives up."),
        ),
        f"""SELECT c.commitment_id, c.title, d.meeting_date AS said_on, d.source, s.page, t.phrase,
  t."end" AS due, t.role
FROM commitments c JOIN statements s USING (commitment_id) JOIN documents d USING (document_id)
  JOIN dates t USING (statement_id)
WHERE t.role IN ('due', 'previously_due')
ORDER BY c.commitment_id, {_first_day("d.meeting_date")}, s.ordinal, t.char_start""",
    ),
)
