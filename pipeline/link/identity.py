"""What a commitment is called: an id that stays when papers are added, or else is remembered.

It is `c-` and the id of the earliest statement. An older paper would change that, and the same papers must give the
same ids whichever came first, with or without an earlier output; so every id that the commitment can have had is among
its aliases, and an id that stands in decisions.csv stays the commitment's own. `plantrace decide --ids` writes all ids
of an output there: from then on they are given, not found, and no paper changes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.link.records import Mention
from pipeline.model import Decision

PREFIX = "c-"


def named_by_people(decisions: Iterable[Decision]) -> frozenset[str]:
    """The statements by whose ids decisions name commitments ("c-d1-4")."""
    subjects = (name for one in decisions for name in (one.subject, one.object))
    return frozenset(name.removeprefix(PREFIX) for name in subjects if name.startswith(PREFIX))


def id_of(members: Sequence[Mention], named: frozenset[str]) -> str:
    """The id of the commitment of these statements, in order of time; `named` as `named_by_people` gives it."""
    return PREFIX + next((one.id for one in members if one.id in named), members[0].id)


def former_ids(members: Sequence[Mention], own: str, named: frozenset[str]) -> tuple[str, ...]:
    """The other ids that it can have had with fewer papers, and those that people gave to what it holds: each paper's
    first statement may have been the earliest."""
    firsts: dict[str, str] = {}
    for one in members:
        firsts.setdefault(one.id if one.id in named else one.document.document_id, PREFIX + one.id)
    return tuple(dict.fromkeys(name for name in firsts.values() if name != own))
