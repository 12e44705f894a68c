"""What Word's styles say of a paragraph: heading level, numbering, bold, indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.ingest.docx.xml import child, integer, is_on, name, value
from pipeline.ingest.package import Node

_DEEPEST = 30


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    nodes: dict[str, Node] = field(default_factory=dict)
    default: str = ""

    def chain(self, style_id: str) -> Iterator[Node]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style_id in self.nodes and style_id not in seen and len(seen) < _DEEPEST:
            seen.add(style_id)
            yield self.nodes[style_id]
            style_id = value(child(self.nodes[style_id], "basedOn"))

    def first(self, style_id: str, *path: str) -> Node | None:
        """The nearest setting down the chain of a style."""
        return next((found for style in self.chain(style_id) if (found := child(style, *path)) is not None), None)

    def title(self, style_id: str) -> str:
        """The style's name in lower case ("heading 1"), its id where it has none."""
        return (value(child(self.nodes.get(style_id), "name")) or style_id).lower()

    def heading(self, style_id: str) -> int:
        """The heading level of a style: of its name or a parent's ("heading 2"), else of its outline; 0 for none; 1
        for a title."""
        for style in self.chain(style_id):
            found = re.fullmatch(r"heading ?([1-9])\b.*", value(child(style, "name")).lower())
            if found:
                return int(found[1])
        if self.title(style_id) in ("title", "document title", "report title"):
            return 1
        outline = self.first(style_id, "pPr", "outlineLvl")
        level = integer(value(outline), 9) if outline is not None else 9
        return level + 1 if 0 <= level < 9 else 0

    def is_on(self, style_id: str, switch: str) -> bool:
        """Whether a character switch is on in a style ("b", "i", "strike")."""
        return bool(is_on(self.first(style_id, "rPr", switch)))


def read_styles(root: Node | None) -> Styles:
    """The styles of styles.xml; none where the part is missing."""
    styles = Styles()
    for node in root if root is not None else ():
        if name(node) == "style" and value(node, "styleId"):
            styles.nodes[value(node, "styleId")] = node
            if value(node, "type") == "paragraph" and value(node, "default") in ("1", "true"):
                styles.default = value(node, "styleId")
    return styles
