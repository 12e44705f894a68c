"""The pack from the tables: what the Panel can know at the meeting, against what it could know at the last one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.link.when import first_day, last_day
from pipeline.problems import InputError
from pipeline.questions.asked import Asked, asked
from pipeline.questions.pack.asking import Case, question
from pipeline.questions.pack.citing import answer, called, citation, named, paper_of, plan_of, promise_and_report, short
from pipeline.questions.pack.records import Citation, Item, Pack, Section
from pipeline.questions.rebuild import Entry, ledger
from pipeline.questions.tables import Row, Tables

_NOT_OF_MEETINGS = ("plan", "decision_notice")
_APART, _AHEAD, _MOST = 14, 92, 40  # days between two meetings, days to look ahead, items of a section
_CLOSED = ("completed", "stopped")
SECTIONS = (
    (
        "contradicted",
        "Papers that seem to disagree",
        "One paper reports it complete, and a paper since the last meeting seems to say otherwise.",
    ),
    (
        "dropped",
        "No longer in the plan",
        "The plan before had it; the plan since the last meeting has not, and no paper says why.",
    ),
    ("slipped", "Dates moved since the last meeting", "A paper since the last meeting gives a later date."),
    (
        "fell_due",
        "Fell due since the last meeting",
        "The date has passed, and no paper before this meeting reports completion.",
    ),
    ("due_next", "Due within three months", "Due soon after this meeting, and not yet reported complete."),
    (
        "overdue",
        "Overdue from before",
        "Due before the last meeting, and no paper since reports completion; the latest first.",
    ),
    (
        "asked",
        "Asked for by the Panel",
        "What the Panel recommended or asked for, and no paper before this meeting reports as done or begun.",
    ),
    ("done", "Reported complete since the last meeting", "For balance, and for questions about what came of it."),
)
"""The sections: name, title, what it says. A commitment stands in the first that it fits."""
_ORDER = ("fell_due", "due_next", "slipped", "contradicted", "dropped", "asked", "overdue", "done")


@dataclass(frozen=True, slots=True)
class _View:
    """A commitment at this meeting and at the last one (None where it was not in the ledger then)."""

    now: Entry
    before: Entry | None
    since: str
    meeting: str
    members: tuple[Row, ...]
    dates: dict[str, str]
    asked: Asked | None

    @property
    def open(self) -> bool:
        return self.now.commitment.status not in _CLOSED

    @property
    def due(self) -> str:
        return self.now.commitment.due_latest

    @property
    def due_before(self) -> str:
        return self.before.commitment.due_latest if self.before else self.now.commitment.due_first


def pack(tables: Tables, meeting: str, area: str = "", since: str = "") -> Pack:
    """The pack for a meeting of the Panel of an area, as papers up to the meeting tell, without its own minutes.

    `since` is the date of the last meeting; empty: the latest date of a report or minutes two weeks or more before.
    Raises InputError where the area is not known, or not named and there are several."""
    name = _area(tables, area)
    day = last_day(meeting)
    said = since or _last_meeting(tables, name, day)
    last = last_day(said)
    now = _ledger(tables, name, day, False)
    before = _ledger(tables, name, last, True) if last else {}
    held = {row["document_id"]: row["meeting_date"] for row in _known(tables, name, day, False)}
    wishes = _asked(tables, name, day, held)
    views = [
        _View(one, before.get(key), last, day, _members(tables, key, held), held, wishes.get(key))
        for key, one in now.items()
    ]
    return Pack(name, meeting, said, _new_papers(tables, held, last), _ordered(_sections(tables, views)))


def _ordered(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(sorted(sections, key=lambda one: _ORDER.index(one.name)))


def _area(tables: Tables, area: str) -> str:
    names = sorted({row["area"] for row in tables["documents"] if row["area"]})
    fits = [name for name in names if not area or name.casefold() == area.strip().casefold()]
    if len(fits) != 1:
        said = f"There is no area {area!r}." if area and not fits else "The papers are of several areas."
        raise InputError(said if names else "No paper says its area.", f"Name one: {', '.join(names) or 'none'}.")
    return fits[0]


def _last_meeting(tables: Tables, area: str, meeting: str) -> str:
    end = (date.fromisoformat(meeting) - timedelta(_APART)).isoformat()
    days = (
        row["meeting_date"]
        for row in tables["documents"]
        if row["area"] == area and row["document_type"] not in _NOT_OF_MEETINGS
    )
    return max((day for day in days if "" < last_day(day) <= end), key=last_day, default="")


def _known(tables: Tables, area: str, day: str, with_minutes: bool) -> list[Row]:
    """The papers of an area up to a day, in order of time; the minutes of that day only if wanted."""

    def fits(row: Row) -> bool:
        first = first_day(row["meeting_date"])
        own = row["document_type"] == "minutes" and last_day(row["meeting_date"]) >= day and not with_minutes
        return row["area"] == area and (not first or first <= day) and not own

    return sorted(filter(fits, tables["documents"]), key=lambda row: (row["meeting_date"], row["source"]))


def _ledger(tables: Tables, area: str, day: str, with_minutes: bool) -> dict[str, Entry]:
    """The ledger as of a day by commitment. Papers that were not known yet count as written the day after."""
    known = {row["document_id"] for row in _known(tables, area, day, with_minutes)}
    after = (date.fromisoformat(day) + timedelta(1)).isoformat()
    papers = [
        row if row["document_id"] in known or first_day(row["meeting_date"]) > day else row | {"meeting_date": after}
        for row in tables["documents"]
        if row["area"] == area
    ]
    names = {row["document_id"] for row in papers}
    statements = [row for row in tables["statements"] if row["document_id"] in names]
    later = {row["statement_id"] for row in statements if row["document_id"] not in known}
    links = [row for row in tables["links"] if not {row["source_id"], row["target_id"]} & later]
    commitments = [row for row in tables["commitments"] if row["area"] == area]
    kept = {"documents": papers, "statements": statements, "commitments": commitments, "links": links}
    held = Tables(tables.rows | kept)
    return {one.given["commitment_id"]: one for one in ledger(held, day)}


def _members(tables: Tables, commitment: str, held: dict[str, str]) -> tuple[Row, ...]:
    return tuple(row for row in tables.members.get(commitment, ()) if row["document_id"] in held)


def _asked(tables: Tables, area: str, day: str, held: dict[str, str]) -> dict[str, Asked]:
    """What the Panel asked for, in papers that it has, and has not got, by its commitment."""
    sources = {tables.document[name]["source"] for name in held}
    return {one.commitment_id: one for one in asked(tables, day, area) if one.source in sources}


def _new_papers(tables: Tables, held: dict[str, str], since: str) -> tuple[Citation, ...]:
    rows = [tables.document[name] for name, day in held.items() if last_day(day) > since]
    return tuple(Citation(row["document_id"], paper_of(row), row["source"], "", "") for row in rows)


def _sections(tables: Tables, views: list[_View]) -> Iterable[Section]:
    placed: set[str] = set()
    for name, title, says in SECTIONS:
        fits = [one for one in views if one.now.given["commitment_id"] not in placed and _FITS[name](one)]
        placed |= {one.now.given["commitment_id"] for one in fits}
        fits.sort(key=lambda one: (one.due or "9999", one.now.given["commitment_id"]), reverse=name == "overdue")
        items = tuple(_item(tables, name, one) for one in fits[:_MOST])
        yield Section(name, title, says, items, max(len(fits) - _MOST, 0))


def _is_contradicted(view: _View) -> bool:
    return _disagreeing(view) is not None


def _disagreeing(view: _View) -> tuple[Row, Row] | None:
    """A statement that reports completion, and one of a paper since the last meeting that cannot hold beside it.

    Work under way after a completion is none: it is another part or round, unless the ledger takes it for complete."""
    done = None
    against = {"not_started", "stopped"}
    if view.now.commitment.status == "completed":
        against |= {"planned", "in_progress"}
    for row in view.members:
        day = last_day(view.dates.get(row["document_id"], ""))
        if done is not None and row["status"] in against and row["document_id"] != done["document_id"]:
            if day > view.since:
                return done, row
        elif row["status"] == "completed":
            done = done or row
    return None


def _is_dropped(view: _View) -> bool:
    return view.now.row.verdict == "dropped" and (view.before is None or view.before.row.verdict != "dropped")


def _is_slipped(view: _View) -> bool:
    return view.open and bool(view.due_before) and view.due > view.due_before


def _fell_due(view: _View) -> bool:
    return view.open and view.since < view.due <= view.meeting


def _due_next(view: _View) -> bool:
    end = (date.fromisoformat(view.meeting) + timedelta(_AHEAD)).isoformat()
    return view.open and view.meeting < view.due <= end


def _overdue(view: _View) -> bool:
    return view.open and "" < view.due <= view.since


def _is_asked(view: _View) -> bool:
    return view.open and view.asked is not None


def _done(view: _View) -> bool:
    was = view.before.commitment.status if view.before else ""
    return view.now.commitment.status == "completed" and was != "completed"


_FITS: dict[str, Callable[[_View], bool]] = {
    "contradicted": _is_contradicted, "dropped": _is_dropped, "slipped": _is_slipped, "fell_due": _fell_due,
    "due_next": _due_next, "overdue": _overdue, "asked": _is_asked, "done": _done,
}  # fmt: skip


def _item(tables: Tables, section: str, view: _View) -> Item:
    commitment, given = view.now.commitment, view.now.given
    rows, case = _case(tables, section, view)
    wish = view.asked if section == "asked" else None
    return Item(
        given["commitment_id"],
        given["title"],
        commitment.owners,
        commitment.due_latest,
        view.now.row.explanation,
        (*(citation(tables, row) for row in rows), *answer(tables, wish, rows)),
        question(section, case),
        commitment.needs_review,
    )


def _case(tables: Tables, section: str, view: _View) -> tuple[list[Row], Case]:
    """The statements that an item rests on, and what its question speaks of."""
    commitment, members = view.now.commitment, view.members
    title = called(view.now.given["title"], members[0]["text"])
    case = Case(title, commitment.owners, commitment.due_first, commitment.due_latest, view.due_before)
    if section == "contradicted" and (pair := _disagreeing(view)) is not None:
        return [*pair], replace(case, earlier=named(tables, pair[0]), later=named(tables, pair[1]))
    if section == "asked" and (wish := view.asked) is not None:
        rows = [row for row in members if row["text"] == wish.words] or [members[0]]
        return rows, replace(case, title=short(wish.words), asked=wish.asked_date, outcome=wish.outcome)
    if section == "dropped":
        case = replace(case, plan=plan_of(tables, members))
    return promise_and_report(tables, members, view.due), case
