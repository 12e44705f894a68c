"""The weights of the second look: logistic regressions over what a candidate shows in its surroundings.

What the clause weights say of a candidate is one of its features. On the papers that these were fitted on they are
surer than on any other, so each paper's candidates are found with clause weights fitted without the papers of its area
(stacking with cross-fitted inputs: D. H. Wolpert, "Stacked generalization", 1992).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.fit.annotated import Paper, annotated_kind
from pipeline.fit.examples import Example, of_paper
from pipeline.fit.prose import fit_prose
from pipeline.fit.tables import How, fit_tables
from pipeline.segment import judge
from pipeline.segment.stage import candidates
from pipeline.segment.surroundings import features_of

FOLDS = 3
HOW = How(strength=0.3, rare=3, small=0.02, digits=2, rounds=500, exact=1e-4)  # by cross-validation over areas
# From which chance a unit stays, one that the layout gives or names stays, a sentence is added, and one that a rule
# speaks against is; chosen on the annotated texts that are held out.
THRESHOLDS = {"keep": 0.3, "layout": 0.03, "named": 0.25, "add": 0.4, "overrule": 0.75}


@dataclass(frozen=True, slots=True)
class Shown:
    """A candidate: the names of its features, and the kind annotated ("none" for no statement)."""

    names: tuple[str, ...]
    kind: str


def shown_in(papers: Sequence[Paper], sentences: Sequence[Example]) -> list[Shown]:
    """The candidates of all papers, each found with clause weights that were fitted without its area."""
    examples = {paper.document.source: list(of_paper(paper.document, paper.statements)) for paper in papers}
    areas = sorted({paper.area for paper in papers})
    found: list[Shown] = []
    for fold in range(FOLDS):
        held = set(areas[fold::FOLDS])
        others = [one for paper in papers if paper.area not in held for one in examples[paper.document.source]]
        with judge.weights.instead(fit_prose([*others, *sentences])):
            found.extend(one for paper in papers if paper.area in held for one in _shown(paper))
    return found


def _shown(paper: Paper) -> Iterator[Shown]:
    document = paper.document
    stretches = candidates(document)
    for one, names in zip(stretches, features_of(document, stretches), strict=True):
        kind = annotated_kind(paper, one)
        if kind is not None:
            yield Shown(tuple(names), kind)


def fit_surroundings(shown: Sequence[Shown]) -> dict[str, Any]:
    """The weights for some candidates: of being a statement, and of each kind, with the digest of what they rest on."""
    positive = [one for one in shown if one.kind != "none"]
    unit = fit_tables([one.names for one in shown], ["yes" if one.kind != "none" else "no" for one in shown], HOW)
    return {
        "fitted_on": {"candidates": len(shown), "statements": len(positive), "digest": _digest(shown)},
        **THRESHOLDS,
        "unit": unit["yes"],
        "kinds": fit_tables([one.names for one in positive], [one.kind for one in positive], HOW),
    }


def _digest(shown: Sequence[Shown]) -> str:
    lines = sorted(f"{one.kind} {' '.join(one.names)}" for one in shown)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
