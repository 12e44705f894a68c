"""Parts that a column's or a page's end cut in two, made one again; and footnotes put behind what they interrupt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.ingest.pdf.parts import Part

_CLOSERS = "\"'”’)]"


def joined(columns: Iterable[list[Part]]) -> Iterator[Part]:
    """The parts of all columns in order, those that go on joined."""
    last: Part | None = None
    for parts in columns:
        for at, part in enumerate(parts):
            if last is not None and ((at == 0 and goes_on(last, part)) or _is_conjunction(last, part)):
                _append(last, part)
                continue
            if last is not None:
                yield last
            last = part
    if last is not None:
        yield last


def goes_on(before: Part, part: Part) -> bool:
    """Whether a part at the top of a column carries on the part at the end of the one before."""
    if before.table or part.table or part.label is not None or not before.lines or not part.lines:
        return False
    if abs(before.last.size - part.first.size) > 0.09 * part.first.size or not part.lines[0]:
        return False
    end = before.last.words[-1]
    start = part.lines[0][0].text.lstrip("\"'“‘(")[:1]
    if end.broken:
        return True
    if end.text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", ":"):
        return False
    if before.last.bold != part.first.bold and before.last.bold:
        return start.islower()
    if start.islower():
        return not end.text.endswith(";")
    return (
        _is_full(before)
        and not end.text.endswith(";")
        and len(before.lines) + len(part.lines) > 2
        and not part.first.bold
    )


def _is_conjunction(before: Part, part: Part) -> bool:
    """Whether a part is the "and" or "or" between two items, on a line of its own."""
    return (
        before.label is not None
        and part.label is None
        and part.text.strip().lower() in ("and", "or", "and/or")
        and bool(before.lines)
    )


def _is_full(part: Part) -> bool:
    """Whether the last line reaches the right edge of its column, so that nothing tells that it was ended."""
    left, right = part.last.column
    return right - part.last.x1 < 0.12 * (right - left)


def _append(before: Part, part: Part) -> None:
    before.lines.extend(part.lines)
    before.boxes.extend(part.boxes)
    before.last = part.last


def with_notes(parts: Iterable[Part], waiting: list[Part]) -> Iterator[Part]:
    """Footnotes put behind the last part that begins on their page or before. `waiting` holds the footnotes of the
    pages up to the one that a part is taken from; they are taken out of it."""
    for at, part in enumerate(parts):
        if at:
            yield from _taken(waiting, part.page)
        yield part
    yield from _taken(waiting, None)


def _taken(waiting: list[Part], before: int | None) -> list[Part]:
    """The footnotes of pages before a page, taken out."""
    taken = [note for note in waiting if before is None or note.page < before]
    waiting[:] = [note for note in waiting if before is not None and note.page >= before]
    return sorted(taken, key=lambda note: note.page)
