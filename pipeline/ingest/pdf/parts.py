"""Lines of a column into parts: headings, paragraphs and items, before their kind and level are settled.

A line begins something new where it has a label, stands off, changes its look, or where the line before was ended
although its first word would have fitted on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.labels import Label, split_label
from pipeline.ingest.pdf.begins import Part, begins
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.records import Word

_STUCK = re.compile(r"(\d{1,2})\.(?=[a-z]{2})")


def parts_of(lines: Sequence[Line], usual: float = 0.0) -> list[Part]:
    """The parts of a column, its lines given top to bottom. `usual` is the paper's pitch, used where lines are few."""
    pitch = pitch_of(lines)
    if usual and (len(lines) < 12 or not 0.8 < pitch / usual < 1.25):
        pitch = min(pitch, usual)
    found: list[Part] = []
    for line in lines:
        if line.table is not None:
            found.append(Part([], line, line, table=line.table, x=line.x0))
            continue
        part = found[-1] if found else None
        label = split_label(line.text) or _next_number(line, found)
        if part is not None and part.table is None and not begins(part, line, label, pitch):
            _extend(part, line)
        else:
            found.append(_begun(line, label))
    return found


def _next_number(line: Line, found: Sequence[Part]) -> Label | None:
    """A number that hangs together with its words ("10.provide") where the item before has the number below it."""
    match = _STUCK.match(line.text)
    if match is None:
        return None
    before = next((part.label for part in reversed(found) if part.label is not None and part.label.text), None)
    if before is None or before.text != f"{int(match.group(1)) - 1}.":
        return None
    return Label(f"{match.group(1)}.", False, line.text[match.end() :], match.end())


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance of base lines in font sizes."""
    steps = Counter(
        round((after.base - before.base) / before.size, 2)
        for before, after in pairwise(lines)
        if abs(after.size - before.size) < 0.5 and 0.8 < (after.base - before.base) / before.size < 2.2
    )
    if not steps:
        return 1.3
    near = Counter({step: sum(n for other, n in steps.items() if abs(other - step) <= 0.04) for step in steps})
    most = max(near.values())
    return min(step for step, count in near.items() if count >= 0.5 * most)


def _begun(line: Line, label: Label | None) -> Part:
    words = behind(line, label) if label else line.words
    part = Part([words] if words else [], line, line, label, line.x0)
    part.boxes.append(line)
    return part


def _extend(part: Part, line: Line) -> None:
    part.lines.append(line.words)
    part.last = line
    part.boxes.append(line)


def behind(line: Line, label: Label) -> tuple[Word, ...]:
    """The words of a line behind its label; a word that the label is only the beginning of is cut."""
    words = list(line.words)
    start = len(line.text)
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        start -= len(word.text) + word.broken
        end = start + len(word.text) + word.broken
        if end <= label.start:
            return tuple(words[place + 1 :])
        if start < label.start:
            keep = label.start - start
            x = word.x0 + (word.x1 - word.x0) * keep / max(1, len(word.text))
            return (word._replace(text=word.text[keep:], x0=x), *words[place + 1 :])
        start -= not word.glued and place > 0
    return tuple(words)


__all__ = ["Part", "behind", "parts_of", "pitch_of"]
