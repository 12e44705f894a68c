"""Headlines that a converter ran together: "Family fund backed Cadets scheme progressing Campaign launched".

A stretch of many words without punctuation is cut where a capital follows a small letter and a headline could end:
behind a participle, or where the next words open with a capital after a complete phrase.
"""

from __future__ import annotations

import re
from itertools import pairwise

_LABEL = re.compile(r"(?:Headlines?|Key (?:Indicators|Headlines|Updates)|Highlights)\s*:\s*")
_CUT = re.compile(r"(?<=[a-z’'”\")])\s+(?=[‘“\"']?[A-Z])")
_JOINERS = frozenset("of for the a an and or to in on with by from at into & new our their his her".split())
_LONG = 25


def headlines(words: str) -> tuple[tuple[int, int], ...]:
    """The stretches of the headlines in a run-on paragraph; empty where the paragraph is ordinary text."""
    spans: list[tuple[int, int]] = []
    starts = [match.end() for match in _LABEL.finditer(words)]
    stops = [*[match.start() for match in _LABEL.finditer(words)][1:], len(words)] if starts else []
    for start, stop in zip(starts, stops, strict=True):
        if _runs_on(words[start:stop]):
            spans.extend((start + a, start + b) for a, b in _parts(words[start:stop]))
    return tuple(spans)


def _runs_on(words: str) -> bool:
    count = len(words.split())
    return count > 6 and len(re.findall(r"[.;•\n]", words)) * _LONG < count + _LONG


def _parts(words: str) -> list[tuple[int, int]]:
    cuts = [0]
    for match in _CUT.finditer(words):
        before = words[cuts[-1] : match.start()].split()
        if len(before) > 2 and before[-1].lower() not in _JOINERS and _complete(before):
            cuts.append(match.end())
    return [(a, a + len(words[a:b].rstrip())) for a, b in pairwise([*cuts, len(words)])]


def _complete(words: list[str]) -> bool:
    """The words can stand as a headline: some verb form is in them, and the last is in small letters."""
    return words[-1][:1].islower() and any(
        re.search(r"(?:ed|ing|held|won|set|built|sent|met)$|^(?:lobby|backs?|calls?)$", word) for word in words[1:]
    )
