"""What is known of a sentence's place, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Kind


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about where a sentence stands."""

    mood: str = ""
    document_type: str = "other"
    first_person: str = ""
    governor_kind: str = ""
    in_list: bool = False
    first_in_block: bool = False
    about_changes: bool = False  # the paper, or the heading above, is about a new, draft or refreshed plan


@dataclass(frozen=True, slots=True)
class Finding:
    """A unit found in a sentence: offsets into the sentence, kind, the rule's name, and how sure it is."""

    start: int
    end: int
    kind: Kind
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a sentence: its units, and for one without any how near it came, or what spoke against it."""

    units: tuple[Finding, ...]
    chance: float = 0.0
    against: str = ""
