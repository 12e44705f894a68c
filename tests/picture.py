"""docs/ledger.svg: some rows of the sample corpus's ledger, drawn for README.md. `make docs` writes it."""

from __future__ import annotations

import csv
import tempfile
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path

from pipeline.run import Settings, run
from pipeline.workers import InProcess

ROOT = Path(__file__).parent.parent
COLOURS = {
    "overdue": "#a4262c",
    "dropped": "#8a3ffc",
    "slipped": "#b45309",
    "delayed": "#b45309",
    "stopped": "#57606a",
    "kept_late": "#7a6400",
    "kept": "#1a7f37",
    "on_course": "#0b63ce",
}
COLUMNS = (("What was promised", 20), ("Due", 270), ("Last reported", 370), ("Verdict", 480), ("In one sentence", 590))
WIDTH, LINE, EDGE = 1100, 17, 13


def ledger() -> list[dict[str, str]]:
    """The ledger of the sample corpus, each row with the number of its commitment's mentions."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        run(ROOT / "corpus", output, InProcess(), Settings(), lambda *_: None)
        mentions = {row["commitment_id"]: row["mentions"] for row in _table(output, "commitments")}
        return [row | {"mentions": mentions[row["commitment_id"]]} for row in _table(output, "ledger")]


def _table(output: Path, name: str) -> list[dict[str, str]]:
    with (output / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chosen(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """One row a verdict: the one that most papers speak of."""
    fits = {name: [row for row in rows if row["verdict"] == name] for name in COLOURS}
    return [max(some, key=lambda row: int(row["mentions"])) for some in fits.values() if some]


def drawn(rows: list[dict[str, str]]) -> str:
    """The rows as an SVG picture, readable as text too."""
    body: list[str] = []
    top = 64
    for row in rows:
        lines = list(_row(row, top))
        body += lines
        top += _height(row)
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 8}" width="{WIDTH}" role="img" '
        'aria-labelledby="t d" font-family="system-ui, Segoe UI, Arial, sans-serif" font-size="13" fill="#1f2328">',
        '<title id="t">The ledger of the sample corpus</title>',
        '<desc id="d">Promises of an invented police area, each with its due date, the last report, a verdict and a '
        "sentence that says why.</desc>",
        f'<rect width="{WIDTH}" height="{top + 8}" rx="8" fill="#ffffff" stroke="#d0d7de"/>',
        *(f'<text x="{x}" y="36" font-weight="600">{escape(name)}</text>' for name, x in COLUMNS),
        f'<line x1="0" x2="{WIDTH}" y1="52" y2="52" stroke="#d0d7de"/>',
    ]
    return "\n".join([*head, *body, "</svg>"]) + "\n"


def _cells(row: dict[str, str]) -> tuple[list[str], list[str]]:
    sentence = textwrap.wrap(row["explanation"], 70)
    if len(sentence) > 4:
        sentence = [*sentence[:3], sentence[3][:66] + " ..."]
    return textwrap.wrap(row["title"], 30)[:4], sentence


def _height(row: dict[str, str]) -> int:
    return max(2, *map(len, _cells(row))) * LINE + EDGE


def _row(row: dict[str, str], top: int) -> Iterator[str]:
    title, sentence = _cells(row)
    first = top + LINE
    yield from _lines(title, COLUMNS[0][1], first, ' font-weight="600"')
    yield from _lines([row["promised_due"] or "no date"], COLUMNS[1][1], first)
    yield from _lines([row["reported_date"] or "never"], COLUMNS[2][1], first)
    colour = COLOURS[row["verdict"]]
    yield f'<rect x="{COLUMNS[3][1] - 8}" y="{top + 2}" width="92" height="22" rx="11" fill="{colour}"/>'
    name = row["verdict"].replace("_", " ")
    yield f'<text x="{COLUMNS[3][1] + 38}" y="{first}" text-anchor="middle" fill="#fff" font-weight="600">{name}</text>'
    yield from _lines(sentence, COLUMNS[4][1], first)
    bottom = top + _height(row) - EDGE // 2
    yield f'<line x1="12" x2="{WIDTH - 12}" y1="{bottom}" y2="{bottom}" stroke="#eaeef2"/>'


def _lines(lines: list[str], x: int, y: int, more: str = "") -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f'<text x="{x}" y="{y + number * LINE}"{more}>{escape(line)}</text>'


def main() -> None:
    """Write the picture."""
    (ROOT / "docs" / "ledger.svg").write_text(drawn(chosen(ledger())), encoding="utf-8", newline="\n")
    print("docs/ledger.svg")


if __name__ == "__main__":
    main()
