"""The outline of a paper: for every block the headings above it, the mood they set, and the line that governs its list.

A mood is what a heading says of the text under it (models/sections.toml): skip, recommendation, decision, change,
measure, priority, action, progress. A governor is the line above a list ("I expect the Chief Constable to:").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from pipeline.language.patterns import pattern_set
from pipeline.language.text import sentences
from pipeline.model import Block, Context, Document
from pipeline.segment.governing import governor_kind, mood_of, style_of

_OPEN_END = re.compile(
    r"(?:[:–—\-…]|\.\.\.|\b(?:to|will|that|are|were|include[ds]?|including|by|I|we|and|is"
    r"|that the (?:panel|pcc|commissioner|board|committee|members)))\s*[-–]?$",
    re.IGNORECASE,
)
_LIMB = re.compile(r"(?:That|to|To|that|The Panel|It be|\(?(?:\d{1,2}|[a-z]|[ivx]+)[).]|\d{1,2}\s)\b|.{0,80}\bbe\b")
_ACTIONS = re.compile(r"\W*(?:agreed )?actions?(?: agreed| arising)?\W*", re.IGNORECASE)
_TO_DO = re.compile(r"\bto (?:be )?[a-z]{3,}|^and$|\bbe \w+ed\b")
_LEAD = re.compile(r"[^.:;]{2,40}:\s")
_POINTS_BACK = re.compile(r"(?:They|These|Those)\s+(?:are|were|will be|includes?|included)\b.{0,60}:\s*$")
_COUNTS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|these|following|them)(?: of them)?(?: \w+)?:$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:slide|page) \d+", re.IGNORECASE)
LISTS = frozenset(["priority", "measure", "action", "change", "progress"])
STEMS = frozenset(["decision", "recommendation"])


@dataclass(frozen=True, slots=True)
class Place:
    """A block with what stands above it. `governor` is None outside lists; `depth` counts governing items above."""

    index: int
    block: Block
    section: tuple[Context, ...]  # nearest heading first
    mood: str
    governor: Context | None = None
    governor_kind: str = ""
    outer: tuple[Context, ...] = ()  # governors further out, nearest first
    opens: bool = False  # a line that governs the items after it
    repeated: bool = False  # a heading that is printed on many pages


def outline(document: Document) -> tuple[Place, ...]:
    """A Place for each block of the document, in order."""
    walk = _Walk(document)
    return tuple(walk.place(index) for index in range(len(document.blocks)))


def _is_action_tag(words: str) -> bool:
    return pattern_set("cues").search("action_tag", words) is not None


class _Walk:
    """The state of one pass: headings above, and the governors of the lists that are open."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.blocks = document.blocks
        self.headings: list[tuple[int, Context, str]] = []
        self.open: list[tuple[Context, str, str, int]] = []  # governor, its kind, style and level of the governing line
        self.base: tuple[Context, str] | None = None
        self.first: tuple[str, int] | None = None  # style and level of the first item under the base
        self.stem: tuple[Context, str] | None = None  # a line whose limbs are the paragraphs after it
        self.limbs = 0
        counts = Counter(self._words(block).casefold() for block in document.blocks if block.kind == "heading")
        self.repeated = {words for words, count in counts.items() if count > 2}

    def _words(self, block: Block) -> str:
        return " ".join(self.text[block.start : block.end].split())

    def place(self, index: int) -> Place:
        block = self.blocks[index]
        if block.kind == "heading":
            return self._heading(index, block)
        if block.kind == "item":
            return self._item(index, block)
        self.open.clear()
        opened = self._governs(index, block) if block.kind == "paragraph" else None
        stem = self.stem if opened is None else None
        if stem is not None and not self._is_limb(index, stem):
            stem = None
        self.base, self.stem, self.limbs = opened, opened or stem, self.limbs + 1 if stem else 0
        self.first = None
        plain = self._at(index, block, opens=opened is not None)
        return replace(plain, governor=stem[0], governor_kind=stem[1]) if stem else plain

    def _is_limb(self, index: int, stem: tuple[Context, str]) -> bool:
        """A paragraph goes on with what a stem opened: a limb of a resolution, or a line of a list without bullets."""
        words = self._words(self.blocks[index])
        if stem[1] in STEMS:
            return self.limbs == 0 or bool(_LIMB.match(words))
        if _ACTIONS.fullmatch(stem[0].text):
            return len(words.split()) <= 45 and bool(_TO_DO.search(words))
        return self._is_line(index) and (self.limbs > 0 or self._is_line(index + 1))

    def _is_line(self, index: int) -> bool:
        """A short paragraph without a full stop, such as a list without bullets has."""
        if index >= len(self.blocks) or self.blocks[index].kind != "paragraph":
            return False
        words = self.text[self.blocks[index].start : self.blocks[index].end].rstrip()
        if _PAGE.fullmatch(words) or mood_of(words):
            return False
        return len(words.split()) <= 40 and not words.endswith((".", ":", "?", "!")) and not _LEAD.match(words)

    def _at(self, index: int, block: Block, opens: bool = False, repeated: bool = False) -> Place:
        section = tuple(context for _, context, _ in reversed(self.headings))
        return Place(index, block, section, self._mood(), opens=opens, repeated=repeated)

    def _mood(self) -> str:
        """The nearest mood; a resolution or recommendation reaches no further than the next heading."""
        for distance, (_, _, mood) in enumerate(reversed(self.headings)):
            if mood and (distance == 0 or mood not in ("decision", "recommendation")):
                return mood
        return ""

    def _heading(self, index: int, block: Block) -> Place:
        words = self._words(block)
        if words.casefold() in self.repeated and words.casefold() not in _KEPT and not mood_of(words):
            return self._at(index, block, repeated=True)
        context = Context("heading", words, block.start, block.end)
        level = block.level or 9
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, context, mood_of(words)))
        self.open.clear()
        kind = governor_kind(words)
        ends_open = bool(_OPEN_END.search(words)) or kind == "action"
        self.base = (Context("governor", words, block.start, block.end), kind) if ends_open and kind else None
        mood = mood_of(words)
        self.first = None
        self.stem = self.base if kind in STEMS and len(words.split()) < 8 else None
        if self.stem is None and mood in ("priority", "measure"):
            self.stem = (Context("governor", words, block.start, block.end), mood)
        self.limbs = 0
        return self._at(index, block, opens=self.base is not None)

    def _item(self, index: int, block: Block) -> Place:
        style = style_of(block)
        while self.open and self._closes(self.open[-1], style, block.level):
            self.open.pop()
        self.first = self.first or (style, block.level)
        if style in ("dotted", "number") and style != self.first[0] and block.level <= self.first[1]:
            self.base = None  # the numbered paragraphs of the paper go on behind the list
        chain = [(context, kind) for context, kind, _, _ in reversed(self.open)] + ([self.base] if self.base else [])
        plain = self._at(index, block)
        opened = self._governs(index, block)
        if opened is not None:
            inherited = opened[1] or (chain[0][1] if chain else "")
            self.open.append((opened[0], inherited, style, block.level))
        governor = chain[0] if chain else None
        return Place(
            index,
            block,
            plain.section,
            plain.mood,
            governor[0] if governor else None,
            governor[1] if governor else "",
            tuple(context for context, _ in chain[1:]),
            opened is not None,
        )

    @staticmethod
    def _closes(opened: tuple[Context, str, str, int], style: str, level: int) -> bool:
        return level < opened[3] or (level == opened[3] and style == opened[2])

    def _governs(self, index: int, block: Block) -> tuple[Context, str] | None:
        """The governor that this block is for the items after it, if it is one."""
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if after is None or after.kind not in ("item", "paragraph"):
            return None
        if after.kind == "paragraph":
            return self._stem(block)
        if block.kind == "item" and style_of(after) == style_of(block) and after.level <= block.level:
            return None
        line = self._last_sentence(block)
        words = " ".join(self.text[line[0] : line[1]].split())
        if _is_action_tag(words):
            return None
        kind = self._short_stem(words) or governor_kind(words) or self._counted(words)
        kind = kind or self._kind_before(index, block, words)
        nested = block.kind == "item" and after.level > block.level
        closed = kind == "procedure" and words.endswith(".")
        if not _OPEN_END.search(words) and not (kind and not closed and block.kind == "paragraph") and not nested:
            return None
        return Context("governor", words, *line), kind

    def _kind_before(self, index: int, block: Block, words: str) -> str:
        """What the words before an empty line ("They are:", "These are as follows:") say of the list."""
        short = len(words.split()) <= 4
        if index == 0 or not (short or _POINTS_BACK.match(words)):
            return ""
        line = self._last_sentence(block)
        before = self.text[block.start : line[0]].strip()
        previous = self.blocks[index - 1]
        if not before and previous.kind in ("paragraph", "heading"):
            before = self.text[previous.start : previous.end]
        spans = sentences(before)
        kind = governor_kind(before[spans[-1][0] :].rstrip(". ") + ":") if spans else ""
        return kind if short or kind == "priority" else ""

    def _short_stem(self, words: str) -> str:
        """Under a heading Recommendation or Resolved, a line such as "That the Panel" opens its limbs."""
        mood = self._mood()
        return mood if mood in STEMS and len(words.split()) < 7 else ""

    def _stem(self, block: Block) -> tuple[Context, str] | None:
        line = self._last_sentence(block)
        words = " ".join(self.text[line[0] : line[1]].split())
        kind = governor_kind(words) or self._counted(words)
        opens = bool(_OPEN_END.search(words)) and kind in (*STEMS, *LISTS) and not _is_action_tag(words)
        return (Context("governor", words, *line), kind) if opens else None

    def _counted(self, words: str) -> str:
        """Under a heading of priorities or measures, a line that only counts them ("The plan has six:")."""
        mood = self._mood()
        return mood if mood in ("priority", "measure") and _COUNTS.search(words) else ""

    def _last_sentence(self, block: Block) -> tuple[int, int]:
        spans = sentences(self.text[block.start : block.end])
        first, last = spans[-1] if spans else (0, block.end - block.start)
        return block.start + first, block.start + last


_KEPT = frozenset({"minutes:", "minutes", "resolved:", "resolved", "i will:", "i will", "decision:", "recommendations"})
