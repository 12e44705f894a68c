"""What type of paper it is: a sum of weights from models/document_types.toml, each phrase counted once."""

from __future__ import annotations

import re
from functools import cache

from pipeline.ingest.facts.front import Front
from pipeline.vocabulary import entries

_LEAST = 5


@cache
def _patterns() -> tuple[tuple[str, str, float, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (
            entry.label,
            str(entry.get("where")),
            float(entry.get("weight")),
            tuple(re.compile(phrase, re.IGNORECASE | re.MULTILINE) for phrase in entry.phrases),
        )
        for entry in entries("document_types")
    )


def document_type_of(front: Front, source: str) -> str:
    """One of DOCUMENT_TYPES; other where the paper shows the form of none. The file's name is asked last."""
    name = re.sub(r"[\W_]+", " ", source.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    for scores in (type_scores(front), type_scores(Front(name, "", "", ""))):
        best = max(scores, key=lambda label: scores[label], default="")
        if best and scores[best] >= _LEAST:
            return best
    return "other"


def type_scores(front: Front) -> dict[str, float]:
    """The weight of evidence for each type, in the order of models/document_types.toml."""
    title = f"{front.title}\n{_head(front.start)}"
    start = f"{front.shell}\n{front.start}"
    parts = {"title": title, "start": start, "headings": front.headings, "text": front.text[:40000]}
    scores: dict[str, float] = {}
    for label, where, weight, patterns in _patterns():
        found = sum(1 for pattern in patterns if pattern.search(parts[where]))
        if found:
            scores[label] = scores.get(label, 0.0) + weight * found
    return scores


def _head(start: str) -> str:
    """The first lines with words, up to five short ones: where a paper without a marked title has it."""
    lines = [line.strip() for line in start.split("\n") if line.strip()][:5]
    return "\n".join(line for line in lines if len(line) < 100)
