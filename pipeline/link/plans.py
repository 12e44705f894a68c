"""Plan versions of an area, in order of time, from what its papers say of the plan that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.link.records import written
from pipeline.model import Document, Plan

_MAKING = ("plan", "refresh_report")
_EDITIONS = ("draft", "first", "", "final", "refresh")


@dataclass(frozen=True, slots=True)
class _Version:
    """What tells one plan version from another: its period, its edition, and for drafts and refreshes the year."""

    start: str
    end: str
    edition: str
    year: str


def plans_of(area: str, documents: Iterable[Document]) -> tuple[tuple[Plan, ...], tuple[tuple[str, str], ...]]:
    """The plan versions of an area, and (document_id, plan_id) for each paper that is one or speaks of one."""
    ordered = sorted(documents, key=_order)
    periods = _periods(ordered)
    versions: dict[_Version, list[Document]] = {}
    for document in ordered:
        if _makes(document) and (period := _period(document, periods)):
            versions.setdefault(_version(document, period, versions), []).append(document)
    for document in ordered:
        if not _makes(document) and (period := _period(document, periods)):
            versions.setdefault(_spoken_of(document, period, versions), []).append(document)
    plans = _in_order(area, versions)
    told = ((document, plan.plan_id) for plan in plans for document in plan.document_ids)
    return plans, tuple(sorted(told))


def _order(document: Document) -> tuple[str, str]:
    return written(document), document.document_id


def _makes(document: Document) -> bool:
    """Whether a paper is a plan version, or brings one."""
    facts = document.facts
    return facts.document_type in _MAKING or facts.plan.edition in ("draft", "first") and bool(facts.plan.period_start)


def _periods(documents: list[Document]) -> list[tuple[str, str]]:
    """The plan periods that papers name; of a plan that names none, from the year of the plan on."""
    return sorted({named for document in documents if (named := _named(document)) is not None})


def _named(document: Document) -> tuple[str, str] | None:
    plan = document.facts.plan
    if plan.period_start:
        return plan.period_start[:4], plan.period_end[:4]
    year = document.facts.meeting_date[:4]
    return (year, "") if document.facts.document_type == "plan" and year else None


def _period(document: Document, known: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The paper's plan period: as it says, else the latest known one that its date falls into."""
    named = _named(document)
    if named is not None:
        return named
    year = document.facts.meeting_date[:4]
    fitting = [period for period in known if year and period[0] <= year <= (period[1] or "9999")]
    return fitting[-1] if fitting else None


def _version(document: Document, period: tuple[str, str], before: Iterable[_Version]) -> _Version:
    facts = document.facts
    editions = {version.edition for version in before if (version.start, version.end) == period}
    edition = facts.plan.edition or ("refresh" if facts.document_type == "refresh_report" else "")
    if not edition:
        edition = "refresh" if editions & {"first", "final"} else "final" if "draft" in editions else "first"
    if edition == "first" and editions & {"first", "final"}:
        edition = "refresh"
    return _Version(*period, edition, _year(edition, period, facts.meeting_date[:4]))


def _year(edition: str, period: tuple[str, str], year: str) -> str:
    """The year that tells a refresh from other ones, or a draft made in the plan's time from the plan's own draft."""
    return year if edition == "refresh" or edition == "draft" and year > period[0] else ""


def _spoken_of(document: Document, period: tuple[str, str], versions: dict[_Version, list[Document]]) -> _Version:
    """The version of that period that was the latest when the paper was written; one without edition where none was."""
    day = _order(document)[0]
    made = [
        (_order(papers[0])[0], version)
        for version, papers in versions.items()
        if (version.start, version.end) == period
    ]
    earlier = [
        version
        for when, version in sorted(made, key=lambda one: (one[0], _EDITIONS.index(one[1].edition)))
        if when <= day
    ]
    settled = [version for version in earlier if version.edition != "draft"]
    return (settled or [_Version(*period, "", "")])[-1] if earlier else _Version(*period, "", "")


def _in_order(area: str, versions: dict[_Version, list[Document]]) -> tuple[Plan, ...]:
    ranked = sorted(versions.items(), key=lambda one: (one[0].start, one[0].end, _edition_day(one), _rank(one[0])))
    plans: list[Plan] = []
    for version, papers in ranked:
        plans.append(_plan(area, version, papers, plans[-1].plan_id if plans else ""))
    return tuple(plans)


def _edition_day(entry: tuple[_Version, list[Document]]) -> str:
    version, papers = entry
    made = [_order(paper)[0] for paper in papers if _makes(paper)]
    return made[0] if made else f"{version.start}-12-31"


def _rank(version: _Version) -> int:
    return _EDITIONS.index(version.edition)


def _plan(area: str, version: _Version, papers: list[Document], previous: str) -> Plan:
    made = [paper for paper in papers if _makes(paper)]
    titled = next((paper.facts.plan.title for paper in (*made, *papers) if paper.facts.plan.title), "")
    period = version.start if version.end in ("", version.start) else f"{version.start}-{version.end}"
    parts = (_slug(area) or "plan", period, version.edition, version.year)
    return Plan(
        "-".join(part for part in parts if part), area, titled or f"Police and Crime Plan {period}", version.start,
        version.end, version.edition, made[0].facts.meeting_date if made else "", previous,
        tuple(sorted(paper.document_id for paper in papers)),
    )  # fmt: skip


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
