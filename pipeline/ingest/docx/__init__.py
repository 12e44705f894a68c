"""The reader of Word files (DOCX), by their XML: nothing that Word keeps is lost, tracked changes included."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.ingest.account import account
from pipeline.ingest.docx.body import Body
from pipeline.ingest.docx.numbering import read_numbering
from pipeline.ingest.docx.runs import text_of
from pipeline.ingest.docx.styles import read_styles
from pipeline.ingest.docx.xml import child, name, value
from pipeline.ingest.flow import pieces_of
from pipeline.ingest.package import Node, Package, open_package
from pipeline.ingest.reading import Reading
from pipeline.ingest.titles import title_of
from pipeline.model import Omission
from pipeline.problems import PaperError

_FURNITURE = re.compile(r"word/(header|footer|comments)\d*\.xml")


def read_docx(path: Path) -> Reading:
    """A Word file as pieces: headings, numbering as Word shows it, tables with their fills, tracked changes as looks.

    Headers, footers, comments, contents and hidden text are omissions. Raises PaperError when the file is damaged."""
    package = open_package(path)
    main = _main_part(package)
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise PaperError("The file has no body of text.", "Save it again with Word.")
    related = package.related(main)
    reader = _reader(package, related)
    pieces = pieces_of(reader.read(body))
    omissions = [*reader.omissions, *_furniture(package)]
    return Reading(
        title_of(pieces) or _core_title(package), tuple(pieces), None, tuple(omissions), account(pieces, omissions)
    )


def _main_part(package: Package) -> str:
    if "word/document.xml" in package.names:
        return "word/document.xml"
    return min(
        (part for part in package.names if re.fullmatch(r"word/document\d*\.xml", part)), default="word/document.xml"
    )


def _reader(package: Package, related: dict[str, str]) -> Body:
    parts = {name_of: package.xml(part) for name_of, part in _parts(package, related).items()}
    styles = read_styles(parts.get("styles"))
    body = Body(styles, read_numbering(parts.get("numbering"), styles))
    for kind in ("footnote", "endnote"):
        root = parts.get(kind + "s")
        for note in root if root is not None else ():
            if name(note) == kind and value(note, "type") in ("", "normal"):
                body.notes[(kind, value(note, "id"))] = note
    return body


def _parts(package: Package, related: dict[str, str]) -> dict[str, str]:
    """The parts that speak for the body, by what the document refers to, else by their usual names."""
    wanted = ("styles", "numbering", "footnotes", "endnotes")
    usual = {kind: f"word/{kind}.xml" for kind in wanted if f"word/{kind}.xml" in package.names}
    named = {re.sub(r"\d*\.xml$", "", part.rsplit("/", 1)[-1]): part for part in sorted(related.values())}
    return {**{kind: part for kind, part in named.items() if kind in wanted}, **usual}


def _furniture(package: Package) -> list[Omission]:
    found: list[Omission] = []
    for part in sorted(package.names):
        kind = _FURNITURE.fullmatch(part)
        root: Node | None = package.xml(part) if kind else None
        text = text_of(root) if root is not None else ""
        if kind and text:
            reason = {"header": "running header", "footer": "running footer", "comments": "comment"}[kind[1]]
            found.append(Omission(None, text, reason))
    return found


def _core_title(package: Package) -> str:
    """The title that the file's own properties give."""
    root = package.xml("docProps/core.xml")
    titles = (
        [one.text or "" for one in root.iter("{http://purl.org/dc/elements/1.1/}title")] if root is not None else []
    )
    return " ".join(" ".join(titles).split())
