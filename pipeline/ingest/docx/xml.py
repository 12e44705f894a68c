"""Names in Word's XML, and short ways to ask for them."""

from __future__ import annotations

from pipeline.ingest.package import Node, integer

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML_BOX = "{urn:schemas-microsoft-com:vml}textbox"
_OFF = ("0", "false", "off", "none")


def name(node: Node) -> str:
    """The local name of an element of Word's own, "mc:..." for compatibility marks, "" for anything else."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith((W, _STRICT)):
        return tag.rsplit("}", 1)[1]
    return "mc:" + tag[len(MC) :] if tag.startswith(MC) else ""


def child(node: Node | None, *path: str) -> Node | None:
    """The first descendant down a path of local names, None where there is none."""
    for step in path:
        node = next((one for one in node if name(one) == step), None) if node is not None else None
    return node


def value(node: Node | None, attribute: str = "val") -> str:
    """An attribute of an element in Word's name space, empty where either is missing."""
    if node is None:
        return ""
    return node.get(W + attribute) or node.get(_STRICT + attribute) or ""


def is_on(node: Node | None) -> bool | None:
    """What a switch such as <w:b/> says: on, off, or None where it is not there."""
    return None if node is None else value(node).lower() not in _OFF


__all__ = ["MC", "W", "child", "integer", "is_on", "name", "value"]
