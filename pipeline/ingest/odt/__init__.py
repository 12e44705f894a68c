"""The reader of OpenDocument texts (ODT)."""

from __future__ import annotations

from pathlib import Path

from pipeline.ingest.account import account
from pipeline.ingest.flow import pieces_of
from pipeline.ingest.odt.body import OFFICE, Body, words_under
from pipeline.ingest.odt.styles import read_styles
from pipeline.ingest.package import Node, Package, open_package
from pipeline.ingest.reading import Reading
from pipeline.ingest.titles import title_of
from pipeline.model import Omission
from pipeline.problems import PaperError

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def read_odt(path: Path) -> Reading:
    """An OpenDocument text as pieces; headers, footers, comments and deleted text are omissions.

    Raises PaperError when the file is damaged, protected or no text."""
    package = open_package(path)
    if b"manifest:encryption-data" in (package.data("META-INF/manifest.xml") or b""):
        raise PaperError("The file is protected by a password.", "Save it without the password.")
    content, sheet = package.xml("content.xml"), package.xml("styles.xml")
    text = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if text is None:
        raise PaperError("The file is no OpenDocument text.", "Save it as a text, or export it as PDF.")
    body = Body(read_styles([sheet, content]))
    pieces = pieces_of(body.read(text))
    omissions = [*body.omissions, *_furniture(package, sheet)]
    return Reading(title_of(pieces), tuple(pieces), None, tuple(omissions), account(pieces, omissions))


def _furniture(package: Package, sheet: Node | None) -> list[Omission]:
    found = []
    for node in sheet.iter(_STYLE + "header", _STYLE + "footer") if sheet is not None else ():
        text = words_under(node)
        reason = "running header" if node.tag.endswith("header") else "running footer"
        found.extend([Omission(None, text, reason)] if text else [])
    return found
