"""Titles: what a person would call the thing ("Business Crime Strategy", not the sentence)."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.model import Block, Kind
from pipeline.segment.priorities import named_priority
from pipeline.vocabulary import entries

_LEAD = re.compile(r"^(?P<title>[^:–—.;?!]{3,90}?)\s*(?::|\s[–—-]\s)\s*(?=\S)")
_LITTLE = (
    "the|a|an|his|her|their|its|our|my|this|that|of|and|to|for|in|on|with|by|is|are|was|were|has|had|have|be|been|which|"
    "who|would|will"
)
_PLAN = re.compile(
    r"(?:draft |refreshed |revised |new )*Police(?:,? (?:Fire )?(?:and|&) Crime|, Crime and Victims['’]) Plan"
    r"(?: (?:for )?20\d\d\s?[-–/]\s?(?:20)?\d\d)?"
)
# Who resolved, agreed or is to act, before what is to be done.
_LABEL = re.compile(r"^\W*(?:RESOLVED|Resolved|AGREED|Agreed|ORDERED|ACTION|Action|Recommendation \d+|R\d+)\b[\s:,–-]*")
_OPENS = re.compile(
    r"^(?:[Tt]hat\s+)?(?:(?:[Tt]he|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Mm]y|[Oo]ur|[A-Z]{2,})\s(?:[\w’'&-]+\s){0,5}?)?"
    r"(?:(?:(?:has |have |had )?(?:agreed|undertook|undertaken|committed|promised|offered|pledged)"
    r"(?: (?:to|that (?:he|she|they|it) (?:would|will))))|will(?: also| now)?|would(?: also)?|shall|is to|are to"
    r"|(?<=[A-Z]{2} )to"
    r"|be asked to|(?:is|are|was|were|has been|have been) (?:asked|invited|recommended|requested) to)\s+(?!be\b|have\b)"
)
_TOLD = re.compile(
    r"^(?:[\w’'&(),-]+\s){1,8}?"
    r"(?:said|explained|advised|reported|confirmed|stated|noted|added|told (?:the )?\w+|informed (?:the )?\w+) that\s+"
)
_THAT = re.compile(r"^[Tt]hat\s+")
_JOINS = re.compile(  # words that only tie a sentence to the one before
    r"^(?:(?:And|But|So(?! far)|Therefore|However|Also|Then|Furthermore|Moreover|Additionally|In addition|In response"
    r"|As a result|Finally|Lastly|Last|First|Firstly|Secondly|Thirdly|Today|For (?:this|that) reason|Since then)"
    r",?\s+)+(?=\w+ \w)"
)
_INTRO = re.compile(  # an occasion or a reason before the comma: "With that in mind, the plan was revised"
    r"^(?:With (?:this|that|these|those|all)|In(?! (?:relation|regard|respect))|At|On|Following|After|During|Since"
    r"|By|As|Under|Over|From|Through(?:out)?|Despite|Having)\b"
    r"(?:(?!\b(?:he|she|we|I|they|it|is|are|was|were|has|have|had|will|would)\b)[^,;:.]){2,70},\s+(?=\S+ \S+ \S)"
)
_TOPIC = re.compile(  # "With regard to the contact vans, the trial had ended"
    r"^(?:With (?:regard|respect) to|As regards|As (?:for|to)|Regarding|Concerning"
    r"|In (?:relation|regard|respect) (?:to|of)|Turning to)"
    r"\s(?P<topic>[^,;:.]{3,70}),\s"
)
_SAID_AIM = re.compile(  # "One of our priorities is to cut crime"; "Road safety remains a priority for me"
    r"^.{0,90}?\b(?:priority|priorities|aims?|objectives?|ambitions?|goals?|mission|focus|vision)\b.{0,60}?"
    r"\b(?:is|are|was|will be|remains)\s+(?:(?:also|still|now|clear|simple)[,:]?\s+)?(?:to\s+)?(?P<aim>\S.{5,})$"
    r"|^(?P<thing>.{3,80}?)\s(?:is|are|remains?|will be|will remain|continues? to be)\s(?:also |still )?"
    r"(?:a|an|one of|my|our)\b.{0,40}\bpriorit(?:y|ies)\b"
)
_CLAUSE = re.compile(r"[,;:.](?:\s|$)|\s(?:which|so that|in order to|to ensure|because|who|where|but)\s|\s[–—-]\s|\(")
_OFFICE = re.compile(r"Crime Pan|Crime Plan|Crime Comm")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    """A quoted name, a capitalised one that ends in a noun of models/deliverables.toml, or an operation."""
    nouns = "|".join(noun.title() for noun in _nouns())
    return re.compile(
        r"[‘“\"'](?P<quoted>[A-Z][^‘’“”\"']{2,70})[’”\"']"
        rf"|(?P<named>(?:(?:[A-Z][\w'’&-]+|\d{{3}})\s+(?:(?:and|of|for|the|&|to|in)\s+)*){{1,7}}(?:{nouns}))\b"
        r"|(?P<operation>Operation\s+[A-Z]\w+)"
    )


@lru_cache(maxsize=1)
def _common() -> re.Pattern[str]:
    """Up to four words before such a noun in small letters, none of them a little word."""
    nouns = "|".join(_nouns())
    return re.compile(rf"(?<!\w)(?P<phrase>(?:(?!(?:{_LITTLE})\b)[\w'’&/-]+\s+){{1,4}}(?:{nouns}))\b", re.IGNORECASE)


def _nouns() -> tuple[str, ...]:
    return tuple(phrase for entry in entries("deliverables") if entry.label == "names" for phrase in entry.phrases)


def title_of(kind: Kind, words: str, block: Block, text: str, start: int) -> str:
    """A title for a statement's words: its bold or colon lead, a named thing in it, or its first words."""
    named = named_priority(words) if kind == "priority" else None
    if named is not None:
        return _tidy(named[2])
    said = _SAID_AIM.match(_JOINS.sub("", words)) if kind == "priority" else None
    if said is not None:
        return _short(said["thing"] or said["aim"])
    topic = _TOPIC.match(words)
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
    named = next((m for m in _named().finditer(words) if not _OFFICE.search(m.group())), None)
    if named is not None:
        return named["quoted"] or named["named"] or named["operation"]
    plan = _PLAN.search(words)
    if plan is not None and plan.start() < 60:
        return plan.group()
    common = _common().search(words)
    return common["phrase"] if common else ""


def _tidy(title: str) -> str:
    words = " ".join(title.split()).strip(" :;,.–-•")
    return words[:1].upper() + words[1:] if not words[1:2].isupper() else words


def _short(words: str) -> str:
    """The first words of what is said, without who said it or who is to do it, cut where a clause ends."""
    told = _INTRO.sub("", _JOINS.sub("", _LABEL.sub("", words)))
    told = _TOLD.sub("", told) if not _OPENS.match(told) else told
    told = _THAT.sub("", _OPENS.sub("", told))
    parts = told.split()
    clause = _CLAUSE.search(told, len(" ".join(parts[:4])))
    if clause is not None and len(told[: clause.start()].split()) <= 14:
        return _tidy(told[: clause.start()])
    return _tidy(" ".join(parts[:12])) + ("…" if len(parts) > 12 else "")
