"""Printed labels and bullets at the start of a line: (a), 4.1, iv), • and their like.

`split_label` says what stands before the words of an item, `Numbering` which level of a list a label belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Glyphs that are bullets whatever follows. The private use area holds Symbol and Wingdings as LibreOffice writes them.
_SURE = "•·▪●○◦■□▫◘◙▸►▶◾◼⬤‣⁃∙⦁◆◇❖♦➢➣➤➔⮚✓✔✗✘☐☑☒★☆\uf000\uf020-\uf0ff\ufffd➜⇒"
# Glyphs that are bullets only before a space: they also mean something inside a text. § Ø ü are Wingdings bullets
# that lost their font.
_UNSURE = r"[-–—―‐‑−*+~>»→§Øü?]"
_BULLET = re.compile(
    rf"(?:[{_SURE}]|\(cid:\d+\)|&(?:bull|middot);)[ \t]*|(?:{_UNSURE}|o|�)(?:[ \t]+|$)|(?:--|=>|->)[ \t]+"
)
_INNER = re.compile(
    rf"(?:[{_SURE}]|\(cid:\d+\))[ \t]*|o[ \t]+"
)  # "- o Plans": a bullet of the paper behind one of Markdown
_ROMAN = r"[ivxl]{1,6}|[IVXL]{1,6}"
_LETTER = r"[a-zA-Z]|([a-z])\1"
_FORMS = (
    ("both", re.compile(rf"\((?P<core>\d{{1,3}}(?:\.\d{{1,2}})*|{_ROMAN}|[a-zA-Z]|aa|bb|cc|dd|ee|ff|gg|hh)\)")),
    ("after", re.compile(rf"(?P<core>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|{_ROMAN}|[a-zA-Z]|aa|bb|cc|dd|ee|ff)\)")),
    ("joined", re.compile(rf"(?P<core>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}\.? ?\((?:[a-z]|{_ROMAN})\))")),
    ("decimal", re.compile(r"(?P<core>\d{1,3}(?:\.\d{1,3}){1,4})[.:]?(?=\s|$|[A-Z‘“(])")),
    ("dot", re.compile(rf"(?P<core>\d{{1,3}}|{_ROMAN}|[a-zA-Z])\.(?=\s|$|(?<=\d\.)[A-Z‘“(])")),
    ("wide", re.compile(r"(?P<core>\d{1,2})(?=\t| {2,})(?=\s+[A-Z‘“(])")),
)
_UNIT = re.compile(
    r"(?:%|per ?cent|percentage|million|billion|thousand|m\b|bn\b|k\b|x\b|times|points?\b|hours?\b|hrs?\b|minutes?\b|"
    r"mins?\b|seconds?\b|days?\b|weeks?\b|months?\b|years?\b|miles?\b|km\b|fte\b|officers?\b|[ap]\.?m\b|[-–] ?\d|to \d|"
    r"out of|and above|or above|or more|in every|FTE\b|[AP]M\b)",
)
_NAME = re.compile(
    r"(?:[A-Z]\.? ?)*(?:Mc|Mac|O['’])?[A-Z][a-z'’-]+(?:-[A-Z][a-z]+)?(?: [A-Z][a-z'’-]+)?\s*(?:$|[,(:–-])"
)
_ABBREVIATION = re.compile(r"(?:[eE]|g)\.? ?g\.|[iI]\. ?e\.|[pP]\. ?m\.|[aA]\. ?m\.|[nN]\. ?[bB]\.")
_DATE = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?:\d{2}|\d{4})$|\d{1,2}\.\d{1,2}\.20\d\d$")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the words of a line.

    `text` is the printed label, empty for a bullet; `bullet` that a bullet glyph stands there (a bullet may stand
    before
    a label, as in "- 1.1 Plans"); `glyph` the bullet; `rest` the words behind; `start` where they begin in the line.
    """

    text: str
    bullet: bool
    rest: str
    start: int
    glyph: str = ""


@lru_cache(maxsize=4096)
def split_label(line: str) -> Label | None:
    """The label or bullet at the start of `line`, None where there is none.

    A label alone on its line has an empty `rest`. Words ("a", "I"), years, decimals, times, dates and initials are
    no labels; nor is "Priority 1", which stays with the words that it names.
    """
    begin = len(line) - len(line.lstrip())
    bullet = _BULLET.match(line, begin)
    at = bullet.end() if bullet else begin
    inner = _INNER.match(line, at) if bullet else None
    bullet, at = (inner, inner.end()) if inner else (bullet, at)
    glyph = bullet.group().strip() if bullet else ""
    printed = _printed(line, at)
    if printed:
        end = _past_space(line, at + len(printed))
        return Label(printed.strip(), bool(bullet), line[end:], end, glyph)
    if bullet:
        at = _past_space(line, at)
        return Label("", True, line[at:], at, glyph)
    return None


def _past_space(line: str, at: int) -> int:
    return at + len(line[at:]) - len(line[at:].lstrip())


def _printed(line: str, at: int) -> str:
    """The label printed at `at`, empty where none is."""
    for form, pattern in _FORMS:
        found = pattern.match(line, at)
        if found and _stands(form, found.group("core"), found.group(), line[found.end() :]):
            return found.group()
    return ""


def _stands(form: str, core: str, printed: str, rest: str) -> bool:
    """Whether a match is a label and not a number, a date, an initial or an abbreviation."""
    after = rest.lstrip()
    if form in ("both", "after", "joined"):
        return (
            not rest
            or rest[0].isspace()
            or (rest[0].isalpha() and rest[0].isupper())
            or (form == "both" and rest[0].isalpha())
        )
    if core[0].isdigit():
        if int(core.split(".")[0]) == 0 or (
            form == "decimal" and (_DATE.match(core) or _is_quantity(core, printed, after))
        ):
            return False
        return not _UNIT.match(after)
    return not _ABBREVIATION.match(printed + rest) and not (core.isupper() and _NAME.match(after))


def _is_quantity(core: str, printed: str, after: str) -> bool:
    """1.99, 3.30 or 0.5 rather than a section number: two digits behind the point and lower case after it."""
    zero_led = any(part.startswith("0") for part in core.split(".")[1:])
    return zero_led and not printed.endswith(".") and not after[:1].isupper()


_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman_value(text: str) -> int | None:
    """The number that a Roman numeral (up to 89) means, None where `text` is none: "iv" is 4, "iix" none."""
    lower = text.lower()
    if not re.fullmatch(r"(?:x[l]|l?x{0,3})(?:i[xv]|v?i{0,3})", lower) or not lower:
        return None
    values = [_VALUES[letter] for letter in lower]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def letter_value(text: str) -> int | None:
    """The place of a letter in the alphabet, "aa" being 27; None where `text` is no letter."""
    lower = text.lower()
    if len(lower) == 1 and "a" <= lower <= "z":
        return ord(lower) - 96
    if len(lower) == 2 and lower[0] == lower[1] and lower.isalpha():
        return 26 + ord(lower[0]) - 96
    return None


_LOOSE = re.compile(r"(?P<core>\d{1,2}) (?=[A-Za-z‘'“\"(])")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_INLINE_BULLET = re.compile(r"\s+[•▪●➢\uf0b7\uf0a7]\s+")


def loose_numbers(lines: Sequence[str]) -> dict[int, Label]:
    """Numbers without a point that begin lines and count up from 1, by the place of the line: "1 to note", "2 to ask".

    A number alone proves nothing ("3 officers"), so the series must begin with 1 and hold two lines, the next at most
    forty lines on; or the line must stand over lines numbered under it ("2 Background", then "2.1")."""
    found: dict[int, Label] = {}
    chain: list[tuple[int, Label]] = []
    for at, line in enumerate(lines):
        label = _loose(line)
        if label is None:
            continue
        value = int(label.text)
        if chain and value == int(chain[-1][1].text) + 1 and at - chain[-1][0] <= 40:
            chain.append((at, label))
            found.update(chain if len(chain) > 1 else ())
        elif value == 1:
            chain = [(at, label)]
        if any(after.lstrip("-• ").startswith(f"{value}.1 ") for after in lines[at + 1 : at + 4]):
            found[at] = label
    return found


def _loose(line: str) -> Label | None:
    body = line.lstrip("*_# ")
    match = _LOOSE.match(body)
    rest = body[match.end() :] if match else ""
    if not match or match["core"].startswith("0") or _UNIT.match(rest) or _MONTH.match(rest):
        return None
    start = len(line) - len(rest)
    return Label(match["core"], False, rest, start) if body == line else None


def split_bullets(text: str) -> list[str]:
    """Words in which bullets stand between ("to increase • support • improve") as one string each; [text] where none
    do."""
    parts = _INLINE_BULLET.split(text)
    return [part for part in parts if part.strip()] if len(parts) > 1 else [text]


@dataclass(frozen=True, slots=True)
class Step:
    """A label as a place in a series: `style` names the series ("(a)", "1.", "1.1", "(i)"), `value` the place in it."""

    style: str
    value: int
    depth: int = 1


def readings(label: str) -> tuple[Step, ...]:
    """The series that a label can belong to, the likelier first: "(i)" is Roman one or the ninth letter."""
    core = re.sub(r"[^\w.]", "", label).strip(".")
    frame = "(" * label.startswith("(") + "{}" + (")" if label.endswith(")") else "." if label.endswith(".") else "")
    if re.fullmatch(r"\d+(\.\d+)*", core):
        parts = core.split(".")
        style = frame.format("1") if len(parts) == 1 else ".".join("1" * len(parts))
        return (Step(style, int(parts[-1]), len(parts)),)
    found = []
    roman, letter = roman_value(core), letter_value(core)
    if roman is not None:
        found.append(Step(frame.format("i" if core.islower() else "I"), roman))
    if letter is not None:
        found.append(Step(frame.format("a" if core.islower() else "A"), letter))
    return tuple(found)
