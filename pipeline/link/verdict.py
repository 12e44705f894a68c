"""The ledger's verdicts: one rule each, in the order in which they are asked; the first that applies holds."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.link.course import Course

Rule = Callable[[Course], bool]


def stopped(course: Course) -> bool:
    """It was last reported as not proceeding."""
    return course.stopped


def kept(course: Course) -> bool:
    """It was completed by the first due date, or completed and never dated, or completed with nothing to show it late.

    A completion that a paper does not date is late when it was still open in a paper after the due date, or when the
    due date had been moved."""
    if not course.completed:
        return False
    if course.first_due is None:
        return True
    if course.done is not None:
        return course.done[0] <= course.first_due[1]
    return not course.open_on > course.first_due[1] and not slipped(course)


def kept_late(course: Course) -> bool:
    """It was completed after the first due date."""
    return course.completed


def overdue(course: Course) -> bool:
    """The latest due date has passed and no completion is reported."""
    return course.last_due is not None and course.last_due[1] < course.as_of


def slipped(course: Course) -> bool:
    """Its due date was moved later, and the new one has not passed."""
    return course.first_due is not None and course.last_due is not None and course.last_due[1] > course.first_due[1]


def delayed(course: Course) -> bool:
    """It was last reported as delayed, paused or at risk."""
    return course.schedule in ("delayed", "paused", "at_risk")


def dropped(course: Course) -> bool:
    """One plan version had it, the next has not, and no paper says why."""
    return course.left_out


def unreported(course: Course) -> bool:
    """One paper promised it, and none of the later papers mentions it."""
    return course.alone and course.later_papers > 0


def on_course(course: Course) -> bool:
    """It is under way or planned; planned to begin only later, it is not due."""
    if course.schedule == "on_track" or course.status == "in_progress":
        return True
    return course.status == "planned" and not (course.begins is not None and course.begins[0] > course.as_of)


def not_due(course: Course) -> bool:
    """It has not begun, or no paper says where it stands, and it is not due yet."""
    return True


RULES: tuple[tuple[str, Rule], ...] = (
    ("stopped", stopped),
    ("kept", kept),
    ("kept_late", kept_late),
    ("overdue", overdue),
    ("slipped", slipped),
    ("delayed", delayed),
    ("dropped", dropped),
    ("unreported", unreported),
    ("on_course", on_course),
    ("not_due", not_due),
)
WORST_FIRST = (
    "overdue", "dropped", "slipped", "delayed", "unreported", "stopped", "kept_late", "on_course", "not_due", "kept"
)  # fmt: skip


def verdict(course: Course) -> str:
    """The verdict on a commitment: the first rule that applies."""
    return next(name for name, rule in RULES if rule(course))
