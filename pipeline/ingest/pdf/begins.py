"""Whether a line begins a new part or goes on with the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.ingest.labels import Label
from pipeline.ingest.pdf.glyphs import BULLETS
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.records import Word
from pipeline.ingest.pdf.tables import Table

_HANGING = re.compile(r"\w-$")
_ENDS = ".:;?!"
_CLOSERS = "\"'”’)]"


@dataclass(slots=True, eq=False)
class Part:
    """Lines that belong together. `label` stands apart from the words; `x` is where it stands, or the words do."""

    lines: list[tuple[Word, ...]]
    first: Line
    last: Line
    label: Label | None = None
    x: float = 0.0
    kind: str = "paragraph"
    level: int = 0
    table: Table | None = None
    boxes: list[Line] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page that it begins on."""
        return self.first.page

    @property
    def text(self) -> str:
        """Its words, roughly: hyphens at line ends are kept."""
        return " ".join([word.text for line in self.lines for word in line])


def begins(part: Part, line: Line, label: Label | None, pitch: float) -> bool:
    """Whether a line begins a new part."""
    before = part.last
    if before.page != line.page or not part.lines:
        return (label is not None and bool(part.lines)) or _stands_off(before, line, 2 * pitch)
    if _is_hanging(before) and _gap(before, line) < 1.5 * pitch:
        return False
    if label is not None and _is_label(part, line, label, pitch):
        return True
    if _stands_off(before, line, pitch) or abs(line.size - before.size) > 0.09 * max(line.size, before.size):
        return True
    if line.bold != before.bold and _turns(before, line):
        return True
    return _is_ended(part, line)


def _is_hanging(line: Line) -> bool:
    """Whether a line ends within a word."""
    return line.words[-1].broken or (line.text[-1:] == "-" and _HANGING.search(line.text) is not None)


def _gap(before: Line, line: Line) -> float:
    return (line.base - before.base) / max(1.0, min(before.size, line.size))


def _stands_off(before: Line, line: Line, pitch: float) -> bool:
    return _gap(before, line) > 1.22 * pitch + 0.08 or line.base < before.base - 2


def _is_label(part: Part, line: Line, label: Label, pitch: float) -> bool:
    """Whether what looks like a label is one, rather than the beginning of a wrapped line."""
    if label.bullet and label.glyph in BULLETS and label.glyph not in "-–—*":
        return True
    if part.label is not None and abs(line.x0 - part.x) < 0.6 * line.size:
        return True
    before = part.last
    return (
        _stands_off(before, line, pitch)
        or _ended(before)
        or _room(before, line) > 0.5 * line.size
        or abs(line.x0 - _text_x(part)) > 0.8 * line.size
    )


def _text_x(part: Part) -> float:
    return part.boxes[1].x0 if len(part.boxes) > 1 else part.lines[0][0].x0 if part.lines and part.lines[0] else part.x


def _ended(line: Line) -> bool:
    return line.text.rstrip(_CLOSERS)[-1:] in _ENDS


def _turns(before: Line, line: Line) -> bool:
    """Whether bold begins or ends between two lines because something new begins."""
    if before.bold:
        return _room(before, line) > 0 or _ended(before)
    return _room(before, line) > 0 or _ended(before)


def _room(before: Line, line: Line) -> float:
    """How much room the line before had left, had it taken the first word of the next: below 0 it was full."""
    first = line.words[0]
    free = before.column[1] - before.x1
    if _is_centred(before) and _is_centred(line):
        free += before.x0 - before.column[0]
    return free - (first.x1 - first.x0) - 0.28 * before.size


def _is_centred(line: Line) -> bool:
    left, right = line.x0 - line.column[0], line.column[1] - line.x1
    return left > 2 * line.size and abs(left - right) < 0.15 * (left + right)


def _is_ended(part: Part, line: Line) -> bool:
    """Whether the line before was ended on purpose, or the next one is set in or out like something new."""
    before = part.last
    room, wide = _room(before, line), max(1.0, before.column[1] - before.column[0])
    start = line.text.lstrip("\"'“‘(")[:1]
    if start.islower() and not (_ended(before) and room > 0.3 * wide):
        return False
    if room > 0 and _is_centred(before) and _is_centred(line):
        return True
    if _is_outdent(part, line) and (room > 0.5 * line.size or _ended(before)):
        return True
    if _ended(before) and line.x0 < before.x0 - 1.2 * line.size:
        return True
    if line.x0 > _text_x(part) + 0.9 * line.size and _ended(before) and len(part.lines) > 1:
        return True
    if room <= 0.5 * line.size:
        return False
    if _ended(before):
        return True
    return room > (0.35 if line.bold or before.text.endswith((",", "-", "–", "&")) else 0.22) * wide


def _is_outdent(part: Part, line: Line) -> bool:
    return part.label is not None and line.x0 < _text_x(part) - 0.6 * line.size
