"""Logistic regressions over named signs, as tables that are written to models/: a bias, and weights by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class How:
    """How tables are fitted: `strength` is the inverse of the regularisation, a sign of fewer than `rare` rows is left
    out, and so is a weight smaller than `small`; weights are rounded to `digits`."""

    strength: float
    rare: int
    small: float
    digits: int
    rounds: int = 2000
    exact: float = 1e-6


def fit_tables(names: Sequence[Sequence[str]], labels: Sequence[str], how: How) -> dict[str, dict[str, Any]]:
    """For each label its bias and weights; of two labels only the second, as the first is its opposite."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for one in names for name in set(one))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{name: 1.0 for name in one if counts[name] >= how.rare} for one in names])
    model = LogisticRegression(C=how.strength, max_iter=how.rounds, tol=how.exact)
    model.fit(matrix, labels)
    classes = [str(name) for name in model.classes_]
    shown = vectorizer.get_feature_names_out()
    rows = zip(classes[1:] if len(classes) == 2 else classes, model.intercept_, model.coef_, strict=True)
    return {name: {"bias": round(float(bias), 3), "weights": _row(shown, row, how)} for name, bias, row in rows}


def _row(names: Any, values: Any, how: How) -> dict[str, float]:
    pairs = zip(names, values, strict=True)
    return {str(name): round(float(value), how.digits) for name, value in pairs if abs(value) >= how.small}
