"""Differences between plan versions: as the papers say, and as the versions themselves show."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.patterns import compile_entry
from pipeline.link.aims import likeness
from pipeline.link.lexicon import settings
from pipeline.link.lineage import Aim, number_in
from pipeline.link.records import Mention
from pipeline.model import Change, Link, Plan
from pipeline.vocabulary import entries

_SHOWN = {
    "new": "added",
    "split": "added",
    "reworded": "amended",
    "merged": "amended",
    "dropped": "removed",
    "retained": "retained",
}
_NUMBERED = re.compile(
    r"\b(?:priority|objective|outcome|aim|theme|pillar)\s+(?P<behind>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(?P<before>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:\w+\s+)?(?:priority|objective|outcome|aim|theme|pillar)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((e.label, compile_entry(e)) for e in entries("link_words") if e.get("group") == "change")


def change_of(text: str) -> str:
    """added, removed, retained or amended: what a text says was done; amended where it does not say more."""
    found = [(match.start(), name) for name, pattern in _verbs() if (match := pattern.search(text))]
    return min(found)[1] if found else "amended"


def changes_of(
    area: str, plans: tuple[Plan, ...], plan_of: dict[str, str], mentions: list[Mention], aims: list[Aim]
) -> tuple[Change, ...]:
    """The changes of an area in order of time: those that papers say first, then those that the versions show."""
    previous = {plan.plan_id: plan.previous_plan_id for plan in plans}
    said = [_said(area, mention, plan_of, previous) for mention in mentions if mention.kind == "change"]
    rows = {aim.row.priority_id: aim.row for aim in aims}
    shown = []
    for aim in aims:
        if aim.row.change in _SHOWN:
            old = rows.get(aim.row.previous_priority_id)
            origin = old.plan_id if old else previous.get(aim.row.plan_id, "")
            evidence = (
                f"{aim.row.change}: {old.title!r} became {aim.row.title!r}"
                if old and old.title != aim.row.title
                else aim.row.change
            )
            shown.append(Change(area, origin, aim.row.plan_id, _SHOWN[aim.row.change], aim.row.title, "", evidence))
    return (*said, *shown)


def _said(area: str, mention: Mention, plan_of: dict[str, str], previous: dict[str, str]) -> Change:
    statement = mention.labelled.statement
    plan = plan_of.get(mention.document.document_id, "")
    return Change(
        area, previous.get(plan, ""), plan, change_of(statement.text), statement.title, mention.id, statement.text
    )


def change_links(mentions: list[Mention]) -> list[Link]:
    """Links from the aims of an area to the statements that say how they change: named by number or by their words.

    Only aims that the paper's plan had before are meant, so those of the last paper that lists them."""
    aims = [mention for mention in mentions if mention.kind == "priority"]
    found = []
    for mention in mentions:
        if mention.kind == "change":
            best = _meant(mention, _standing(aims, mention))
            if best is not None:
                kind = "replaces" if "replac" in mention.labelled.statement.text.lower() else "revises"
                found.append(Link(best[1].id, mention.id, kind, round(best[0], 4), best[2]))
    return found


def _standing(aims: list[Mention], change: Mention) -> list[Mention]:
    """The aims of the latest earlier paper that has at least two, not more than five years before."""
    papers: dict[str, list[Mention]] = {}
    for aim in aims:
        if aim.document.document_id != change.document.document_id and aim.key < change.key:
            papers.setdefault(aim.document.document_id, []).append(aim)
    listed = [found for found in papers.values() if len(found) > 1]
    latest = listed[-1] if listed else []
    near = latest and latest[0].day and change.day and int(change.day[:4]) - int(latest[0].day[:4]) <= 5
    return latest if near else []


def _meant(change: Mention, aims: list[Mention]) -> tuple[float, Mention, str] | None:
    match = _NUMBERED.search(change.labelled.statement.text)
    number = number_in(match["behind"] or match["before"]) if match else ""
    numbered = [aim for aim in aims if number and number_in(aim.labelled.statement.list_label) == number]
    if len(numbered) == 1:
        return 0.9, numbered[0], f"names priority {number}"
    if change_of(change.labelled.statement.text) == "added":
        return None
    fits = sorted(
        ((likeness(aim.words.title, change.words.lead), aim.key, aim) for aim in aims),
        key=lambda fit: (-fit[0], fit[1]),
    )
    if not fits or fits[0][0] < settings().change:
        return None
    return fits[0][0], fits[0][2], f"names the aim, wording alike {fits[0][0]:.2f}"
