"""Officers named by their post alone in a column of owners ("Engagement Manager"): whose they are, by the paper."""

from __future__ import annotations

import re

from pipeline.language.actors import mentions
from pipeline.language.patterns import pattern_set
from pipeline.model import Document, Owner

_PARTS = re.compile(r"\s*(?:[/,;&\n]|\band\b)\s*")
_BODY = re.compile(r"(?!TB[ACD]$|ALL$|NONE$|VARIOUS$|ONGOING$)[A-Z]{3,6}")
_FRONT = 400  # characters
_WHOSE = {"pcc": "opcc", "opcc": "opcc", "chief_constable": "force", "force": "force", "panel": "panel"}


def of_posts(document: Document, words: str) -> list[Owner]:
    """The owners that posts mean: of the office that gives the paper, else of the first that its front names.

    The front of a plan of delivery names its office; where neither does, nobody is named. Initials of three letters
    and more that nobody in the paper bears are those of an organisation."""
    posts = [part for part in _PARTS.split(words.strip()) if part]
    bodies = [part for part in posts if _BODY.fullmatch(part)]
    if bodies:
        return [Owner("partners", bodies[0])]
    known = pattern_set("officers")
    if not posts or not any(_is_whole(known.search("officer", part), part) for part in posts):
        return []
    facts = document.facts
    for text in (facts.author, f"{document.title}\n{document.text[:_FRONT]}"):
        roles = [_WHOSE[one.role] for one in mentions(text) if one.role in _WHOSE]
        if roles:
            role = "opcc" if "opcc" in roles else roles[0]
            return [Owner(role, words.strip())]
    return []


def _is_whole(match: re.Match[str] | None, part: str) -> bool:
    return match is not None and match.start() == 0 and match.end() == len(part)
