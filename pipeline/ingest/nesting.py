"""How deep an item stands in its list, from its indentation, its bullet and its label."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.ingest.assemble import Piece
from pipeline.ingest.labels import Step, readings

_OPENERS = (":", "–", "—", ":-", ": -", " -")


@dataclass(slots=True)
class _Level:
    style: str
    indent: float
    value: int = 0


@dataclass(slots=True)
class Nesting:
    """Follows a list from item to item. `level` is asked once for each item, in order; `interrupt` once for each
    paragraph."""

    stack: list[_Level] = field(default_factory=list)
    series: dict[str, int] = field(default_factory=dict)
    opened: bool = False

    def level(
        self, label: str, glyph: str = "-", indent: float = 0.0, opens: bool = False, sibling: bool = False
    ) -> int:
        """The level (from 1) of an item with this label, or this bullet glyph, at this indentation.

        `opens` says that its words end as a line that governs a list; `sibling` that the format itself puts it beside
        the item before it."""
        step = self._step(label)
        style = step.style if step else glyph
        depth = len(self.stack) if sibling and self.stack else self._depth(style, step, indent)
        del self.stack[depth - 1 :]
        self.stack.append(_Level(style, indent, step.value if step else 0))
        if step:
            self.series[style] = step.value
        self.opened = opens
        return depth

    def interrupt(self) -> None:
        """A paragraph or heading stands between: a list ends, but a series of labels may go on behind it."""
        self.stack.clear()
        self.opened = False

    def _step(self, label: str) -> Step | None:
        """The series that the label goes on with (whatever its case: (i), (J), (k)), else the one that it begins."""
        found = readings(label) if label else ()
        found += (
            tuple(readings(label.swapcase())) if any(self._goes_on(step) for step in readings(label.swapcase())) else ()
        )
        going_on = [step for step in found if self._goes_on(step)]
        beginning = [step for step in found if step.value == 1]
        return next(iter(going_on or beginning or found), None)

    def _goes_on(self, step: Step) -> bool:
        return self.series.get(step.style, -9) + 1 == step.value

    def _depth(self, style: str, step: Step | None, indent: float) -> int:
        for depth, level in reversed(list(enumerate(self.stack, 1))):
            follows = step is not None and step.value == level.value + 1
            if level.style == style and (follows or abs(level.indent - indent) < 1):
                return depth
        if step and step.depth > 1:
            return self._decimal_depth(step)
        return self._new_depth(style, step, indent)

    def _new_depth(self, style: str, step: Step | None, indent: float) -> int:
        """Deeper indentation is one level in; at the same one a style known in the list keeps its level, a new one
        goes in."""
        kept = [level for level in self.stack if level.indent - indent < 1]
        if not kept or indent - kept[-1].indent >= 1:
            return len(kept) + 1
        known = [depth for depth, level in enumerate(kept, 1) if level.style == style]
        if known:
            return known[-1]
        label_after_bullet = step is not None and kept[-1].value == 0 and not self.opened
        return len(kept) if label_after_bullet else len(kept) + 1

    def _decimal_depth(self, step: Step) -> int:
        """4.1.2 stands one level under 4.1, wherever that stands."""
        parents = [depth for depth, level in enumerate(self.stack, 1) if level.style.count("1") == step.depth - 1]
        return parents[-1] + 1 if parents else 1


def opens_list(text: str) -> bool:
    """Whether words end as a line does that governs a list: with a colon or a dash."""
    return text.rstrip().endswith(_OPENERS)


def lift_lone_parents(pieces: list[Piece]) -> list[Piece]:
    """Items under a first item that opens nothing are its brothers: text made from a web page often indents all but
    the first.

    Only where the first item has no later brother of its own, so that a true parent keeps its children."""
    lifted = list(pieces)
    for at, piece in enumerate(pieces[:-1]):
        if not _is_bullet(piece) or (at and _is_bullet(pieces[at - 1]) and pieces[at - 1].level >= piece.level):
            continue
        end = _run_end(pieces, at)
        inner = pieces[at + 1 : end]
        if (
            len(inner) >= 2
            and not _opens(piece)
            and all(_is_bullet(one) and one.level == piece.level + 1 for one in inner)
        ):
            lifted[at + 1 : end] = [replace(one, level=piece.level) for one in inner]
    return lifted


def _is_bullet(piece: Piece) -> bool:
    return piece.kind == "item" and not piece.label


def _opens(piece: Piece) -> bool:
    return opens_list("".join(run.text for run in piece.runs))


def _run_end(pieces: list[Piece], at: int) -> int:
    """Where the items under the item at `at` end; at + 1 where a brother follows them: then they are its own."""
    end = at + 1
    while end < len(pieces) and pieces[end].kind == "item" and pieces[end].level > pieces[at].level:
        end += 1
    brother = end < len(pieces) and pieces[end].kind == "item" and pieces[end].level == pieces[at].level
    return at + 1 if brother and not pieces[end].label else end
