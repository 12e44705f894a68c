"""The words of a Word paragraph with their looks, and what stands in it that is no words: boxes, notes, hidden text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.ingest.assemble import Look, Run
from pipeline.ingest.colours import fill_name, is_red
from pipeline.ingest.docx.styles import Styles
from pipeline.ingest.docx.xml import W, child, integer, is_on, name, value
from pipeline.ingest.package import Node

_SYMBOLS = {
    "f0b7": "•",
    "f0a7": "▪",
    "f0fc": "✓",
    "f0fb": "✗",
    "f0fe": "☑",
    "f0a8": "□",
    "f06f": "□",
    "f0d8": "➢",
    "f0e0": "→",
    "f02d": "-",
}
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_THROUGH = frozenset(
    {"hyperlink", "smartTag", "sdtContent", "sdt", "customXml", "fldSimple", "dir", "bdo", "ruby", "rubyBase"}
)
_DEEPEST = 60


@dataclass(slots=True)
class Words:
    """What a paragraph holds. `boxes` are the bodies of text boxes, `notes` the ids of foot- and endnotes in order."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    codes: list[bool] = field(default_factory=list)
    shown: int = 0
    underlined: int = 0


def read_words(paragraph: Node, styles: Styles, style_id: str) -> Words:
    """The words of a paragraph in its style."""
    words = Words()
    base = frozenset(
        look
        for switch, look in (("b", "bold"), ("i", "italic"), ("strike", "struck"))
        if styles.is_on(style_id, switch)
    )
    _walk(paragraph, words, styles, base, 0)  # type: ignore[arg-type]
    return words


def _walk(node: Node, words: Words, styles: Styles, looks: frozenset[Look], depth: int) -> None:
    if depth > _DEEPEST:
        return
    for one in node:
        kind = name(one)
        if kind == "r":
            _run(one, words, styles, looks)
        elif kind in _DELETED or kind in _INSERTED:
            extra: Look = "deleted" if kind in _DELETED else "inserted"
            _walk(one, words, styles, looks | {extra}, depth + 1)
        elif kind in _THROUGH:
            _walk(one, words, styles, looks, depth + 1)
        elif kind == "mc:AlternateContent":
            _alternative(one, words, styles, looks, depth)


def _alternative(node: Node, words: Words, styles: Styles, looks: frozenset[Look], depth: int) -> None:
    """Of content that Word keeps in two forms, the first that holds words."""
    for one in node:
        if name(one) in ("mc:Choice", "mc:Fallback"):
            before = len(words.runs), len(words.boxes)
            _walk(one, words, styles, looks, depth + 1)
            words.boxes.extend(_boxes(one)) if len(words.boxes) == before[1] else None
            if (len(words.runs), len(words.boxes)) != before:
                return


def _run(node: Node, words: Words, styles: Styles, inherited: frozenset[Look]) -> None:
    properties = child(node, "rPr")
    looks = _looks(properties, styles, inherited)
    hidden = bool(is_on(child(properties, "vanish"))) or bool(is_on(child(properties, "webHidden")))
    lined = value(child(properties, "u")) not in ("", "none")
    for one in node:
        text = _text(one, words)
        if hidden and text.strip():
            words.hidden.append(text)
        elif text and not any(words.codes):
            if words.runs and _replaces(words.runs[-1], text, looks):
                text = " " + text
            words.runs.append(Run(text, looks))
            words.shown += len(text.strip())
            words.underlined += len(text.strip()) if lined else 0


def _replaces(before: Run, text: str, looks: frozenset[Look]) -> bool:
    """Whether words were put in the place of others, which still stand right before them: a space parts the two."""
    changed = ("deleted" in before.looks) != ("deleted" in looks) and "inserted" in looks | before.looks
    return changed and before.text[-1:].isalnum() and text[:1].isalnum()


def _text(node: Node, words: Words) -> str:
    kind = name(node)
    if kind in ("t", "delText"):
        return node.text or ""
    if kind == "fldChar":
        _field(value(node, "fldCharType"), words)
    elif kind in ("footnoteReference", "endnoteReference"):
        words.notes.append((kind.removesuffix("Reference"), value(node, "id")))
    elif kind == "sym":
        return _SYMBOLS.get(value(node, "char").lower(), "")
    elif kind in ("pict", "drawing", "object"):
        words.boxes.extend(_boxes(node))
    elif kind == "mc:AlternateContent":
        boxes = [box for one in node if name(one) == "mc:Choice" for box in _boxes(one)]
        words.boxes.extend(boxes or [box for one in node if name(one) == "mc:Fallback" for box in _boxes(one)])
    return {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}.get(kind, "")


def _field(kind: str, words: Words) -> None:
    """A field prints its result, not its code."""
    if kind == "begin":
        words.codes.append(True)
    elif words.codes:
        if kind == "separate":
            words.codes[-1] = False
        elif kind == "end":
            words.codes.pop()


def _boxes(node: Node) -> list[Node]:
    """The text boxes in a drawing, not those inside one another."""
    found = list(node.iter(W + "txbxContent"))
    return (
        [one for one in found if not any(other is not one and one in other.iterdescendants() for other in found)]
        if len(found) < 50
        else found
    )


def _looks(properties: Node | None, styles: Styles, inherited: frozenset[Look]) -> frozenset[Look]:
    looks = set(inherited)
    style_id = value(child(properties, "rStyle"))
    for switches, look in ((("b",), "bold"), (("i",), "italic"), (("strike", "dstrike"), "struck")):
        said = [is_on(child(properties, switch)) for switch in switches]
        if any(said) or (
            all(one is None for one in said) and any(styles.is_on(style_id, switch) for switch in switches)
        ):
            looks.add(look)  # type: ignore[arg-type]
        elif False in said:
            looks.discard(look)
    colour = child(properties, "color")
    colour = colour if colour is not None else styles.first(style_id, "rPr", "color")
    if is_red(value(colour)):
        looks.add("red")
    if value(child(properties, "highlight")) not in ("", "none", "white") or _shaded(properties):
        looks.add("highlighted")
    return frozenset(looks)


def _shaded(properties: Node | None) -> bool:
    return fill_name(value(child(properties, "shd"), "fill")) in ("red", "amber", "green", "blue")


def text_of(node: Node) -> str:
    """All the words under an element, white space folded: for what is left out."""
    return " ".join("".join(one.text or "" for one in node.iter(W + "t")).split())


def size_of(properties: Node | None) -> int:
    """The font size of a run in half points, 0 where it has none of its own."""
    return integer(value(child(properties, "sz")))
