"""Priorities from plan version to plan version, and the statements that stand under each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.language.patterns import pattern_set
from pipeline.link.aims import likeness
from pipeline.link.records import Mention
from pipeline.model import Plan, Priority

_PART = 0.45  # an aim takes up another where as much of the wording is shared
_NUMBER = re.compile(r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:[a-z]+ves|priorities|[a-z]+s) \d+(?:, ?\d+)* and \d+\b", re.IGNORECASE)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERS = "one two three four five six seven eight nine ten".split()


@dataclass(frozen=True, slots=True)
class Aim:
    """A priority of a plan version, with the statement that gives it and the commitment that this belongs to."""

    row: Priority
    mention: Mention
    commitment: str


def priorities_of(
    plans: tuple[Plan, ...], plan_of: dict[str, str], mentions: list[Mention], commitment_of: dict[str, str]
) -> list[Aim]:
    """The priorities of each plan version, each once, with what became of it since the version before that has any."""
    before: list[Aim] = []
    found: list[Aim] = []
    for plan in plans:
        current = _of_version(plan, plan_of, mentions, commitment_of)
        told = _told_merges(m for m in mentions if plan_of.get(m.document.document_id) == plan.plan_id)
        found += _compared(before, current, told) if before and current else current
        before = current or before
    return found


def _of_version(
    plan: Plan, plan_of: dict[str, str], mentions: list[Mention], commitment_of: dict[str, str]
) -> list[Aim]:
    aims: dict[str, Aim] = {}
    stated = [m for m in mentions if m.kind == "priority" and plan_of.get(m.document.document_id) == plan.plan_id]
    for mention in sorted(stated, key=_by_source):
        commitment = commitment_of.get(mention.id, mention.id)
        if commitment not in aims:
            aims[commitment] = _aim(plan, mention, commitment, {aim.row.priority_id for aim in aims.values()})
    return list(aims.values())


def _by_source(mention: Mention) -> tuple[bool, tuple[str, str, int, str]]:
    """The plan itself before papers that speak of it."""
    return mention.document.facts.document_type not in ("plan", "refresh_report"), mention.key


def _aim(plan: Plan, mention: Mention, commitment: str, taken: set[str]) -> Aim:
    statement = mention.labelled.statement
    slug = "-".join(re.sub(r"[^a-z0-9 ]+", " ", statement.title.lower()).split()[:6]) or "untitled"
    name, count = f"{plan.plan_id}/{slug}", 2
    while name in taken:
        name, count = f"{plan.plan_id}/{slug}-{count}", count + 1
    level = statement.level_name or "priority"
    row = Priority(name, plan.plan_id, level, number_in(statement.list_label), statement.title, mention.id)
    return Aim(row, mention, commitment)


def number_in(label: str) -> str:
    """The number of a label such as "Priority Two" or "3.", in digits; empty where it has none."""
    match = _NUMBER.search(label)
    if match is None:
        word = next((word for word in label.lower().split() if word in _ORDINALS), "")
        return str(_ORDINALS.index(word) + 1) if word else ""
    word = match.group().lower()
    return word if word.isdigit() else str(_NUMBERS.index(word) + 1)


def _told_merges(mentions: Iterable[Mention]) -> list[frozenset[str]]:
    """The numbers of priorities that the papers of a version say were merged: "Objectives 1 and 3 have been merged"."""
    texts = (" ".join(mention.labelled.statement.text.split()) for mention in mentions)
    told = (text for text in texts if pattern_set("ledger_words", "merged").first(text))
    return [frozenset(re.findall(r"\d+", match.group())) for text in told if (match := _NUMBERED.search(text))]


def _told_heir(old: Aim, before: list[Aim], kept: list[Aim], told: list[frozenset[str]]) -> Aim | None:
    """The one priority that continues another with which an earlier one was merged, as a paper says by their numbers;
    where a list has no numbers, its order gives them."""
    numbered = any(aim.row.number for aim in before)
    number = {aim.row.priority_id: aim.row.number if numbered else str(at) for at, aim in enumerate(before, 1)}
    for numbers in (one for one in told if number[old.row.priority_id] in one):
        heirs = [aim for aim in kept if number.get(aim.row.previous_priority_id, "") in numbers]
        return heirs[0] if len(heirs) == 1 else None
    return None


def _compared(before: list[Aim], current: list[Aim], told: list[frozenset[str]]) -> list[Aim]:
    """The priorities of a version with their change since the version before; those that it drops behind them.

    `told`: the numbers of those that papers say were merged."""
    parents = {aim.commitment: aim for aim in before}
    kept = [replace_row(aim, parents.get(aim.commitment)) for aim in current]
    gone = [aim for aim in before if aim.commitment not in {one.commitment for one in current}]
    heirs = {old.row.priority_id: _told_heir(old, before, kept, told) or _heir(old, kept) for old in gone}
    merged = {name: heir for name, heir in heirs.items() if heir is not None}
    kept = [_merged(aim, merged) for aim in kept]
    kept = [_split(aim, before, kept) for aim in kept]
    return [*kept, *(_dropped(aim, current[0].row.plan_id) for aim in gone if aim.row.priority_id not in merged)]


def replace_row(aim: Aim, parent: Aim | None) -> Aim:
    """The priority with its parent, its change (new, retained, reworded) and how alike the wordings are."""
    if parent is None:
        return replace(aim, row=replace(aim.row, change="new"))
    same = _plain(parent.row.title) == _plain(aim.row.title)
    alike = 1.0 if same else round(likeness(parent.mention.words.title, aim.mention.words.title), 3)
    change = "retained" if same else "reworded"
    return replace(
        aim, row=replace(aim.row, previous_priority_id=parent.row.priority_id, change=change, similarity=alike)
    )


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", title.lower().replace("&", "and")).strip()


def _heir(old: Aim, kept: Iterable[Aim]) -> Aim | None:
    """The later priority that took up an earlier one beside its own forerunner."""
    fits = [
        (likeness(old.mention.words.title, aim.mention.words.title), aim)
        for aim in kept
        if aim.row.previous_priority_id
    ]
    best = max(fits, key=lambda fit: fit[0], default=None)
    return best[1] if best and best[0] >= _PART else None


def _merged(aim: Aim, merged: dict[str, Aim]) -> Aim:
    heirs = {heir.row.priority_id for heir in merged.values()}
    return replace(aim, row=replace(aim.row, change="merged")) if aim.row.priority_id in heirs else aim


def _split(aim: Aim, before: list[Aim], kept: list[Aim]) -> Aim:
    """A new priority that is a part of one before, which another continues, came of a split."""
    if aim.row.change != "new":
        return aim
    continued = {one.row.previous_priority_id for one in kept}
    fits = [
        (likeness(old.mention.words.title, aim.mention.words.title), old)
        for old in before
        if old.row.priority_id in continued
    ]
    best = max(fits, key=lambda fit: fit[0], default=None)
    if best is None or best[0] < _PART:
        return aim
    row = replace(aim.row, change="split", previous_priority_id=best[1].row.priority_id, similarity=round(best[0], 3))
    return replace(aim, row=row)


def _dropped(aim: Aim, plan_id: str) -> Aim:
    name = f"{plan_id}/dropped-{aim.row.priority_id.rpartition('/')[2]}"
    row = replace(
        aim.row, priority_id=name, plan_id=plan_id, previous_priority_id=aim.row.priority_id, change="dropped"
    )
    return replace(aim, row=replace(row, similarity=None))


def under_priorities(aims: list[Aim], mentions: list[Mention], plan_of: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """(statement_id, priority_id) for the statements that stand under a priority of their paper's plan version."""
    held: dict[str, list[Priority]] = {}
    for aim in aims:
        if aim.row.change != "dropped":
            held.setdefault(aim.row.plan_id, []).append(aim.row)
    found = {}
    for mention in mentions:
        own = next(
            (
                row.priority_id
                for row in held.get(plan_of.get(mention.document.document_id, ""), [])
                if _stands(mention, row)
            ),
            "",
        )
        if own:
            found[mention.id] = own
    return tuple(sorted(found.items()))


def _stands(mention: Mention, row: Priority) -> bool:
    """Whether a heading above a statement, its parent or a cell of its row names the priority."""
    statement = mention.labelled.statement
    if row.statement_id in (statement.statement_id, statement.parent_id):
        return True
    cells = [mention.document.text[c.start : c.end] for c in statement.cells if c.meaning == "priority"]
    return any(_names(words, row.title, row.level, row.number) for words in (*reversed(statement.section), *cells))


@lru_cache(maxsize=16384)
def _names(words: str, title: str, level: str, number: str) -> bool:
    plain, name = _plain(words), _plain(title)
    if len(name) > 8 and name in plain:
        return True
    numbered = re.fullmatch(rf"(?:\w+ )?(?:{level}|priority|objective) (\w+)(?: .*)?", plain)
    return bool(numbered and number and number_in(numbered[1]) == number)
