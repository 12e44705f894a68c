"""The weights of the confidence: logistic regressions over the signs of labelled statements, one for each label.

They are fitted on papers of which only the few weights that join the reader's word to that of the rules know; these are
fitted without the area of a paper while it is judged. What came out of one is right where its annotation has the same
statement with the same kind, status, schedule and owners.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.gold import GoldStatement, annotated
from pipeline.evaluate.output import Extracted
from pipeline.evaluate.pairing import paired, plain
from pipeline.fit.annotated import Paper
from pipeline.fit.labels import fit_labels, told_in
from pipeline.model import Labelled
from pipeline.segment import segment
from pipeline.tag.confidence import LABELS
from pipeline.tag.stage import with_signs
from pipeline.tag.weighed import weights

STRENGTH = 0.05  # inverse of the regularisation; chosen by cross-validation over areas
RARE = 5  # a sign of fewer statements is left out
FOLDS = 5  # parts into which the areas are put
SMALL = 0.005  # a weight that is smaller is left out


@dataclass(frozen=True, slots=True)
class Judged:
    """What a labelled statement shows, and which of LABELS are right; none is where it should be no statement."""

    signs: tuple[str, ...]
    right: frozenset[str]


def judged_apart(papers: Sequence[Paper]) -> list[Judged]:
    """What is right of papers, each labelled by weights of labels that are fitted on those of other areas."""
    areas = sorted({paper.area for paper in papers})
    fold = {area: at % FOLDS for at, area in enumerate(areas)}
    told = [(fold[paper.area], told_in([paper])) for paper in papers]
    found: list[Judged] = []
    for number in range(min(FOLDS, len(areas))):
        others = [one for of, some in told if of != number for one in some]
        with weights.instead(fit_labels(others)):
            found += [one for paper in papers if fold[paper.area] == number for one in judged(paper)]
    return found


def judged(paper: Paper) -> Iterator[Judged]:
    """The statements of an annotated paper that are right or wrong; what careful readers may differ on is neither."""
    document = paper.document
    shown = list(with_signs(document, segment(document)))
    gold = tuple(annotated(row) for row in paper.statements)
    extracted = tuple(_extracted(labelled) for labelled, _ in shown)
    stands_for = {place: gold[item] for item, place in paired(gold, extracted).items()}
    optional = [plain(item.key) for item in gold if item.optional]
    for place, (one, (_, signs)) in enumerate(zip(extracted, shown, strict=True)):
        item = stands_for.get(place)
        if item is None and not any(key in plain(one.text) for key in optional):
            yield Judged(signs, frozenset())
        elif item is not None and not item.optional:
            yield Judged(signs, _right(item, one))


def _extracted(labelled: Labelled) -> Extracted:
    statement = labelled.statement
    labels = {"status": labelled.status, "schedule": labelled.schedule}
    text = " ".join(statement.text.split())
    owners = frozenset(owner.role for owner in labelled.owners)
    return Extracted(statement.statement_id, statement.kind, statement.title, text, labels, "", {}, owners)


def _right(item: GoldStatement, one: Extracted) -> frozenset[str]:
    must, may = set(item.owners), {*item.owners, *item.owners_optional}
    holds = {
        "kind": one.kind in item.kinds,
        "standing": all(one.labels[label] in accepted for label, accepted in item.labels.items()),
        "owners": must <= one.owners <= may,
    }
    return frozenset(label for label, right in holds.items() if right)


def fit_confidence(found: Sequence[Judged]) -> dict[str, Any]:
    """For each label its bias and weights, with the digest of what they rest on."""
    from sklearn.feature_extraction import DictVectorizer

    counts = Counter(sign for one in found for sign in one.signs)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{sign: 1.0 for sign in one.signs if counts[sign] >= RARE} for one in found])
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    tables = {label: _fitted(matrix, names, [label in one.right for one in found]) for label in LABELS}
    return {"fitted_on": {"statements": len(found), "digest": _digest(found)}, **tables}


def _fitted(matrix: Any, names: Sequence[str], right: Sequence[bool]) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-6)
    model.fit(matrix, right)
    pairs = zip(names, model.coef_[0], strict=True)
    kept = {name: round(float(value), 3) for name, value in pairs if abs(value) >= SMALL}
    return {"bias": round(float(model.intercept_[0]), 3), "weights": kept}


def _digest(found: Sequence[Judged]) -> str:
    lines = sorted(f"{sorted(one.right)} {' '.join(one.signs)}" for one in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
