"""The terms of the JSON-LD document: those of W3C PROV-O where it has one, our own with what they mean elsewhere."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from pipeline.emit.typed import Cell

AREA, EXTRACTION, SOFTWARE = "area", "urn:plantrace:activity:extraction", "urn:plantrace:agent:plantrace"
_PROV_LINKS = (
    "wasAssociatedWith",
    "wasAttributedTo",
    "wasDerivedFrom",
    "wasGeneratedBy",
    "wasQuotedFrom",
    "wasRevisionOf",
    "hadPrimarySource",
)
_LINKS = ("area", "owner", "speaksOf", "from", "to")
_NUMBERS = {
    "page": "integer",
    "charStart": "integer",
    "charEnd": "integer",
    "slipDays": "integer",
    "confidence": "double",
    "score": "double",
}
_TEXTS = (
    "source",
    "sha256",
    "documentType",
    "meetingDate",
    "periodStart",
    "periodEnd",
    "edition",
    "kind",
    "status",
    "schedule",
    "role",
    "dueFirst",
    "dueLatest",
    "verdict",
    "asOf",
    "explanation",
    "relation",
    "basis",
    "decidedBy",
)


def _context() -> dict[str, Any]:
    made: dict[str, Any] = {
        "@version": 1.1,
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "schema": "https://schema.org/",
        "pt": "urn:plantrace:term:",
        "label": "rdfs:label",
        "value": "prov:value",
        "url": {"@id": "schema:url", "@type": "@id"},
    }
    made |= {name: {"@id": f"prov:{name}", "@type": "@id"} for name in _PROV_LINKS}
    made |= {name: {"@id": f"pt:{name}", "@type": "@id"} for name in _LINKS}
    made |= {name: {"@id": f"pt:{name}", "@type": f"xsd:{kind}"} for name, kind in _NUMBERS.items()}
    return made | {name: f"pt:{name}" for name in _TEXTS}


CONTEXT = _context()
"""Every term that the document uses. The columns of docs/TABLES.md that our own terms stand for: documentType is
documents.document_type, and so on."""


def name_of(sort: str, key: Cell) -> str:
    """The name of a thing as a URN: the same for the same thing in any dataset."""
    return f"urn:plantrace:{sort}:{quote(str(key), safe='')}"
