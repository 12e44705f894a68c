"""What models/ knows of words for linking, by stem: weights, sorts of things, concepts, acronyms; the settings."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.language.patterns import compile_entry
from pipeline.link.stems import stem, words_of
from pipeline.problems import ModelsError
from pipeline.vocabulary import entries, models_folder

_TELLING_SORTS = ("person", "event", "charter", "alliance", "campaign")
WEIGHTS = (
    "bias", "title", "named", "setting", "within", "words", "run", "date_fit", "same_owner", "same_priority", "renamed",
    "same_number", "names_differ", "only_place", "longer_name", "heads_differ", "subject_only", "aspects_differ",
    "chief_same", "chief_differs", "rivals", "left_both", "left_one", "due_gap", "kinds_differ", "asked", "same_paper",
    "years_apart", "asks_nothing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """models/linking.toml: the weights of the features, and the bounds of the decisions.

    Where models/linking.json is there, its fitted weights and bounds go before; `crowded` is what each weight changes
    by for every ten times more statements than a small area has."""

    version: str
    weights: dict[str, float]
    crowded: dict[str, float]
    join: float
    sure: float
    kin: float
    kin_crowded: float
    kin_grown: float
    kin_best: float
    tie: float
    change: float
    all_pairs: int
    neighbours: int
    review: int
    doubt: float
    aim_same: float
    aim_near: float
    aim_margin: float


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of models/linking.toml. Raises ModelsError where a weight or a bound is missing or no number."""
    try:
        content = tomllib.loads((models_folder() / "linking.toml").read_text(encoding="utf-8"))
        fitted = _fitted()
        bounds, limits, aims = content["thresholds"] | fitted["thresholds"], content["limits"], content["aims"]
        weights = content["weights"] | fitted["weights"]
        return Settings(
            str(content["version"]), {name: float(weights[name]) for name in WEIGHTS},
            {name: float(fitted["crowded"].get(name, 0)) for name in WEIGHTS}, float(bounds["join"]),
            float(bounds["sure"]), float(bounds["kin"]),
            float(bounds["kin_crowded"]),
            float(bounds["kin_grown"]), float(bounds["kin_best"]), float(bounds["tie"]), float(bounds["change"]),
            int(limits["all_pairs"]),
            int(limits["neighbours"]), int(limits["review"]), float(bounds["doubt"]),
            float(aims["same"]), float(aims["near"]), float(aims["margin"]),
        )  # fmt: skip
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelsError(f"models/linking.toml cannot be used: {error!r}.", "Undo the last edit.") from error


def _fitted() -> dict[str, dict[str, float]]:
    """The fitted weights and bounds; empty without their file, so that those set by hand hold."""
    path = models_folder() / "linking.json"
    if not path.is_file():
        return {"weights": {}, "crowded": {}, "thresholds": {}}
    content: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def worth() -> dict[str, float]:
    """What a stem weighs by itself: nothing for empty words, little for common ones and sorts of things; absent: 1."""
    by_label = {"theme": 0.5, "ordinary": 0.3, "common": 0.3, "empty": 0.0}
    sorts = {word: 0.6 for word, sort in _by_stem("head").items() if sort not in _TELLING_SORTS}
    return sorts | {
        stem(word): by_label[label]
        for label in by_label
        for entry in entries("link_words")
        if entry.get("group") == "weight" and entry.label == label
        for word in entry.phrases
    }


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """The stems of ordinary English words, which say little in any paper."""
    return frozenset(stem(word) for e in entries("link_words") if e.label == "ordinary" for word in e.phrases)


@cache
def _by_stem(group: str) -> dict[str, str]:
    return {stem(w): e.label for e in entries("link_words") if e.get("group") == group for w in e.phrases}


@lru_cache(maxsize=65_536)
def head(word: str) -> str:
    """The sort of thing that a stem names, empty where it names none."""
    return _by_stem("head").get(word, "")


@cache
def _sorts() -> dict[str, str]:
    return {
        word: entry.label for entry in entries("link_words") if entry.get("group") == "head" for word in entry.phrases
    }


@lru_cache(maxsize=65_536)
def sort_of(word: str) -> str:
    """The sort of thing that a word as written names, so that "funded" is no fund; empty where it names none."""
    return _sorts().get(word.lower(), "")


@lru_cache(maxsize=65_536)
def aspect(word: str) -> str:
    """What a stem says is done again or judged, empty where nothing."""
    return _by_stem("aspect").get(word, "")


@lru_cache(maxsize=1)
def concepts() -> dict[str, str]:
    """The concept of a stem; absent: it has none."""
    return {stem(word): entry.label for entry in entries("concepts") for word in entry.phrases}


@lru_cache(maxsize=1)
def known_acronyms() -> dict[str, tuple[str, ...]]:
    """The words that an acronym stands for, in lower case."""
    return {name: tuple(words_of(entry.label)) for entry in entries("acronyms") for name in entry.phrases}


def asks_nothing(text: str) -> bool:
    """Whether a resolution or request leaves nothing to do ("to note the report")."""
    return bool(_pattern("asks_nothing").search(text))


def tells(text: str) -> bool:
    """Whether a text is of telling somebody about a thing ("a report on the scheme"), not of the thing."""
    return bool(_pattern("told").search(text))


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return next(compile_entry(entry) for entry in entries("link_words") if entry.get("group") == group)
