"""What the reader has to say of a statement's status, and of its owners where the rules find none.

The rules find their labels by words and grammar and can show where they stand; the reader (pipeline/language/reader.py)
takes the sentence as a whole. Each side's word is given the weight that it had on annotated texts which neither was
fitted on (models/labels.json, `make train`): a conditional logit over the statuses (D. McFadden, "Conditional logit
analysis of qualitative choice behavior", 1974), and a logistic regression over each role. Of schedules it is not asked:
there it was no better than the rules.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.language.actors import mentions
from pipeline.language.odds import chance, log_odds
from pipeline.language.reader import ROLES, STATUSES, Said, line_of, reader, said_of
from pipeline.language.weights import Weights
from pipeline.model import Document, Owner, Statement
from pipeline.tag.confidence import Heard
from pipeline.tag.evidence import EXPLICIT, Evidence

LEAST = 0.001
CERTAIN = 0.95  # the reader's share from which it may call a thing done where the rules do not
STANDS = frozenset(["milestone", "action"])  # of these it is asked where they stand
ACTS = frozenset(["milestone", "action", "decision", "recommendation"])  # and of these who has to act
_NAMES = {"pcc": "Commissioner", "opcc": "OPCC", "chief_constable": "Chief Constable", "force": "force",
         "panel": "Panel", "government": "Government", "partners": "partners"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules find of a statement, and what the reader says of it."""

    statement: Statement
    evidence: tuple[Evidence, ...]
    status: str
    schedule: str
    owners: tuple[Owner, ...]
    said: Said | None


weights = Weights[dict[str, Any]]("labels.json", dict)


def heard(document: Document, statement: Statement, owners: Sequence[Owner]) -> Said | None:
    """What the reader says of a statement of which the rules found these owners; None where nothing is asked of it."""
    network = reader()
    if network is None or not (statement.kind in STANDS or (statement.kind in ACTS and not owners)):
        return None
    heading = statement.section[-1] if statement.section else ""
    governor = next((context.text for context in statement.contexts if context.role == "governor"), "")
    line = line_of(document, statement.start, heading, governor)
    return said_of(network, line, document.text[statement.start : statement.end])


def weigh(document: Document, found: Found) -> tuple[Found, Heard | None]:
    """What the rules found, set against what the reader says, and how likely its labels are then."""
    fitted, said, statement = weights(), found.said, found.statement
    if fitted is None or said is None:
        return found, None
    owners, sure = acting(document, statement, said, found.owners, fitted["owners"])
    if statement.kind not in STANDS or any(one.strength == EXPLICIT for one in found.evidence):
        return replace(found, owners=owners), Heard(1.0, sure)
    signs = standing_signs(found.evidence, found.status)
    chosen = standing(said.statuses, found.status, signs, statement.kind, fitted["status"])
    if chosen.status == found.status:
        return replace(found, owners=owners), Heard(chosen.share, sure)
    over = chosen.status == "stopped"  # what is over is no longer on course or at risk
    schedule = "" if over else found.schedule
    return replace(found, owners=owners, status=chosen.status, schedule=schedule), Heard(chosen.share, sure)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with its share of all that could be chosen."""

    status: str
    share: float


def standing_signs(evidence: Sequence[Evidence], own: str) -> tuple[str, ...]:
    """What speaks for a status that the rules found: how near to the thing its evidence stands and which rules gave
    it."""
    near = max((one.strength for one in evidence if one.status), default=-1)
    if not own:
        return ("none",)
    rules = {one.rule for one in evidence if one.strength == near and one.status == own and one.rule}
    steps = (f"strength {step}" for step in range(near + 1))  # a stair, so that what stands nearer never weighs less
    return ("found", *steps, *(f"rule {rule}" for rule in sorted(rules)))


def standing(said: Sequence[float], own: str, signs: Sequence[str], kind: str, fitted: dict[str, Any]) -> Standing:
    """The likeliest status, where the reader gives each a share and the rules found `own`.

    That a thing was done is said only by the rules or by a reader that is all but certain, as a wrong "completed" is
    worse than none: short of that, what the rules found stands. And what is said not to have begun has not."""
    voice = sum(fitted["own"].get(sign, 0.0) for sign in signs)
    odds = [
        fitted["reader"] * math.log(max(share, LEAST))
        + fitted["label"].get(f"{kind} {status}", 0.0)
        + (voice if status == own else 0.0)
        for status, share in zip(STATUSES, said, strict=True)
    ]
    raised = [math.exp(value - max(odds)) for value in odds]
    best = STATUSES[max(range(len(odds)), key=odds.__getitem__)]
    doubted = best == "completed" and said[STATUSES.index("completed")] < CERTAIN
    chosen = own if own == "not_started" or doubted else best
    return Standing(chosen, raised[STATUSES.index(chosen)] / sum(raised))


def owner_signs(role: str, kind: str, found: Sequence[Owner]) -> tuple[str, ...]:
    """What speaks for or against a role as owner beside the reader."""
    mine = next((owner for owner in found if owner.role == role), None)
    signs = (f"role {role}", f"kind {kind}")
    if mine is not None:
        return (*signs, f"found {mine.basis}", f"found {role}")
    return (*signs, "found others") if found else signs


def acting(
    document: Document, statement: Statement, said: Said, found: Sequence[Owner], fitted: dict[str, Any]
) -> tuple[tuple[Owner, ...], float]:
    """The owners, which the reader adds where the rules found none, and the chance that the least sure role is rightly
    among them or left out. Those that the rules found stand: on them its word was no better."""
    chances = {
        role: chance_of(owner_signs(role, statement.kind, found), fitted, log_odds(share))
        for role, share in zip(ROLES, said.roles, strict=True)
    }
    added = [_named(document, statement, role) for role in ROLES if not found and chances[role] >= fitted["added"]]
    owners = (*found, *added)
    given = {owner.role for owner in owners}
    return owners, min(chances[role] if role in given else 1.0 - chances[role] for role in ROLES)


def chance_of(signs: Sequence[str], fitted: dict[str, Any], said: float) -> float:
    """The chance that a role has to act, from its signs and the reader's log odds."""
    return chance(fitted["bias"] + fitted["reader"] * said + sum(fitted["own"].get(sign, 0.0) for sign in signs))


def _named(document: Document, statement: Statement, role: str) -> Owner:
    """A role that is added, by the name that its words or the lines above give it, else by its own."""
    words = document.text[statement.start : statement.end]
    for one in mentions(words, document.facts.first_person):
        if one.role == role:
            return Owner(role, one.name)
    above = (context for context in statement.contexts if context.role in ("governor", "heading"))
    for name in (one.name for context in above for one in mentions(context.text) if one.role == role):
        return Owner(role, name, basis="heading")
    return Owner(role, _NAMES[role], basis="inherited")
