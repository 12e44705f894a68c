"""How the second look's log odds and the reader's are joined: a logistic regression over the two.

Both are surer of the texts that they were fitted on than of any other, so it is fitted on texts that neither has seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.fit.annotated import Paper, annotated_kind
from pipeline.language.odds import log_odds
from pipeline.segment.stage import candidates
from pipeline.segment.surroundings import asked, fitted_from, own_looks

# Between these chances the reader is asked; chosen for what it changes against the time that it takes.
BETWEEN = {"low": 0.1, "high": 0.95}
APART = {**BETWEEN, "own": 1.0, "reader": 0.0, "bias": 0.0}  # as if there were no reader

Asked = tuple[tuple[float, float], bool]


def asked_in(papers: Sequence[Paper], surroundings: dict[str, Any]) -> list[Asked]:
    """Of each candidate that the reader is asked about the log odds of the weights and of the reader, and whether it is
    a statement."""
    return [one for paper in papers for one in _of_paper(paper, surroundings | {"join": APART})]


def _of_paper(paper: Paper, surroundings: dict[str, Any]) -> Iterator[Asked]:
    stretches = candidates(paper.document)
    fitted = fitted_from(surroundings)
    looks = own_looks(paper.document, stretches, fitted)
    for at, said in asked(paper.document, stretches, looks, fitted):
        kind = annotated_kind(paper, stretches[at])
        if kind is not None:
            yield (log_odds(looks[at].chance), log_odds(said.stated)), kind != "none"


def fit_join(found: Sequence[Asked]) -> dict[str, float]:
    """The weights of the two, with the chances between which the reader is asked."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(max_iter=1000)
    model.fit([odds for odds, _ in found], [right for _, right in found])
    own, reader = (round(float(weight), 3) for weight in model.coef_[0])
    return {**BETWEEN, "own": own, "reader": reader, "bias": round(float(model.intercept_[0]), 3)}
