"""Which units of a text are headings, and how deep."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.ingest.text.inline import Inline, read_inline
from pipeline.ingest.text.units import Unit
from pipeline.ingest.text.wrap import is_ended
from pipeline.ingest.titles import (
    can_head,
    is_before_title,
    is_capitals,
    is_field,
    is_numbered_part,
    is_title_case,
    standing,
)

_EARLY = 400  # aims are listed at the beginning; a bound keeps long texts quick
_TITLE, _MAIN, _MIDDLE, _RECURRING = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit with its words read."""

    unit: Unit
    inline: Inline
    text: str


def entry_of(unit: Unit) -> Entry:
    """A unit with its words, and these with white space folded."""
    inline = read_inline(unit.text)
    return Entry(unit, inline, " ".join(inline.text.split()))


def heading_levels(entries: list[Entry]) -> list[int]:
    """The level of each unit as a heading, 0 where it is none."""
    levels = [_level(entries, at) for at in range(len(entries))]
    for at in _over_bullets(entries, levels):
        levels[at] = _MIDDLE
    counts = Counter(entry.text.casefold() for entry, level in zip(entries, levels, strict=True) if level)
    for at, entry in enumerate(entries):
        if (
            levels[at]
            and entry.unit.kind == "paragraph"
            and counts[entry.text.casefold()] >= 3
            and not is_capitals(entry.text)
        ):
            levels[at] = _RECURRING
    return _with_title(entries, levels)


def _over_bullets(entries: list[Entry], levels: list[int]) -> list[int]:
    """Short lines right over bullets, each behind a blank line: headings where a text has three of them or more."""
    found = [
        at
        for at, (entry, after) in enumerate(pairwise(entries))
        if not levels[at]
        and entry.unit.kind == "paragraph"
        and entry.unit.lines == 1
        and entry.unit.spaced
        and after.unit.kind == "item"
        and not (after.unit.spaced or after.unit.label)
        and len(entry.text.split()) <= 10
        and can_head(entry.text)
        and not entry.text.endswith((":", "?"))
    ]
    return found if len(found) > 2 else []


def _with_title(entries: list[Entry], levels: list[int]) -> list[int]:
    """The first heading of a text without marks is its title; of one with marks, bold lines stand under the deepest
    mark."""
    deepest = max((entry.unit.level for entry in entries if entry.unit.kind == "heading"), default=0)
    if deepest:
        return [
            min(deepest + 1, 6) if level and entry.unit.kind == "paragraph" else level
            for entry, level in zip(entries, levels, strict=True)
        ]
    first = next((at for at, level in enumerate(levels) if level and standing(entries[at].text) != "page"), None)
    if first is not None and first <= 6 and _may_title(entries, first):
        levels[first] = _TITLE
    return levels


def _may_title(entries: list[Entry], at: int) -> bool:
    entry = entries[at]
    above_lists = all(one.unit.kind == "paragraph" and is_before_title(one.text) for one in entries[:at])
    return above_lists and not (entry.unit.label or standing(entry.text) or is_numbered_part(entry.text))


def _level(entries: list[Entry], at: int) -> int:
    entry = entries[at]
    unit, text = entry.unit, entry.text
    if unit.kind == "heading":
        return unit.level if text else 0
    if unit.kind == "item":
        return _numbered(entries, at)
    if unit.kind != "paragraph" or unit.lines > 2 or not _followed(entries, at):
        return 0
    if is_numbered_part(text):
        return _MIDDLE if not is_numbered_part(_next(entries, at).text) else 0
    if standing(text):
        return _MAIN
    if not can_head(text) or _governs(entries, at) or _signs(entries, at) or _is_value(entry):
        return _MIDDLE if _repeats_item(entries, at) else 0
    return _by_look(entries, at)


_NAMES_PLAN = re.compile(r"\b(?:plan|report|strategy)\b.*\b20\d\d\b", re.IGNORECASE)


def _by_look(entries: list[Entry], at: int) -> int:
    entry = entries[at]
    unit, text = entry.unit, entry.text
    if is_capitals(text) or (_NAMES_PLAN.search(text) and is_title_case(text)):
        return _MAIN
    if entry.inline.all_bold:
        return _MIDDLE
    words, isolated = len(text.split()), unit.spaced and _spaced_after(entries, at)
    if text.endswith(":"):
        return 0
    if (
        is_title_case(text)
        and words <= 14
        and (isolated or (words >= 2 and _body_after(entries, at)) or _framed(entries, at))
    ):
        return _MIDDLE
    if isolated and words <= 14 and text[:1].isupper() and not text.endswith("!"):
        return _MIDDLE
    return _MIDDLE if (at == 0 and words <= 14) or _between_sentences(entries, at) else 0


def _between_sentences(entries: list[Entry], at: int) -> bool:
    """Whether a few words stand between paragraphs that are whole sentences, as the headings of a web page do once its
    blank lines are lost."""
    if not 0 < at < len(entries) - 1 or len(entries[at].text.split()) > 9:
        return False
    near = (entries[at - 1], entries[at + 1])
    return all(one.unit.kind == "paragraph" and len(one.text) > 60 and is_ended(one.text) for one in near)


def _is_value(entry: Entry) -> bool:
    return is_field(entry.text) and not is_capitals(entry.text)


def _next(entries: list[Entry], at: int) -> Entry:
    return next((entry for entry in entries[at + 1 :] if entry.unit.kind != "rule"), entries[at])


def _framed(entries: list[Entry], at: int) -> bool:
    """Whether the line stands between headings that stand in every paper of a kind ("Agenda item" and "Minutes:")."""
    return (at > 0 and standing(entries[at - 1].text) == "page") or standing(_next(entries, at).text) == "section"


_ROLE = re.compile(
    r"\b(?:chief executive|chief of staff|officer|chair(?:man|woman)?|head of|manager|director|treasurer|clerk"
    r"|monitoring|enquiries|contact|telephone|police and crime commissioner)\b",
    re.IGNORECASE,
)


def _signs(entries: list[Entry], at: int) -> bool:
    """Whether the line is the name of somebody who signs: what follows is a post or a way to reach them."""
    after = _next(entries, at).text
    if at > 3 and len(entries[at].text.split()) <= 4 and _ROLE.search(entries[at].text) and not entries[at].unit.spaced:
        return True
    return (
        at > 3
        and len(entries[at].text.split()) <= 9
        and len(after.split()) <= 9
        and not after.endswith(".")
        and bool(_ROLE.search(after))
    )


def _repeats_item(entries: list[Entry], at: int) -> bool:
    """Whether a line alone says again what an earlier list item said: the part of a plan for one of its listed aims."""
    words = _words(entries[at].text)
    if (
        not 5 <= len(words) <= 45
        or not _spaced_after(entries, at)
        or (_next(entries, at).unit.kind == "paragraph" and len(_next(entries, at).text) > 90)
    ):
        return False
    earlier = [_words(entry.text) for entry in entries[: min(at, _EARLY)] if entry.unit.kind == "item"]
    return any(len(words & item) >= 0.7 * max(len(words), len(item)) for item in earlier)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _numbered(entries: list[Entry], at: int) -> int:
    """A numbered line that is a heading: few words without an end, in capitals or bold or over items numbered under
    it."""
    entry = entries[at]
    label, text = entry.unit.label, entry.text
    depth = _depth(label)
    if not depth or not can_head(text) or text.endswith((":", "?")) or not _followed(entries, at):
        return 0
    if _in_list(entries, at) and not is_capitals(text) and not entry.inline.all_bold:
        return 0
    beneath = entries[at + 1].unit
    parent = (
        beneath.kind == "item"
        and _depth(beneath.label) == depth + 1
        and beneath.label.startswith(label.rstrip(".") + ".")
    )
    body = beneath.kind in ("paragraph", "table") or (beneath.kind == "item" and not _depth(beneath.label))
    if (
        is_capitals(text)
        or entry.inline.all_bold
        or parent
        or standing(text)
        or (body and len(text.split()) <= 12 and _numbered_text(entries))
    ):
        return min(_MAIN + depth - 1, 5)
    return 0


def _in_list(entries: list[Entry], at: int) -> bool:
    """Whether the line directly follows or precedes one numbered like it: a list, not headings with text between."""
    near = [entries[place].unit for place in (at - 1, at + 1) if 0 <= place < len(entries)]
    return any(unit.kind == "item" and _depth(unit.label) == _depth(entries[at].unit.label) for unit in near)


def _numbered_text(entries: list[Entry]) -> bool:
    """Whether numbers at the outermost level mostly stand before short lines: then they number headings, not
    paragraphs."""
    outer = [entry for entry in entries if entry.unit.kind == "item" and _depth(entry.unit.label) == 1]
    return sum(can_head(entry.text) for entry in outer) >= 0.6 * len(outer)


def _depth(label: str) -> int:
    bare = label.rstrip(".")
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,2})*", bare):
        return bare.count(".") + 1
    return 1 if re.fullmatch(r"[A-Z]|[IVX]+", bare) and label.endswith(".") else 0


def _followed(entries: list[Entry], at: int) -> bool:
    return any(entry.unit.kind != "rule" for entry in entries[at + 1 : at + 3])


def _spaced_after(entries: list[Entry], at: int) -> bool:
    return at + 1 < len(entries) and entries[at + 1].unit.spaced


def _body_after(entries: list[Entry], at: int) -> bool:
    """Whether what follows is longer than a line, or a list, or a table: something that a heading can stand over."""
    after = next((entry for entry in entries[at + 1 :] if entry.unit.kind != "rule"), None)
    sentence = after is not None and after.text.endswith((".", ":", "–")) and len(after.text.split()) > 5
    return after is not None and (after.unit.kind != "paragraph" or len(after.text) > 100 or sentence)


def _governs(entries: list[Entry], at: int) -> bool:
    """Whether the line leads in a line that governs a list ("To deliver against this priority", then "I will:")."""
    after = entries[at + 1] if at + 1 < len(entries) else None
    opens = (
        after is not None
        and after.unit.kind == "paragraph"
        and len(after.text) < 60
        and re.search(r"(?::|\bwill|\bto)$", after.text)
    )
    return bool(opens) and entries[at].text.lower().startswith("to ") and " this " in f" {entries[at].text.lower()} "
