"""Which plan a paper is, or is about: its title, years and edition."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Literal

from pipeline.ingest.facts.front import Front
from pipeline.language.patterns import worded
from pipeline.model import PlanVersion

_DASH = r"[-\u2010-\u2015/]"
_YEARS = rf"(?P<first>20\d\d)\s*(?:{_DASH}|to|until)\s*(?P<last>20\d\d|\d\d)(?!\d)"
# {label}: the words of models/plans.toml.
_AFTER = (
    r"(?i)(?P<title>{plan})s?['\u2019]?(?:\s+{besides})?\s*(?:for|,|:|\(|\||" + _DASH + r")?\s*"
    r"(?:(?-i:[A-Z])[\w-]+\s+(?:and\s+(?-i:[A-Z])\w+\s+)?)?(?:{time}\s+)?(?:from\s+)?" + _YEARS
)
_BEFORE = r"(?i)" + _YEARS + r"\s+(?:\w+\s+)?(?P<title>{plan}|{behind_years}\b)"
_LOOSE = r"(?i)(?P<title>\b{before_years})\s*(?:for|,|\(|" + _DASH + r")?\s*(?:{time}\s+)?" + _YEARS
_TITLE = r"(?i){plan}"
_OLD = r"(?i)\b{older}\s+(?:\w+\s+){0,2}$"
_EDITIONS: tuple[tuple[Literal["draft", "refresh", "final"], str], ...] = (
    ("draft", "(?i){draft}"),
    ("refresh", "(?i){refresh}"),
    ("final", "(?i){final}"),
)
_OF_ITSELF = r"(?i)\s+(?:\d{4}\S*\s+)?{came_about}\b(?!\s+{at_hand}\b)"


def plan_of(front: Front, document_type: str, listed: str) -> PlanVersion:
    """The plan, with the years that its title gives; `listed` (papers.csv) is a title or years and wins."""
    if listed:
        years = re.search(_YEARS, listed)
        first, last = _years(years) if years else ("", "")
        return PlanVersion(listed, first, last, _edition(front, document_type))
    scores: dict[tuple[str, str], float] = defaultdict(float)
    titles: dict[tuple[str, str], str] = {}
    for part, weight in ((front.title, 8.0), (front.start, 3.0), (front.headings, 2.0), (front.text, 1.0)):
        for pattern, worth in ((_AFTER, 3.0), (_BEFORE, 2.0), (_LOOSE, 1.0)):
            for match in _worded(pattern).finditer(part):
                years_said = _years(match)
                if years_said[0] and not (pattern is _LOOSE and int(years_said[1]) == int(years_said[0]) + 1):
                    old = _worded(_OLD).search(part, max(0, match.start() - 40), match.start()) is not None
                    scores[years_said] += weight * worth * (0.3 if old else 1.0)
                    titles.setdefault(years_said, _title(match["title"]))
    if not scores:
        return _without_years(front, document_type)
    best = max(scores, key=lambda years: (scores[years], years))
    return PlanVersion(f"{titles[best]} {best[0]}-{best[1]}", best[0], best[1], _edition(front, document_type))


def _years(match: re.Match[str]) -> tuple[str, str]:
    first, last = int(match["first"]), int(match["last"])
    last += first // 100 * 100 if last < 100 else 0
    return (str(first), str(last)) if first < last <= first + 10 else ("", "")


def _title(words: str) -> str:
    folded = " ".join(words.split()).replace("&", "and")
    return (
        folded.title().replace(" And ", " and ").replace("'S", "'s").replace("\u2019S", "\u2019s")
        if len(folded) > 8
        else "Police and Crime Plan"
    )


def _without_years(front: Front, document_type: str) -> PlanVersion:
    match = _worded(_TITLE).search(front.title) or _worded(_TITLE).search(front.start)
    return PlanVersion(_title(match[0]), "", "", _edition(front, document_type)) if match else PlanVersion()


def _edition(front: Front, document_type: str) -> Literal["", "first", "draft", "refresh", "final"]:
    """The edition that the title and first page speak of; only of papers that are, bring or discuss a version."""
    if document_type not in ("plan", "refresh_report", "minutes", "cover_report"):
        return ""
    for part in (front.title, front.start):
        for edition, pattern in _EDITIONS:
            found = _worded(pattern).finditer(part)
            if any(not _worded(_OF_ITSELF).match(part, match.end()) for match in found):
                return edition
    return ""


def _worded(shape: str) -> re.Pattern[str]:
    return worded(shape, "plans")
