"""Every record that crosses a stage: frozen, slotted, typed, and free of behaviour that could differ between runs.

Offsets (`start`, `end`) are character positions in `Document.text`, end exclusive, unless a field says otherwise.
Pages count from 1. Boxes are in points from the top left corner of the page. The vocabularies of the tables are
those of docs/TABLES.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["priority", "milestone", "action", "measure", "recommendation", "decision", "change"]
KINDS: tuple[Kind, ...] = ("priority", "milestone", "action", "measure", "recommendation", "decision", "change")
STATUSES = ("not_started", "planned", "in_progress", "completed", "stopped")
SCHEDULES = ("on_track", "delayed", "paused", "at_risk")
OWNER_ROLES = ("pcc", "opcc", "chief_constable", "force", "panel", "government", "partners")
DATE_ROLES = ("achieved", "due", "previously_due", "start_due", "reported", "period")
DOCUMENT_TYPES = (
    "plan",
    "refresh_report",
    "progress_report",
    "performance_report",
    "annual_report",
    "minutes",
    "cover_report",
    "decision_notice",
    "other",
)
FILLS = ("", "red", "amber", "green", "blue", "grey", "other")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text whose look carries meaning."""

    start: int
    end: int
    look: Literal["bold", "italic", "red", "struck", "inserted", "deleted", "highlighted"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row.

    `heading` is the text of its column's header; `meaning` the label that models/headings.toml gives that header
    (milestone, action, owner, due, status, rag, progress, comment, measure, priority, reference, ...), empty where it
    gives none. `fill` is the cell's named colour, one of FILLS.
    """

    start: int
    end: int
    heading: str = ""
    meaning: str = ""
    fill: str = ""
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a paper in reading order: a heading, a paragraph, a list item or a row of a table.

    `start` stands behind the printed label or bullet, so that text[start:end] is the words themselves. `label` is the
    printed label, "(a)", "4.1", "Priority 3"; empty for a bullet. `level` is the depth of a heading (1 is the title) or
    of a list item (1 is the outermost). Rows of one table share `table` (from 1; 0 elsewhere). `header` marks the rows
    that head a table.
    """

    kind: Literal["heading", "paragraph", "item", "row", "footnote"]
    start: int
    end: int
    level: int = 0
    label: str = ""
    page: int | None = None
    box: Box | None = None
    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    table: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included, as ISO 8601 dates (YYYY-MM-DD)."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """What a paper says of the plan that it belongs to; years or ISO dates, empty where not said."""

    title: str = ""
    period_start: str = ""
    period_end: str = ""
    edition: Literal["", "first", "draft", "refresh", "final"] = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper is: read in it (stated), given in papers.csv (listed) or concluded (inferred)."""

    area: str = ""
    document_type: str = "other"
    meeting_date: str = ""  # ISO, possibly partial: 2017, 2017-12, 2017-12-08
    meeting_date_basis: Literal["", "stated", "listed", "inferred"] = ""
    plan: PlanVersion = PlanVersion()
    url: str = ""
    first_person: str = ""  # the owner role that "I" means in this paper, empty where it is not written so
    author: str = ""  # the officer or office that gives the paper, as it names them


@dataclass(frozen=True, slots=True)
class Problem:
    """A thing that went wrong or was left undecided; a row of problems.csv."""

    source: str
    stage: Literal["ingest", "segment", "tag", "link", "emit"]
    severity: Literal["error", "warning"]
    message: str
    page: int | None = None
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Characters:
    """How many characters of a paper went where; `lost` could not be read and is reported."""

    body: int = 0
    table: int = 0
    furniture: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Omission:
    """A piece of a paper that is not in its text, and why (running header, page number, navigation, ...)."""

    page: int | None
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as read: its text in reading order, its blocks, and what it says of itself.

    `passing` says that reading it again may give more, as something failed that is not of the paper."""

    document_id: str
    source: str
    sha256: str
    media_type: str
    title: str = ""
    text: str = ""
    blocks: tuple[Block, ...] = ()
    facts: Facts = Facts()
    pages: int | None = None
    ocr_pages: int = 0
    characters: Characters = Characters()
    omissions: tuple[Omission, ...] = ()
    problems: tuple[Problem, ...] = ()
    by_page: tuple[Characters, ...] = ()
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Words outside a statement that speak for it.

    governor: the line above a list ("I expect the Chief Constable to:"); heading: a heading above it, nearest first;
    row: the rest of its table row.
    """

    role: Literal["governor", "heading", "row"]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A unit that a reader would list, not yet labelled. `text` is Document.text[start:end], white space collapsed.

    `contexts` are the words outside it that speak for it; `reasons` the names of the rules that made it a statement.
    """

    statement_id: str
    document_id: str
    ordinal: int
    kind: Kind
    title: str
    text: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    list_label: str = ""
    parent_id: str = ""
    page: int | None = None
    box: Box | None = None
    contexts: tuple[Context, ...] = ()
    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    level_name: str = ""  # for a priority: the area's own word (priority, objective, outcome, pillar, aim, theme)


@dataclass(frozen=True, slots=True)
class StatusPhrase:
    """Words (or a colour) that say where a statement stands; a row of statuses.csv."""

    phrase: str
    status: str
    schedule: str
    start: int
    end: int
    basis: Literal["phrase", "heading", "table_cell", "fill_colour"]


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that mean a span of days; `span` is None where the paper does not tell enough; a row of dates.csv."""

    phrase: str
    span: Span | None
    edtf: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Owner:
    """A role that has to act; a row of owners.csv."""

    role: str
    name: str
    capacity: Literal["responsible", "contributing"] = "responsible"
    basis: Literal["stated", "heading", "inherited"] = "stated"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement with its labels."""

    statement: Statement
    statuses: tuple[StatusPhrase, ...] = ()
    dates: tuple[DatePhrase, ...] = ()
    owners: tuple[Owner, ...] = ()
    status: str = ""
    schedule: str = ""
    confidence: float = 1.0
    needs_review: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its labelled statements: what the per-paper stages give to link."""

    document: Document
    statements: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word, from decisions.csv: it overrides the pipeline.

    verb: same, different, unsure (between two statements or commitments); status, owner, due, title (of one).
    """

    verb: str
    subject: str
    object: str = ""
    value: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    asked: str = ""  # of an answer in the output's own review.csv: its taken_as, score, verdicts, effect, between tabs


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two statements; a row of links.csv."""

    source_id: str
    target_id: str
    relation: str
    score: float
    basis: str
    decided_by: Literal["pipeline", "person"] = "pipeline"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan version; a row of plans.csv."""

    plan_id: str
    area: str
    title: str
    period_start: str
    period_end: str
    edition: str
    edition_date: str
    previous_plan_id: str
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """A plan-level aim in one plan version; a row of priorities.csv."""

    priority_id: str
    plan_id: str
    level: str
    number: str
    title: str
    statement_id: str
    previous_priority_id: str = ""
    change: str = ""
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two plan versions, said by a paper or shown by the two; a row of changes.csv."""

    area: str
    from_plan_id: str
    to_plan_id: str
    change: str
    what: str
    statement_id: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A thing promised, traced through every paper that mentions it; a row of commitments.csv."""

    commitment_id: str
    area: str
    title: str
    kind: str
    priority: str
    owners: tuple[str, ...]
    first_document_id: str
    first_date: str
    due_first: str
    due_latest: str
    slip_days: int | None
    status: str
    schedule: str
    status_date: str
    last_document_id: str
    plan_ids: tuple[str, ...]
    mentions: int
    verdict: str
    needs_review: bool
    statement_ids: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()  # the ids of what people joined with it


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Promised against reported, for one commitment; a row of ledger.csv."""

    commitment_id: str
    area: str
    priority: str
    title: str
    owners: tuple[str, ...]
    promised_in: str
    promised_page: int | None
    promised_text: str
    promised_due: str
    reported_in: str
    reported_page: int | None
    reported_text: str
    reported_status: str
    reported_schedule: str
    reported_date: str
    as_of: str
    slip_days: int | None
    verdict: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Review:
    """A question whose answer would change the ledger; a row of review.csv.

    question: same (are subject and object one commitment?) or status (where does the subject stand?). `taken_as` is the
    answer that the ledger rests on; `now` and `otherwise` are its verdicts with that answer and with another; `effect`
    says how much that changes. `judgement` is a person's answer, empty where nobody has given one.
    """

    question: Literal["same", "status"]
    subject: str
    object: str
    score: float | None
    taken_as: str
    now: tuple[str, ...]
    otherwise: tuple[str, ...]
    effect: int
    judgement: str = ""
    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """Something that the Panel asked for, how it was answered, and what came of it; a row of requests.csv.

    `answer`: accepted, accepted_in_part, refused, or empty. `outcome`: done, under_way, refused, accepted, answered,
    silent (later papers say nothing of it) or too_early (there is no later paper)."""

    statement_id: str
    commitment_id: str
    asked_in: str
    asked_page: int | None
    asked_text: str
    owners: tuple[str, ...]
    asked_date: str
    due: str
    answered_in: str
    answered_page: int | None
    answered_text: str
    answer: str
    acted_in: str
    acted_page: int | None
    acted_text: str
    acted_status: str
    outcome: str


@dataclass(frozen=True, slots=True)
class AreaResult:
    """What link concludes for one area; nothing in it depends on another area."""

    area: str
    plans: tuple[Plan, ...] = ()
    document_plans: tuple[tuple[str, str], ...] = ()  # (document_id, plan_id)
    links: tuple[Link, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    priorities: tuple[Priority, ...] = ()
    statement_priorities: tuple[tuple[str, str], ...] = ()  # (statement_id, priority_id)
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    reviews: tuple[Review, ...] = ()
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that emit writes. `folder` is where the papers' files are, empty where they are out of reach.

    Tuples may stand in any order. Other sequences fetch papers and areas one by one, when they are asked for, in the
    order of sources and names: hold no more of them than needed."""

    papers: Sequence[Paper]
    areas: Sequence[AreaResult]
    problems: tuple[Problem, ...] = ()
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What lists and counts say of a paper, so that they need not have the whole of it; `kinds` are those of its
    statements with their number."""

    document_id: str
    source: str
    title: str
    url: str
    sha256: str
    area: str
    readable: bool
    pages: int
    kinds: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class AreaBrief:
    """What counts say of an area: how many rows of its ledger have each verdict, and what went wrong."""

    area: str
    verdicts: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What papers.csv gives for one paper; empty where it gives nothing."""

    area: str = ""
    meeting_date: str = ""
    document_type: str = ""
    plan: str = ""
    url: str = ""
    extra: tuple[tuple[str, str], ...] = field(default=())
