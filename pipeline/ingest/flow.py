"""Paragraphs as word processors and web pages give them, made into pieces: shared by the HTML, Word, ODT and slide
readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.assemble import Piece, PieceCell, Run
from pipeline.ingest.labels import Label, split_label
from pipeline.ingest.nesting import Nesting, lift_lone_parents, opens_list
from pipeline.ingest.text.wrap import begins_low, is_ended
from pipeline.ingest.titles import (
    can_head,
    is_before_title,
    is_capitals,
    is_field,
    is_numbered_part,
    never_heads,
    standing,
)


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph. `heading` is the level that the format gives it (0: none), `label` what the format itself prints
    before it,
    `depth` the list level that the format tells (0: unknown), `strong` that it stands out as a heading does
    (underlined)."""

    runs: tuple[Run, ...]
    heading: int = 0
    label: str = ""
    bullet: bool = False
    depth: int = 0
    indent: float = 0.0
    strong: bool = False
    note: bool = False
    page: int | None = None

    @property
    def text(self) -> str:
        """The words, white space folded."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data, its rows as pieces."""

    rows: tuple[Piece, ...]


def pieces_of(flow: Iterable[Para | Table]) -> list[Piece]:
    """Paragraphs and tables as pieces: printed labels split off, labels alone joined with the next words, list levels,
    headings."""
    paras = _labelled(list(flow))
    nesting, pieces, standing_at, before = Nesting(), list[Piece](), 1, 0
    levels = _levels(paras)
    for para, level in zip(paras, levels, strict=True):
        if isinstance(para, Table):
            pieces.extend(_rows(para, standing_at))
            nesting.interrupt()
        elif para.text:
            sibling = para.depth > 0 and para.depth == before
            pieces.append(_piece(para, level, nesting, sibling))
            standing_at = level or standing_at
        before = para.depth if isinstance(para, Para) and pieces and pieces[-1].kind == "item" else 0
    return lift_lone_parents(pieces)


def _rows(table: Table, level: int) -> list[Piece]:
    """The rows of a table; headings inside it stand one level under the heading over it."""
    return [
        replace(row, level=min(level + 1, 6)) if row.kind == "heading" and not row.level else row for row in table.rows
    ]


def _piece(para: Para, level: int, nesting: Nesting, sibling: bool) -> Piece:
    if para.note:
        return Piece("footnote", para.runs, 0, para.label, page=para.page)
    if level:
        nesting.interrupt()
        return Piece("heading", para.runs, level, para.label, page=para.page)
    if para.label or para.bullet:
        depth = nesting.level(para.label, "-", para.indent + 1000.0 * para.depth, opens_list(para.text), sibling)
        return Piece("item", para.runs, max(depth, 1), para.label, not para.label, page=para.page)
    nesting.interrupt()
    return Piece("paragraph", para.runs, page=para.page)


def _labelled(flow: Sequence[Para | Table]) -> list[Para | Table]:
    """Labels typed as words split off; a label alone joined with the paragraph behind it."""
    done: list[Para | Table] = []
    pending: Para | None = None
    for one in flow:
        if isinstance(one, Table):
            done.extend([pending, one] if pending else [one])
            pending = None
            continue
        if not one.text:
            if one.label:
                pending = one
            continue
        split = _split(one)
        if pending and not (split.label or split.bullet):
            split = replace(
                split, label=pending.label, bullet=pending.bullet, indent=pending.indent, depth=pending.depth, heading=0
            )
        pending = None if split.text else split
        if split.text:
            done.append(split)
    return done


def _split(para: Para) -> Para:
    """The paragraph without the label that is typed before its words."""
    if para.note or (para.heading and para.label):
        return para
    text = "".join(run.text for run in para.runs)
    found = split_label(text.replace("\n", " "))
    if not found or (para.heading and not found.text) or (para.label and found.text):
        return para
    runs = drop(para.runs, found.start)
    if para.label or para.bullet:
        return replace(para, runs=runs, label=para.label or found.text) if not found.text or para.bullet else para
    return replace(para, runs=runs, label=found.text, bullet=not found.text)


def drop(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    """The runs without their first `count` characters."""
    kept = []
    for run in runs:
        cut = min(count, len(run.text))
        count -= cut
        if run.text[cut:]:
            kept.append(Run(run.text[cut:], run.looks))
    return tuple(kept)


def keep(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    """The runs with only their first `count` characters."""
    kept = []
    for run in runs:
        if count > 0:
            kept.append(Run(run.text[:count], run.looks))
        count -= len(run.text)
    return tuple(kept)


def _levels(flow: Sequence[Para | Table]) -> list[int]:
    """The heading level of each paragraph: as the format gives it, and below the deepest of these what only looks like
    one."""
    deepest = max((para.heading for para in flow if isinstance(para, Para)), default=0)
    base = min(deepest + 1, 6) if deepest else 2
    levels = [_level(flow, at, base) for at in range(len(flow))]
    first = next((at for at, level in enumerate(levels) if level), None)
    if not deepest and first is not None and first < 6 and _may_title(flow, first):
        levels[first] = 1
    return levels


def _may_title(flow: Sequence[Para | Table], at: int) -> bool:
    """Whether what only looks like a heading can be the title: no label, no standing name, only short lines above."""
    para = _para(flow, at)
    return not (para.label or standing(para.text)) and all(
        isinstance(one, Para) and is_before_title(one.text) for one in flow[:at]
    )


def _para(flow: Sequence[Para | Table], at: int) -> Para:
    one = flow[at] if at < len(flow) else None
    return one if isinstance(one, Para) else Para(())


def _level(flow: Sequence[Para | Table], at: int, base: int) -> int:
    para = _para(flow, at)
    if para.heading or para.note or not para.text or (para.bullet and not para.label):
        return para.heading if not para.note and not never_heads(para.text) else 0
    after = _para(flow, at + 1)
    if at + 1 >= len(flow):
        return 0
    if is_numbered_part(para.text) and (is_bold(para.runs) or (not is_numbered_part(after.text) and not para.label)):
        return base
    if not para.label and standing(para.text) and not after.text.startswith(":"):
        return base
    if not can_head(para.text) or len(para.text.split()) > 14:
        return 0
    if is_field(para.text) and not is_capitals(para.text):
        return 0
    emphatic = is_bold(para.runs) or para.strong or is_capitals(para.text)
    if para.label:
        return base if emphatic and re.fullmatch(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]+)[.)]?", para.label) else 0
    if para.text.endswith(":") and (after.label or after.bullet):
        return 0
    return base if emphatic and not _signature(flow, at) else 0


_POST = re.compile(
    r"\b(?:chief executive|chief of staff|officer|head of|manager|director|treasurer|clerk|solicitor)\b", re.IGNORECASE
)


def _signature(flow: Sequence[Para | Table], at: int) -> bool:
    after = _para(flow, at + 1)
    return (
        at > 5
        and len(after.text.split()) <= 8
        and bool(_POST.search(after.text))
        and len(_para(flow, at).text.split()) <= 5
    )


def is_bold(runs: tuple[Run, ...]) -> bool:
    """Whether every word is bold."""
    worded = [run for run in runs if run.text.strip()]
    return bool(worded) and all("bold" in run.looks for run in worded)


def cell_of(paras: Iterable[Para], fill: str = "", bold: bool = False) -> PieceCell:
    """A cell of its paragraphs, a line each, bullets left out and labels kept."""
    runs: list[Run] = []
    for para in paras:
        if not para.text:
            continue
        split = _unbulleted(para)
        if runs:
            runs.append(Run("\n"))
        if para.label:
            runs.append(Run(para.label + " "))
        runs.extend(replace(run, looks=run.looks | {"bold"}) if bold else run for run in split.runs)
    return PieceCell(tuple(runs), fill=fill)


def _unbulleted(para: Para) -> Para:
    found: Label | None = split_label("".join(run.text for run in para.runs))
    return replace(para, runs=drop(para.runs, found.start)) if found and not found.text and found.rest else para


def split_lines(runs: list[Run]) -> list[tuple[Run, ...]]:
    """Runs cut at the newlines that part paragraphs: all but those inside a sentence."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        parts = run.text.split("\n")
        for at, part in enumerate(parts):
            if at:
                lines.append([])
            lines[-1].append(Run(part, run.looks))
    joined: list[list[Run]] = []
    blank = True
    for line in lines:
        text = _text_of(line)
        if not text:
            blank = True
            continue
        if joined and not blank and begins_low(text) and not is_ended(_text_of(joined[-1])) and not split_label(text):
            joined[-1] += [Run(" "), *line]
        else:
            joined.append(line)
        blank = False
    return [tuple(line) for line in joined]


def _text_of(line: list[Run]) -> str:
    return " ".join("".join(run.text for run in line).split())
