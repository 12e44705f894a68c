"""How sure the labels of a statement are, and whether a person should look.

Three logistic regressions over what gave the labels say how likely a careful reader would list the statement and give
it the same kind, the same standing (status and schedule), and the same owners. They are fitted on annotated texts by
what the pipeline makes of them when it was fitted without their area (models/confidence.json, `make train`). Such
chances are calibrated as far as the texts are like the paper (A. Niculescu-Mizil and R. Caruana, "Predicting good
probabilities with supervised learning", 2005). A statement is as sure as its least sure label. It needs review where it
is less sure than REVIEW, or where its evidence contradicts itself: a status column against the words beside it, on
track and late at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.language.odds import chance_of
from pipeline.language.weights import Weights
from pipeline.model import Document, Owner, Statement
from pipeline.tag.evidence import EXPLICIT, MAIN, Evidence


@dataclass(frozen=True, slots=True)
class Heard:
    """How likely the standing and the owners of a statement are, when the reader's word is weighed with the rules'."""

    standing: float
    owners: float


LABELS = ("kind", "standing", "owners")
REVIEW = 0.75  # of the labels of surer statements 88 in 100 were right on the texts that were held out
_SUREST = 0.98
_STEPS = 20


def assess(
    statement: Statement, signs: Sequence[str], evidence: Sequence[Evidence], status: str, schedule: str
) -> tuple[float, bool]:
    """(confidence, needs_review) of a labelled statement. Without fitted weights it is as sure as its segment."""
    fitted = weights()
    chances = [statement.confidence] if fitted is None else [chance_of(signs, fitted[label]) for label in LABELS]
    confidence = round(min(*chances, _SUREST), 2)
    return confidence, confidence < REVIEW or _contradicts(evidence, status, schedule)


weights = Weights[dict[str, Any]]("confidence.json", dict)


def signs_of(
    document: Document,
    statement: Statement,
    evidence: Sequence[Evidence],
    status: str,
    schedule: str,
    owners: Sequence[Owner],
    heard: Heard | None = None,
) -> tuple[str, ...]:
    """What tells how sure the labels of a statement are, as names, each once and in the same order in every run."""
    kind = statement.kind
    signs = [*_stair("sure", statement.confidence)]
    signs += [f"kind:{kind}", f"type:{document.facts.document_type}", f"{kind} of {document.facts.document_type}"]
    signs += [f"reason:{reason}" for reason in statement.reasons]
    signs += [f"length:{min((statement.end - statement.start) // 60, 6)}", f"cells:{min(len(statement.cells), 3)}"]
    signs += [f"child:{bool(statement.parent_id)}"]
    if heard is not None:
        signs += [*_stair("standing", heard.standing), *_stair("acting", heard.owners)]
    return tuple(dict.fromkeys([*signs, *_of_status(kind, evidence, status, schedule), *_of_owners(kind, owners)]))


def _stair(name: str, share: float) -> Iterator[str]:
    """A sign for each step up to a share, so that what is surer never weighs less by chance."""
    return (f"{name}:{step}" for step in range(1, int(min(share, 0.99) * _STEPS) + 1))


def _of_status(kind: str, evidence: Sequence[Evidence], status: str, schedule: str) -> Iterator[str]:
    yield f"status:{status or 'none'}"
    yield f"{kind} {status or 'without status'}"
    yield f"schedule:{schedule or 'none'}"
    near = max((one.strength for one in evidence if one.status), default=-1)
    said = [one for one in evidence if one.status and one.strength == near]
    yield f"strength:{near}"
    yield f"{status or 'none'} by strength:{near}"
    yield f"standings:{min(len({one.status for one in evidence if one.status}), 3)}"
    yield f"agreed:{len({one.status for one in said}) == 1}"
    yield from (f"rule:{one.rule}" for one in said if one.rule)
    yield from (f"basis:{one.basis}" for one in said)


def _of_owners(kind: str, owners: Sequence[Owner]) -> Iterator[str]:
    yield f"owners:{min(len(owners), 3)}"
    if not owners:
        yield f"{kind} without owner"
    for owner in owners:
        yield f"owner:{owner.role}"
        yield f"{kind} of {owner.role}"
        yield f"owner by:{owner.basis}"
        yield f"{owner.role} by {owner.basis}"
        if owner.name.lower() in ("he", "she", "they", "we", "i"):
            yield "owner by pronoun"


def _contradicts(evidence: Sequence[Evidence], status: str, schedule: str) -> bool:
    """What the status column says and what the words say cannot both be."""
    explicit = {one.status for one in evidence if one.strength == EXPLICIT and one.status}
    main = {one.status for one in evidence if one.strength == MAIN and one.status}
    clash = "completed" in explicit and bool(main) and main <= {"planned", "not_started", "stopped"}
    begun = "not_started" in explicit and bool(main & {"completed", "in_progress"})
    schedules = {one.schedule for one in evidence if one.schedule and one.strength >= MAIN}
    return (
        clash
        or begun
        or len(explicit) > 1
        or ("on_track" in schedules and bool(schedules & {"delayed", "paused", "at_risk"}))
    )
