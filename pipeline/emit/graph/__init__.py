"""The dataset as a graph: GraphML for Gephi and networkx, JSON-LD for the web of data."""

from __future__ import annotations

from pathlib import Path

GRAPHML, JSONLD = "plantrace.graphml", "plantrace.jsonld"


def write_graph(folder: Path) -> None:
    """Write plantrace.graphml and plantrace.jsonld from the tables in the folder; the same tables give the same."""
    from pipeline.emit.graph.graphml import graphml
    from pipeline.emit.graph.jsonld import jsonld
    from pipeline.emit.graph.parts import parts_of
    from pipeline.emit.typed import typed_rows

    made = typed_rows(folder)
    (folder / GRAPHML).write_text(graphml(parts_of(made)), encoding="utf-8", newline="\n")
    (folder / JSONLD).write_text(jsonld(made), encoding="utf-8", newline="\n")
