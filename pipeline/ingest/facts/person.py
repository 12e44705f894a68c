"""Who "I" is in a paper."""

from __future__ import annotations

import re

from pipeline.ingest.facts.front import Front

_I = re.compile(
    r"\bI(?:\s+(?:\w+ly\s+|also\s+)?(?:will|shall|would|propose|published|appointed|agree|have|am|was|want|expect|intend|believe|know|made|would|hold|aim|continue|"
    r"welcome|ask|look|can|need|work|support|fund|wish|set|commission|plan|must|should|had|promised|pledged|launched|secured|introduced|became|hope|meet|"
    r"remain|consult|recognise|share|take|see)\b"
    r"|['\u2019](?:ve|ll|m)\b)|\b[Mm]y\s+(?:office|plan|priorities|vision|role|commitment|first|police|area|term|"
    r"team|objectives)\b"
)
_CHIEF = re.compile(
    r"\b(?:report|foreword|message|update)\s+(?:of|by|"
    r"from)\s+(?:the\s+)?chief\s+constable\b",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"\bas\s+(?:the\s+)?chair(?:man)?\s+of\s+(?:the\s+)?(?:\w+\s+){0,5}panel\b|"
    r"\bdear\s+(?:police\s+and\s+crime\s+)?commissioner\b",
    re.IGNORECASE,
)
_BY_COMMISSIONER = re.compile(
    r"\b(?:report|foreword|message|update|statement)\s+(?:of|by|from)\s+(?:the\s+)?(?:\w+\s+){0,4}?"
    r"(?:police,?\s+(?:fire\s+|crime\s+)?(?:,?\s*(?:and|&)\s+)?(?:crime\s+|victims['’]\s+)?commissioner|PF?CC\b|PCVC\b)"
    r"(?!['’]s)|^\W*(?:draft\s+)?police\s+(?:and|&)\s+crime\s+plan\b",
    re.IGNORECASE | re.MULTILINE,
)
_HOLDS = re.compile(r"\bI\b[^.\n]{0,40}\b(?:hold|call)(?:ing)?\s+the\s+chief\s+constable\b", re.IGNORECASE)
_POLICING = re.compile(r"\bpolicing\b", re.IGNORECASE)
_COMMISSIONER = re.compile(r"\bcommissioner|\bPF?CCs?\b|\bPCVC\b|\bmayor\b", re.IGNORECASE)


def first_person_of(front: Front, document_type: str) -> str:
    """The owner role that "I" has: pcc in a plan or report that the commissioner writes; empty where nobody says
    "I"."""
    times, his = len(_I.findall(front.text)), _BY_COMMISSIONER.search(front.start) is not None
    if document_type == "minutes" or times < (1 if his else 2):
        return ""
    if _CHIEF.search(front.start):
        return "chief_constable"
    if _CHAIR.search(front.start):
        return "panel"
    if times > 2 and _POLICING.search(front.text):
        return "pcc"
    return "pcc" if his or _COMMISSIONER.search(front.text) or _HOLDS.search(front.text) else ""
