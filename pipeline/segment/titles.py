"""Titles: what a person would call the thing ("Business Crime Strategy", not the sentence)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.patterns import worded
from pipeline.model import Block, Kind
from pipeline.segment.priorities import named_priority
from pipeline.vocabulary import entries

_LEAD = re.compile(r"^(?P<title>[^:–—.;?!]{3,90}?)\s*(?::|\s[–—-]\s)\s*(?=\S)")
# {label}: the words of models/titles.toml.
_PLAN = r"{plan}(?: (?:for )?20\d\d\s?[-–/]\s?(?:20)?\d\d)?"
# Who resolved, agreed or is to act, before what is to be done.
_LABEL = r"^\W*{resolved}\b[\s:,–-]*"
_OPENS = (
    r"^(?:[Tt]hat\s+)?(?:(?:{who}|[A-Z]{2,})\s(?:[\w’'&-]+\s){0,5}?)?"
    r"(?:{undertakes}|(?<=[A-Z]{2} )to)\s+(?!be\b|have\b)"
)
_TOLD = r"^(?:[\w’'&(),-]+\s){1,8}?{told} that\s+"
_THAT = re.compile(r"^[Tt]hat\s+")
_JOINS = r"^(?:{joins},?\s+)+(?=\w+ \w)"
_INTRO = r"^{occasion}\b(?:(?!\b{says}\b)[^,;:.]){2,70},\s+(?=\S+ \S+ \S)"
_TOPIC = r"^{topic}\s(?P<topic>[^,;:.]{3,70}),\s"
_SAID_AIM = (
    r"^.{0,90}?\b{aim}\b.{0,60}?\b{aim_is}\s+(?:{aim_also}[,:]?\s+)?(?:to\s+)?(?P<aim>\S.{5,})$"
    r"|^(?P<thing>.{3,80}?)\s{thing_is}\s(?:{thing_also} )?{one_of}\b.{0,40}\b{priority}\b"
)
_CLAUSE = r"[,;:.](?:\s|$)|\s{goes_on}\s|\s[–—-]\s|\("
_OFFICE = "{no_name}"
_ALONE = re.compile(r"(?:The|A|An|This|Our|My|Its)\s+[\w’'-]+")
# A quoted name, a capitalised one that ends in a noun of models/deliverables.toml, or an operation.
_NAMED = (
    r"[‘“\"'](?P<quoted>[A-Z][^‘’“”\"']{2,70})[’”\"']"
    r"|(?P<named>(?:(?:[A-Z][\w'’&-]+|\d{3})\s+(?:{in_names}\s+)*){1,7}(?:NOUNS))\b"
    r"|(?P<operation>{operation}\s+[A-Z]\w+)"
)
# Up to four words before such a noun in small letters, none of them a little word.
_COMMON = r"(?i)(?<!\w)(?P<phrase>(?:(?!{little}\b)[\w'’&/-]+\s+){1,4}(?:NOUNS))\b"


@cache
def _named() -> re.Pattern[str]:
    return _worded(_NAMED.replace("NOUNS", "|".join(noun.title() for noun in _nouns())))


@cache
def _common() -> re.Pattern[str]:
    return _worded(_COMMON.replace("NOUNS", "|".join(_nouns())))


def _nouns() -> tuple[str, ...]:
    return tuple(phrase for entry in entries("deliverables") if entry.label == "names" for phrase in entry.phrases)


def _worded(shape: str) -> re.Pattern[str]:
    return worded(shape, "titles")


def title_of(kind: Kind, words: str, block: Block, text: str, start: int) -> str:
    """A title for a statement's words: its bold or colon lead, a named thing in it, or its first words."""
    named = named_priority(words) if kind == "priority" else None
    if named is not None:
        return _tidy(named[2])
    said = _worded(_SAID_AIM).match(_worded(_JOINS).sub("", words)) if kind == "priority" else None
    if said is not None:
        return _short(said["thing"] or said["aim"])
    topic = _worded(_TOPIC).match(words)
    if topic is not None:
        return _tidy(topic["topic"])
    lead = _bold_lead(block, text, start) or _colon_lead(words)
    if lead and kind in ("milestone", "action", "priority"):
        return _tidy(lead)
    if kind == "milestone" and (thing := _thing(words)):
        return _tidy(thing)
    return _short(words)


def _bold_lead(block: Block, text: str, start: int) -> str:
    for mark in block.marks:
        if (
            mark.look == "bold"
            and start <= mark.start <= start + 2
            and mark.end < block.end
            and mark.end - mark.start > 3
        ):
            return text[mark.start : mark.end]
    return ""


def _colon_lead(words: str) -> str:
    match = _LEAD.match(words)
    return match["title"] if match and len(match["title"].split()) <= 12 else ""


def _thing(words: str) -> str:
    named = next((m for m in _named().finditer(words) if _is_thing(m.group())), None)
    if named is not None:
        return named["quoted"] or named["named"] or named["operation"]
    plan = _worded(_PLAN).search(words)
    if plan is not None and plan.start() < 60:
        return plan.group()
    common = next((m for m in _common().finditer(words) if _is_thing(m.group())), None)
    return common["phrase"] if common else ""


def _is_thing(name: str) -> bool:
    """Whether a name is of what is done, not of a Panel, a plan or a Commissioner, nor a noun alone ("The Panel")."""
    return not _worded(_OFFICE).search(name) and not _ALONE.fullmatch(name)


def _tidy(title: str) -> str:
    words = " ".join(title.split()).strip(" :;,.–-•")
    return words[:1].upper() + words[1:] if not words[1:2].isupper() else words


def _short(words: str) -> str:
    """The first words of what is said, without who said it or who is to do it, cut where a clause ends."""
    told = _worded(_INTRO).sub("", _worded(_JOINS).sub("", _worded(_LABEL).sub("", words)))
    told = _worded(_TOLD).sub("", told) if not _worded(_OPENS).match(told) else told
    told = _THAT.sub("", _worded(_OPENS).sub("", told))
    parts = told.split()
    clause = _worded(_CLAUSE).search(told, len(" ".join(parts[:4])))
    if clause is not None and len(told[: clause.start()].split()) <= 14:
        return _tidy(told[: clause.start()])
    return _tidy(" ".join(parts[:12])) + ("…" if len(parts) > 12 else "")
