"""Lines through words and paint behind them: struck, underlined and highlighted words.

Rules that belong to words are no rules of tables, so they are taken out of a page's rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.ingest.pdf.colours import fill_name
from pipeline.ingest.pdf.records import Fill, Leaf, Rule, Word

_NEAR = 2.5


def marked(leaf: Leaf) -> Leaf:
    """The page with looks on its words, without the rules that gave them."""
    flat = [rule for rule in leaf.rules if not rule.soft and rule.top == rule.bottom]
    paint = [fill for fill in leaf.fills if fill.bottom - fill.top < 40]
    if not flat and not paint:
        return leaf
    upright = [word for word in leaf.words if word.face.angle == 0]
    used: dict[Rule, str] = {rule: kind for rule in flat if (kind := _decoration(rule, upright))}
    behind = [fill for fill in paint if fill_name(fill.colour) in ("amber", "other", "green") and _behind(fill, upright)]
    if not used and not behind:
        return leaf
    words = tuple(_looking(word, used, behind) for word in leaf.words)
    rules = tuple(rule for rule in leaf.rules if rule not in used and not _is_edge(rule, behind))
    return replace(leaf, words=words, rules=rules, fills=tuple(fill for fill in leaf.fills if fill not in behind))


def _decoration(rule: Rule, words: Iterable[Word]) -> str:
    """struck or underlined when a rule begins and ends with words on one line, empty otherwise."""
    own = [word for word in words if word.x0 < rule.x1 - 1 and word.x1 > rule.x0 + 1 and word.top < rule.top < word.bottom + 2]
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
    own = [w for w in words if w.x0 < fill.x1 - 1 and w.x1 > fill.x0 + 1 and fill.top < w.base - 0.2 * w.face.size < fill.bottom]
    if not own or fill.bottom - fill.top > 1.7 * own[0].face.size:
        return False
    return abs(min(w.x0 for w in own) - fill.x0) < 1.8 and abs(max(w.x1 for w in own) - fill.x1) < 1.8


def _looking(word: Word, used: dict[Rule, str], behind: list[Fill]) -> Word:
    looks = {kind for rule, kind in used.items() if _meets(word, rule) and _place(rule, word) == kind}
    middle = (word.x0 + word.x1) / 2
    if any(fill.x0 < middle < fill.x1 and fill.top < word.base - 0.2 * word.face.size < fill.bottom for fill in behind):
        looks.add("highlighted")
    return word._replace(looks=frozenset(looks)) if looks else word


def _meets(word: Word, rule: Rule) -> bool:
    return rule.x0 - 1 < (word.x0 + word.x1) / 2 < rule.x1 + 1 and word.top < rule.top < word.bottom + 2


def _is_edge(rule: Rule, behind: list[Fill]) -> bool:
    """Whether a soft rule is the edge of paint behind words."""
    if not rule.soft or not behind:
        return False
    return any(f.x0 <= rule.x0 and rule.x1 <= f.x1 and f.top <= rule.top and rule.bottom <= f.bottom for f in behind)
