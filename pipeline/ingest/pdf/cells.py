"""The words of a cell into runs; paragraphs and bullets of a cell parted by a newline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pipeline.ingest.assemble import Run
from pipeline.ingest.pdf.lines import lines_of
from pipeline.ingest.pdf.parts import Part, parts_of
from pipeline.ingest.pdf.records import Word
from pipeline.ingest.pdf.runs import Pen
from pipeline.model import Box


def cell_runs(words: Sequence[Word], pen: Pen, box: Box | None = None) -> tuple[Run, ...]:
    """The runs of a cell with the box `box`. A bullet's glyph is left out, a printed label stays with its words."""
    upright = [word for word in words if word.face.angle == 0]
    runs: list[Run] = []
    for part in _parts(upright, box):
        _add(runs, pen.write(_with_label(part)))
    for line in turned(words):
        _add(runs, pen.write([line]))
    return tuple(runs)


def plain_text(words: Sequence[Word], pen: Pen) -> str:
    """The text of a cell on one line."""
    return " ".join("".join(run.text for run in cell_runs(words, pen)).split())


def _parts(words: Sequence[Word], box: Box | None) -> list[Part]:
    if not words:
        return []
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    if box is not None:
        right = max(right, box.x1 - min(8.0, max(2.0, left - box.x0)))
    return parts_of(lines_of(words, 0, (left, right)))


def _with_label(part: Part) -> list[tuple[Word, ...]]:
    if part.label is None or (not part.label.text and part.lines):
        return part.lines
    return [part.first.words, *part.lines[1:]] if part.lines else [part.first.words]


def _add(runs: list[Run], more: Iterable[Run]) -> None:
    more = tuple(more)
    if runs and more:
        runs.append(Run("\n"))
    runs.extend(more)


def turned(words: Iterable[Word]) -> list[list[Word]]:
    """Words that do not stand upright, in lines as somebody reads them who turns the page."""
    found: list[list[Word]] = []
    for angle in (270, 90, 180, -1):
        own = sorted((word for word in words if word.face.angle == angle), key=_KEYS[angle])
        for word in own:
            near = (
                found
                and found[-1][-1].face.angle == angle
                and abs(_across(found[-1][-1]) - _across(word)) < 0.5 * word.face.size
            )
            if near:
                found[-1].append(word)
            else:
                found.append([word])
    return found


def _across(word: Word) -> float:
    return word.x0 if word.face.angle in (90, 270) else word.top


_KEYS: dict[int, Callable[[Word], tuple[float, float]]] = {
    270: lambda word: (round(word.x0 / 3), -word.bottom),
    90: lambda word: (-round(word.x0 / 3), word.top),
    180: lambda word: (-round(word.top / 3), -word.x0),
    -1: lambda word: (round(word.top / 3), word.x0),
}
