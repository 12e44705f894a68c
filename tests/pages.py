"""The generated pages of docs/. `make docs` writes them; a test fails while they differ from what they come from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.emit.describe import tables_page
from tests.accuracy_page import accuracy_page
from tests.notebook import notebook_page

DOCS = Path(__file__).parent.parent / "docs"
PAGES: dict[str, Callable[[], str]] = {
    "ACCURACY.md": accuracy_page,
    "TABLES.md": tables_page,
    "analysis.ipynb": notebook_page,
}


def main() -> None:
    """Write every generated page."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8", newline="\n")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
