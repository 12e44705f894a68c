"""Automatic numbering, computed as Word shows it: levels, formats, restarts, overrides, "%1.%2" texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pipeline.ingest.docx.styles import Styles
from pipeline.ingest.docx.xml import child, integer, name, value
from pipeline.ingest.numerals import cardinal_word, letters, ordinal, ordinal_word, roman
from pipeline.ingest.package import Node

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str, "lowerLetter": letters, "upperLetter": lambda number: letters(number).upper(), "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(), "ordinal": ordinal, "cardinalText": cardinal_word,
    "ordinalText": ordinal_word, "decimalZero": lambda number: f"{number:02d}", "none": lambda number: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """What Word prints before a paragraph: a label, or a bullet, and where it stands, in twentieths of a point."""

    label: str
    bullet: bool
    level: int
    indent: int | None


@dataclass(slots=True)
class Numbering:
    """The lists of a document. `printed` is asked once for each numbered paragraph, in order."""

    styles: Styles
    abstracts: dict[str, Node] = field(default_factory=dict)
    nums: dict[str, Node] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def printed(self, num_id: str, level: int) -> Printed | None:
        """What stands before the next paragraph of this list at this level; None where the list is unknown or off."""
        abstract = self._abstract(num_id)
        node = self._level(num_id, level)
        if abstract is None or node is None:
            return None
        kind = value(child(node, "numFmt")) or "decimal"
        self._count(num_id, value(abstract, "abstractNumId"), level)
        if kind == "bullet":
            return Printed("", True, level, _label_indent(child(node, "pPr", "ind")))
        label = self._label(num_id, value(abstract, "abstractNumId"), level, node)
        return Printed(label, False, level, _label_indent(child(node, "pPr", "ind"))) if label else None

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """The level of a list that a style is tied to, 0 where it is tied to none."""
        abstract = self._abstract(num_id)
        for node in abstract if abstract is not None else ():
            if name(node) == "lvl" and value(child(node, "pStyle")) == style_id:
                return integer(value(node, "ilvl"))
        return 0

    def _abstract(self, num_id: str) -> Node | None:
        """The abstract list of a list, through links to list styles."""
        for _ in range(5):
            node = self.abstracts.get(value(child(self.nums.get(num_id), "abstractNumId")))
            link = value(child(node, "numStyleLink"))
            if not link:
                return node
            num_id = value(self.styles.first(link, "pPr", "numPr", "numId"))
        return None

    def _level(self, num_id: str, level: int) -> Node | None:
        override = self._override(num_id, level)
        found = child(override, "lvl")
        if found is not None:
            return found
        abstract = self._abstract(num_id)
        nodes = abstract if abstract is not None else ()
        return next((node for node in nodes if name(node) == "lvl" and integer(value(node, "ilvl"), -1) == level), None)

    def _override(self, num_id: str, level: int) -> Node | None:
        nodes: Iterable[Node] = self.nums.get(num_id, ())
        return next(
            (node for node in nodes if name(node) == "lvlOverride" and integer(value(node, "ilvl"), -1) == level), None
        )

    def _start(self, num_id: str, level: int) -> int:
        restart = child(self._override(num_id, level), "startOverride")
        return (
            integer(value(restart), 1)
            if restart is not None
            else integer(value(child(self._level(num_id, level), "start")), 1)
        )

    def _count(self, num_id: str, abstract_id: str, level: int) -> None:
        """One on at this level; deeper levels begin again. A list with a start of its own begins there once."""
        counters = self.counters.setdefault(abstract_id, {})
        own_start = (
            child(self._override(num_id, level), "startOverride") is not None and (num_id, level) not in self.begun
        )
        if level not in counters or own_start:
            counters[level] = self._start(num_id, level)
        else:
            counters[level] += 1
        self.begun.add((num_id, level))
        for deeper in [one for one in counters if one > level]:
            after = child(self._level(num_id, deeper), "lvlRestart")
            if after is None or (integer(value(after), 99) > 0 and level < integer(value(after), 99)):
                del counters[deeper]

    def _label(self, num_id: str, abstract_id: str, level: int, node: Node) -> str:
        legal = child(node, "isLgl") is not None
        counters = self.counters[abstract_id]

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            kind = value(child(self._level(num_id, at), "numFmt")) or "decimal"
            shown = counters.get(at, self._start(num_id, at))
            return _FORMATS.get("decimal" if legal and at != level else kind, str)(shown)

        return re.sub(r"%([1-9])", number, value(child(node, "lvlText"))).strip()


def _label_indent(node: Node | None) -> int | None:
    """Where the label stands: the indentation of the words less what hangs out to its left."""
    if node is None:
        return None
    left = integer(value(node, "left") or value(node, "start"))
    return left - integer(value(node, "hanging")) + integer(value(node, "firstLine"))


def read_numbering(root: Node | None, styles: Styles) -> Numbering:
    """The lists of numbering.xml; none where the part is missing."""
    numbering = Numbering(styles)
    for node in root if root is not None else ():
        if name(node) == "abstractNum":
            numbering.abstracts[value(node, "abstractNumId")] = node
        elif name(node) == "num":
            numbering.nums[value(node, "numId")] = node
    return numbering
