"""The question that goes with each item: open, neutral, and to the Commissioner, whom the Panel holds to account."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.dates import in_words


@dataclass(frozen=True, slots=True)
class Case:
    """What a question speaks of; dates are ISO, empty where not known."""

    title: str
    owners: tuple[str, ...]
    due_first: str
    due: str
    due_before: str = ""
    earlier: str = ""  # the paper that says it was completed
    later: str = ""  # the paper that says otherwise
    plan: str = ""  # the plan that had it
    asked: str = ""  # when the Panel asked for it
    outcome: str = ""  # what came back: silent, refused, accepted, answered


def question(section: str, case: Case) -> str:
    """The question for an item of a section."""
    return _ASKED[section](case)


def _fell_due(case: Case) -> str:
    return f"{_about(case)} was due by {in_words(case.due)}. Where does it stand, and {_told(case)}?"


def _overdue(case: Case) -> str:
    return (
        f"{_about(case)} was due by {in_words(case.due)}, and the papers that the Panel has seen do not report it as "
        f"complete. Has it been completed? If not, what is the date now, and {_told(case)}?"
    )


def _due_next(case: Case) -> str:
    return (
        f"{_about(case)} is due by {in_words(case.due)}. Is that date still expected to be met, and is there anything "
        "that the Panel should know beforehand?"
    )


def _slipped(case: Case) -> str:
    return (
        f"The date for {_about(case)} has moved from {in_words(case.due_before)} to {in_words(case.due)}. "
        "What led to the change, and what does it mean for those who rely on it?"
    )


def _dropped(case: Case) -> str:
    before = f"was in the {case.plan}" if case.plan else "was in the earlier plan"
    return (
        f"{_about(case)} {before} and does not appear in the plan that followed. Was it completed, taken into other "
        "work, or given up, and where would the public find that?"
    )


def _contradicted(case: Case) -> str:
    return (
        f"On {_about(case)}, the {case.earlier} reports it as complete, and the {case.later} seems to say "
        "otherwise. Do the two speak of the same piece of work, and what is the position today?"
    )


def _wished(case: Case) -> str:
    when = (
        f" on {in_words(case.asked)}" if len(case.asked) == 10 else f" in {in_words(case.asked)}" if case.asked else ""
    )
    came = _CAME_BACK.get(case.outcome, "No paper since answers it. What has come of it?")
    return f"The Panel asked for this{when}: {_about(case)}. {came}"


def _done(case: Case) -> str:
    return (
        f"{_about(case)} is reported as complete. What difference has it made so far, and how will the Commissioner "
        "know whether it has worked?"
    )


_CAME_BACK = {
    "accepted": "It was accepted. What has been done about it since?",
    "refused": "The answer was that it was not accepted. Is that still the position, and what was put in its place?",
    "answered": "There was an answer, but the papers do not say what was done. What has come of it?",
}
_ASKED = {
    "contradicted": _contradicted, "dropped": _dropped, "slipped": _slipped, "fell_due": _fell_due,
    "due_next": _due_next, "overdue": _overdue, "asked": _wished,
    "done": _done,
}  # fmt: skip


def _about(case: Case) -> str:
    return f"“{case.title.rstrip(' .…')}{'…' if case.title.endswith('…') else ''}”"


def _told(case: Case) -> str:
    """What the Commissioner can be asked, by whose task it is."""
    if set(case.owners) & {"chief_constable", "force"}:
        return "what has the Commissioner heard from the Chief Constable about what remains to be done"
    if set(case.owners) == {"panel"}:
        return "what does the Panel itself still have to do"
    if set(case.owners) & {"partners", "government"}:
        return "what is the Commissioner doing with those responsible to bring it about"
    return "what remains to be done"
