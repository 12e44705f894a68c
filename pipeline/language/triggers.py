"""Which words a regular expression cannot match without, so that hopeless expressions are never tried.

A pattern set holds hundreds of expressions; a sentence holds some twenty words. Each expression is filed under words
one of which it needs; only those filed under a word of the sentence are run, so the result is that of running all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_WORDS = re.compile(r"\w+")
_MOST = 96
_COMMON = frozenset(
    "the a an to of and in on for that is was are were be been has have had will would it by with as at this not or "
    "we i his he they their which from there all any no its".split()
)


_Nodes = Sequence[tuple[Any, Any]]


@lru_cache(maxsize=8192)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, lower case."""
    return frozenset(_WORDS.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Index:
    """Expressions by the words that they need: `always` are those that need none."""

    by_word: dict[str, tuple[int, ...]]
    always: tuple[int, ...]

    def candidates(self, text: str) -> list[int]:
        """The numbers of the expressions that could match a text, in order."""
        return self.needing(words_of(text))

    def needing(self, words: Iterable[str]) -> list[int]:
        """The numbers of the expressions that need one of some words, or none, in order."""
        by_word = self.by_word
        hits = [by_word[word] for word in words if word in by_word]
        return sorted(set(self.always).union(*hits)) if hits else list(self.always)


def index_of(expressions: Iterable[str]) -> Index:
    """The index of expressions that are matched in any case, numbered in their order."""
    by_word: dict[str, list[int]] = {}
    always = []
    for number, expression in enumerate(expressions):
        needed = needed_words(expression)
        if not needed:
            always.append(number)
        for word in sorted(needed):
            by_word.setdefault(word, []).append(number)
    return Index({word: tuple(numbers) for word, numbers in by_word.items()}, tuple(always))


def needed_words(expression: str) -> frozenset[str]:
    """Words one of which stands in whatever the expression matches; empty where none can be told."""
    return min(_sets(parser.parse(expression, re.IGNORECASE).data, False, False), key=_cost, default=frozenset())


def _cost(words: frozenset[str]) -> tuple[int, list[str]]:
    return sum(40 if word in _COMMON else 1 for word in words), sorted(words)


def _sets(nodes: _Nodes, left: bool, right: bool) -> list[frozenset[str]]:
    """The sets of words one of each of which the nodes need.

    `left` and `right` tell whether a word boundary is certain before and behind them."""
    found: list[frozenset[str]] = []
    run, opened = {""}, left
    for at, (op, value) in enumerate(nodes):
        rest = nodes[at + 1 :]
        strings = _strings(op, value)
        if strings is not None and len(strings) * len(run) <= _MOST:
            run = {before + after for before in run for after in strings}
            continue
        if op in (ops.ASSERT, ops.ASSERT_NOT):
            if op is ops.ASSERT_NOT and _is_word_class(value[1]):
                _keep(found, run, opened, True)
                run, opened = {""}, True
            continue
        if op is ops.AT:
            _keep(found, run, opened, value is not ops.AT_NON_BOUNDARY)
            run, opened = {""}, value is not ops.AT_NON_BOUNDARY
            continue
        _keep(found, run, opened, _begins_apart(nodes[at:], right))
        inside = opened if run == {""} else _ends_apart([nodes[at - 1]])
        found += _inside(op, value, inside, _begins_apart(rest, right))
        opened = _ends_apart([(op, value)]) and (
            run == {""} and inside or not _may_be_absent(op, value) or _ends_apart(nodes[:at])
        )
        run = {""}
    _keep(found, run, opened, right)
    return found


def _inside(op: Any, value: Any, left: bool, right: bool) -> list[frozenset[str]]:
    """What a group needs, or every branch of a choice taken together."""
    if op is ops.SUBPATTERN:
        return _sets(value[3], left, right)
    if op is not ops.BRANCH:
        return []
    best = [min(_sets(nodes, left, right), key=_cost, default=frozenset()) for nodes in value[1]]
    return [frozenset().union(*best)] if all(best) else []


def _keep(found: list[frozenset[str]], run: set[str], left: bool, right: bool) -> None:
    """The words of a run of text, where each alternative has one that is whole."""
    words = set()
    for string in run:
        whole = _WORDS.findall(string)
        if whole and not left and string[0].isalnum():
            whole = whole[1:]
        if whole and not right and string[-1].isalnum():
            whole = whole[:-1]
        if not whole:
            return
        words.add(max(whole, key=len))
    found.append(frozenset(words))


def _begins_apart(nodes: _Nodes, after: bool) -> bool:
    """Whatever the nodes match begins with no letter, or a boundary is certain where they match nothing."""
    if not nodes:
        return after
    (op, value), rest = nodes[0], list(nodes[1:])
    if op is ops.LITERAL:
        return not _in_word(value)
    if op is ops.AT:
        return value in (ops.AT_END, ops.AT_BOUNDARY, ops.AT_END_STRING)
    if op is ops.ASSERT_NOT:
        return _is_word_class(value[1]) or _begins_apart(rest, after)
    if op is ops.ASSERT:
        return _begins_apart(rest, after)
    if op is ops.IN:
        return _no_letter(value)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _begins_apart(list(value[2]), after) and (value[0] > 0 or _begins_apart(rest, after))
    if op is ops.SUBPATTERN:
        return _begins_apart([*value[3], *rest], after)
    if op is ops.BRANCH:
        return all(_begins_apart([*branch, *rest], after) for branch in value[1])
    return False


def _ends_apart(nodes: _Nodes) -> bool:
    """Whatever the nodes match ends with no letter."""
    if not nodes:
        return True
    op, value = nodes[-1]
    if op is ops.LITERAL:
        return not _in_word(value)
    if op is ops.IN:
        return _no_letter(value)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return _ends_apart(value[2])
    if op is ops.SUBPATTERN:
        return _ends_apart(value[3])
    if op is ops.BRANCH:
        return all(_ends_apart(branch) for branch in value[1])
    return op is ops.AT


def _may_be_absent(op: Any, value: Any) -> bool:
    return op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] == 0


def _in_word(code: int) -> bool:
    return chr(code).isalnum() or code == 95


def _no_letter(members: Any) -> bool:
    """A class of characters that holds no letter: white space, or punctuation listed one by one."""
    return all(
        (kind is ops.CATEGORY and what is ops.CATEGORY_SPACE) or (kind is ops.LITERAL and not _in_word(what))
        for kind, what in members
    )


def _is_word_class(nodes: _Nodes) -> bool:
    return len(nodes) == 1 and nodes[0][0] is ops.IN and (ops.CATEGORY, ops.CATEGORY_WORD) in list(nodes[0][1])


def _finite(nodes: _Nodes) -> set[str] | None:
    """Every string that the nodes match, in lower case; None where they are too many or not to be listed."""
    strings = {""}
    for op, value in nodes:
        more = _strings(op, value)
        if more is None or len(more) * len(strings) > _MOST:
            return None
        strings = {before + after for before in strings for after in more}
    return strings


def _strings(op: Any, value: Any) -> set[str] | None:
    if op is ops.LITERAL:
        return {chr(value).lower()}
    if op is ops.SUBPATTERN:
        return _finite(value[3])
    if op is ops.BRANCH:
        return _union(value[1])
    if op is ops.IN and all(kind is ops.LITERAL for kind, _ in value) and len(value) <= 8:
        return {chr(what).lower() for _, what in value}
    if op is ops.MAX_REPEAT and value[0] == 0 and value[1] == 1:
        inner = _finite(value[2])
        return None if inner is None else inner | {""}
    return None


def _union(branches: list[Any]) -> set[str] | None:
    found: set[str] = set()
    for nodes in branches:
        strings = _finite(nodes)
        if strings is None:
            return None
        found |= strings
    return found if len(found) <= _MOST else None
