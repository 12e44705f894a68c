"""Builds the small papers of this folder: `python -m tests.papers.build`. The same code gives the same bytes.

`old.doc` alone is not built here: it is numbered.docx as LibreOffice saves it in the old format of Word.
"""

from __future__ import annotations

from pathlib import Path

from tests.papers.offices import OTHERS
from tests.papers.pages import PDFS

FOLDER = Path(__file__).parent
FILES = {**PDFS, **OTHERS}


def main() -> None:
    """Write every paper."""
    for name, build in FILES.items():
        (FOLDER / name).write_bytes(build())


if __name__ == "__main__":
    main()
