"""The dataset as JSON-LD with W3C PROV-O: who said what, where, and what was concluded from it by whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline import __version__
from pipeline.emit.graph.context import AREA, CONTEXT, EXTRACTION, SOFTWARE, name_of
from pipeline.emit.graph.parts import Record, records
from pipeline.emit.tables import SEPARATOR
from pipeline.emit.typed import Made

_COMMISSIONERS = ("plan", "refresh_report", "annual_report", "decision_notice")
"""Papers that the law has the commissioner issue; minutes are the Panel's. Of others the writer is not known."""
Thing = dict[str, Any]


def jsonld(made: Made) -> str:
    """The document, one thing a line. Its context is inside: nothing has to be fetched to read it."""
    things = [*_agents(made), *_documents(made), *_plans(made), *_statements(made), *_commitments(made), *_links(made)]
    lines = ",\n".join(json.dumps(_filled(thing), ensure_ascii=False) for thing in things)
    context = json.dumps(CONTEXT, ensure_ascii=False, indent=1)
    return f'{{"@context": {context},\n"@graph": [\n{lines}\n]}}\n'


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def _agents(made: Made) -> Iterator[Thing]:
    yield {"@id": SOFTWARE, "@type": "prov:SoftwareAgent", "label": f"plantrace {__version__}"}
    yield {"@id": EXTRACTION, "@type": "prov:Activity", "label": "Reading of the papers", "wasAssociatedWith": SOFTWARE}
    for area in sorted({str(record["area"]) for record in records(made, "documents") if record["area"]}):
        yield {"@id": name_of(AREA, area), "@type": "schema:AdministrativeArea", "label": area}
    issuers = {found: _body(record) for record in records(made, "documents") if (found := _issuer(record))}
    for name, label in sorted(issuers.items()):
        yield {"@id": name, "@type": "prov:Organization", "label": label}
    people = {str(record["who"]) for record in records(made, "review") if record["who"] and record["judgement"]}
    for person in sorted(people):
        yield {"@id": name_of("person", person), "@type": "prov:Person", "label": person}
    owners: dict[str, Thing] = {}
    for record in records(made, "owners"):
        name = name_of("owner", record["owner_id"])
        owners.setdefault(name, {"@id": name, "@type": "prov:Agent", "label": record["name"], "role": record["role"]})
    yield from owners.values()


def _issuer(record: Record) -> str:
    body = _body(record)
    return name_of("body", body) if body else ""


def _body(record: Record) -> str:
    kind, area = record["document_type"], record["area"]
    if not area:
        return ""
    if kind in _COMMISSIONERS:
        return f"Police and Crime Commissioner, {area}"
    return f"Police and Crime Panel, {area}" if kind == "minutes" else ""


def _documents(made: Made) -> Iterator[Thing]:
    for record in records(made, "documents"):
        yield {
            "@id": name_of("document", record["document_id"]),
            "@type": ["prov:Entity", "schema:DigitalDocument"],
            "label": record["title"],
            "source": record["source"],
            "url": record["url"] if str(record["url"] or "").startswith(("http://", "https://")) else None,
            "sha256": record["sha256"],
            "documentType": record["document_type"],
            "meetingDate": record["meeting_date"],
            "area": name_of(AREA, record["area"]) if record["area"] else None,
            "wasAttributedTo": _issuer(record),
        }


def _plans(made: Made) -> Iterator[Thing]:
    for record in records(made, "plans"):
        papers = [name_of("document", one) for one in str(record["document_ids"] or "").split(SEPARATOR) if one]
        yield {
            "@id": name_of("plan", record["plan_id"]),
            "@type": ["prov:Entity", "prov:Plan"],
            "label": record["title"],
            "periodStart": record["period_start"],
            "periodEnd": record["period_end"],
            "edition": record["edition"],
            "wasRevisionOf": name_of("plan", record["previous_plan_id"]) if record["previous_plan_id"] else None,
            "wasDerivedFrom": papers,
        }


def _statements(made: Made) -> Iterator[Thing]:
    owners: dict[Any, list[str]] = {}
    for record in records(made, "owners"):
        owners.setdefault(record["statement_id"], []).append(name_of("owner", record["owner_id"]))
    issuers = {record["document_id"]: _issuer(record) for record in records(made, "documents")}
    for record in records(made, "statements"):
        paper = name_of("document", record["document_id"])
        yield {
            "@id": name_of("statement", record["statement_id"]),
            "@type": ["prov:Entity", "schema:Quotation"],
            "label": record["title"],
            "value": record["text"],
            "kind": record["kind"],
            "status": record["status"],
            "schedule": record["schedule"],
            "wasQuotedFrom": paper,
            "hadPrimarySource": paper,
            "wasAttributedTo": issuers.get(record["document_id"]),
            "wasGeneratedBy": EXTRACTION,
            "page": record["page"],
            "charStart": record["char_start"],
            "charEnd": record["char_end"],
            "confidence": record["confidence"],
            "owner": owners.get(record["statement_id"]),
            "speaksOf": name_of("commitment", record["commitment_id"]) if record["commitment_id"] else None,
        }


def _commitments(made: Made) -> Iterator[Thing]:
    judged = {record["commitment_id"]: record for record in records(made, "ledger")}
    members: dict[Any, list[str]] = {}
    for record in records(made, "statements"):
        members.setdefault(record["commitment_id"], []).append(name_of("statement", record["statement_id"]))
    for record in records(made, "commitments"):
        row = judged.get(record["commitment_id"], {})
        yield {
            "@id": name_of("commitment", record["commitment_id"]),
            "@type": "prov:Entity",
            "label": record["title"],
            "kind": record["kind"],
            "area": name_of(AREA, record["area"]) if record["area"] else None,
            "dueFirst": record["due_first"],
            "dueLatest": record["due_latest"],
            "slipDays": record["slip_days"],
            "status": record["status"],
            "verdict": row.get("verdict"),
            "asOf": row.get("as_of"),
            "explanation": row.get("explanation"),
            "wasDerivedFrom": members.get(record["commitment_id"]),
            "wasGeneratedBy": EXTRACTION,
            "wasAttributedTo": SOFTWARE,
        }


def _links(made: Made) -> Iterator[Thing]:
    said = {
        frozenset((record["subject"], record["object"])): name_of("person", record["who"])
        for record in records(made, "review")
        if record["who"] and record["judgement"] and record["question"] == "same"
    }
    for record in records(made, "links"):
        earlier, later = record["source_id"], record["target_id"]
        person = said.get(frozenset((earlier, later))) if record["decided_by"] == "person" else SOFTWARE
        yield {
            "@id": name_of("link", f"{earlier}/{later}/{record['relation']}"),
            "@type": "prov:Entity",
            "relation": record["relation"],
            "from": name_of("statement", later),
            "to": name_of("statement", earlier),
            "score": record["score"],
            "basis": record["basis"],
            "decidedBy": record["decided_by"],
            "wasAttributedTo": person,
        }
