"""Lines of a text that belong to its pages, not to its words: running headers, page numbers, leftovers of web pages."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.ingest.leftovers import leftovers
from pipeline.ingest.text.headings import Entry
from pipeline.ingest.text.wrap import is_ended

_NAMES_PAPER = re.compile(
    r"\b(?:police|panel|plan|report|commissioner|draft|official|agenda|minutes|refresh)\b", re.IGNORECASE
)
_VIEWER = re.compile(
    r"embed size \(px\)|upload:? others|page content transcription|download:? \d+|views?:? \d+", re.IGNORECASE
)
_VIEWER_PAGE = re.compile(r"page \d+: .*", re.IGNORECASE | re.DOTALL)


def furniture(entries: list[Entry]) -> list[str]:
    """For each unit the reason why it is left out, empty where it stays."""
    counts = Counter(_folded(entry.text) for entry in entries if entry.unit.kind in ("paragraph", "heading"))
    running = {text for text in counts if counts[text] >= 3 and _runs_through(entries, text)}
    viewer = sum(bool(_VIEWER.fullmatch(entry.text)) for entry in entries) > 0
    left = leftovers([entry.text for entry in entries])
    return [_reason(entries, at, running, viewer, left[at]) for at in range(len(entries))]


def _folded(text: str) -> str:
    """A line as it is compared: page numbers differ from page to page."""
    return re.sub(r"\b(?:page )?\d{1,3}(?: of \d{1,3})?$|^\d{1,3} ", "", " ".join(text.casefold().split())).strip()


def _runs_through(entries: list[Entry], folded: str) -> bool:
    """Whether a line that comes back names the paper and breaks into lists or sentences at least once in three."""
    if (
        not _NAMES_PAPER.search(folded)
        or len(folded.split()) > 14
        or len(folded.split()) < 2
        or folded.endswith((":", " to", " will"))
    ):
        return False
    places = [
        at
        for at, entry in enumerate(entries)
        if _folded(entry.text) == folded and entry.unit.kind in ("paragraph", "heading")
    ]
    return 3 * sum(_breaks_in(entries, at) for at in places) >= len(places)


def _breaks_in(entries: list[Entry], at: int) -> bool:
    if not 0 < at < len(entries) - 1:
        return False
    above, below = entries[at - 1], entries[at + 1]
    in_list = above.unit.kind == below.unit.kind == "item" and above.unit.glyph == below.unit.glyph
    in_sentence = above.unit.kind == "paragraph" and not is_ended(above.text) and below.text[:1].islower()
    return in_list or in_sentence


def _reason(entries: list[Entry], at: int, running: set[str], viewer: bool, left: str) -> str:
    entry = entries[at]
    if (
        entry.unit.kind in ("paragraph", "heading")
        and _folded(entry.text) in running
        and not _is_first(entries, at, running)
    ):
        return "running header"
    if viewer and entry.unit.kind == "paragraph" and _VIEWER_PAGE.fullmatch(entry.text):
        return "document viewer"
    if re.fullmatch(r"\d{1,3}", entry.text) and entry.unit.kind == "paragraph" and _is_page_number(entries, at):
        return "page number"
    if entry.unit.kind not in ("paragraph", "item", "heading") or entry.unit.label:
        return ""
    return "" if left == "document viewer" and not viewer else left


def _is_first(entries: list[Entry], at: int, running: set[str]) -> bool:
    """The first time that a running header stands it may be the title: it stays where no heading before it says the
    same."""
    folded = _folded(entries[at].text)
    return all(_folded(entry.text) != folded for entry in entries[:at])


def _is_page_number(entries: list[Entry], at: int) -> bool:
    """A number alone is a page number at the very top or where others like it count upwards."""
    numbers = [
        int(entry.text) for entry in entries if entry.unit.kind == "paragraph" and re.fullmatch(r"\d{1,3}", entry.text)
    ]
    rising = len(numbers) >= 3 and all(a < b for a, b in pairwise(numbers))
    return at == 0 or rising
