"""Titles: what a person would call the thing ("Business Crime Strategy", not the sentence)."""

from __future__ import annotations

import re

from pipeline.model import Block, Kind

_LEAD = re.compile(r"^(?P<title>[^:–—.;?!]{3,90}?)\s*(?::|\s[–—-]\s)\s*(?=\S)")
_NOUNS = (
    "Strategy|Scheme|Review|Contract|System|Project|Pilot|Facility|Campaign|Plan|Report|Programme|Service|Fund|Unit|Team|Board|Forum|Hub|Centre|App|Policy|Framework|Charter|Partnership|"
    "Alliance|Panel|Taskforce|Task Force|Initiative|Network|Model|Strategy|Award|Awards|Foundation|Academy|Watch|Consultation|Survey|Roadmap|Index|Volunteers|Cadets"
)
_PLAN = re.compile(r"(?:draft |refreshed |revised |new )*Police(?:,? (?:Fire )?(?:and|&) Crime|, Crime and Victims['’]) Plan(?: (?:for )?20\d\d\s?[-–/]\s?(?:20)?\d\d)?")
_NAMED = re.compile(rf"(?:[‘“\"'](?P<quoted>[A-Z][^‘’“”\"']{{2,70}})[’”\"'])|(?P<named>(?:(?:[A-Z][\w'’&-]+|\d{{3}})\s+(?:(?:and|of|for|the|&|to|in)\s+)*){{1,7}}(?:{_NOUNS}))\b|(?P<operation>Operation\s+[A-Z]\w+)")
_OFFICE = re.compile(r"Crime Pan|Crime Plan|Crime Comm")
_COMMON = re.compile(
    r"(?<!\w)(?P<phrase>(?:(?!(?:the|a|an|his|her|their|its|our|my|this|that|of|and|to|for|in|on|with|by|is|are|was|were|has|had|have|be|been|which|who|would|will)\b)[\w'’&/-]+\s+){1,4}"
    r"(?:strategy|scheme|review|contract|system|project|pilot|facility|campaign|plan|report|programme|service|fund|unit|team|board|forum|hub|centre|app|policy|framework|charter|partnership|survey|consultation|station|suite|initiative|model|platform|training|equipment|funding|post|role))\b",
    re.IGNORECASE,
)


def title_of(kind: Kind, words: str, block: Block, text: str, start: int) -> str:
    """A title for a statement's words: its bold or colon lead, a named thing in it, or its first words."""
    lead = _bold_lead(block, text, start) or _colon_lead(words)
    if lead and kind in ("milestone", "action", "priority"):
        return _tidy(lead)
    if kind == "milestone" and (thing := _thing(words)):
        return _tidy(thing)
    return _short(words)


def _bold_lead(block: Block, text: str, start: int) -> str:
    for mark in block.marks:
        if mark.look == "bold" and start <= mark.start <= start + 2 and mark.end < block.end and mark.end - mark.start > 3:
            return text[mark.start : mark.end]
    return ""


def _colon_lead(words: str) -> str:
    match = _LEAD.match(words)
    return match["title"] if match and len(match["title"].split()) <= 12 else ""


def _thing(words: str) -> str:
    named = next((m for m in _NAMED.finditer(words) if not _OFFICE.search(m.group())), None)
    if named is not None:
        return named["quoted"] or named["named"] or named["operation"]
    plan = _PLAN.search(words)
    if plan is not None and plan.start() < 60:
        return plan.group()
    common = _COMMON.search(words)
    return common["phrase"] if common else ""


def _tidy(title: str) -> str:
    return " ".join(title.split()).strip(" :;,.–-")


def _short(words: str) -> str:
    parts = words.split()
    return _tidy(" ".join(parts[:14])) + ("…" if len(parts) > 14 else "")
