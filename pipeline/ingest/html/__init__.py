"""The reader of web pages: committee software (ModernGov) and general pages."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.ingest.account import account
from pipeline.ingest.decode import decode
from pipeline.ingest.flow import Para, Table, pieces_of
from pipeline.ingest.html.tree import css_classes, page_title, parse, prune
from pipeline.ingest.html.walk import Context, Walker
from pipeline.ingest.leftovers import leftover
from pipeline.ingest.reading import Reading
from pipeline.ingest.titles import title_of
from pipeline.model import Omission
from pipeline.problems import PaperError


def read_html(path: Path) -> Reading:
    """A web page as pieces; what is no part of the paper is in the omissions. Raises PaperError where it holds no words."""
    return read_page(decode(path.read_bytes()))


def read_page(text: str) -> Reading:
    """The markup of a web page as pieces."""
    tree = parse(text)
    if tree is None:
        raise PaperError("The page holds no words.", "Save the page again, complete.")
    title, classes = page_title(tree), css_classes(tree)
    main, omissions = prune(tree)
    walker = Walker(classes)
    walker.block(main, Context())
    walker.flush(Context())
    flow, left = _without_leftovers(walker.flow)
    pieces = pieces_of(flow)
    omissions += left
    return Reading(title_of(pieces) or _page_name(title), tuple(pieces), None, tuple(omissions), account(pieces, omissions))


def _without_leftovers(flow: list[Para | Table]) -> tuple[list[Para | Table], list[Omission]]:
    kept: list[Para | Table] = []
    left: list[Omission] = []
    for at, one in enumerate(flow):
        reason = leftover(one.text) if isinstance(one, Para) and not (one.heading and _has_body(flow, at)) else ""
        if reason and isinstance(one, Para):
            left.append(Omission(None, one.text, reason))
        else:
            kept.append(one)
    return kept, left


def _has_body(flow: list[Para | Table], at: int) -> bool:
    """Whether a heading stands over anything that is no leftover itself."""
    after = flow[at + 1] if at + 1 < len(flow) else None
    return isinstance(after, Table) or after is not None and not after.heading and not leftover(after.text)


def _page_name(title: str) -> str:
    """The page's <title> without the site's name."""
    parts = [part.strip() for part in re.split(r"\s[-–|»]\s", title) if part.strip()]
    return max(parts[:2], key=len) if parts else ""
