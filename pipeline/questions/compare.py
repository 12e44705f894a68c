"""Two plan versions laid against each other: priorities and commitments, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.link.aims import likeness
from pipeline.link.lexicon import head
from pipeline.link.stems import stem, words_of
from pipeline.questions.said import Said, heir_of, is_divided, merges_in, numbers_in, parts_of, said_of
from pipeline.questions.strength import weakened
from pipeline.questions.tables import Row, Tables
from pipeline.questions.versions import Item, aim_item, aims, is_whole, plan_named, promises
from pipeline.questions.words import Piece, alike, word_diff

_PART = 0.5  # as alike as this: taken up by another, or come of it
ORDER = ("retained", "reworded", "split", "merged", "new", "dropped", "not_mentioned")


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a priority or commitment between two versions.

    `change` is one of ORDER; for split and merged, `of` is the title of the other one. `before` or `after` is None
    where that version has it not. `due_moved`, `owner_changed`: both versions say it, and differ.
    `weakened`: said again with a verb that promises less (models/strength.toml)."""

    sort: str
    change: str
    before: Item | None
    after: Item | None
    of: str = ""
    words: tuple[Piece, ...] = ()
    due_moved: bool = False
    owner_changed: bool = False
    weakened: bool = False

    @property
    def title(self) -> str:
        """What to call it: by the later version."""
        item = self.after or self.before
        return item.title if item else ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plan versions and their differences: priorities first, in the order of ORDER and of the plans; and what
    papers say of the changes themselves."""

    plan_a: str
    plan_b: str
    differences: tuple[Difference, ...]
    said: tuple[Said, ...] = ()


def compare(tables: Tables, plan_a: str, plan_b: str) -> Comparison:
    """What plan B kept, changed, added and left out of plan A. Raises InputError for an unknown plan version."""
    one, other = plan_named(tables, plan_a), plan_named(tables, plan_b)
    whole = is_whole(tables, other)
    merged = merges_in(tables)
    priorities = _laid("priority", *_aims(tables, one, other), whole or bool(aims(tables, other)), merged)
    commitments = _laid("commitment", promises(tables, one), promises(tables, other), whole, merged)
    found = (*priorities, *commitments)
    said = said_of(tables, one["plan_id"], other["plan_id"], [(each.change, _titles(each)) for each in found])
    return Comparison(one["plan_id"], other["plan_id"], found, said)


def _titles(one: Difference) -> tuple[str, ...]:
    return tuple(item.title for item in (one.before, one.after) if item is not None)


def _aims(tables: Tables, one: Row, other: Row) -> tuple[dict[str, Item], dict[str, Item]]:
    """The priorities of both versions; a later one has the key of the earlier that it goes back to."""
    rows = aims(tables, one)
    listed = any(row["number"] for row in rows)
    before = {
        row["priority_id"]: aim_item(tables, row | {"number": row["number"] if listed else str(at)})
        for at, row in enumerate(rows, 1)
    }
    previous = {row["priority_id"]: row["previous_priority_id"] for row in tables["priorities"]}
    after: dict[str, Item] = {}
    for row in aims(tables, other):
        origin = _origin(row["priority_id"], before, previous)
        after[origin if origin and origin not in after else row["priority_id"]] = aim_item(tables, row)
    return before, after


def _origin(name: str, before: dict[str, Item], previous: dict[str, str]) -> str:
    seen: set[str] = set()
    while name and name not in before and name not in seen:
        seen.add(name)
        name = previous.get(name, "")
    return name if name in before else ""


def _laid(
    sort: str, before: dict[str, Item], after: dict[str, Item], whole: bool, merged: Sequence[str]
) -> list[Difference]:
    kept = [_kept(sort, before[key], after[key]) for key in after if key in before]
    fresh = [item for key, item in after.items() if key not in before]
    left = [item for key, item in before.items() if key not in after]
    replaced = [one.after for one in kept if one.after and is_divided(one.after.text)]
    titles = [item.title for item in fresh]
    divided = {old.title: parts for old in (*left, *replaced) if len(parts := parts_of(old.title, titles)) > 1}
    origin = {part: old for old, parts in divided.items() for part in parts}
    new = [_new(sort, item, kept, origin.get(item.title, "")) for item in fresh]
    heirs = [one.title for one in (*(each.after for each in kept), *fresh) if one is not None]
    gone = [
        _gone(sort, item, kept, whole, heir_of(item.title, heirs, merged) or _by_number(item, kept, merged))
        for item in left
        if item.title not in divided
    ]
    return sorted([*kept, *new, *gone], key=lambda one: ORDER.index(one.change))


def _by_number(item: Item, kept: list[Difference], merged: Sequence[str]) -> str:
    """What "objectives 1 and 3 have been merged" says became of a numbered one: what continues the other."""
    for numbers in (numbers_in(text) for text in merged if item.number):
        if item.number in numbers:
            heirs = [one.after.title for one in kept if one.before and one.after and one.before.number in numbers]
            return heirs[0] if len(heirs) == 1 else ""
    return ""


def _kept(sort: str, before: Item, after: Item) -> Difference:
    same = alike(before.text, after.text)
    words = () if same else word_diff(before.text, after.text)
    moved = bool(before.due and after.due) and before.due != after.due
    owner = bool(before.owners and after.owners) and set(before.owners) != set(after.owners)
    weaker = sort == "commitment" and weakened(before.text, after.text)
    return Difference(sort, "retained" if same else "reworded", before, after, "", words, moved, owner, weaker)


def _new(sort: str, item: Item, kept: list[Difference], origin: str) -> Difference:
    """New, or split from one that was divided, or that the later version keeps beside it."""
    origin = origin or _nearest(item, [one.before for one in kept if one.before])
    return Difference(sort, "split" if origin else "new", None, item, origin)


def _gone(sort: str, item: Item, kept: list[Difference], whole: bool, heir: str) -> Difference:
    """Dropped, or merged into one that the later version has; not mentioned where the later plan was not read."""
    heir = heir or _nearest(item, [one.after for one in kept if one.after])
    return Difference(sort, "merged" if heir else "dropped" if whole else "not_mentioned", item, None, heir)


def _nearest(item: Item, others: list[Item]) -> str:
    """The title of the one whose title shares most with this one's, where that is enough and none tells them apart."""
    fits = [(likeness(_stems(item.title), _stems(one.title)), one.title) for one in others if not _apart(item, one)]
    best = max(fits, key=lambda fit: fit[0], default=(0.0, ""))
    return best[1] if best[0] >= _PART else ""


def _apart(one: Item, other: Item) -> bool:
    """Whether they are things of two sorts (a team and its strategy), or the one has a name that the other has not."""
    sorts, others = ({sort for stem in _stems(item.title) if (sort := head(stem))} for item in (one, other))
    if sorts and others and not sorts & others:
        return True
    return any(word[:1].isupper() and word not in other.text for word in one.title.split()[1:])


def _stems(title: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(title))
