"""Two plan versions laid against each other: priorities and commitments, each with what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.link.aims import likeness
from pipeline.link.stems import stem, words_of
from pipeline.questions.tables import Row, Tables
from pipeline.questions.versions import Item, aim_item, aims, is_whole, plan_named, promises
from pipeline.questions.words import Piece, alike, word_diff

_PART = 0.5  # as alike as this: taken up by another, or come of it
ORDER = ("retained", "reworded", "split", "merged", "new", "dropped", "not_mentioned")


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a priority or commitment between two versions.

    `change` is one of ORDER; for split and merged, `of` is the title of the other one. `before` or `after` is None
    where that version has it not. `due_moved`, `owner_changed`: both versions say it, and differ."""

    sort: str
    change: str
    before: Item | None
    after: Item | None
    of: str = ""
    words: tuple[Piece, ...] = ()
    due_moved: bool = False
    owner_changed: bool = False

    @property
    def title(self) -> str:
        """What to call it: by the later version."""
        item = self.after or self.before
        return item.title if item else ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plan versions and their differences: priorities first, in the order of ORDER and of the plans."""

    plan_a: str
    plan_b: str
    differences: tuple[Difference, ...]


def compare(tables: Tables, plan_a: str, plan_b: str) -> Comparison:
    """What plan B kept, changed, added and left out of plan A. Raises InputError for an unknown plan version."""
    one, other = plan_named(tables, plan_a), plan_named(tables, plan_b)
    whole = is_whole(tables, other)
    priorities = _laid("priority", *_aims(tables, one, other), whole=whole or bool(aims(tables, other)))
    commitments = _laid("commitment", promises(tables, one), promises(tables, other), whole)
    return Comparison(one["plan_id"], other["plan_id"], (*priorities, *commitments))


def _aims(tables: Tables, one: Row, other: Row) -> tuple[dict[str, Item], dict[str, Item]]:
    """The priorities of both versions; a later one has the key of the earlier that it goes back to."""
    before = {row["priority_id"]: aim_item(tables, row) for row in aims(tables, one)}
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


def _laid(sort: str, before: dict[str, Item], after: dict[str, Item], whole: bool) -> list[Difference]:
    kept = [_kept(sort, before[key], after[key]) for key in after if key in before]
    new = [_new(sort, item, kept) for key, item in after.items() if key not in before]
    gone = [_gone(sort, item, kept, whole) for key, item in before.items() if key not in after]
    return sorted([*kept, *new, *gone], key=lambda one: ORDER.index(one.change))


def _kept(sort: str, before: Item, after: Item) -> Difference:
    same = alike(before.text, after.text)
    words = () if same else word_diff(before.text, after.text)
    moved = bool(before.due and after.due) and before.due != after.due
    owner = bool(before.owners and after.owners) and set(before.owners) != set(after.owners)
    return Difference(sort, "retained" if same else "reworded", before, after, "", words, moved, owner)


def _new(sort: str, item: Item, kept: list[Difference]) -> Difference:
    """New, or split from one that the later version keeps beside it."""
    origin = _nearest(item, [one.before for one in kept if one.before])
    return Difference(sort, "split" if origin else "new", None, item, origin)


def _gone(sort: str, item: Item, kept: list[Difference], whole: bool) -> Difference:
    """Dropped, or merged into one that the later version keeps; not mentioned where the later plan was not read."""
    heir = _nearest(item, [one.after for one in kept if one.after])
    return Difference(sort, "merged" if heir else "dropped" if whole else "not_mentioned", item, None, heir)


def _nearest(item: Item, others: list[Item]) -> str:
    """The title of the one whose title shares most with this one's, where that is enough."""
    fits = [(likeness(_stems(item.title), _stems(other.title)), other.title) for other in others]
    best = max(fits, key=lambda fit: fit[0], default=(0.0, ""))
    return best[1] if best[0] >= _PART else ""


def _stems(title: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(title))
