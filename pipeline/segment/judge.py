"""The judgement of a clause: the rules and the fitted weights of models/prose.json together.

The weights are a multinomial logistic regression over named features (`make train`), so that a score can be taken apart
into the features that made it. Without the file the rules decide alone.
"""

from __future__ import annotations

import math
from typing import Any

from pipeline.language.clauses import Sentence
from pipeline.language.patterns import pattern_set
from pipeline.language.weights import Weights
from pipeline.model import Kind
from pipeline.segment.features import clause_features, looks
from pipeline.segment.findings import Finding, Setting
from pipeline.segment.rules import rule_score

_AIMS_FIRST = ("In order to ", "To ")  # the main clause comes later
_STEPS = (0.5, 0.65, 0.8)
_BY_RULES = 0.5  # from which score the rules alone take a clause
CLASSES = ("none", "milestone", "action")


weights = Weights[dict[str, Any]]("prose.json", dict)


def all_features(sentence: Sentence, first: int, last: int, setting: Setting) -> tuple[dict[str, float], Kind, str]:
    """The features of a clause with what the rules say as features too; and the rules' kind and reason."""
    features = clause_features(sentence, first, last, setting)
    score, kind, reason = rule_score(sentence, first, last, setting)
    features["rule"] = max(-1.0, min(score, 1.2))
    for step in _STEPS:
        features[f"rule:{step}"] = float(score >= step)
    features[f"rule:{kind}"] = float(score > 0.2)
    return features, kind, reason


def judge(sentence: Sentence, first: int, last: int, setting: Setting) -> Finding | None:
    """The unit that words first..last hold, None where they are narrative."""
    found = weigh(sentence, first, last, setting)
    return found if taken(found) else None


def taken(found: Finding) -> bool:
    """Whether what was weighed is likely enough to be a unit."""
    fitted = weights()
    return found.confidence >= (fitted["threshold"] if fitted else _BY_RULES)


def weigh(sentence: Sentence, first: int, last: int, setting: Setting) -> Finding:
    """What words first..last would be as a unit, with its chance as confidence; 0 where a rule speaks against it."""
    start, end = sentence.offset(first), sentence.ends[last - 1]
    against = _only_describes(sentence, first, last)
    if against:
        return Finding(start, end, "milestone", against, 0.0)
    features, kind, reason = all_features(sentence, first, last, setting)
    fitted = weights()
    if fitted is None:
        return Finding(start, end, kind, reason or "weights", round(max(0.0, min(features["rule"], 0.95)), 2))
    shares = shares_of(features, fitted)
    kind = "milestone" if shares["milestone"] >= shares["action"] else "action"
    return Finding(start, end, kind, reason or "weights", round(1.0 - shares["none"], 2))


def _only_describes(sentence: Sentence, first: int, last: int) -> str:
    """Why a clause is no unit: it says only what matters ("It is vital that"), what a document contains, or what will
    be needed. Empty where none of these holds."""
    words = sentence.text[sentence.offset(first) : sentence.ends[last - 1]]
    if pattern_set("cues").search("impersonal", words):
        return "impersonal"
    if looks(words)[1]:
        return ""
    reach = 120 if words.startswith(_AIMS_FIRST) else 40
    found = ((label, pattern_set("cues").search(label, words)) for label in ("describes", "vague"))
    return next((label for label, match in found if match is not None and match.start() < reach), "")


def shares_of(features: dict[str, float], fitted: dict[str, Any]) -> dict[str, float]:
    """The probability of each class."""
    shown = [(key, value) for key, value in features.items() if value]
    sums = {name: fitted["bias"][name] + _weighed(shown, fitted["weights"][name]) for name in CLASSES}
    top = max(sums.values())
    raised = {name: math.exp(value - top) for name, value in sums.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}


def _weighed(shown: list[tuple[str, float]], weights: dict[str, float]) -> float:
    get = weights.get
    return sum([value * get(key, 0.0) for key, value in shown])
