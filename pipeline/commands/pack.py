"""plantrace pack: the officer's pack for a meeting."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import click

from pipeline.commands.options import date


@click.command(short_help="Write the pack for a meeting of the Panel.")
@click.argument("output", type=click.Path(path_type=Path))
@click.argument("meeting", metavar="MEETING", callback=date)
@click.option("--area", default="", metavar="NAME", help="The police area; needed where the papers are of several.")
@click.option("--since", default="", callback=date, metavar="DATE", help="The date of the last meeting.")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=Path("packs"), show_default=True, metavar="FOLDER",
    help="Where to put it.",
)  # fmt: skip
def pack(output: Path, meeting: str, area: str, since: str, folder: Path) -> None:
    """Write what is due, overdue, slipped, dropped or contradicted since the last meeting, with questions to ask.

    OUTPUT is the folder that `plantrace extract` wrote, MEETING the date of the meeting (2018-02-02). The pack is
    written as a page to print (HTML) and as a Word document, for what the papers up to the meeting tell.
    """
    from pipeline.questions import read
    from pipeline.questions.pack import pack as build
    from pipeline.questions.pack.page import page
    from pipeline.questions.pack.word import word

    made = build(read(output), meeting, area, since)
    stem = f"pack-{re.sub(r'[^a-z0-9]+', '-', made.area.casefold()).strip('-') or 'area'}-{meeting}"
    _write(folder / f"{stem}.html", page(made, _links(output / "report", folder)).encode("utf-8", "replace"))
    _write(folder / f"{stem}.docx", word(made))
    for section in made.sections:
        click.echo(f"{len(section.items) + section.left_out:>5}  {section.title}")
    click.echo(f"written to {folder / stem}.html and .docx")


def _links(report: Path, folder: Path) -> Callable[[str], str]:
    def link(path: str) -> str:
        if not (report / path).is_file():
            return ""
        try:
            return Path(os.path.relpath(report / path, folder)).as_posix()
        except ValueError:  # on another drive
            return ""

    return link


def _write(path: Path, content: bytes) -> None:
    from pipeline.problems import OutputError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Close it where it is open, or name another folder.",
        ) from error
