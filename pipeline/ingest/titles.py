"""Which lines are headings, and which of them is the title: shared by every reader that gets no sure marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.ingest.assemble import Piece
from pipeline.vocabulary import entries

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OPEN_END = re.compile(
    r"\b(?:to|will|that|the|a|an|and|or|of|by|for|with|in|on|at|from|as|are|is|was|were|be|including|include|includes"
    r"|included|following|namely|via|shall|must|should|has|have|had|which|who|when|where|if|than|into|our|my|their|his"
    r"|her|its|this)$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@|https?:|www\.|\d{5,}|\(\d{3,5}\)|^(?:tel|telephone|phone|email|e-mail|fax|mobile|ext|contact officer)\b",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_OF_MONTH = r"\d{1,2}(?:st|nd|rd|th)?"
DATE_LINE = re.compile(
    rf"(?:date:?\s*)?(?:{_DAY},?\s*)?(?:the\s+)?(?:{_DAY_OF_MONTH}(?:\s+of)?\s+)?{_MONTH}\.?,?\s*"
    rf"(?:{_DAY_OF_MONTH},?\s*)?(?:\d{{4}})?(?:[\s,–-]*(?:at\s*)?\d{{1,2}}[.:]\d{{2}}\s*[ap]?\.?m?\.?)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[.:]\d{2}\s*[ap]\.?m\.?",
    re.IGNORECASE,
)
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "our", "my", "the", "to"]
)


def can_head(text: str) -> bool:
    """Whether a line could be a heading by its own form: short, no sentence, no address, no date, not left open."""
    words = text.split()
    if not 0 < len(words) <= 16 or len(text) > 120 or not _WORD.search(text):
        return False
    first = next((letter for letter in text if letter.isalnum()), "")
    if first.islower() or (text.endswith((".", ",", ";", "–", "-", "—", "…", "&")) and not text.endswith("...")):
        return False
    return not (_OPEN_END.search(text.rstrip(": ")) or never_heads(text))


def never_heads(text: str) -> bool:
    """Whether a line heads nothing whatever its look: a date, a telephone number, "None", "N/A"."""
    bare = text.rstrip(": ")
    return bool(_standing().get(bare.casefold()) == "never" or _CONTACT.search(text) or DATE_LINE.fullmatch(bare))


_FIELD = re.compile(r"(?P<name>[A-Za-z][\w/'’&() -]{0,40}?)\s*:\s+(?P<value>[^\Wa-z_].*|\[.*)")


def is_field(text: str) -> bool:
    """Whether a line is a named value ("Venue: Council Chamber", "Decision maker: Mayor"), not a title with a colon."""
    found = _FIELD.fullmatch(text)
    return (
        found is not None
        and len(found["name"].split()) <= 4
        and not is_numbered_part(text)
        and not _NAMES_PAPER.search(found["name"])
        and (text.endswith(".") or _FORM.search(found["name"]) is not None or _TITLED.search(found["value"]) is None)
    )


_NAMES_PAPER = re.compile(
    r"\b(?:plan|report|strategy|panel|review|programme|appendix|annex|part|section|update|item \d)\b", re.IGNORECASE
)

# "A Safer County: Police and Crime Plan 2020-2024" is a title; "Subject: Police and Crime Plan 2020-2024" a field.
_TITLED = re.compile(
    r"\bpolice (?:and|&) crime plan\b|\b(?:plan|report|strategy|review)\b.*\b(?:19|20)\d\d\b", re.IGNORECASE
)
_FORM = re.compile(
    r"\b(?:titles?|subject|purpose|re|ref|reference|committee|meeting|panel|author|contact|officer|member|status|item"
    r"|agenda|date|decision|response|page|document|enclosures?|attachments?|papers?|background|link|links|source|see|topic|for)\b",
    re.IGNORECASE,
)


def is_capitals(text: str) -> bool:
    """Whether the line is in capitals (names such as "PCC" alone do not count)."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 5 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def is_title_case(text: str) -> bool:
    """Whether nearly all longer words begin with a capital."""
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


@lru_cache(maxsize=4096)
def standing(text: str) -> str:
    """ "section" or "page" for a heading that stands by itself in papers ("Minutes:", "Agenda item"), else empty."""
    folded = " ".join(re.sub(r"^[\d.]+\s*|[:.]\s*$", "", text.casefold().replace("&", "and")).split())
    found = _standing().get(folded, "")
    return "" if found in ("numbered", "never") else found


_NUMBER = r"(?:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"


@lru_cache(maxsize=4096)
def is_numbered_part(text: str) -> bool:
    """Whether a line names a part by a word and a number: "Priority One - Cut Crime", "Theme 2"."""
    found = re.match(
        rf"([a-z ]+?) {_NUMBER}\b(?![,;%]| (?:and|to|or|of|is|was|will|has)\b)", " ".join(text.casefold().split())
    )
    return bool(found) and len(text.split()) <= 22 and _standing().get(found.group(1)) == "numbered"  # type: ignore[union-attr]


@lru_cache(maxsize=1)
def numbered_parts() -> tuple[str, ...]:
    """The words that name parts by number ("objective"), in lower case."""
    return tuple(phrase for phrase, label in _standing().items() if label == "numbered")


@lru_cache(maxsize=1)
def _standing() -> dict[str, str]:
    return {phrase: entry.label for entry in entries("standing_headings") for phrase in entry.phrases}


_NO_TITLE = re.compile(
    rf"\b(?:report (?:of|by)|report to|meeting (?:of|held)|item \d|agenda item|\d(?:st|nd|rd|th)? {_MONTH},? \d{{4}}\b"
    r"|appendix|annex)\b"
    r"|^(?:the )?(?:office of the )?police[,\w& ]*commissioner(?:'s office)?(?: for [\w ,&-]+)?$"
    r"|^[\w ,&-]*(?:police (?:and|&) crime panel|\bcouncil|\bconstabulary| police)$",
    re.IGNORECASE,
)


def title_of(pieces: Sequence[Piece]) -> str:
    """The paper's own title: its first heading that names the paper, not the page, the meeting or the author."""
    first = _first(pieces)
    heads = [words_of(piece) for piece in first if piece.kind == "heading"]
    named = [text for text in heads if not standing(text) and not is_numbered_part(text) and not is_field(text)]
    good = [text for text in named if not _NO_TITLE.search(text) and len(text.split()) > 1]
    naming = [text for text in named if _NAMES_KIND.search(text)]
    return _stated_title(first) or next(iter(good or naming or named), "")


_NAMES_KIND = re.compile(r"\b(?:minutes|report|plan|update|notes|decision|log|letter|response)\b", re.IGNORECASE)
_STATED = re.compile(
    r"(?:title of (?:report|decision|paper)|(?:report|decision|paper) title|title|subject)\s*:\s*(?P<title>.*)",
    re.IGNORECASE,
)


def _stated_title(pieces: Sequence[Piece]) -> str:
    """The title that a form gives: "Title of report: ...", on the line or on the next."""
    texts = [words_of(piece) for piece in pieces]
    for text, after in zip(texts, [*texts[1:], ""], strict=False):
        found = _STATED.fullmatch(text)
        if found and len((found["title"] or after).split()) <= 30:
            return found["title"] or after
    return ""


def is_before_title(text: str) -> bool:
    """Whether a line may stand over the title: no sentence and no paragraph."""
    return len(text.split()) <= 15 and not text.endswith((".", ";", "–"))


def _first(pieces: Sequence[Piece], words: int = 400) -> list[Piece]:
    """The pieces of about the first page."""
    found, count = [], 0
    for piece in pieces:
        found.append(piece)
        count += len(words_of(piece).split())
        if count > words:
            break
    return found


def words_of(piece: Piece) -> str:
    """The words of a piece, white space folded."""
    runs = piece.runs or tuple(run for cell in piece.cells for run in cell.runs)
    return " ".join("".join(run.text for run in runs).split())
