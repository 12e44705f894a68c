"""The reader of web pages: committee software (ModernGov) and general pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pipeline.ingest.account import account
from pipeline.ingest.decode import decode
from pipeline.ingest.flow import Para, Table, keep, pieces_of
from pipeline.ingest.html.tree import css_classes, lost_words, page_title, parse, prune
from pipeline.ingest.html.walk import Context, Walker
from pipeline.ingest.leftovers import leftovers, tail
from pipeline.ingest.reading import Reading
from pipeline.ingest.titles import title_of
from pipeline.model import Omission, Problem
from pipeline.problems import PaperError


def read_html(path: Path) -> Reading:
    """A web page as pieces; what is no part of the paper is in the omissions. Raises PaperError where it holds no
    words."""
    return read_page(decode(path.read_bytes()))


def read_page(text: str) -> Reading:
    """The markup of a web page as pieces."""
    tree = parse(text)
    if tree is None:
        raise PaperError("The page holds no words.", "Save the page again, complete.")
    title, classes, lost = page_title(tree), css_classes(tree), lost_words(text, tree)
    main, omissions = prune(tree)
    walker = Walker(classes)
    walker.block(main, Context())
    walker.flush(Context())
    flow, left = _without_leftovers(walker.flow)
    pieces = pieces_of(flow)
    omissions += left
    counts = account(pieces, omissions, lost)
    problems = (_lost(lost),) if lost else ()
    name = title_of(pieces) or _page_name(title)
    return Reading(name, tuple(pieces), None, tuple(omissions), counts, problems)


def _lost(words: int) -> Problem:
    message = f"About {words} words of the page are nested too deep to be read. Save the page again from a browser."
    return Problem("", "ingest", "warning", message)


def _without_leftovers(flow: list[Para | Table]) -> tuple[list[Para | Table], list[Omission]]:
    """The flow without what the page leaves around the paper; the sizes of files behind titles go too."""
    reasons = leftovers([one.text if isinstance(one, Para) else "" for one in flow])
    kept: list[Para | Table] = []
    left: list[Omission] = []
    for at, (one, reason) in enumerate(zip(flow, reasons, strict=True)):
        if not isinstance(one, Para):
            kept.append(one)
            continue
        if reason and not (one.heading and _has_body(flow, reasons, at)):
            left.append(Omission(None, one.text, reason))
            continue
        words = "".join(run.text for run in one.runs)
        size = tail(words)
        if size == len(words):
            kept.append(one)
            continue
        size = 0 if one.bullet else size
        left.append(Omission(None, words[size:].strip(), "committee software"))
        kept.extend([replace(one, runs=keep(one.runs, size))] if size else [])
    return kept, left


def _has_body(flow: list[Para | Table], reasons: list[str], at: int) -> bool:
    """Whether a heading stands over anything that is no leftover itself."""
    after = flow[at + 1] if at + 1 < len(flow) else None
    return isinstance(after, Table) or (after is not None and not after.heading and not reasons[at + 1])


def _page_name(title: str) -> str:
    """The page's <title> without the site's name."""
    parts = [part.strip() for part in re.split(r"\s[-–|»]\s", title) if part.strip()]
    return max(parts[:2], key=len) if parts else ""
