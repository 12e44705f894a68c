"""Every character of a PDF accounted for, page by page: body, table, furniture or lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.ingest.pdf.glyphs import unreadable
from pipeline.ingest.pdf.parts import Part
from pipeline.ingest.pdf.records import Word
from pipeline.ingest.pdf.views import View
from pipeline.model import Characters, Omission

_MOVED_FROM_BODY = "footnote mark"
_MOVED_FROM_TABLE = "table header repeated"


@dataclass(slots=True)
class Tally:
    """Counts the characters of a paper, white space apart.

    The characters that a page's source gave are counted before anything is done with them; what is neither in a part,
    nor in a table, nor left out with a reason is lost, as are characters that stand for nothing readable."""

    pages: dict[int, Characters] = field(default_factory=dict)

    def page(self, view: View, parts: Iterable[Part]) -> None:
        """Count a page: what its parts hold. Furniture comes with the omissions, in `whole`."""
        body = table = lost = 0
        for part in parts:
            if part.table is None and not view.lost:
                body += sum([line.characters for line in part.boxes])
                continue
            for words in _words(part):
                size = sum([len(word.text) for word in words])
                bad = sum(unreadable(word.text) for word in words) if view.lost else 0
                lost += bad
                body, table = (body, table + size - bad) if part.table else (body + size - bad, table)
        self.pages[view.number] = Characters(body, table, view.printed - body - table - lost, lost + view.unread)

    def whole(self, omissions: Iterable[Omission]) -> tuple[Characters, ...]:
        """The account of each page, in order, now that it is known what was left out of the text."""
        gone: dict[int, int] = {}
        pages = dict(self.pages)
        for omission in omissions:
            size, at = _solid(omission), omission.page or 0
            gone[at] = gone.get(at, 0) + size
            if omission.reason in (_MOVED_FROM_BODY, _MOVED_FROM_TABLE) and at in pages:
                pages[at] = _moved(pages[at], size, omission.reason == _MOVED_FROM_TABLE)
        return tuple(_settled(pages[number], gone.get(number, 0)) for number in sorted(pages))


def total(pages: Iterable[Characters]) -> Characters:
    """The account of all pages together."""
    body = table = furniture = lost = 0
    for one in pages:
        body, table = body + one.body, table + one.table
        furniture, lost = furniture + one.furniture, lost + one.lost
    return Characters(body, table, furniture, lost)


def _words(part: Part) -> Iterator[Iterable[Word]]:
    if part.table is None:
        yield from (line.words for line in part.boxes)
        return
    for row in part.table.rows:
        yield from (cell.words for cell in row)


def _moved(page: Characters, size: int, from_table: bool) -> Characters:
    """Words that were counted as text and then left out."""
    kept = replace(page, furniture=page.furniture + size)
    return replace(kept, table=page.table - size) if from_table else replace(kept, body=page.body - size)


def _settled(page: Characters, gone: int) -> Characters:
    """What is in no text and has no reason for it is lost."""
    return replace(page, furniture=min(page.furniture, gone), lost=page.lost + max(0, page.furniture - gone))


def _solid(omission: Omission) -> int:
    return len("".join(omission.text.split()))
