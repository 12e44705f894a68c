"""A pruned page as paragraphs and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.ingest.assemble import Look, Run
from pipeline.ingest.flow import Para, Table, split_lines
from pipeline.ingest.html.style import indent_of, is_symbol_font, list_level, looks_of, style_of
from pipeline.ingest.html.tree import Element
from pipeline.ingest.numerals import letters, roman

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "html",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the words of a block: looks, indentation, the list they stand in."""

    looks: frozenset[Look] = frozenset()
    heading: int = 0
    indent: float = 0.0
    depth: int = 0
    word_level: int = 0
    note: bool = False


@dataclass(slots=True)
class Walker:
    """Walks a page and collects its flow. `classes` are the page's style sheets."""

    classes: dict[str, str]
    flow: list[Para | Table] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    bullet: bool = False
    underlined: int = 0
    letters: int = 0
    tables: int = 0

    def block(self, element: Element, context: Context) -> None:
        """The paragraphs of a block element."""
        self.flush(context)
        style = style_of(element, self.classes)
        inner = self._inner(element, context, style)
        if element.tag in ("ul", "ol", "menu", "dir"):
            self._list(element, inner)
        elif element.tag == "table":
            self._table(element, inner)
        else:
            self._content(element, inner, pre=element.tag == "pre")
        self.flush(inner)

    def _inner(self, element: Element, context: Context, style: dict[str, str]) -> Context:
        given, taken = looks_of(element, style)
        heading = _HEADINGS.get(element.tag, context.heading)
        indent = context.indent + indent_of(style)
        level = list_level(style) or context.word_level
        looks = (context.looks - taken) | given
        return replace(context, looks=looks, heading=heading, indent=indent, word_level=level)

    def _content(self, element: Element, context: Context, pre: bool = False) -> None:
        self.text(element.text, context, pre)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, context, pre)
            self.text(child.tail, context, pre)

    def _child(self, child: Element, context: Context, pre: bool) -> None:
        if child.tag in _BLOCKS:
            self.block(child, context)
        elif child.tag == "br":
            self.runs.append(Run("\n"))
        else:
            self._inline(child, context, pre)

    def _inline(self, element: Element, context: Context, pre: bool) -> None:
        style = style_of(element, self.classes)
        given, taken = looks_of(element, style)
        symbol = is_symbol_font(element, style) and len(element.text_content().strip()) <= 2
        if symbol and not any(run.text.strip() for run in self.runs):
            self.runs = [Run("• ")]
            for child in element:
                self.text(child.tail, context, pre)
            return
        before = self.letters
        self._content(element, replace(context, looks=(context.looks - taken) | given), pre)
        if element.tag == "u" or "underline" in style.get("text-decoration", ""):
            self.underlined += self.letters - before

    def text(self, text: str | None, context: Context, pre: bool = False) -> None:
        """Words of the paragraph that is being collected."""
        if text:
            self.letters += len("".join(text.split()))
            self.runs.append(Run(text if pre else " ".join(text.replace("\n", " ").split("\n")), context.looks))

    def flush(self, context: Context) -> None:
        """End the paragraph that is being collected; each line that a <br> made is one where it reads so."""
        runs, self.runs = self.runs, []
        strong = self.letters > 0 and self.underlined >= self.letters
        self.letters = self.underlined = 0
        for line in split_lines(runs):
            para = Para(
                line,
                context.heading,
                self.label,
                self.bullet,
                context.depth or context.word_level,
                context.indent,
                strong,
                context.note,
            )
            if para.text:
                self.flow.append(para)
                self.label, self.bullet = "", False

    def _list(self, element: Element, context: Context) -> None:
        counter = _integer(element.get("start"), 1)
        kind = element.get("type") or style_of(element, self.classes).get("list-style-type", "")
        inner = replace(context, depth=context.depth + 1)
        self.text(element.text, context)
        plain = "none" in style_of(element, self.classes).get("list-style", "") + kind
        for child in element:
            if child.tag == "li":
                counter = _integer(child.get("value"), counter)
                self.flush(inner)
                self.label = number(counter, child.get("type") or kind) if element.tag == "ol" and not plain else ""
                self.bullet = not self.label
                counter += 1
                self.block(child, inner)
                self.label, self.bullet = "", False
            elif isinstance(child.tag, str):
                self.block(child, inner if child.tag in ("ul", "ol") else context)
            self.text(child.tail, context)

    def _table(self, element: Element, context: Context) -> None:
        from pipeline.ingest.html.tables import table_flow

        self.flow.extend(table_flow(element, context, self))


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().lstrip("-").isdigit() and len(text) < 6 else default


def number(value: int, kind: str) -> str:
    """The label that a browser prints before an item of a numbered list."""
    if kind in ("a", "lower-alpha", "lower-latin", "A", "upper-alpha", "upper-latin"):
        return (letters(value).upper() if kind[0] in "Au" else letters(value)) + "."
    if kind in ("i", "lower-roman", "I", "upper-roman"):
        return (roman(value).upper() if kind[0] in "Iu" else roman(value)) + "."
    return f"{value}."
