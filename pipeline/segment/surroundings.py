"""The second look: each candidate weighed in its surroundings, by its words, its neighbours and its place in the paper.

The rules and the clause weights (judge.py) see one clause at a time. Here a logistic regression over the words of the
whole sentence, of the heading and the governing line, and over what was found just before and after, says how likely
the candidate is a statement at all, and a second one of which kind. The weights stand in models/surroundings.json
(`make train`); without the file nothing is changed.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.model import Document, Kind
from pipeline.segment.candidates import Candidate
from pipeline.segment.draft import Draft
from pipeline.segment.items import draft_of
from pipeline.vocabulary import models_folder

_TOKEN = re.compile(r"[a-z]+|\d+|[£%:;?!•]")
_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)  # "may" is more often a verb
_READ = 40  # words of a candidate that are looked at
_OPENING = 12  # of these, the words whose triples are looked at
_HEADING = 8
_GOVERNING = 6  # the last words of the line that governs a list
# The kinds that the words around tell from each other; the others are found by name, by their list or by set words.
_WEIGHED = frozenset(["milestone", "action", "decision", "recommendation"])
_LONGEST_AIM = 160  # characters; a longer sentence tells of aims rather than names one
_SURE_OF_KIND = 0.6  # a kind that the rules gave is changed where another is at least so likely


@dataclass(frozen=True, slots=True)
class Fitted:
    """The fitted weights. `unit` has a bias and the weights of being a statement; those of the kinds stand by the name
    of the feature, as pairs of a kind's number and its weight, so that a name is looked up once for all of them."""

    keep: float
    layout: float
    add: float
    unit: dict[str, Any]
    kinds: tuple[Kind, ...]
    biases: tuple[float, ...]
    by_name: dict[str, tuple[tuple[int, float], ...]]


def fitted_from(content: dict[str, Any]) -> Fitted:
    """The weights of what models/surroundings.json holds (pipeline/fit/surroundings.py writes it)."""
    kinds = tuple(sorted(content["kinds"]))
    by_name: dict[str, tuple[tuple[int, float], ...]] = {}
    for at, kind in enumerate(kinds):
        for name, weight in content["kinds"][kind]["weights"].items():
            by_name[name] = (*by_name.get(name, ()), (at, weight))
    biases = tuple(content["kinds"][kind]["bias"] for kind in kinds)
    return Fitted(content["keep"], content["layout"], content["add"], content["unit"], kinds, biases, by_name)


def weights() -> Fitted | None:
    """The fitted weights, None where the file is not there."""
    return _stored()


@lru_cache(maxsize=1)
def _stored() -> Fitted | None:
    path = models_folder() / "surroundings.json"
    return fitted_from(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def second_look(document: Document, candidates: Sequence[Candidate]) -> list[Draft]:
    """The drafts of the candidates that are likely statements, with those that the rules had passed over.

    What the layout gives goes only where it is very unlikely; a sentence that a rule speaks against is not added."""
    fitted = weights()
    if fitted is None:
        return [draft for one in candidates for draft in one.drafts]
    shows = _Shows(document, candidates)
    return [
        draft
        for at, one in enumerate(candidates)
        if one.drafts or not one.against  # what a rule speaks against stays out, whatever it shows
        for draft in _looked_at(one, shows.names(at), fitted)
    ]


def _looked_at(one: Candidate, names: Sequence[str], fitted: Fitted) -> Iterator[Draft]:
    chance = chance_of(names, fitted.unit)
    if one.drafts:
        if chance >= (fitted.layout if one.passage is None else fitted.keep):
            kind = _kind(names, fitted)
            yield from (_settled(draft, kind, chance) for draft in one.drafts)
    elif one.passage is not None and chance >= fitted.add:
        kind = _kind(names, fitted)
        if kind[0] == "priority" and one.end - one.start > _LONGEST_AIM:
            return
        yield draft_of(one.passage.place, kind[0], one.start, one.end, "weighed in its place", round(chance, 2))


def _settled(draft: Draft, likely: tuple[Kind, float], chance: float) -> Draft:
    kind, share = likely
    keeps = share < _SURE_OF_KIND or not {draft.kind, kind} <= _WEIGHED
    return draft.but(kind=draft.kind if keeps else kind, confidence=round(min(chance, 0.98), 2))


def chance_of(names: Sequence[str], table: dict[str, Any]) -> float:
    """The probability that the features with these names are those of a statement."""
    get = table["weights"].get
    return 1.0 / (1.0 + math.exp(-(table["bias"] + sum([get(name, 0.0) for name in names]))))


def _kind(names: Sequence[str], fitted: Fitted) -> tuple[Kind, float]:
    """The most likely kind, and its share among the kinds."""
    sums = list(fitted.biases)
    for name in names:
        for at, weight in fitted.by_name.get(name, ()):
            sums[at] += weight
    top = max(sums)
    raised = [math.exp(value - top) for value in sums]
    best = max(range(len(raised)), key=raised.__getitem__)
    return fitted.kinds[best], raised[best] / sum(raised)


def features_of(document: Document, candidates: Sequence[Candidate]) -> list[list[str]]:
    """For each candidate the names of what it shows, each once, in the same order in every run."""
    shows = _Shows(document, candidates)
    return [shows.names(at) for at in range(len(candidates))]


class _Shows:
    """What the candidates of a paper show, by their place in the list."""

    def __init__(self, document: Document, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        self._tokens = [_tokens(document.text[one.start : one.end]) for one in candidates]
        share = sum(bool(one.drafts) for one in candidates) / max(len(candidates), 1)
        self._paper = [f"type:{document.facts.document_type}", f"dense:{int(share * 5)}"]

    def names(self, at: int) -> list[str]:
        one = self._candidates[at]
        near = _near(self._candidates, self._tokens, at)
        return list(dict.fromkeys((*self._paper, *_own(self._tokens[at]), *_placed(one), *_ruled(one), *near)))


def _tokens(text: str) -> list[str]:
    return [_plain(token) for token in _TOKEN.findall(text.lower())]


@lru_cache(maxsize=1024)
def _of_line(prefix: str, text: str, last: bool) -> tuple[str, ...]:
    """The words of a heading, or the last of a governing line, which are asked for by each candidate under it."""
    words = _tokens(text)
    return tuple(f"{prefix}:{word}" for word in (words[-_GOVERNING:] if last else words[:_HEADING]))


@lru_cache(maxsize=16384)
def _plain(token: str) -> str:
    """Years, other figures and months each under one name."""
    if token.isdigit():
        return "#year" if len(token) == 4 and token[:2] in ("19", "20") else "#"
    return "#month" if token in _MONTHS else token


def _own(tokens: list[str]) -> list[str]:
    words = tokens[:_READ]
    opening = words[:_OPENING]
    return [
        *[f"w:{word}" for word in words],
        *[f"b:{a} {b}" for a, b in zip(words, words[1:], strict=False)],
        *[f"t:{a} {b} {c}" for a, b, c in zip(opening, opening[1:], opening[2:], strict=False)],
        f"first:{' '.join(words[:1])}",
        f"two:{' '.join(words[:2])}",
        f"size:{min(len(tokens) // 5, 8)}",
    ]


def _placed(one: Candidate) -> Iterator[str]:
    yield f"block:{one.block.kind}"
    yield from _of_line("g", one.governor, True)
    yield from _of_line("h", one.heading, False)
    if one.passage is not None:
        setting = one.passage.setting
        yield f"mood:{one.mood or 'none'}"
        yield f"governor:{one.governor_kind or 'none'}"
        yield f"listed:{setting.in_list}"
        yield f"opens:{setting.first_in_block}"


def _ruled(one: Candidate) -> Iterator[str]:
    """What the rules and the clause weights say of it."""
    if not one.drafts:
        yield f"chance:{int(one.chance * 20)}"
        yield f"against:{one.against or 'nothing'}"
        return
    best = max(one.drafts, key=lambda draft: draft.confidence)
    source = "prose" if one.passage is not None else "layout"
    yield from (f"{source}", f"kind:{best.kind}", f"reason:{best.reason}", f"sure:{int(best.confidence * 10)}")


def _near(candidates: Sequence[Candidate], tokens: list[list[str]], at: int) -> Iterator[str]:
    yield f"place:{min(at, 3)}"
    if at == len(candidates) - 1:
        yield "last"
    for name, other in (("before", at - 1), ("after", at + 1), ("twice before", at - 2)):
        if not 0 <= other < len(candidates):
            continue
        drafts = candidates[other].drafts
        yield f"{name}:{drafts[0].kind if drafts else 'nothing'}"
        if name != "twice before":
            yield from (f"{name}:{word}" for word in tokens[other][:3])
