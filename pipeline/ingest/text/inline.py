"""Looks and links inside a line: **bold**, *italic*, ~~struck~~, [words](address), and HTML tags left in a text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from pipeline.ingest.assemble import Look, Run

_TOKEN = re.compile(
    r"(?P<strong>\*\*\*|\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w))|(?P<struck>~~)|(?P<em>(?<![\w*\\])\*(?=[^\s*])|(?<=[^\s*\\])\*(?![\w*])"
    r"|(?<![\w_\\])_(?=[^\s_])|(?<=[^\s_\\])_(?![\w_]))"
    r"|(?P<picture>!\[(?P<alt>[^\[\]\n]{0,400})\]\([^()\n]{0,2000}\))|(?P<link>\[(?P<words>[^\[\]\n]{0,2000})\]\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\s*(?:\"[^\"\n]*\")?\))"
    r"|(?P<tag></?(?:a|b|i|u|s|em|strong|span|font|del|ins|mark|sup|sub|p|div|br|strike|small|big)\b[^<>\n]{0,300}/?>)"
    r"|(?P<entity>&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});)|(?P<escape>\\(?=[\\`*_{}\[\]()#+.!|>~-]))",
    re.IGNORECASE,
)
_TAG_LOOKS: dict[str, Look] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "struck", "strike": "struck", "del": "deleted",
    "ins": "inserted", "mark": "highlighted",
}  # fmt: skip
_RED = re.compile(r"color\s*[:=]\s*[\"']?\s*(?:red|#f00\b|#ff0000|#c00000|rgb\(255, ?0, ?0\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inline:
    """The runs of a line, and what stood in it that is no words of the paper (addresses of links, tags)."""

    runs: tuple[Run, ...]
    left_out: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(run.text for run in self.runs)

    @property
    def all_bold(self) -> bool:
        """Whether every word is bold."""
        return all("bold" in run.looks for run in self.runs if run.text.strip()) and bool(self.text.strip())


def read_inline(text: str) -> Inline:
    """The words of `text` with their looks. Marks that nothing closes stay as they are."""
    if not any(sign in text for sign in "*_~[<&\\"):
        return Inline((Run(text),))
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: list[Run] = []
        self.left_out: list[str] = []
        self.open: dict[str, frozenset[Look]] = {}

    def read(self) -> Inline:
        at = 0
        tokens = list(_TOKEN.finditer(self.text))
        closers = _pairs(tokens)
        for index, token in enumerate(tokens):
            self._put(self.text[at : token.start()])
            self._token(token, index in closers)
            at = token.end()
        self._put(self.text[at:])
        return Inline(tuple(self.runs), tuple(self.left_out))

    def _put(self, text: str) -> None:
        if text:
            self.runs.append(Run(text, frozenset().union(*self.open.values())))

    def _token(self, token: re.Match[str], paired: bool) -> None:
        kind = token.lastgroup if token.lastgroup not in ("alt", "words", "address") else "link"
        kind = "picture" if token.group("picture") else kind
        if kind in ("strong", "struck", "em"):
            self._mark(token.group(), kind) if paired else self._put(token.group())
        elif kind == "link":
            self._link(token)
        elif kind == "picture":
            self.left_out.append(token.group())
        elif kind == "tag":
            self._tag(token.group())
        elif kind == "entity":
            self._put(html.unescape(token.group()))

    def _mark(self, sign: str, kind: str) -> None:
        looks: dict[str, frozenset[Look]] = {"struck": frozenset({"struck"}), "em": frozenset({"italic"})}
        look = frozenset({"bold", "italic"}) if sign == "***" else looks.get(kind, frozenset({"bold"}))
        if self.open.pop(sign, None) is None:
            self.open[sign] = frozenset[Look](look)  # type: ignore[arg-type]

    def _link(self, token: re.Match[str]) -> None:
        inner = read_inline(token.group("words"))
        for run in inner.runs:
            self.runs.append(Run(run.text, run.looks.union(*self.open.values())))
        self.left_out.extend((*inner.left_out, token.group("address")))

    def _tag(self, tag: str) -> None:
        name = re.sub(r"[^a-z].*", "", tag.strip("</").lower())
        self.left_out.append(tag)
        if name in ("br", "p", "div"):
            self._put("\n" if name == "br" else " ")
        elif tag.startswith("</"):
            self.open.pop("<" + name, None)
        elif name in _TAG_LOOKS:
            self.open["<" + name] = frozenset({_TAG_LOOKS[name]})
        elif _RED.search(tag):
            self.open["<" + name] = frozenset({"red"})


def _pairs(tokens: list[re.Match[str]]) -> set[int]:
    """The places of emphasis marks that have a partner."""
    paired: set[int] = set()
    waiting: dict[str, int] = {}
    for index, token in enumerate(tokens):
        sign = token.group()
        if token.lastgroup not in ("strong", "struck", "em"):
            continue
        if sign in waiting:
            paired.update((waiting.pop(sign), index))
        else:
            waiting[sign] = index
    return paired
