"""The pack as one HTML page that prints well: no script, no other file needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.emit.report import words
from pipeline.emit.report.pen import shown
from pipeline.questions.pack.records import Citation, Item, Pack

if TYPE_CHECKING:
    from jinja2 import Template

Link = Callable[[str], str]
"""The address of a page of the report, by its path there; empty where it is not there."""


def page(pack: Pack, link: Link = lambda path: "") -> str:
    """The page. `link` leads from it to the report."""

    def commitment(item: Item) -> str:
        return link(f"commitment/{item.commitment_id}.html")

    def passage(one: Citation) -> str:
        path = link(f"papers/{one.document_id}.pdf")
        return f"{path}#page={one.page or 1}" if path else ""

    return _template().render(pack=pack, commitment=commitment, passage=passage)


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=shown,
    )  # fmt: skip
    environment.filters |= {"day": words.day, "name": words.name}
    environment.globals |= {"cited": cited, "words": words}
    return environment.get_template("pack.html")


def cited(one: Citation) -> str:
    """A citation's paper and page: Minutes of 8 December 2017, page 2 (2017-12-minutes.pdf)."""
    place = f", page {one.page}" if one.page else ""
    return f"{one.paper}{place} ({one.source})"
