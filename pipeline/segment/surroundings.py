"""The second look: each candidate weighed in its surroundings, by its words, its neighbours and its place in the paper.

The rules and the clause weights (judge.py) see one clause at a time. Here a logistic regression over the words of the
whole sentence, of the heading and the governing line, and over what was found just before and after, says how likely
the candidate is a statement at all, and a second one of which kind. The weights stand in models/surroundings.json
(`make train`); without the file nothing is changed. Where they are not sure, the reader (reader.py) has a say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.language.odds import chance, chance_of, log_odds
from pipeline.language.reader import KINDS, Said, line_of, reader, said_of
from pipeline.language.weights import Weights
from pipeline.model import Document, Kind
from pipeline.segment.candidates import Candidate
from pipeline.segment.draft import Draft
from pipeline.segment.governing import mood_of
from pipeline.segment.items import draft_of

_TOKEN = re.compile(r"[a-z]+|\d+|[£%:;?!•]")
_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)  # "may" is more often a verb
_READ = 40  # words of a candidate that are looked at
_OPENING = 12  # of these, the words whose triples are looked at
_HEADING = 8
_GOVERNING = 6  # the last words of the line that governs a list
# The kinds that the words around tell from each other; the others are found by name, by their list or by set words.
_WEIGHED = frozenset(["priority", "milestone", "action", "decision", "recommendation"])
_NAMED = frozenset(["priority", "measure", "decision"])
_LONGEST_AIM = 250  # characters; a longer sentence tells of aims rather than names one
_LEAST = 0.001  # what is left to the kinds where the reader gives all to none
_SURE_OF_KIND = 0.6  # a kind that the rules gave is changed where another is at least so likely


@dataclass(frozen=True, slots=True)
class Fitted:
    """The fitted weights. `unit` has a bias and the weights of being a statement; `join` between which chances the
    reader is asked (low, high), and with which weights (own, reader, bias) its log odds are joined to theirs. Those of
    the kinds stand by the name of the feature, as pairs of a kind's number and its weight, so that a name is looked up
    once."""

    keep: float
    layout: float
    named: float
    add: float
    overrule: float
    unit: dict[str, Any]
    join: dict[str, float]
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
    return Fitted(
        content["keep"], content["layout"], content["named"], content["add"], content["overrule"], content["unit"],
        content["join"], kinds, biases, by_name,
    )  # fmt: skip


weights = Weights("surroundings.json", fitted_from)


def second_look(document: Document, candidates: Sequence[Candidate]) -> list[Draft]:
    """The drafts of the candidates that are likely statements, with those that the rules had passed over.

    What the layout gives goes only where it is less likely than a sentence may be; a sentence that a rule speaks
    against is added only where it is likelier than another need be."""
    fitted = weights()
    if fitted is None:
        return [draft for one in candidates for draft in one.drafts]
    looked = looks_of(document, candidates, fitted)
    return [draft for one, look in zip(candidates, looked, strict=True) for draft in _looked_at(one, look, fitted)]


@dataclass(frozen=True, slots=True)
class Look:
    """How likely a candidate is a statement, for the weights alone (`own`) and with the reader, and the share of each
    kind (of Fitted.kinds) if it is one."""

    own: float
    chance: float
    shares: tuple[float, ...]


def looks_of(document: Document, candidates: Sequence[Candidate], fitted: Fitted) -> list[Look]:
    """What the weights and the reader together make of each candidate."""
    looks = own_looks(document, candidates, fitted)
    for at, said in asked(document, candidates, looks, fitted):
        looks[at] = _joined(looks[at], said, fitted)
    return looks


def own_looks(document: Document, candidates: Sequence[Candidate], fitted: Fitted) -> list[Look]:
    """What the weights alone make of each candidate."""
    shows = _Shows(document, candidates)
    return [_look(shows.names(at), fitted) for at in range(len(candidates))]


def asked(
    document: Document, candidates: Sequence[Candidate], looks: Sequence[Look], fitted: Fitted
) -> Iterator[tuple[int, Said]]:
    """(place, what the reader says) of each candidate of which the weights are not sure. What they are sure of
    the reader would seldom change, and it takes longer than all else."""
    network = reader()
    if network is not None:
        places = [at for at, look in enumerate(looks) if fitted.join["low"] < look.chance < fitted.join["high"]]
        yield from ((at, said_of(network, *pair_of(document, candidates[at]))) for at in places)


def pair_of(document: Document, one: Candidate) -> tuple[str, str]:
    """(line, words) of a candidate as the reader is shown it."""
    line = line_of(document, one.start, one.heading, one.governor)
    return line, document.text[one.start : one.end]


def _look(names: Sequence[str], fitted: Fitted) -> Look:
    sums = list(fitted.biases)
    for name in names:
        for at, weight in fitted.by_name.get(name, ()):
            sums[at] += weight
    top = max(sums)
    raised = [math.exp(value - top) for value in sums]
    whole = sum(raised)
    own = chance_of(names, fitted.unit)
    return Look(own, own, tuple(value / whole for value in raised))


def _joined(look: Look, said: Said, fitted: Fitted) -> Look:
    """A look with what the reader says: their log odds are added, each with its weight (stacking)."""
    join = fitted.join
    odds = join["bias"] + join["own"] * log_odds(look.chance) + join["reader"] * log_odds(said.stated)
    whole = max(said.stated, _LEAST)
    both = tuple(
        (own + said.kinds[KINDS.index(kind)] / whole) / 2 for own, kind in zip(look.shares, fitted.kinds, strict=True)
    )
    return Look(look.own, chance(odds), both)


def _looked_at(one: Candidate, look: Look, fitted: Fitted) -> Iterator[Draft]:
    best = max(range(len(look.shares)), key=look.shares.__getitem__)
    kind = fitted.kinds[best], look.shares[best]
    if one.drafts:
        if _stays(one, look, fitted):
            yield from (_settled(draft, kind, look.chance) for draft in one.drafts)
    elif one.passage is not None and look.chance >= (fitted.overrule if one.against else fitted.add):
        if kind[0] == "priority" and one.end - one.start > _LONGEST_AIM:
            return
        yield draft_of(one.passage.place, kind[0], one.start, one.end, "weighed in its place", round(look.chance, 2))


def _stays(one: Candidate, look: Look, fitted: Fitted) -> bool:
    """Whether a candidate with drafts is likely enough. What a list or a table names in few words, an aim, a measure or
    a decision, goes only where the weights, which know of its neighbours, find it unlikely too."""
    if one.passage is not None:
        return look.chance >= fitted.keep
    if one.drafts[0].kind in _NAMED:
        return max(look.own, look.chance) >= fitted.named
    if _tells_where_it_stands(one):
        return max(look.own, look.chance) >= fitted.layout
    return look.chance >= fitted.layout


def _tells_where_it_stands(one: Candidate) -> bool:
    """A row with a status column, or an item under "Completed"."""
    return any(cell.meaning == "status" for cell in one.block.cells) or mood_of(one.heading) == "progress"


def _settled(draft: Draft, likely: tuple[Kind, float], chance: float) -> Draft:
    kind, share = likely
    keeps = share < _SURE_OF_KIND or not {draft.kind, kind} <= _WEIGHED
    return draft.but(kind=draft.kind if keeps else kind, confidence=round(min(chance, 0.98), 2))


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
