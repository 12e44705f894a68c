"""The prose weights: a multinomial logistic regression over the clause features, kept as readable JSON.

Regularised, few and rounded weights: what is kept is small, the same on every machine, and can be read.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.fit.examples import Example
from pipeline.segment.judge import CLASSES

STRENGTH = 0.1  # inverse of the regularisation; chosen by cross-validation over papers
RARE = 3  # a feature seen in fewer examples is left out
THRESHOLD = 0.4


def fit_prose(examples: Sequence[Example]) -> dict[str, Any]:
    """The weights for some examples: bias and weights by class, the threshold, and the digest of what they rest on."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for example in examples for name in example.features)
    kept = [{name: value for name, value in one.features.items() if counts[name] >= RARE} for one in examples]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-6)
    model.fit(matrix, [example.label for example in examples])
    names = vectorizer.get_feature_names_out()
    classes = list(model.classes_)
    return {
        "fitted_on": {"examples": len(examples), "digest": _digest(examples)},
        "threshold": THRESHOLD,
        "bias": {name: round(float(model.intercept_[classes.index(name)]), 3) for name in CLASSES},
        "weights": {name: _row(names, model.coef_[classes.index(name)]) for name in CLASSES},
    }


def _row(names: Any, values: Any) -> dict[str, float]:
    return {str(name): round(float(value), 3) for name, value in zip(names, values, strict=True) if abs(value) >= 0.01}


def _digest(examples: Sequence[Example]) -> str:
    lines = [json.dumps([one.source, one.label, sorted(one.features.items())]) for one in examples]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def write(weights: dict[str, Any], path: Path) -> None:
    """Write the weights, sorted, one a line."""
    path.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
