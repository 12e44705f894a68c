"""Styles of an OpenDocument text: looks of words, fills of cells, levels of lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.ingest.assemble import Look
from pipeline.ingest.colours import fill_name, is_red
from pipeline.ingest.numerals import letters, roman
from pipeline.ingest.package import Node, integer

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


@dataclass(slots=True)
class Styles:
    """The styles by family and name, and the lists by name and level."""

    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    lists: dict[str, dict[int, Node]] = field(default_factory=dict)

    def looks(self, family: str, name: str) -> frozenset[Look]:
        """The looks that a style gives, its parents' included."""
        looks: set[Look] = set()
        for properties in self._properties(family, name, "text-properties"):
            looks |= {"bold"} if properties.get(FO + "font-weight") in ("bold", "600", "700", "800", "900") else set()
            looks |= {"italic"} if properties.get(FO + "font-style") == "italic" else set()
            looks |= {"red"} if is_red(properties.get(FO + "color") or "") else set()
            struck = properties.get(STYLE + "text-line-through-style") or "none"
            looks |= {"struck"} if struck != "none" else set()
        return frozenset(looks)

    def fill(self, name: str) -> str:
        """The named fill of a cell's style."""
        found = [
            one.get(FO + "background-color") or ""
            for one in self._properties("table-cell", name, "table-cell-properties")
        ]
        return fill_name(next((one for one in found if one), ""))

    def list_of(self, name: str) -> str:
        """The list style that a paragraph style carries."""
        for node in self._chain("paragraph", name):
            if node.get(STYLE + "list-style-name"):
                return str(node.get(STYLE + "list-style-name"))
        return ""

    def label(self, name: str, counts: list[int]) -> str:
        """What a list prints before an item, given the numbers of its levels; empty for a bullet."""
        node = self.lists.get(name, {}).get(len(counts))
        if node is None or node.tag != TEXT + "list-level-style-number" or not node.get(STYLE + "num-format"):
            return ""
        shown = min(integer(node.get(TEXT + "display-levels") or "", 1), len(counts))
        numbers = [self._number(name, at + 1, counts[at]) for at in range(len(counts) - shown, len(counts))]
        return (node.get(STYLE + "num-prefix") or "") + ".".join(numbers) + (node.get(STYLE + "num-suffix") or "")

    def start(self, name: str, level: int) -> int:
        """The first number of a level."""
        node = self.lists.get(name, {}).get(level)
        return integer(node.get(TEXT + "start-value") or "", 1) if node is not None else 1

    def _number(self, name: str, level: int, count: int) -> str:
        node = self.lists.get(name, {}).get(level)
        kind = (node.get(STYLE + "num-format") or "1") if node is not None else "1"
        text = letters(count) if kind in ("a", "A") else roman(count) if kind in ("i", "I") else str(count)
        return text.upper() if kind in ("A", "I") else text

    def _chain(self, family: str, name: str) -> list[Node]:
        found: list[Node] = []
        while (family, name) in self.nodes and len(found) < 30:
            found.append(self.nodes[(family, name)])
            name = found[-1].get(STYLE + "parent-style-name") or ""
        return found

    def _properties(self, family: str, name: str, kind: str) -> Iterable[Node]:
        return [one for node in self._chain(family, name) for one in node.findall(STYLE + kind)]


def read_styles(roots: Iterable[Node | None]) -> Styles:
    """The styles of styles.xml and of content.xml, the later winning."""
    styles = Styles()
    for root in roots:
        for node in root.iter(STYLE + "style") if root is not None else ():
            styles.nodes[(node.get(STYLE + "family") or "", node.get(STYLE + "name") or "")] = node
        for node in root.iter(TEXT + "list-style", TEXT + "outline-style") if root is not None else ():
            levels = {integer(one.get(TEXT + "level") or "", 1): one for one in node if isinstance(one.tag, str)}
            styles.lists[node.get(STYLE + "name") or ""] = levels
    return styles
