"""Who has to act: from an owner column or action tag, the sentence's own actors, or the line that governs the list.

The first that answers decides: an owner column or label; those who act in the statement's own words; the governing line
or a heading that is one ("The Chief Constable will"), which comes before the words of an item that opens with a bare
verb ("Lobby ministers ..."); for decisions and recommendations, whoever resolved or is addressed. A passive with no
agent has no owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.language.actors import mentions
from pipeline.language.patterns import pattern_set
from pipeline.language.tasks import read_task
from pipeline.model import Document, Owner, Statement
from pipeline.tag.above import achiever, from_above
from pipeline.tag.attendance import attendance, by_initials
from pipeline.tag.clauses import parts_of
from pipeline.tag.fields import Field, fields_of
from pipeline.tag.names import initials, named
from pipeline.tag.own_words import PANEL_KINDS, own_words, reading, voice
from pipeline.tag.posts import of_posts
from pipeline.tag.speakers import person_before
from pipeline.tag.subjects import acting

_OTHERS_PAPERS = frozenset(["plan", "annual_report", "performance_report"])
_NO_OWNER = frozenset(["priority", "measure", "change"])
_COUNCIL = re.compile(
    r"(?i)\bdecision[- ]maker\s*:?\s*(?P<who>(?:the )?(?:cabinet|council|executive|leader)\b[^\n]{0,40})"
)
_ISSUE = re.compile(r"\s*Issue\s*[-–—]\s*decisions?\b", re.IGNORECASE)  # how councils' meeting systems head theirs
_PANEL_PAPER = re.compile(
    r"police,? (?:fire,? )?(?:and|&) crime (?:panel|committee)|police (?:authority board|committee)", re.IGNORECASE
)


def read_owners(document: Document, statement: Statement, fields: tuple[Field, ...] = ()) -> tuple[Owner, ...]:
    """The owners of a statement, each role once, in the order in which they are named."""
    if statement.kind in _NO_OWNER:
        return ()
    fields = fields or fields_of(document, statement)
    found = _from_columns(document, fields) or _led(document, statement) or _tasked(document, statement)
    found = found or _said(document, statement, fields)
    if found and all(owner.capacity == "contributing" for owner in found):
        found = [*_told_of(document, statement), *found]
    if not found:
        found = _by_default(document, statement) if statement.kind in PANEL_KINDS else _told_of(document, statement)
    return _once(found)


def _said(document: Document, statement: Statement, fields: tuple[Field, ...]) -> list[Owner]:
    above = from_above(document, statement) or achiever(document, statement)
    own = own_words(document, statement, fields)
    if not above:
        return own
    if _has_subject(document, statement, own):
        return own
    return [*above, *_asked(document, statement, own)]


def _once(owners: Iterable[Owner]) -> tuple[Owner, ...]:
    kept: dict[str, Owner] = {}
    for owner in owners:
        kept.setdefault(owner.role, owner)
    return tuple(kept.values())


def _from_columns(document: Document, fields: tuple[Field, ...]) -> list[Owner]:
    """The owners that a cell or label of that meaning names; initials are looked up in the paper."""
    found: list[Owner] = []
    for field in fields:
        if field.meaning != "owner":
            continue
        words = document.text[field.start : field.end]
        found += [Owner(one.role, one.name) for one in (*mentions(words), *named(words, document.text))]
        if not found:
            known = {**initials(document.text), **attendance(document.text)}
            found += [Owner(known[one], one) for one in re.findall(r"\b[A-Z]{2,3}\b", words) if one in known]
        found = found or of_posts(document, words)
    return found


_LED = re.compile(
    r"[(\[]\s*(?:lead|owner|action(?: by)?|led by|responsible)\s*[:–-]?\s+(?P<who>[^)\]]{2,60})[)\]]", re.IGNORECASE
)


def _led(document: Document, statement: Statement) -> list[Owner]:
    """ "(Lead: WN)", "(Owner: Chief Constable)" at the end of an item."""
    match = _LED.search(document.text, statement.start, statement.end)
    if match is None:
        return []
    who = match["who"]
    return [
        Owner(one.role, one.name)
        for one in (*mentions(who), *named(who, document.text), *by_initials(who, document.text))
    ]


_BREAKS = re.compile(r"^|(?<=[/|:–—])\s+|(?<=\s-)\s+|(?<=\d)\s+(?=[A-Z])")


def _tasked(document: Document, statement: Statement) -> list[Owner]:
    """Who is to do what an action log notes: "OPCC to chase it", also behind a date and an item's number."""
    if statement.kind not in ("action", "milestone"):
        return []
    text = document.text[statement.start : statement.end]
    for place in _BREAKS.finditer(text):
        task = read_task(text[place.end() :])
        if task is not None and task.end:
            who = text[place.end() + task.start : place.end() + task.end]
            found = (*mentions(who), *named(who, document.text), *by_initials(who, document.text))
            return [Owner(one.role, one.name) for one in found]
    return []


def _has_subject(document: Document, statement: Statement, own: list[Owner]) -> bool:
    """The item under a governing line says itself who acts; one that opens with a verb ("Lobby ministers") does not."""
    part = next(iter(parts_of(document.text, statement.start, statement.end, voice(document, statement))), None)
    if not own or part is None:
        return False
    first = next((actor for actor in acting(part, reading(document, part)) if actor.how != "aside"), None)
    verb = next((group.at for group in part.sentence.groups), len(part.sentence.words))
    return first is not None and first.first <= min(verb, 6) and first.how != "agent"


def _asked(document: Document, statement: Statement, own: list[Owner]) -> list[Owner]:
    """Under "I will:", "Ask the Chief Constable to review" makes the one who is asked an owner too."""
    return own if re.match(r"(?i)\W*(?:ask|require|request|commission|task) ", statement.text) else []


def _told_of(document: Document, statement: Statement) -> list[Owner]:
    """An item that begins "Launching a review" or "Secured £600,000" tells what he did of whom the list speaks."""
    governor = next((context for context in statement.contexts if context.role == "governor"), None)
    part = next(iter(parts_of(document.text, statement.start, statement.end, voice(document, statement))), None)
    if governor is None or part is None or not part.sentence.groups:
        return []
    first, words = part.sentence.groups[0], part.sentence.words
    follows = words[first.end] if first.end < len(words) else ""
    object_follows = follows in _OBJECTS or follows[:1] in tuple("£0123456789")
    active = first.aspect == "ongoing" or (first.aspect == "done" and object_follows)
    nominal = _INTENTION.match(statement.text) is not None
    if not nominal and (first.at or not first.bare or not active or not follows or first.verb.classes <= {"tell"}):
        return []
    if (speaks := voice(document, statement)) and _OURS.search(governor.text):
        return [Owner(speaks, "I", basis="inherited")]
    role = next((one.role for one in mentions(governor.text) if one.role in _NAMES), None)
    role = role or person_before(document, governor.start)
    return [Owner(role, _NAMES[role], basis="inherited")] if role in _NAMES else []


_OURS = re.compile(r"\b(?:I|[Mm]y|we|We|[Oo]ur)\b")
_INTENTION = re.compile(
    r"(?i)\W*(?:the|his|her|an?)\s+(?:intention|proposal|commitment|wish|desire|pledge|promise|plan)\b"
)
_OBJECTS = frozenset("a an the his her its their our new almost nearly over more further funding money".split())
_NAMES = {"pcc": "Commissioner", "chief_constable": "Chief Constable"}


def _for_others(words: str) -> bool:
    """A resolution that something be done, not said by whom, and not what a Panel does itself ("be noted")."""
    found = _BE_DONE.search(words)
    return found is not None and not pattern_set("owners_by_default").search("panel_does", found["verb"])


_BE_DONE = re.compile(
    r"\b[Tt]hat\b[^.;]*?(?<!will )(?<!would )(?<!to )\bbe (?:\w+ly |also )?(?P<verb>\w+(?:ed|en|t|ne|ld))\b"
)


def _by_default(document: Document, statement: Statement) -> list[Owner]:
    """Decisions of a Panel's minutes are the Panel's; whatever a decision notice decides is the commissioner's."""
    if document.facts.document_type == "decision_notice" and (council := _COUNCIL.search(document.text[:1500])):
        return [Owner("partners", council["who"].strip(), basis="inherited")]
    if document.facts.document_type == "decision_notice" and _ISSUE.match(document.text):
        return []
    if document.facts.document_type == "decision_notice":
        return [Owner("pcc", "Commissioner", basis="inherited")]
    near = " ".join([statement.text, *(context.text for context in statement.contexts if context.role == "governor")])
    minutes = document.facts.document_type not in _OTHERS_PAPERS and (
        document.facts.area == "City of London" or _PANEL_PAPER.search(document.text[:3000])
    )
    resolved = document.facts.document_type == "minutes" and re.search(r"\b(?:Resolved|RESOLVED)\b", near)
    if statement.kind == "decision" and _for_others(statement.text):
        return []
    if statement.kind == "decision" and (
        minutes or resolved or re.search(r"(?i)\b(?:panel|members|committee)\b", near)
    ):
        return [Owner("panel", "Panel", basis="inherited")]
    return []
