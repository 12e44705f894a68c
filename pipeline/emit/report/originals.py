"""The papers' own files, beside the pages, so that a claim can be opened at its page wherever the report stands."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.emit.report.shelf import Shelf

_MOST = 2 * 1024**3
"""At most so many bytes are copied; for further papers the report names file and page."""


def copy_originals(shelf: Shelf, folder: Path) -> dict[str, str]:
    """Copy the PDF and Word files of the papers into papers/; the address of each by its document.

    Pages of the web are not copied: their scripts would run. A file that is gone is passed over."""
    kept: dict[str, str] = {}
    room = _MOST
    for name, path in shelf.originals.items():
        source = (shelf.folder or Path()) / shelf.papers[name].document.source
        try:
            size = source.stat().st_size
            if size > room:
                continue
            (folder / "papers").mkdir(exist_ok=True)
            shutil.copyfile(source, folder / path)
        except OSError:
            continue
        room -= size
        kept[name] = path
    return kept
