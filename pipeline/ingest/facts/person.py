"""Who "I" is in a paper."""

from __future__ import annotations

import re

from pipeline.ingest.facts.front import Front
from pipeline.language.patterns import worded

# {label}: the words of models/first_person.toml.
_I = r"\bI(?:\s+(?:\w+ly\s+|also\s+)?{does}\b|['\u2019](?:ve|ll|m)\b)|\b[Mm]y\s+{mine}\b"
_CHIEF = r"(?i)\b{chief_constable}\b"
_CHAIR = r"(?i)\b{panel}\b"
_BY_COMMISSIONER = r"(?im)\b{by_commissioner}(?!['’]s)|^\W*{plan}\b"
_HOLDS = r"(?i)\bI\b[^.\n]{0,40}\b{holds}\b"
_POLICING = r"(?i)\b{policing}\b"
_COMMISSIONER = r"(?i)\b{commissioner}"


def first_person_of(front: Front, document_type: str) -> str:
    """The owner role that "I" has: pcc in a plan or report that the commissioner writes; empty where nobody says
    "I"."""
    times, his = len(_worded(_I).findall(front.text)), _worded(_BY_COMMISSIONER).search(front.start) is not None
    if document_type == "minutes" or times < (1 if his else 2):
        return ""
    if _worded(_CHIEF).search(front.start):
        return "chief_constable"
    if _worded(_CHAIR).search(front.start):
        return "panel"
    if times > 2 and _worded(_POLICING).search(front.text):
        return "pcc"
    return "pcc" if his or _worded(_COMMISSIONER).search(front.text) or _worded(_HOLDS).search(front.text) else ""


def _worded(shape: str) -> re.Pattern[str]:
    return worded(shape, "first_person")
