"""Headings that are priorities without saying so: those that each stand over "I will:", or read as aims themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.language.patterns import pattern_set
from pipeline.language.verbs import verb_forms
from pipeline.model import Document
from pipeline.segment.governing import mood_of, style_of
from pipeline.segment.outline import Place
from pipeline.segment.priorities import named_priority
from pipeline.vocabulary import entries

_OF_CONTENTS = re.compile(r"\.{3,}|…\s*\d|\s\d{1,3}$")
_TYPES = ("plan", "refresh_report", "annual_report", "progress_report", "performance_report", "other")


def aim_headings(document: Document, places: Sequence[Place]) -> frozenset[int]:
    """The block indices of headings that are priorities.

    They are siblings (of one level and numbering) half of which or more stand right over a line such as "I will:". Only
    in plans, and only two headings or more."""
    if document.facts.document_type not in _TYPES:
        return frozenset()
    siblings: dict[tuple[int, str], list[tuple[int, bool]]] = {}
    for place in places:
        if _could_be(document, place):
            key = (place.block.level, style_of(place.block) if place.block.label else "")
            siblings.setdefault(key, []).append((place.index, _leads_to_actions(places, place.index)))
    chosen: set[int] = set()
    for group in siblings.values():
        leading = sum(leads for _, leads in group)
        if leading >= 2 and leading * 2 >= len(group):
            chosen.update(index for index, _ in group)
    return frozenset(chosen | _worded(document, [place for place in places if _could_be(document, place, top=True)]))


def _worded(document: Document, headings: Sequence[Place]) -> set[int]:
    """The headings that read as aims: those of a set form, the others where two or more of the paper do."""
    words = {place.index: document.text[place.block.start : place.block.end] for place in headings}
    chosen = {index for index, text in words.items() if _set_form(text)}
    opened = {index for index, text in words.items() if _opens_as_aim(text)}
    several = len(chosen | opened) > 1 and len(chosen | opened) * 3 >= len(words)
    return chosen | opened if several else chosen


def _set_form(text: str) -> bool:
    shown = " ".join(text.split()).strip(" .:–-")
    return any(pattern.fullmatch(shown) for label, pattern in pattern_set("aims", "set").by_label if label == "set")


def _opens_as_aim(text: str) -> bool:
    words = text.split()
    if _OF_CONTENTS.search(text) or words[1:2] == ["of"]:  # "End of Term Report"
        return False
    if not 1 < len(words) < 15 or text.rstrip().endswith((".", ":", "?", "!")) or re.search(r"\d{4}", text):
        return False
    verb = verb_forms().get(words[0].lower())
    lemma, forms = (verb.lemma, verb.forms) if verb is not None else (words[0].lower(), frozenset(["base"]))
    fit = {"base", "ing"} if len(words) > 2 else {"ing"}
    return bool(forms & fit) and _stem(lemma) in _aim_verbs()


def _stem(word: str) -> str:
    """A rough dictionary form of a word in -ing that the verbs do not hold."""
    base = word.removesuffix("ing")
    return next((form for form in (base, f"{base}e", base[:-1]) if form in _aim_verbs()), word)


@lru_cache(maxsize=1)
def _aim_verbs() -> frozenset[str]:
    return frozenset(phrase for entry in entries("aims") if entry.label == "verb" for phrase in entry.phrases)


def _could_be(document: Document, place: Place, top: bool = False) -> bool:
    block = place.block
    if block.kind != "heading" or place.opens or place.repeated or (block.level == 1 and not top):
        return False
    words = document.text[block.start : block.end]
    return (
        not mood_of(words)
        and named_priority(words) is None
        and 1 < len(words.split()) < 25
        or (bool(block.label) and not mood_of(words) and len(words.split()) < 25)
    )


def _leads_to_actions(places: Sequence[Place], index: int) -> bool:
    """A governing line of actions comes before the next heading of the same rank."""
    level = places[index].block.level
    for place in places[index + 1 : index + 6]:
        if place.opens:
            following = next((p for p in places[place.index + 1 : place.index + 2]), None)
            return following is not None and following.governor_kind == "action"
        if place.block.kind == "heading" and place.block.level <= level:
            return False
    return False
