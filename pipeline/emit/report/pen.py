"""What writes a page: the templates, with every text of a paper escaped and made harmless."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.emit.report import words
from pipeline.emit.report.shelf import Said, Shelf, anchor, outline, owner_key, question_of
from pipeline.emit.safe import visible
from pipeline.model import Document

if TYPE_CHECKING:
    from jinja2 import Environment

Page = tuple[str, str, Mapping[str, Any]]
"""A page to write: its path in the report, its template, and what the template shows."""

Put = Callable[[str, bytes], None]
"""Puts a file into the report: its path there, and its bytes."""


def into(folder: Path) -> Put:
    """What puts files into a report that stands in a folder."""

    def put(path: str, content: bytes) -> None:
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)

    return put


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes pages into the report."""

    put: Put
    environment: Environment

    @classmethod
    def of(cls, shelf: Shelf, put: Put, kept: Mapping[str, str]) -> Pen:
        """A pen for a dataset; `kept` are the papers' files that stand in the report, by document."""
        return cls(put, _environment(shelf, kept))

    def write(self, path: str, template: str, values: Mapping[str, Any]) -> None:
        """Write one page."""
        root = "../" * path.count("/")
        text = self.environment.get_template(template).render(root=root, path=path, **values)
        self.put(path, text.encode("utf-8", "replace"))


def _environment(shelf: Shelf, kept: Mapping[str, str]) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from pipeline.emit.report.compiled import compiled

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
        auto_reload=False,
        bytecode_cache=compiled(),
    )

    def original(document: Document, page: int | None = None) -> str:
        path = kept.get(document.document_id, "")
        return f"{path}#page={page}" if path.endswith(".pdf") and page else path

    environment.filters |= {
        "name": words.name, "day": words.day, "short": words.short,
        "paper": words.paper, "stands": words.stands, "days": words.days,
        "line": lambda text: " ".join(str(text).split()),
    }  # fmt: skip
    environment.globals |= {
        "shelf": shelf, "words": words, "address": shelf.address, "place": shelf.place, "original": original,
        "anchor": anchor, "owner_key": owner_key, "several": shelf.several_areas(), "cited": cited,
        "outline": outline, "question_of": question_of,
    }  # fmt: skip
    return environment


def cited(said: Said) -> str:
    """A statement's paper and page as a person names them."""
    return f"{words.paper(said.document)}{f', page {said.page}' if said.page else ''}"


def shown(value: Any) -> Any:
    """A value for a page: nothing for None, text without characters that no reader sees but programs obey."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) else value
