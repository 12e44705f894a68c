"""Lines grouped into units: headings in Markdown, rules, tables, items, paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from pipeline.ingest.labels import Label, loose_numbers, split_bullets, split_label
from pipeline.ingest.text.lines import Line
from pipeline.ingest.text.wrap import Wrap, begins_low, is_ended, is_left_open, join_lines
from pipeline.ingest.titles import is_numbered_part, numbered_parts, standing

_NOWHERE, _UNDER_LABEL = -1, -2
_RULE = re.compile(r"(?:[-*_=~–—•·.|]\s?){3,}$|\|+$")
_HASH = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_MARKED = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)")
_RUN_ON = 600  # characters
_QUOTE = re.compile(r">\s+|>$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a text, its inline marks still in it. `level` counts the # of a heading; `spaced` says that a blank
    line
    stands above; `rows` holds the lines of a table."""

    kind: Literal["heading", "rule", "table", "item", "paragraph"]
    text: str = ""
    label: str = ""
    glyph: str = ""
    indent: int = 0
    level: int = 0
    number: int = 0
    lines: int = 1
    spaced: bool = True
    rows: tuple[str, ...] = ()


def units_of(lines: list[Line], wrap: Wrap) -> list[Unit]:
    """The units of a text in order; every line is in one."""
    return _Grouper(lines, wrap).units()


class _Grouper:
    def __init__(self, lines: list[Line], wrap: Wrap) -> None:
        self.lines, self.wrap, self.at = lines, wrap, 0
        self.loose = loose_numbers([line.text for line in lines])
        self.found: list[Unit] = []
        self.listing = False

    def units(self) -> list[Unit]:
        while self.at < len(self.lines):
            if self.lines[self.at].blank:
                self.at += 1
                continue
            self.found.append(self._unit(self.lines[self.at]))
        return [part for unit in self.found for piece in _pieces(unit) for part in _parts(piece)]

    def _spaced(self) -> bool:
        return self.at == 0 or self.lines[self.at - 1].blank

    def _unit(self, line: Line) -> Unit:
        hashes = _HASH.match(line.text)
        if hashes:
            self.at += 1
            return Unit("heading", hashes.group(2), level=len(hashes.group(1)), number=line.number)
        if _RULE.match(line.text):
            return self._rule(line)
        size = table_size(self.lines, self.at)
        if size:
            return self._table(size)
        label = self._label(self.at)
        return self._item(line, label) if label else self._paragraph(line)

    def _label(self, at: int) -> Label | None:
        return label_of(self.lines[at].text) or self.loose.get(at)

    def _rule(self, line: Line) -> Unit:
        """A rule; under a single short line it makes that line a heading."""
        self.at += 1
        above = self.found[-1] if self.found else None
        if above and self._underlines(line, above):
            self.found.pop()
            level = 1 if line.text[0] == "=" else 2
            return Unit("heading", above.text, level=level, number=above.number, spaced=above.spaced)
        return Unit("rule", line.text, number=line.number)

    def _underlines(self, line: Line, above: Unit) -> bool:
        single = above.kind == "paragraph" and above.lines == 1 and above.number == line.number - 1
        return single and len(above.text) < 100 and len(line.text) > 2 and set(line.text) in ({"="}, {"-"})

    def _table(self, size: int) -> Unit:
        first, spaced = self.lines[self.at], self._spaced()
        rows = tuple(line.text for line in self.lines[self.at : self.at + size] if not line.blank)
        self.at += size
        return Unit("table", rows=rows, number=first.number, spaced=spaced)

    def _item(self, line: Line, label: Label) -> Unit:
        spaced, indent, texts = self._spaced(), line.indent, [label.rest]
        self.at += 1
        if not label.rest:
            self._skip_to_words(label)
            texts = [self._take()] if self._has_words() else [""]
        texts += self._more(texts[-1], hanging=indent + label.start if label.rest else _UNDER_LABEL)
        text = join_lines(texts)
        glyph = label.glyph or "-"
        return Unit("item", text, label.text, glyph, indent, number=line.number, lines=len(texts), spaced=spaced)

    def _skip_to_words(self, label: Label) -> None:
        """A label alone on its line belongs to the next words, over one blank line or two."""
        at = self.at
        while at < len(self.lines) and self.lines[at].blank and at - self.at < 3:
            at += 1
        if at < len(self.lines) and not self._begins(self.lines, at):
            self.at = at

    def _has_words(self) -> bool:
        return self.at < len(self.lines) and not self.lines[self.at].blank and not self._begins(self.lines, self.at)

    def _take(self) -> str:
        self.at += 1
        return self.lines[self.at - 1].text

    def _paragraph(self, line: Line) -> Unit:
        spaced = self._spaced()
        self.at += 1
        quoted = _QUOTE.match(line.text)
        first = line.text[quoted.end() :] if quoted else line.text
        texts = [first, *self._more(first, hanging=_NOWHERE)]
        return Unit(
            "paragraph", join_lines(texts), "", "", line.indent, number=line.number, lines=len(texts), spaced=spaced
        )

    def _more(self, above: str, hanging: int) -> list[str]:
        """The lines that go on with `above`; under an item, also those indented to its words."""
        texts: list[str] = []
        if (standing(above) and above.endswith(":")) or (is_numbered_part(above) and not self.wrap.width):
            return texts
        if self._in_list(above):
            return texts
        while self.at < len(self.lines) and not self.lines[self.at].blank:
            line = self.lines[self.at]
            if self._begins(self.lines, self.at, above):
                break
            if not (self._hangs(above, line, hanging) or self.wrap.joins(above, line.text)):
                break
            texts.append(self._take())
            above = texts[-1]
        return texts

    def _in_list(self, above: str) -> bool:
        """Whether a line of a text that is not wrapped stands in a list without bullets, a line for each item: under a
        line that ends in a colon, or right under another of the list."""
        under = self.found[-1] if self.found else None
        opens = under is not None and under.text.endswith(":") and under.kind in ("paragraph", "item", "heading")
        listed = begins_low(above) and not self._spaced_at(self.at - 1) and (opens or self.listing)
        self.listing = bool(listed) and not self.wrap.width and not is_ended(above)
        return self.listing and not is_left_open(above)

    def _spaced_at(self, at: int) -> bool:
        return at <= 0 or self.lines[at - 1].blank

    def _hangs(self, above: str, line: Line, hanging: int) -> bool:
        """Whether a line goes on with an item: indented to its words, or under a label alone in lower case."""
        goes_on = not is_ended(above) and begins_low(line.text)
        if hanging == _UNDER_LABEL:
            return goes_on
        return (
            hanging > 0
            and abs(line.indent - hanging) <= 1
            and (goes_on or not is_ended(above) or bool(self.wrap.width))
        )

    def _begins(self, lines: list[Line], at: int, above: str = "") -> bool:
        """Whether a line begins a unit of its own, whatever stands above it."""
        text = lines[at].text
        if _HASH.match(text) or _RULE.match(text) or table_size(lines, at):
            return True
        if standing(text) and (text.endswith(":") or standing(text) == "page"):
            return True
        label = self._label(at)
        return bool(label) and not self._dash_inside(above, label)

    def _dash_inside(self, above: str, label: Label | None) -> bool:
        """A dash that begins a wrapped line of a sentence is no bullet."""
        dash = label is not None and label.glyph in ("–", "—", "-") and not label.text and begins_low(label.rest)
        return dash and bool(self.wrap.width) and len(above) > self.wrap.width * 0.75 and not is_ended(above)


def _pieces(unit: Unit) -> list[Unit]:
    """A long paragraph that numbered parts were run into ("... is met. Objective 2 – Caring for victims. When ...") as
    a paragraph for each heading and for what stands under it."""
    if unit.kind != "paragraph" or len(unit.text) < _RUN_ON:
        return [unit]
    heads = list(_run_in().finditer(unit.text))
    if not any(one["part"] == other["part"] for one, other in pairwise(heads)):
        return [unit]
    cuts = sorted({0, *(at for head in heads for at in head.span()), len(unit.text)})
    texts = [unit.text[a:b].strip() for a, b in pairwise(cuts)]
    return [replace(unit, text=text) for text in texts if text]


@cache
def _run_in() -> re.Pattern[str]:
    """A numbered part with its name, up to the end of its sentence."""
    words = "|".join(word[:1].upper() + word[1:] for word in numbered_parts() if " " not in word)
    return re.compile(
        rf"(?:^|(?<=\S ))(?P<part>{words}) \d{{1,2}} ?[:–—-] ?[A-Z][^.:!?•]{{3,160}}(?:[.:?](?= )|(?= •|$))"
    )


def _parts(unit: Unit) -> list[Unit]:
    """A unit with bullets between its words as an item each; words before the first bullet stay what they were."""
    texts = split_bullets(unit.text) if unit.kind in ("item", "paragraph") else [unit.text]
    if len(texts) == 1 or (unit.kind == "paragraph" and len(texts) < 3):
        return [unit]
    inner = Unit(
        "item",
        "",
        "",
        "•",
        unit.indent + (0 if unit.kind == "item" and not unit.label else 1),
        number=unit.number,
        spaced=False,
    )
    return [replace(unit, text=texts[0]), *(replace(inner, text=text) for text in texts[1:])]


def label_of(text: str) -> Label | None:
    """The label of a line, also inside bold marks ("**1. Background**"), which then stay with the words."""
    label = split_label(text)
    marks = _MARKED.match(text)
    if label or not marks:
        return label
    inner = split_label(text[marks.end() :])
    if not inner or not inner.text or not inner.rest:
        return None
    if inner.rest.startswith(marks.group()):  # "**1.** Background"
        return Label(inner.text, False, inner.rest[len(marks.group()) :].lstrip(), marks.end() + inner.start, "")
    return Label(inner.text, False, marks.group() + inner.rest, marks.end() + inner.start, "")


def table_size(lines: list[Line], at: int) -> int:
    """How many lines from `at` on are a table, 0 where none begins there."""
    if "\t" not in lines[at].text and "|" not in lines[at].text:
        return 0
    return _piped(lines, at) or _tabbed(lines, at)


def _piped(lines: list[Line], at: int) -> int:
    end = at
    while end < len(lines) and lines[end].text.count("|") >= (1 if lines[end].text.startswith("|") else 2):
        end += 1
        parted = lines[end : end + 2]  # a blank line may part rows of as many cells
        if len(parted) == 2 and parted[0].blank and parted[1].text.count("|") == lines[at].text.count("|") >= 2:
            end += 1
    rows = [line for line in lines[at:end] if not line.blank]
    ruled = any(set(line.text) <= set("|-: ") and "-" in line.text for line in rows[:2])
    framed = all(line.text.startswith("|") for line in rows)
    even = len(rows) > 2 and len({line.text.count("|") for line in rows}) == 1
    return end - at if end > at and (ruled or (framed and end - at >= 2) or even) else 0


def _tabbed(lines: list[Line], at: int) -> int:
    """Lines with tabs between words; a label and a tab are an item, not a row. One blank line may part rows."""
    if not _is_row(lines[at]):
        return 0
    end = at + 1
    while end < len(lines):
        step = 1 if lines[end].blank and end + 1 < len(lines) else 0
        if not _belongs(lines[end - 1], lines[end + step], bool(step)):
            break
        end += 1 + step
    return end - at


def _belongs(above: Line, line: Line, parted: bool) -> bool:
    """Whether a line is of the table whose last line is `above`; over a blank line only where it has as many cells."""
    if _is_row(line):
        return not parted or line.text.count("\t") == above.text.count("\t") >= 2
    return not parted and _goes_on(above, line)


def _is_row(line: Line) -> bool:
    if "\t" not in line.text:
        return False
    label = split_label(line.text.lstrip("\t"))
    return not (label and "\t" not in label.rest and label.start > 1 and not line.leading_tab)


def _goes_on(above: Line, line: Line) -> bool:
    """A line without a tab that goes on with the last cell of the row above."""
    return (
        not line.blank
        and "\t" not in line.text
        and begins_low(line.text)
        and not is_ended(above.text)
        and not split_label(line.text)
    )
