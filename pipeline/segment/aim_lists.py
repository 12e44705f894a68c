"""Aims that one sentence lists: "has three priorities: A; B; and C", "priorities of cutting crime"."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.vocabulary import entries

Span = tuple[int, int]

_NUMBERS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))
_COUNT = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_NUMBERS)})|(?P<digits>\d{{1,2}}))\b(?:[\w’'-]*[ ]?){{0,6}}$", re.IGNORECASE
)
_STRONG = r"[:–—]|\s-{1,2}\s|\bnamely\b[:;,]?|\((?=(?-i:[A-Z][a-z]))|(?=[‘“])"
_WEAK = r"\b(?:are|were|being|will be|would be|remain(?:ed)?|including|include[sd]?|such as|covering)\b[:;]?"
_PRONOUN = re.compile(r"(?:They|These|Those) (?:are|were|will be)\b")
_PLURAL = re.compile(
    r"\b(?:priorities|objectives|outcomes|pillars|aims|themes|goals|ambitions|missions)\b", re.IGNORECASE
)
_STAND_IN = {"they": "aims", "these": "goals", "those": "goals"}  # of the same length, so that offsets hold
_TO = re.compile(r"(?<![^\s:;–-])To\s+(?=[a-z])")
_TELLS = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|but)\b")
_QUOTED = re.compile(r"[‘“\"']([A-Za-z][^‘’“”\"']{3,120})[’”\"'](?=[\s,.;:)]|$)")
_AND = re.compile(r"\s+(?:and|as well as|along with|plus|&)\s+")
_LAST = re.compile(r"\s*,\s+and\s+")
_CLAUSE = re.compile(r";\s*(?:[a-z]+\s+){0,3}(?:he|she|they|it|this|these|I|we|there)\s+[a-z]")
_LEAD_AND = re.compile(r"(?:(?:and|or|as well as|finally|lastly)\b[\s,]*)+", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r",?\s+(?:which|who|whose|while|whilst|all of which|each of which|so that|with a|that)\b|\s[–—-]\s"
)
_NO_AIM = re.compile(  # a part that begins so goes on with a sentence, or is of a list of contents
    r"(?:set out|as|which|that|who|whom|those|these|this|it|they|he|she|we|i|you|there|in|on|under|from|for|by|of|with"
    r"|above|below|yet|but|if|so|because|since|when|how|what|where|why|whether|still|then|not|only|also|going|given)\b"
    r"|.*\b\d{1,3} [A-Z]|(?:the|a) \w+ (?:then|also|now|has|is|will|was)\b",
    re.IGNORECASE,
)
_FORM = re.compile(r"(?P<to>to)\s+[a-z]+|(?P<ing>[A-Za-z-]+ing)\b", re.IGNORECASE)
_LONG = {"to": 34, "ing": 30, "": 14}  # words that a part may have, by the form that all parts share


@lru_cache(maxsize=1)
def levels() -> dict[str, str]:
    """Every form of the words for aims, with its singular."""
    return {phrase: entry.label for entry in entries("levels") for phrase in entry.phrases}


@lru_cache(maxsize=1)
def _leads() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The ways in which a sentence comes to its list, each with whether a list must follow."""
    plurals = "|".join(sorted((phrase for phrase, label in levels().items() if phrase != label), key=len, reverse=True))
    level = rf"\b(?P<level>{plurals})\b"
    return tuple(
        (
            re.compile(level + rf"(?P<between>[^.;]*?)(?:{lead})\s*(?P<list>[^.]{{6,900}})(?:\.|$)", re.IGNORECASE),
            strong,
        )
        for lead, strong in ((_STRONG, True), (_WEAK, False), (r"\bof\b(?=\s+\w+ing\b)", False))
    )


def inline_list(sentence: str, before: str = "") -> tuple[str, tuple[Span, ...]] | None:
    """(level, spans) of aims that one sentence lists ("has three priorities: A; B; and C."), None where it has none.

    "They are ..." lists the aims that the sentence before it speaks of."""
    if _PRONOUN.match(sentence) and _PLURAL.search(before):
        sentence = _STAND_IN[sentence.split()[0].lower()] + sentence[len(sentence.split()[0]) :]
    for lead, strong in _leads():
        match = lead.search(sentence)
        if match is None:
            continue
        level = levels()[match["level"].lower()]
        spans = _spans(sentence, match, strong)
        if len(spans) > 1 and (level not in ("measure", "pledge") or ";" in match["list"]):
            return level, spans
    return None


def _spans(sentence: str, match: re.Match[str], strong: bool) -> tuple[Span, ...]:
    start, end = match.span("list")
    counted = _counted(sentence[: match.start("level")])
    return (
        _quoted(sentence, start, end) or _begun(sentence, start, end) or _parted(sentence, start, end, strong, counted)
    )


def _counted(before: str) -> int:
    """How many aims the words before their name say that there are ("six key pillars"), 0 where they do not."""
    found = _COUNT.search(before[-60:])
    if found is None:
        return 0
    return int(found["digits"]) if found["digits"] else _NUMBERS[found["word"].lower()]


def _quoted(sentence: str, start: int, end: int) -> tuple[Span, ...]:
    spans = tuple(match.span() for match in _QUOTED.finditer(sentence, start, end))
    return spans if len(spans) > 1 else ()


def _begun(sentence: str, start: int, end: int) -> tuple[Span, ...]:
    """Aims that a converter ran together, each begun by a capital: "To cut crime To support victims To ..."."""
    starts = [match.start() for match in _TO.finditer(sentence, start, end)]
    stops = [*starts[1:], end]
    return (
        tuple((a, a + len(sentence[a:b].rstrip())) for a, b in zip(starts, stops, strict=True))
        if len(starts) > 2
        else ()
    )


def _parted(sentence: str, start: int, end: int, strong: bool, counted: int) -> tuple[Span, ...]:
    """The parts of a list between its semicolons, or between its commas and its last "and"."""
    end = _before_remark(sentence, start, end)
    semicolons = sentence.find(";", start, end) >= 0
    if not semicolons:
        after = _AFTERWARDS.search(sentence, start, end)
        end = after.start() if after and sentence.find(",", start, after.start()) >= 0 else end
    mark = r"\s*;\s*" if semicolons else r"\s*,\s*"
    spans = _cut(sentence, start, end, mark)
    spans = _with_last(sentence, start, end, counted) or _divided(sentence, spans, counted, semicolons)
    spans = [_trimmed(sentence, a, b) for a, b in spans]
    spans = [(a, b) for a, b in spans if b - a > 3]
    return tuple(spans) if _is_list(sentence, spans, strong or semicolons, counted, semicolons) else ()


def _cut(sentence: str, start: int, end: int, mark: str) -> list[Span]:
    joins = [match.span() for match in re.compile(mark).finditer(sentence, start, end)]
    return list(zip([start, *(b for _, b in joins)], [*(a for a, _ in joins), end], strict=True))


def _before_remark(sentence: str, start: int, end: int) -> int:
    """Where a list parted by commas ends, if a clause of its own follows behind the only semicolon."""
    at = sentence.find(";", start, end)
    if at < 0 or sentence.find(";", at + 1, end) >= 0 or sentence.count(",", start, at) < 2:
        return end
    return at if _CLAUSE.search(sentence, at, end) else end


def _with_last(sentence: str, start: int, end: int, counted: int) -> list[Span]:
    """As many aims as are said to be, the last of them with commas in it: "A, B, and C, D and E" of three."""
    for last in _LAST.finditer(sentence, start, end):
        spans = [*_cut(sentence, start, last.start(), r"\s*,\s*"), (last.end(), end)]
        if len(spans) == counted and "," in sentence[last.end() : end]:
            return spans
    return []


def _divided(sentence: str, spans: list[Span], counted: int, semicolons: bool) -> list[Span]:
    """The spans, the last divided at its "and" where that makes a list of it, or gives as many as are said to be."""
    a, b = spans[-1]
    ands = [] if _LEAD_AND.match(sentence, a) else list(_AND.finditer(sentence, a, b))
    ways = [[*spans[:-1], (a, one.start()), (one.end(), b)] for one in ands]
    if len(spans) == counted or not ways:
        return spans
    counting = [way for way in ways if len(way) == counted]
    formed = [
        way
        for way in counting or ways
        if _forms(sentence, way[-2:]) & {"to", "ing"} and len(_forms(sentence, way)) == 1
    ]
    if formed or counting:
        return (formed or counting)[0]
    if semicolons or len(spans) < 2:
        return spans
    return min(ways, key=lambda way: abs(_size(sentence, way[-2]) - _size(sentence, way[-1])))


def _size(sentence: str, span: Span) -> int:
    return len(sentence[span[0] : span[1]].split())


def _trimmed(sentence: str, a: int, b: int) -> Span:
    lead = _LEAD_AND.match(sentence, a, b)
    a = lead.end() if lead else a
    while a < b and sentence[a] in " ,;:–-":
        a += 1
    b = a + len(sentence[a:b].rstrip(" ,;:–-"))
    unclosed = sentence[a:b].endswith(")") and "(" not in sentence[a:b]
    return a, b - unclosed


def _forms(sentence: str, spans: list[Span]) -> set[str]:
    """The forms in which the parts begin: "to" (cut crime), "ing" (cutting crime), or neither."""
    return {next((name for name in ("to", "ing") if form and form[name]), "") for form in
            (_FORM.match(sentence, *_trimmed(sentence, a, b)) for a, b in spans)}  # fmt: skip


def _is_list(sentence: str, spans: list[Span], strong: bool, counted: int, semicolons: bool) -> bool:
    """The parts are many and alike enough to be a list of aims, not the clauses of a sentence."""
    parts = [sentence[a:b] for a, b in spans]
    forms = _forms(sentence, spans)
    form = next(iter(forms)) if len(forms) == 1 else ""
    if any(_NO_AIM.match(part) for part in parts):
        return False
    if len(parts) < 2 or (semicolons and len(parts) > 1):
        return len(parts) > 1
    if max(len(part.split()) for part in parts) > _LONG[form]:
        return False
    if not form and any(_TELLS.search(part) for part in parts):
        return False
    if len(parts) == counted:
        return True
    if len(parts) < 3:
        return bool(form)
    single = sum(len(part.split()) == 1 for part in parts)
    return not single or (strong and bool(counted)) or (single == len(parts) and not parts[0][:1].islower())
