"""The graph as GraphML, written as text: fewer parts than a library, and no order but ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from pipeline.emit.graph.parts import Edge, Node, Parts
from pipeline.emit.typed import Cell

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_UNFIT = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold. `safe` lets none by; a file that no program opens would be too high a price for a slip."""
_TYPES: tuple[tuple[type, str], ...] = ((bool, "boolean"), (int, "long"), (float, "double"), (str, "string"))


def graphml(parts: Parts) -> str:
    """The graph as a GraphML document: every node with sort and label, every edge with its sort."""
    nodes, edges = _keys("node", map(_of_node, parts.nodes)), _keys("edge", map(_of_edge, parts.edges))
    lines = [_HEAD]
    lines += [_key(name, key, "node", kind) for name, (key, kind) in nodes.items()]
    lines += [_key(name, key, "edge", kind) for name, (key, kind) in edges.items()]
    lines.append('<graph id="plantrace" edgedefault="directed">')
    for node in parts.nodes:
        lines.append(f'<node id="{_attribute(node.id)}">{"".join(_data(nodes, _of_node(node)))}</node>')
    for number, edge in enumerate(parts.edges):
        ends = f'source="{_attribute(edge.source)}" target="{_attribute(edge.target)}"'
        lines.append(f'<edge id="e{number}" {ends}>{"".join(_data(edges, _of_edge(edge)))}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>"]) + "\n"


Values = dict[str, Cell]
Keys = dict[str, tuple[str, str]]


def _of_node(node: Node) -> Values:
    return {"label": node.label, "sort": node.sort, **dict(node.values)}


def _of_edge(edge: Edge) -> Values:
    """`label` is what Gephi writes on an edge, `weight` what layouts go by."""
    found: Values = {"label": edge.sort, "sort": edge.sort, "weight": edge.score, "basis": edge.basis}
    return found | {"decided_by": edge.decided_by}


def _keys(where: str, all_values: Iterable[Values]) -> Keys:
    """The key of each attribute and its type: that of its values, text where they differ."""
    kinds: dict[str, str] = {}
    for values in all_values:
        for name, value in values.items():
            if value is not None:
                kind = next(name for one, name in _TYPES if isinstance(value, one))
                kinds[name] = kind if kinds.get(name, kind) == kind else "string"
    return {name: (f"{where[0]}{number}", kinds[name]) for number, name in enumerate(sorted(kinds))}


def _key(name: str, key: str, where: str, kind: str) -> str:
    return f'<key id="{key}" for="{where}" attr.name="{name}" attr.type="{kind}"/>'


def _data(keys: Keys, values: Values) -> Iterator[str]:
    for name, value in values.items():
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            yield f'<data key="{keys[name][0]}">{_text(text)}</data>'


def _text(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text), quote=False)


def _attribute(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text)).replace("\n", "&#10;").replace("\t", "&#9;")
