"""Lines through words and paint behind them: struck, underlined and highlighted words.

Rules that belong to words are no rules of tables, so they are taken out of a page's rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.ingest.pdf.records import Fill, Leaf, Rule, Word
from pipeline.ingest.shades import fill_name

_NEAR = 2.5
_STEP = 20.0


def marked(leaf: Leaf) -> Leaf:
    """The page with looks on its words, without the rules that gave them."""
    flat = [rule for rule in leaf.rules if not rule.soft and rule.top == rule.bottom]
    paint = [fill for fill in leaf.fills if fill.bottom - fill.top < 40]
    if not flat and not paint:
        return leaf
    near = _Near(word for word in leaf.words if word.face.angle == 0)
    used = {rule: kind for rule in flat if (kind := _decoration(rule, near.at(rule.top, rule.top)))}
    behind = [fill for fill in paint if _is_marker(fill) and _behind(fill, near.at(fill.top, fill.bottom))]
    if not used and not behind:
        return leaf
    words = _looking(leaf.words, near, used, behind)
    rules = tuple(rule for rule in leaf.rules if rule not in used and not _is_edge(rule, behind))
    return replace(leaf, words=words, rules=rules, fills=tuple(fill for fill in leaf.fills if fill not in behind))


class _Near:
    """Words by the height of their base line, so that a rule is compared with few of them."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words: dict[int, list[Word]] = {}
        for word in words:
            self.words.setdefault(int(word.base // _STEP), []).append(word)

    def at(self, top: float, bottom: float) -> list[Word]:
        """Words whose base line is near a stretch of the page's height; letters of up to 60 points are looked for."""
        steps = range(int(top // _STEP) - 1, int((bottom + 60) // _STEP) + 1)
        return [word for step in steps for word in self.words.get(step, ())]


def _is_marker(fill: Fill) -> bool:
    return fill_name(fill.colour) in ("amber", "other", "green")


def _decoration(rule: Rule, words: Iterable[Word]) -> str:
    """struck or underlined when a rule begins and ends with words on one line, empty otherwise."""
    own = [
        word
        for word in words
        if word.x0 < rule.x1 - 1 and word.x1 > rule.x0 + 1 and word.top < rule.top < word.bottom + 2
    ]
    if not own:
        return ""
    kind = _place(rule, own[0])
    near = 0.6 * own[0].face.size if kind == "struck" else _NEAR  # a full stop is often left unstruck
    starts, ends = min(word.x0 for word in own) - rule.x0, max(word.x1 for word in own) - rule.x1
    return kind if abs(starts) <= near and abs(ends) <= near else ""


def _place(rule: Rule, word: Word) -> str:
    above = (word.base - rule.top) / word.face.size
    return "struck" if 0.12 < above < 0.6 else "underlined" if -0.3 < above <= 0.12 else ""


def _behind(fill: Fill, words: Iterable[Word]) -> bool:
    """Whether paint lies behind words of one line and hardly reaches further."""
    own = [
        w
        for w in words
        if w.x0 < fill.x1 - 1 and w.x1 > fill.x0 + 1 and fill.top < w.base - 0.2 * w.face.size < fill.bottom
    ]
    if not own or fill.bottom - fill.top > 1.7 * own[0].face.size:
        return False
    return abs(min(w.x0 for w in own) - fill.x0) < 1.8 and abs(max(w.x1 for w in own) - fill.x1) < 1.8


def _looking(words: Iterable[Word], near: _Near, used: dict[Rule, str], behind: list[Fill]) -> tuple[Word, ...]:
    """The words with the looks that rules and paint give them."""
    looks: dict[Word, set[str]] = {}
    for rule, kind in used.items():
        for word in near.at(rule.top, rule.top):
            if _meets(word, rule) and _place(rule, word) == kind:
                looks.setdefault(word, set()).add(kind)
    for fill in behind:
        for word in near.at(fill.top, fill.bottom):
            middle, height = (word.x0 + word.x1) / 2, word.base - 0.2 * word.face.size
            if fill.x0 < middle < fill.x1 and fill.top < height < fill.bottom:
                looks.setdefault(word, set()).add("highlighted")
    return tuple(word._replace(looks=frozenset(looks[word])) if word in looks else word for word in words)


def _meets(word: Word, rule: Rule) -> bool:
    return rule.x0 - 1 < (word.x0 + word.x1) / 2 < rule.x1 + 1 and word.top < rule.top < word.bottom + 2


def _is_edge(rule: Rule, behind: list[Fill]) -> bool:
    """Whether a soft rule is the edge of paint behind words."""
    if not rule.soft or not behind:
        return False
    return any(f.x0 <= rule.x0 and rule.x1 <= f.x1 and f.top <= rule.top and rule.bottom <= f.bottom for f in behind)
