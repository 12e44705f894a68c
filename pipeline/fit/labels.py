"""The weights by which the reader's word on status and owners is set against what the rules found.

They are fitted on papers that nothing else was fitted on, as both sides are surer of those that they were fitted on
than of any other. pipeline/tag/weighed.py says what the weights stand for.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.evaluate.gold import GoldStatement, annotated
from pipeline.evaluate.output import Extracted
from pipeline.evaluate.pairing import paired
from pipeline.fit.annotated import Paper
from pipeline.language.odds import log_odds
from pipeline.language.reader import ROLES, STATUSES
from pipeline.segment import segment
from pipeline.tag.dateline import dated
from pipeline.tag.stage import found_in
from pipeline.tag.weighed import LEAST, STANDS, Found, owner_signs, standing_signs

RIDGE = 3.0  # how strongly the weights are held to the reader's word alone; chosen by cross-validation over areas
STRENGTH = 0.3  # inverse of the regularisation of the owners' weights; chosen in the same way
ADDED = 0.5  # the least chance of an owner that the reader adds
TRUST = 0.7  # of the reader's fitted weight on owners: it learnt the habits of those who annotated these papers too
STATUS_TRUST = 0.8  # of its fitted weight on status: it is surer than it is right
FOUND_MORE = 0.5  # added to the weight of what the rules found: fitted by likelihood it is right less often
RARE = 5  # a sign of fewer statements is left out

Told = tuple[Found, GoldStatement]


@dataclass(frozen=True, slots=True)
class Choice:
    """A status to be chosen: the reader's share of each, what the rules found and with which signs, the kind of the
    statement, and which are right."""

    said: tuple[float, ...]
    own: str
    signs: tuple[str, ...]
    kind: str
    right: tuple[bool, ...]


def told_in(papers: Iterable[Paper]) -> list[Told]:
    """What the rules and the reader find in the statements that are surely annotated, with their annotations."""
    return [told for paper in papers for told in _of_paper(paper)]


def _of_paper(paper: Paper) -> Iterator[Told]:
    found = list(found_in(dated(paper.document), segment(paper.document)))
    gold = tuple(annotated(row) for row in paper.statements)
    extracted = tuple(extracted_of(one) for one in found)
    for item, place in sorted(paired(gold, extracted).items()):
        if not gold[item].optional and found[place].said is not None:
            yield found[place], gold[item]


def extracted_of(one: Found) -> Extracted:
    """What the scorer pairs with annotations: a statement without its labels."""
    statement = one.statement
    text = " ".join(statement.text.split())
    return Extracted(statement.statement_id, statement.kind, statement.title, text, {}, "", {}, frozenset())


def fit_labels(told: Sequence[Told]) -> dict[str, Any]:
    """The weights of status and owners, with the digest of what they rest on."""
    lines = sorted(f"{one.statement.text} {one.said} {item.id}" for one, item in told)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
    return {
        "fitted_on": {"statements": len(told), "digest": digest},
        "status": _status(choices(told)),
        "owners": _owners(told),
    }


def choices(told: Sequence[Told]) -> list[Choice]:
    """The statuses that were to be chosen."""
    found = []
    for one, item in told:
        if one.statement.kind in STANDS and one.said is not None:
            signs = standing_signs(one.evidence, one.status)
            right = tuple(status in item.labels["status"] for status in STATUSES)
            found.append(Choice(one.said.statuses, one.status, signs, one.statement.kind, right))
    return found


def _status(found: Sequence[Choice]) -> dict[str, Any]:
    """Weights by which what is right is likeliest, held to the reader's word alone by a ridge."""
    from scipy.optimize import minimize

    counts = Counter(sign for one in found for sign in one.signs)
    signs = sorted(sign for sign, times in counts.items() if times >= RARE)
    kinds = [f"{kind} {status}" for kind in sorted(STANDS) for status in STATUSES]
    shown = np.array([[_shown(one, at, kinds, signs) for at in range(len(STATUSES))] for one in found])
    right = np.array([one.right for one in found])
    begun = np.zeros(shown.shape[2])
    begun[0] = 1.0

    def lost(weights: Any) -> tuple[float, Any]:
        odds = shown @ weights
        raised = np.exp(odds - odds.max(axis=1, keepdims=True))
        whole, good = raised.sum(axis=1), (raised * right).sum(axis=1)
        apart = raised / whole[:, None] - raised * right / good[:, None]
        away = weights - begun
        slope = np.einsum("rl,rlw->w", apart, shown) + RIDGE * away
        return float(-np.log(good / whole).sum() + RIDGE * (away @ away) / 2), slope

    weights = [round(float(one), 3) for one in minimize(lost, begun, jac=True, method="L-BFGS-B").x]
    named = dict(zip([*kinds, *signs], weights[1:], strict=True))
    named["found"] = round(named.get("found", 0.0) + FOUND_MORE, 3)
    return {
        "reader": round(STATUS_TRUST * weights[0], 3),
        "label": {name: named[name] for name in kinds},
        "own": {name: named[name] for name in sorted({*signs, "found"})},
    }


def _shown(one: Choice, at: int, kinds: Sequence[str], signs: Sequence[str]) -> list[float]:
    """What speaks for a status: the logarithm of its share, its name with the kind, and what the rules say of it."""
    status = STATUSES[at]
    own = one.signs if status == one.own else ()
    return [
        math.log(max(one.said[at], LEAST)),
        *(float(name == f"{one.kind} {status}") for name in kinds),
        *(float(sign in own) for sign in signs),
    ]


def acting(told: Sequence[Told]) -> list[tuple[dict[str, float], bool]]:
    """For each role that surely has to act, or surely has not, its signs with the reader's log odds, and whether it
    has."""
    found = []
    for one, item in told:
        for role, share in zip(ROLES, one.said.roles if one.said else (), strict=False):
            if role in item.owners or role not in item.owners_optional:
                signs = owner_signs(role, one.statement.kind, one.owners)
                found.append(({"reader": log_odds(share), **dict.fromkeys(signs, 1.0)}, role in item.owners))
    return found


def _owners(told: Sequence[Told]) -> dict[str, Any]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    found = acting(told)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([signs for signs, _ in found])
    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-6).fit(matrix, [right for _, right in found])
    named = {
        str(name): round(float(value), 3)
        for name, value in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    }
    reader = round(TRUST * named.pop("reader"), 3)
    bias = round(float(model.intercept_[0]), 3)
    return {"bias": bias, "reader": reader, "added": ADDED, "own": named}
