"""The graph: GraphML that networkx reads with its attributes, JSON-LD whose every term and name is defined in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree

from pipeline.emit.graph import write_graph
from pipeline.emit.graph.context import CONTEXT, name_of
from pipeline.emit.graph.graphml import graphml
from pipeline.emit.graph.parts import Node, Parts
from pipeline.emit.tables import write_tables
from pipeline.model import Dataset
from tests import datasets

KEYWORDS = {"@id", "@type"}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    judged = replace(datasets.area().reviews[1], judgement="same", who="A. Marsh", when="2024-05")
    area = replace(datasets.area(), reviews=(judged,), links=(replace(datasets.area().links[0], decided_by="person"),))
    return written(Dataset(datasets.dataset().papers, (area,)), folder)


def written(dataset: Dataset, folder: Path) -> Path:
    write_tables(dataset, folder)
    write_graph(folder)
    return folder


@pytest.fixture(scope="module")
def graph(output: Path) -> Any:
    return networkx.read_graphml(output / "plantrace.graphml")


@pytest.fixture(scope="module")
def things(output: Path) -> dict[str, dict[str, Any]]:
    document = json.loads((output / "plantrace.jsonld").read_text("utf-8"))
    assert document["@context"] == CONTEXT
    return {one["@id"]: one for one in document["@graph"]}


def test_every_thing_is_a_node_with_its_values(graph: Any) -> None:
    sorts = networkx.get_node_attributes(graph, "sort")
    assert set(sorts.values()) == {"document", "plan", "priority", "statement", "commitment", "owner"}
    said = graph.nodes["statement/d2-s1"]
    assert said["text"].startswith("The rural crime team")
    assert (said["page"], said["needs_review"], said["confidence"]) == (1, True, 0.75)
    assert graph.nodes["commitment/c1"]["explanation"].startswith("Promised by March 2018")
    assert graph.nodes["owner/marlshire:pcc"]["role"] == "pcc"
    assert all(values["label"] for _, values in graph.nodes(data=True))


def test_every_relation_is_an_edge(graph: Any) -> None:
    found = {(one, other, values["sort"]) for one, other, values in graph.edges(data=True)}
    assert {
        ("statement/d2-s1", "statement/d1-s1", "reports_on"),
        ("statement/d2-s1", "document/d2", "said_in"),
        ("statement/d1-s1", "commitment/c1", "speaks_of"),
        ("statement/d1-s1", "priority/r1", "under"),
        ("plan/p1", "commitment/c1", "holds"),
        ("plan/p2", "plan/p1", "follows"),
        ("priority/r2", "priority/r1", "continues"),
        ("owner/marlshire:pcc", "statement/d1-s1", "responsible"),
        ("document/d1", "plan/p1", "is_or_speaks_of"),
    } <= found
    weights = [values["weight"] for *_, values in graph.edges(data=True) if values["sort"] == "reports_on"]
    assert weights == [0.91]


def test_what_xml_cannot_hold_does_not_break_it() -> None:
    text = graphml(Parts((Node('a"<&\x00\n', "x", "\x0b\ufffe\ud800]]>", (("n", 1),)),), ()))
    root = etree.fromstring(text.encode("utf-8"))
    assert root.xpath("string(//*[local-name()='data'][1])") == "\ufffd\ufffd\ufffd]]>"


def test_attributes_of_several_types_are_text() -> None:
    nodes = (Node("a", "x", "a", (("n", 1),)), Node("b", "x", "b", (("n", "two"),)))
    graph = networkx.parse_graphml(graphml(Parts(nodes, ())))
    assert [graph.nodes[name]["n"] for name in "ab"] == ["1", "two"]


def names_in(value: Any, term: str) -> list[str]:
    definition = CONTEXT[term]
    if not (isinstance(definition, dict) and definition["@type"] == "@id") or term == "url":
        return []
    return value if isinstance(value, list) else [value]


def test_every_term_is_in_the_context_and_every_name_in_the_document(things: dict[str, dict[str, Any]]) -> None:
    for thing in things.values():
        for term, value in thing.items():
            if term not in KEYWORDS:
                assert term in CONTEXT
                assert [name for name in names_in(value, term) if name not in things] == [], (thing["@id"], term)
        types = thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]
        assert all(one.split(":")[0] in CONTEXT for one in types)


def test_nothing_has_to_be_fetched(output: Path) -> None:
    context = json.loads((output / "plantrace.jsonld").read_text("utf-8"))["@context"]
    assert isinstance(context, dict)
    assert not any(isinstance(value, dict) and "@import" in value for value in context.values())


def test_who_said_what_where(things: dict[str, dict[str, Any]]) -> None:
    said, paper = things[name_of("statement", "d1-s1")], things[name_of("document", "d1")]
    assert said["wasQuotedFrom"] == said["hadPrimarySource"] == paper["@id"]
    assert things[said["wasAttributedTo"]]["label"] == "Police and Crime Commissioner, Marlshire"
    assert (said["page"], said["value"]) == (1, "I will open a rural crime team by March 2018.")
    report = things[name_of("statement", "d2-s1")]
    assert "wasAttributedTo" not in report  # a progress report may be anybody's
    concluded = things[name_of("commitment", "c1")]
    assert concluded["wasDerivedFrom"] == [said["@id"], report["@id"]]
    assert things[concluded["wasAttributedTo"]]["@type"] == "prov:SoftwareAgent"
    (link,) = (one for one in things.values() if "relation" in one)
    assert things[link["wasAttributedTo"]]["label"] == "A. Marsh"
    assert things[things[name_of("plan", "p2")]["wasRevisionOf"]]["label"] == "Police and Crime Plan"


def test_the_same_dataset_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(datasets.dataset(), tmp_path / name)
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).glob("plantrace.*")})
    assert made[0] == made[1] and len(made[0]) == 2


def test_an_empty_dataset_is_an_empty_graph(tmp_path: Path) -> None:
    written(Dataset((), ()), tmp_path)
    assert len(networkx.read_graphml(tmp_path / "plantrace.graphml")) == 0
    assert json.loads((tmp_path / "plantrace.jsonld").read_text("utf-8"))["@graph"]
