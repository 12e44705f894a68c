"""plantrace audit: where the characters of papers went, and what the reader saw on a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.commands.account import Unread
    from pipeline.model import Document


@click.command(short_help="Show what was read of a paper, and what was left out.")
@click.argument("paper", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(1), metavar="N", help="Only this page, with its blocks in their order.")
@click.option(
    "--image",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw the page here (PNG or JPEG), with the blocks, their order and their kinds on it.",
)
def audit(paper: Path, page: int | None, image: Path | None) -> None:
    """Show how many characters of PAPER went to body, tables and furniture, how many were lost, and what was left out.

    PAPER is a file, or a folder of papers: then there is a line for each. Furniture is what is left out on purpose:
    running headers, page numbers, the navigation of web pages.
    """
    from pipeline.commands.account import page_lines, paper_lines, table_of

    if image is not None and page is None:
        raise click.UsageError("--image needs --page N: which page is to be drawn?")
    if paper.is_dir():
        if page is not None:
            raise click.UsageError("--page needs a paper, not a folder.")
        click.echo("\n".join(table_of(_all(paper))))
        return
    document = _one(paper)
    if page is not None and page > (document.pages or 0):
        has = f"It has pages 1 to {document.pages}." if document.pages else "Papers of its format have no pages."
        raise _wrong(f"{paper.name} has no page {page}.", has)
    click.echo("\n".join([*paper_lines(document, page), *(page_lines(document, page) if page else [])]))
    if image is not None and page is not None:
        _draw(paper, page, document, image)


def _all(folder: Path) -> list[Document | Unread]:
    """The papers of a folder, those that cannot be read with the reason."""
    from pipeline.commands.account import Unread
    from pipeline.ingest import ingest
    from pipeline.ingest.discover import papers
    from pipeline.model import Listing
    from pipeline.problems import PaperError

    found: list[Document | Unread] = []
    for path, source in papers(folder):
        try:
            found.append(ingest(path, source, Listing()))
        except PaperError as error:
            found.append(Unread(source, error.message))
    return found


def _one(paper: Path) -> Document:
    from pipeline.ingest import ingest
    from pipeline.model import Listing
    from pipeline.problems import PaperError

    try:
        return ingest(paper, paper.name, Listing())
    except PaperError as error:
        raise _wrong(error.message, "") from error


def _draw(paper: Path, page: int, document: Document, image: Path) -> None:
    from pipeline.ingest.pdf.picture import draw_page
    from pipeline.problems import OutputError, PaperError

    try:
        drawn = draw_page(paper, page, document.blocks)
    except PaperError as error:
        raise _wrong(error.message, "Only pages of PDFs can be drawn.") from error
    try:
        drawn.save(image)
    except (OSError, ValueError) as error:
        raise OutputError(f"{image} cannot be written: {error}.", "Name a file that ends with .png.") from error


def _wrong(message: str, remedy: str) -> Exception:
    from pipeline.problems import InputError

    return InputError(message, remedy)
