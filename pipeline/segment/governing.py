"""What a single line says of the text under it: the mood of a heading, the kind of a governed list, a label's look."""

from __future__ import annotations

import re

from pipeline.language.patterns import pattern_set
from pipeline.model import Block

# The line ends with the aims themselves, not with what will be done for them ("To deliver these priorities:").
_AIMS_LAST = re.compile(
    r"\b(?:priorities|aims|objectives|pillars|themes|outcomes|goals)"
    r"(?: (?:are|were|is) (?:contained|included|set out|listed|named)(?: \w+){0,3})?"
    r"(?:,? (?:are|were|include|including|namely))?\s*[:–—-]$",
    re.IGNORECASE,
)
_FOR_AIMS = re.compile(
    r"\b(?:deliver|achiev|meet|support|further|realis)\w*(?: on| against)?(?: \w+){0,3} $", re.IGNORECASE
)
_COUNTED_AIMS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[\w-]+ ){0,3}?"
    r"(?:priorities|priority areas|aims|objectives|pillars|themes|outcomes|goals|ambitions)\b[^.]*[:;]$"
    r"|\b(?:priorities|aims|objectives|pillars|themes)\b(?! (?:to|I|we|he|she)\b)[^.]*\b(?:below|as follows)\b"
    r"[^.]*[:.;]$",
    re.IGNORECASE,
)


def mood_of(heading: str) -> str:
    """The mood that a heading sets, empty where it sets none. A heading must be the phrase, not hold it."""
    words = re.sub(r"^(?:\d+(?:\.\d+)*|[A-Za-z]|\(\w\)|[ivx]+)[.)]?\s+", "", heading.strip()).strip(" :–-.")
    return next((label for label, pattern in pattern_set("sections").by_label if pattern.fullmatch(words)), "")


def governor_kind(line: str) -> str:
    """What the items under a line are, by models/governors.toml; empty where it does not say."""
    shown = line.strip()
    aims = _AIMS_LAST.search(shown)
    if aims is not None and len(shown.split()) > 3 and not _FOR_AIMS.search(shown[: aims.start()]):
        return "priority"
    counted = _COUNTED_AIMS.search(shown)
    if counted is not None and not _FOR_AIMS.search(shown[: counted.start()] + " "):
        return "priority"
    return pattern_set("governors").first(shown)


def style_of(block: Block) -> str:
    """The look of a list label, so that an inner list is told from its outer one."""
    label = block.label.strip("().")
    if not label:
        return "bullet"
    if label.replace(".", "").isdigit():
        return "dotted" if "." in label else "number"
    return "word" if len(label) > 4 else "letter"
