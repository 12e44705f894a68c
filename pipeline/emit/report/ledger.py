"""The pages of the ledger: one for all, or, where there is too much for one page, one for each area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.emit.report import words
from pipeline.emit.report.canvas import Canvas
from pipeline.emit.report.pen import Page
from pipeline.emit.report.shelf import Shelf, by_verdict
from pipeline.model import Commitment, LedgerRow

MOST = 6000
"""At most so many rows on a page."""
FIRST = 100
"""So many rows are laid out before the page's script runs; all of them where it does not."""
COLOURS = {
    "overdue": "#a4262c", "dropped": "#6b2fb3", "slipped": "#9a4a06", "delayed": "#9a4a06", "unreported": "#57606a",
    "stopped": "#3d454d", "kept_late": "#6b5800", "on_course": "#0b57b0", "not_due": "#44546a", "kept": "#1a6b3a",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the ledger with its commitment and the title of its priority."""

    row: LedgerRow
    commitment: Commitment
    priority: str
    due: str
    reported: str


def ledger_pages(shelf: Shelf) -> Iterator[Page]:
    """index.html, and where the ledger is too long for one page, the pages of the areas to which it leads."""
    entries = shelf.entries
    if len(entries) <= MOST:
        yield _page(shelf, "index.html", "", entries)
        return
    areas = sorted({row.area for row in entries})
    parts = []
    for area in areas:
        rows = tuple(row for row in entries if row.area == area)
        paths = []
        for start in range(0, len(rows), MOST):
            part = f"{area or 'no-area'}" + (f"-{start // MOST + 1}" if start else "")
            path = shelf.address("ledger", part)
            paths.append((path, len(rows[start : start + MOST])))
            yield _page(shelf, path, area, rows[start : start + MOST])
        parts.append((area, by_verdict(rows), paths))
    yield "index.html", "areas.html", {"parts": parts, "counts": by_verdict(entries), "total": len(entries)}


def _page(shelf: Shelf, path: str, area: str, rows: tuple[LedgerRow, ...]) -> Page:
    lines = [_line(shelf, row) for row in rows]
    counts = by_verdict(rows)
    return path, "ledger.html", {
        "area": area or _only(rows),
        "lines": lines,
        "first": FIRST,
        "counts": counts,
        "areas": sorted({row.area for row in rows if row.area}),
        "priorities": sorted({line.priority for line in lines if line.priority}),
        "owners": [role for role in words.OWNER if any(role in row.owners for row in rows)],
        "as_of": sorted({row.as_of for row in rows}),
        "chart": bars(counts),
        "papers": sum(1 for paper in shelf.papers.values() if paper.document.text),
    }  # fmt: skip


def _only(rows: tuple[LedgerRow, ...]) -> str:
    areas = {row.area for row in rows}
    return areas.pop() if len(areas) == 1 else ""


def _line(shelf: Shelf, row: LedgerRow) -> Line:
    commitment = shelf.commitments[row.commitment_id]
    priority = shelf.priorities.get(row.priority)
    title = " ".join(priority.title.split()) if priority else ""
    return Line(row, commitment, title, commitment.due_latest or row.promised_due, row.reported_date)


def bars(counts: dict[str, int]) -> str:
    """How many commitments have each verdict, as a picture."""
    if not counts:
        return ""
    most = max(counts.values())
    canvas = Canvas(640, 26 * len(counts) + 8)
    for number, (verdict, count) in enumerate(counts.items()):
        top = 26 * number + 4
        canvas.text((130, top + 16), words.VERDICT[verdict], "#1d2b36", "right")
        canvas.bar((140, top), 440 * count / most, 20, COLOURS[verdict])
        canvas.text((146 + 440 * count / most, top + 15), f"{count:,}", "#1d2b36", "left")
    listed = ", ".join(f"{words.VERDICT[verdict]} {count:,}" for verdict, count in counts.items())
    return canvas.svg(f"How many commitments have each verdict: {listed}.")
