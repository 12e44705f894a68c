"""Every table that the pipeline writes: columns, types, vocabularies, keys and what each means.

This is the one place for a column. The headers of the CSV files, datapackage.json and docs/TABLES.md come from here; a
column added here needs its value in pipeline/emit/rows/, and a test fails until it has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model import DATE_ROLES, DOCUMENT_TYPES, KINDS, OWNER_ROLES, SCHEDULES, STATUSES

Type = Literal["string", "integer", "number", "boolean", "date", "partial_date", "list"]

EDITIONS = ("first", "draft", "refresh", "final")
VERDICTS = (
    "overdue",
    "dropped",
    "slipped",
    "delayed",
    "unreported",
    "stopped",
    "kept_late",
    "on_course",
    "not_due",
    "kept",
)
"""The ledger's verdicts, worst first: the order of its rows."""
RELATIONS = ("same", "continues", "reports_on", "revises", "replaces", "follows_up")
ANSWERS = ("accepted", "accepted_in_part", "refused")
OUTCOMES = ("done", "under_way", "refused", "accepted", "answered", "silent", "too_early")
PRIORITY_CHANGES = ("new", "retained", "reworded", "split", "merged", "dropped")
CHANGES = ("added", "amended", "removed", "retained")
STAGES = ("ingest", "segment", "tag", "link", "emit")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `required`: never empty. `enum`: the only values (of each part, where the type is list)."""

    name: str
    type: Type
    description: str
    enum: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """The values of `column` are those of `reference` in `table`, or empty."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file, `name`.csv."""

    name: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    order: str = ""

    @property
    def path(self) -> str:
        """The file's name in the output folder."""
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, description: str, enum: tuple[str, ...] = (), required: bool = False) -> Column:
    return Column(name, "string", description, enum, required)


def _key(name: str, description: str) -> Column:
    return Column(name, "string", description, required=True)


def _integer(name: str, description: str) -> Column:
    return Column(name, "integer", description)


def _flag(name: str, description: str) -> Column:
    return Column(name, "boolean", description, required=True)


def _when(name: str, description: str) -> Column:
    return Column(name, "partial_date", description)


def _list(name: str, description: str, enum: tuple[str, ...] = ()) -> Column:
    return Column(name, "list", description, enum)


_START = _integer("char_start", "Where the words begin in text/<document_id>.txt, in characters from 0.")
_END = _integer("char_end", "Where the words end in text/<document_id>.txt (exclusive).")
_STATEMENT = _key("statement_id", "The statement.")
_TO_STATEMENT = ForeignKey("statement_id", "statements", "statement_id")
_STATUS = _text("status", "Where the thing stands, as of the paper.", STATUSES)
_SCHEDULE = _text("schedule", "How it keeps to its time, where the paper says so.", SCHEDULES)

DOCUMENTS = Table(
    "documents",
    "One row a paper. A paper that could not be read has a row too, with the reason in `warnings`.",
    (
        _key("document_id", "Identifies the paper by its content: the same file has the same id under any name."),
        _text("source", "The paper's path, relative to the folder of papers.", required=True),
        _text("sha256", "The SHA-256 digest of the file."),
        _text("media_type", "What the file is, by its content, as an IANA media type."),
        _text("title", "The paper's own title, or the file's name where it has none."),
        _text("document_type", "What sort of paper it is.", DOCUMENT_TYPES),
        _text("area", "The police area, by the name that its force has."),
        _when("meeting_date", "The date of the meeting, or of the paper; a year or a month where no more is known."),
        _text(
            "meeting_date_basis",
            "How the date is known: stated (read in the paper), listed (given in papers.csv), inferred (from the "
            "name of the file, the time that the title names, or the latest thing that the paper reports as done).",
            ("stated", "listed", "inferred"),
        ),
        _text("plan_id", "The plan version that the paper is, or that it speaks of."),
        _integer("pages", "How many pages it has; empty for formats without pages."),
        _integer("words", "How many words were read."),
        _integer("ocr_pages", "How many of the pages were pictures read by character recognition."),
        _integer("statements", "How many statements were found in it."),
        _text("warnings", "What went wrong or is doubtful: the messages of problems.csv, joined by ` | `."),
        _text("url", "Where the paper was published, as papers.csv gives it."),
        _integer("characters_body", "Characters of running text, headings and lists."),
        _integer("characters_table", "Characters in tables."),
        _integer("characters_furniture", "Characters left out on purpose: running headers, page numbers, navigation."),
        _integer("characters_lost", "Characters that could not be read."),
        _text("author", "The officer or office that gives the paper, as the paper names them; minutes have none."),
    ),
    ("document_id",),
    (ForeignKey("plan_id", "plans", "plan_id"),),
    "by source",
)

PLANS = Table(
    "plans",
    "One row a plan version.",
    (
        _key("plan_id", "Identifies the plan version."),
        _text("area", "The police area."),
        _text("title", "The plan's title."),
        _when("period_start", "When the plan's period begins (a year or a date)."),
        _when("period_end", "When the plan's period ends (a year or a date)."),
        _text("edition", "Which version of the plan it is.", EDITIONS),
        _when("edition_date", "When this version was made."),
        _text("previous_plan_id", "The version before it."),
        _list("document_ids", "The papers that are or speak of this version."),
    ),
    ("plan_id",),
    (ForeignKey("previous_plan_id", "plans", "plan_id"),),
    "by area, then in order of time",
)

STATEMENTS = Table(
    "statements",
    "One row a unit that a reader would list to follow up. `text` is the piece of text/<document_id>.txt that "
    "char_start and char_end name, to the character.",
    (
        _key("statement_id", "Identifies the statement; the same when the paper is read again or others are added."),
        _text("document_id", "The paper that says it.", required=True),
        Column("ordinal", "integer", "Its place among the paper's statements, from 1.", required=True),
        _text("kind", "What sort of unit it is.", KINDS, required=True),
        _text("title", "A short name for it, as a person would use."),
        _text("text", "Its words. Sub-items are statements of their own."),
        Column("section", "string", "The headings above it, outermost first, joined by ` > `."),
        _text("list_label", "The label printed before it: (a), 4.1, Priority 3."),
        _text("parent_id", "The statement of which it is a sub-item."),
        _text("priority_id", "The plan's priority under which it stands."),
        _text("commitment_id", "The commitment that it speaks of."),
        _STATUS,
        _SCHEDULE,
        _list("owners", "The roles that have to act.", OWNER_ROLES),
        _integer("page", "The page on which it begins, from 1; empty for formats without pages."),
        _START,
        _END,
        _text("bbox", "Where it is on the page: `x0 top x1 bottom`, in points from the page's top left corner."),
        Column("confidence", "number", "How sure the pipeline is of it, 0 to 1."),
        _flag("needs_review", "Whether a person should look at it."),
        _list("reasons", "The rules that made it a statement."),
    ),
    ("statement_id",),
    (
        ForeignKey("document_id", "documents", "document_id"),
        ForeignKey("parent_id", "statements", "statement_id"),
        ForeignKey("priority_id", "priorities", "priority_id"),
        ForeignKey("commitment_id", "commitments", "commitment_id"),
    ),
    "by the paper's source, then by place in it",
)

STATUSES_TABLE = Table(
    "statuses",
    "One row a status phrase: the evidence for a statement's status and schedule.",
    (
        _STATEMENT,
        _text("phrase", "The words, or the name of the colour."),
        _STATUS,
        _SCHEDULE,
        _START,
        _END,
        _text(
            "basis",
            "What sort of evidence it is.",
            ("phrase", "heading", "table_cell", "fill_colour"),
            required=True,
        ),
    ),
    (),
    (_TO_STATEMENT,),
    "by statement, then by place in the paper",
)

DATES = Table(
    "dates",
    "One row a date phrase of a statement.",
    (
        _STATEMENT,
        _text("phrase", "The words of the paper."),
        Column("start", "date", "The first day that the phrase means; empty where the paper does not tell enough."),
        Column("end", "date", "The last day that it means."),
        _text("edtf", "The same as an Extended Date/Time Format string (ISO 8601-2, level 1 or 2)."),
        _text("role", "What happens on that date.", DATE_ROLES),
        _START,
        _END,
    ),
    (),
    (_TO_STATEMENT,),
    "by statement, then by place in the paper",
)

OWNERS = Table(
    "owners",
    "One row an owner of a statement.",
    (
        _STATEMENT,
        _key("owner_id", "Identifies the owner: the area, the role and, for a partner, its name."),
        _text("role", "The owner's role.", OWNER_ROLES, required=True),
        _text("name", "The name as the paper uses it."),
        _text("capacity", "What the owner has to do with it.", ("responsible", "contributing"), required=True),
        _text(
            "basis",
            "Where it is said: in the statement, in a heading or line above it, or taken from its parent.",
            ("stated", "heading", "inherited"),
            required=True,
        ),
    ),
    ("statement_id", "owner_id"),
    (_TO_STATEMENT,),
    "by statement, then in the order of the paper",
)

COMMITMENTS = Table(
    "commitments",
    "One row a thing promised, traced through every paper that mentions it.",
    (
        _key("commitment_id", "Identifies the commitment."),
        _text("area", "The police area."),
        _text("title", "A short name for it."),
        _text("kind", "What sort of unit it is.", KINDS),
        _text("priority", "The plan's priority under which it stands."),
        _list("owners", "The roles that have to act.", OWNER_ROLES),
        _text("first_document_id", "The first paper that mentions it."),
        _when("first_date", "The date of that paper."),
        _when("due_first", "The first date by which it was to be done."),
        _when("due_latest", "The latest date by which it is to be done."),
        _integer("slip_days", "Days from the first due date to the latest, or to its completion."),
        _STATUS,
        _SCHEDULE,
        _when("status_date", "The date as of which the status is known."),
        _text("last_document_id", "The last paper that mentions it."),
        _list("plan_ids", "The plan versions that hold it."),
        _integer("mentions", "How many statements speak of it."),
        _text("verdict", "What the ledger concludes (see docs/TABLES.md, Verdicts).", VERDICTS),
        _flag("needs_review", "Whether a person should look at it."),
        _list(
            "aliases",
            "Other ids that mean it: what it can have been called with fewer papers, and what people joined with it.",
        ),
    ),
    ("commitment_id",),
    (
        ForeignKey("first_document_id", "documents", "document_id"),
        ForeignKey("last_document_id", "documents", "document_id"),
    ),
    "by area, then in the order in which the papers first mention them",
)

LEDGER = Table(
    "ledger",
    "Promised against reported, one row a commitment, worst first. What a paper reports and what the ledger concludes "
    "are separate columns.",
    (
        _key("commitment_id", "The commitment."),
        _text("area", "The police area."),
        _text("priority", "The plan's priority under which it stands."),
        _text("title", "A short name for it."),
        _list("owners", "The roles that have to act.", OWNER_ROLES),
        _text("promised_in", "The paper that first promises it, by its source."),
        _integer("promised_page", "The page of the promise."),
        _text("promised_text", "The words of the promise."),
        _when("promised_due", "The first date by which it was to be done."),
        _text("reported_in", "The last paper that reports on it, by its source; empty where none does."),
        _integer("reported_page", "The page of the report."),
        _text("reported_text", "The words of the report."),
        _text("reported_status", "The status that the report gives.", STATUSES),
        _text("reported_schedule", "The schedule that the report gives.", SCHEDULES),
        _when("reported_date", "The date of the report."),
        _when("as_of", "The date that the row speaks for."),
        _integer("slip_days", "Days from the first due date to the latest, or to its completion."),
        _text("verdict", "What the ledger concludes (see docs/TABLES.md, Verdicts).", VERDICTS, required=True),
        _text("explanation", "The verdict in one sentence, with papers, pages and dates."),
    ),
    ("commitment_id",),
    (
        ForeignKey("commitment_id", "commitments", "commitment_id"),
        ForeignKey("promised_in", "documents", "source"),
        ForeignKey("reported_in", "documents", "source"),
    ),
    "worst verdict first, then by area",
)

REVIEW = Table(
    "review",
    "What most needs a person's eye, one row a question, the one whose answer would change most first. Write an answer "
    "into `judgement`, with `who`, `when` and `why`, and save the file beside the papers: the next run obeys it, and "
    "keeps the row at the end (see docs/LEDGER.md).",
    (
        _text("area", "The police area."),
        _text(
            "question",
            "same: are the two statements one commitment? status: does this statement say where the commitment "
            "stands? The answers are under judgement.",
            ("same", "status"),
            required=True,
        ),
        _text("text", "The words of the statement."),
        _text("where", "Its paper, page and date."),
        _text("other_text", "The words of the other statement; for status, those of the promise."),
        _text("other_where", "Its paper, page and date."),
        _text("taken_as", "The answer that the ledger rests on now: same, different, or a status."),
        Column("score", "number", "How sure the pipeline is that the two are one, 0 to 1."),
        _list("verdict_now", "The ledger's verdict with that answer; two where they are taken for two things."),
        _list("verdict_otherwise", "The verdict with the other answer, for status without this statement's word."),
        _integer("effect", "How much a different answer would change; more where something is said to be done."),
        _text(
            "judgement",
            "For a person to fill in. For same: same, different or unsure. For status: one of "
            f"{', '.join((*STATUSES, *SCHEDULES))}; or right.",
        ),
        _text("who", "Who judged."),
        _when("when", "When."),
        _text("why", "Why."),
        _key("subject", "The statement."),
        _text("object", "The other statement."),
    ),
    (),
    (ForeignKey("subject", "statements", "statement_id"), ForeignKey("object", "statements", "statement_id")),
    "what is not judged first, by effect and by how open the question is",
)

LINKS = Table(
    "links",
    "One row a relation between two statements; the source is the earlier.",
    (
        _key("source_id", "The earlier statement."),
        _key("target_id", "The later statement."),
        _text("relation", "What the later is to the earlier.", RELATIONS, required=True),
        Column("score", "number", "How sure the match is, 0 to 1."),
        _text("basis", "What made the match."),
        _text("decided_by", "Who decided it.", ("pipeline", "person"), required=True),
    ),
    ("source_id", "target_id", "relation"),
    (
        ForeignKey("source_id", "statements", "statement_id"),
        ForeignKey("target_id", "statements", "statement_id"),
    ),
    "by area, then by source and target",
)

PRIORITIES = Table(
    "priorities",
    "One row a priority in one plan version, with what became of it since the version before.",
    (
        _key("priority_id", "Identifies the priority in this version."),
        _text("plan_id", "The plan version."),
        _text("level", "The area's own word for it: priority, objective, outcome, pillar, aim, theme."),
        _text("number", "The number printed before it."),
        _text("title", "Its words."),
        _text("statement_id", "The statement that gives it."),
        _text("previous_priority_id", "The priority of the version before that it continues."),
        _text("change", "What became of it since the version before.", PRIORITY_CHANGES),
        Column("similarity", "number", "How alike the two wordings are, 0 to 1."),
    ),
    ("priority_id",),
    (
        ForeignKey("plan_id", "plans", "plan_id"),
        ForeignKey("statement_id", "statements", "statement_id"),
        ForeignKey("previous_priority_id", "priorities", "priority_id"),
    ),
    "by area and plan, then in the plan's order",
)

CHANGES_TABLE = Table(
    "changes",
    "One row a difference between two plan versions.",
    (
        _text("area", "The police area."),
        _text("from_plan_id", "The earlier version."),
        _text("to_plan_id", "The later version."),
        _text("change", "What was done.", CHANGES, required=True),
        _text("what", "To what."),
        _text("statement_id", "The statement that says so; empty where the two versions show it."),
        _text("evidence", "The words, or the comparison, behind it."),
    ),
    (),
    (
        ForeignKey("from_plan_id", "plans", "plan_id"),
        ForeignKey("to_plan_id", "plans", "plan_id"),
        _TO_STATEMENT,
    ),
    "by area, then in order of time",
)

REQUESTS = Table(
    "requests",
    "The Panel's own loop, one row a recommendation or request of the Panel: what was asked, how it was answered, and "
    "what came of it.",
    (
        _key("statement_id", "The statement in which the Panel asks."),
        _text("commitment_id", "The commitment that it belongs to."),
        _text("area", "The police area."),
        _text("asked_in", "The paper in which the Panel asks, by its source."),
        _integer("asked_page", "The page."),
        _text("asked_text", "The words."),
        _list("owners", "The roles that have to act.", OWNER_ROLES),
        _when("asked_date", "When the Panel asked: the last day that the paper's date can mean."),
        _when("due", "The day by which it is to be done, where the Panel names one."),
        _text("answered_in", "The paper that answers the Panel on it, by its source; empty where none does."),
        _integer("answered_page", "The page of the answer."),
        _text("answered_text", "The words of the answer."),
        _text("answer", "What it answers.", ANSWERS),
        _text("acted_in", "The last paper that says what came of it, by its source; empty where none does."),
        _integer("acted_page", "The page of that."),
        _text("acted_text", "The words of that."),
        _text("acted_status", "The status that it gives.", STATUSES),
        _text(
            "outcome",
            "done, under_way or refused, as papers say; accepted: no more than that; answered: a paper speaks of it "
            "and says none of these; silent: later papers say nothing of it; too_early: there is no later paper.",
            OUTCOMES,
            required=True,
        ),
    ),
    ("statement_id",),
    (
        _TO_STATEMENT,
        ForeignKey("commitment_id", "commitments", "commitment_id"),
        ForeignKey("asked_in", "documents", "source"),
        ForeignKey("answered_in", "documents", "source"),
        ForeignKey("acted_in", "documents", "source"),
    ),
    "by area, then in order of time",
)

PROBLEMS = Table(
    "problems",
    "One row a thing that went wrong or was left undecided.",
    (
        _text("document_id", "The paper, where it is about one."),
        _text("source", "The file, relative to the folder of papers, or the area for a problem of linking."),
        _text("stage", "The stage that found it.", STAGES, required=True),
        _text("severity", "error: something is missing from the dataset; warning: look at it.", ("error", "warning")),
        _integer("page", "The page, where it is about one."),
        _text("message", "What happened and what to do.", required=True),
    ),
    (),
    (ForeignKey("document_id", "documents", "document_id"),),
    "by source, stage and page",
)

TABLES = (
    LEDGER,
    REVIEW,
    COMMITMENTS,
    STATEMENTS,
    STATUSES_TABLE,
    DATES,
    OWNERS,
    LINKS,
    DOCUMENTS,
    PLANS,
    PRIORITIES,
    CHANGES_TABLE,
    REQUESTS,
    PROBLEMS,
)
