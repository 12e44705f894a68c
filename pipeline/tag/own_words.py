"""The owners that a statement's own words name: its actors, whoever a speaker commits, in whose name a thing stands."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.actors import Mention, mentions
from pipeline.model import Document, Owner, Statement
from pipeline.tag.appositions import merged
from pipeline.tag.attendance import by_initials
from pipeline.tag.clauses import Part, parts_of
from pipeline.tag.fields import Field
from pipeline.tag.names import named, we_means
from pipeline.tag.quotations import quoted
from pipeline.tag.speakers import person_before, speaker
from pipeline.tag.subjects import Actor, acting
from pipeline.tag.together import together

PANEL_KINDS = frozenset(["decision", "recommendation"])
_SKIPPED = frozenset(
    [
        "status",
        "rag",
        "due",
        "reference",
        "raised",
        "start",
        "completed",
        "budget",
        "baseline",
        "target",
        "value",
        "owner",
    ]
)
_MY = re.compile(
    r"(?:^\W*|,\s+|\bthat\s+|\band\s+)[Mm]y\s+(?!office\b|own\b|team\b)\w"
    r"|\b(?:of|:|in)\s+my\s+(?:Police|plan|Plan|fund|new|commitment|pledge|promise|strategy|scheme)\b"
)
_HIS = re.compile(
    r"\b(?:his|her)\s+(?:[A-Z]|charter|plan|strategy|fund|scheme|draft|new\s|commitment|intention|pledge|promise|proposal)"
)
_POSSESSES = re.compile(
    r"\W*(?:(?:In|On|During|Since) [^,.]{3,25}?,? (?=the|The))?(?:A |The |the )?(?:Police and Crime )?"
    r"(?:Commissioner|PCC|PFCC|PCVC)['’]s\s+(?!office|team|staff|\w+ office)"
)
_PLURAL = frozenset(["i", "we", "partners", "members", "police", "the police", "councils", "ministers"])
_WONDERS = frozenset(
    "wish wished wished want wanted hope hoped felt thought sought queried wondered looked heard expressed".split()
)
_DECIDING = frozenset("agreed resolved decided recommended recommends requested".split())
_TO_WHOM = re.compile(r"(?i)\brecommend(?:ation|ations|s|ed)? to (?P<who>(?:the )?[\w, ]{2,45}?) (?:is|are|that|to)\b")
_RESPONDS = re.compile(r"(?i)\W*(?:pcc'?s? |commissioner'?s? |the )?response\b")
_LONDON = frozenset(["London", "City of London"])
_BARE_OFFICE = re.compile(r"(?i)(?:the )?(?:deputy )?commissioner")
_HIS_PLAN = re.compile(
    r"\bmy\s+(?:(?:new|first|draft|refreshed|own)\s+)?(?:Police(?:,? Fire)?,? (?:and|&) Crime|Policing) Plan\b"
    r"|\bas\s+(?:your|the|[A-Z]\w+[’']s)\s+(?:Police(?:,? Fire)?,? (?:and|&) Crime Commissioner|PF?CC|Commissioner)"
    r",?\s+I\b",
    re.IGNORECASE,
)
_WRITTEN_BY_PCC = frozenset(["plan", "decision_notice", "annual_report"])


def voice(document: Document, statement: Statement) -> str:
    """Whom "I" means: the speaker of a quotation; what the paper's facts give; the commissioner in what he writes."""
    inside = document.text.find("“", statement.start, statement.end)
    said = quoted(document, statement.start) or (quoted(document, inside + 1) if inside >= 0 else "")
    if said:
        return said
    if document.facts.first_person:
        return document.facts.first_person
    if document.facts.document_type in _WRITTEN_BY_PCC:
        return "pcc"
    line = document.text[document.text.rfind("\n", 0, statement.start) + 1 : statement.start + 12]
    return "pcc" if _RESPONDS.match(line) or _his_own(document.text) else ""


@lru_cache(maxsize=8)
def _his_own(text: str) -> bool:
    """Somebody speaks of "my Police and Crime Plan" in a paper that does not say otherwise who "I" is."""
    return _HIS_PLAN.search(text) is not None


def own_words(document: Document, statement: Statement, fields: tuple[Field, ...]) -> list[Owner]:
    """The owners in the statement's main clauses; failing these, in its side clauses; failing these, its possessor."""
    told = _TO_WHOM.search(statement.text) if statement.kind == "recommendation" else None
    addressed = mentions(told["who"])[:1] if told else ()
    if addressed:
        return [Owner(one.role, one.name) for one in addressed]
    main: list[Owner] = []
    side: list[Owner] = []
    for part in _parts(document, statement, fields):
        known = reading(document, part)
        if not known:
            continue
        read = acting(part, known)
        actors = [actor for actor in read if _owns(actor, statement)]
        if statement.kind in PANEL_KINDS:
            if main or side:
                break
            actors = _first_only(part, actors) or [actor for actor in read if actor.how == "aside"][:1]
        main += [Owner(actor.role, actor.name) for actor in actors if not actor.side]
        side += [Owner(actor.role, actor.name) for actor in actors if actor.side]
        if statement.kind not in PANEL_KINDS:
            main += _agreed(part, read)
            main += [Owner(role, name, "contributing") for role, name in together(part, known)]
    return we_spelled(document, main) or we_spelled(document, side) or _possessor(document, statement)


def _parts(document: Document, statement: Statement, fields: tuple[Field, ...]) -> list[Part]:
    speaks = voice(document, statement)
    found: list[Part] = []
    for field in fields:
        if field.meaning not in _SKIPPED:
            found += parts_of(document.text, field.start, field.end, speaks)
    return found


def reading(document: Document, part: Part) -> tuple[Mention, ...]:
    """The mentions of a sentence: roles, people whom the paper gives an office, and whom "he" or "she" means."""
    found = list(part.sentence.actors)
    for one in (*named(part.sentence.text, document.text), *by_initials(part.sentence.text, document.text)):
        overlaps = [other for other in found if other.start < one.end and one.start < other.end]
        if all(other.end - other.start <= one.end - one.start for other in overlaps):
            found = [other for other in found if other not in overlaps] + [one]
    found = [one for one in found if one.name.lower() not in ("my", "our")]
    found = [_of_city(document, part, one) for one in found]
    known = merged(part.sentence.text, sorted(found, key=lambda one: one.start))
    return tuple(sorted([*known, *speaker(document, part, known)], key=lambda one: one.start))


def _of_city(document: Document, part: Part, one: Mention) -> Mention:
    """In London and its City "the Commissioner" heads the force, for there no commissioner is elected."""
    if document.facts.area not in _LONDON or one.role != "pcc" or not _BARE_OFFICE.fullmatch(one.name):
        return one
    return Mention(one.start, one.end, "chief_constable", one.name)


def _owns(actor: Actor, statement: Statement) -> bool:
    """Who only tells, or is named in passing, does not own; a bare form counts where it can be no noun."""
    if actor.how == "aside":
        return False
    if actor.role == "panel" and actor.verb in _WONDERS and statement.kind not in PANEL_KINDS:
        return False
    if actor.how in ("tells", "bare"):
        return statement.kind in PANEL_KINDS or (actor.how == "bare" and actor.name.lower() in _PLURAL)
    return True


def _first_only(part: Part, actors: list[Actor]) -> list[Actor]:
    """Of a decision the first who acts, with those joined to him.

    Whoever is asked comes before him who asks; of "The Panel agreed that the PCC produces" the PCC."""
    chosen = [actor for actor in actors if actor.how == "asked"] or actors
    if len(chosen) > 1 and chosen[0].verb in _DECIDING:
        behind = part.sentence.words[chosen[0].last : chosen[1].first]
        chosen = chosen[1:] if "that" in behind and len(behind) < 6 else chosen
    return [actor for actor in chosen if actor.verb == chosen[0].verb and actor.first - chosen[0].first < 8]


def _agreed(part: Part, read: tuple[Actor, ...]) -> list[Owner]:
    """ "The PCC said that ..., but agreed to let the Panel see it": the speaker goes on to undertake something."""
    words = part.sentence.words
    for group in part.sentence.groups:
        if "undertake" not in group.verb.classes or group.passive or group.aspect != "done" or not group.start:
            continue
        before = [actor for actor in read if actor.how == "tells" and actor.last <= group.start]
        leads = words[group.start - 1] in ("and", "but", ",", "also")
        if before and leads and words[group.end : group.end + 1] in (("to",), ("that",)):
            return [Owner(before[-1].role, before[-1].name)]
    return []


def we_spelled(document: Document, owners: list[Owner]) -> list[Owner]:
    """ "We" spelled out, where the paper says whom it means."""
    meant = we_means(document.text) if any(owner.name.lower() == "we" for owner in owners) else ()
    if not meant:
        return owners
    said = next(owner for owner in owners if owner.name.lower() == "we")
    spelled = [Owner(role, said.name, said.capacity, said.basis) for role in meant]
    return [owner for owner in owners if owner.name.lower() != "we"] + spelled


def _possessor(document: Document, statement: Statement) -> list[Owner]:
    """ "My annual report has been published", "confirmed that his charter was out to consultation"."""
    speaks = voice(document, statement)
    if speaks and _MY.search(statement.text):
        return [Owner(speaks, "my")]
    if statement.kind == "milestone" and (whose := _whose(statement.text)):
        return whose
    if not _HIS.search(statement.text):
        return []
    part = next(iter(parts_of(document.text, statement.start, statement.end, speaks)), None)
    people = [one for one in reading(document, part) if one.role in ("pcc", "chief_constable")] if part else []
    if not people and part is not None and (role := person_before(document, part.start)) in _PEOPLE:
        return [Owner(role, _PEOPLE[role], basis="inherited")]
    return [Owner(people[0].role, people[0].name)] if people else []


def _whose(text: str) -> list[Owner]:
    """ "The PCC's consultation", "Dorset Police's Op Shopkeeper", a scheme that had "funding from the PCC"."""
    if match := _POSSESSES.match(text):
        return [Owner("pcc", match.group().strip(" '’s"))]
    opening = text[:70]
    for one in mentions(opening) if "'s" in opening or "’s" in opening else ():
        if one.start < 5 and one.role in ("force", "chief_constable") and text[one.end : one.end + 2] in ("'s", "’s"):
            return [Owner(one.role, one.name)]
    if (match := _OF_WHOM.match(text)) and (holders := mentions(text[match.end() : match.end() + 60])):
        first = holders[0]
        if first.start == 0 and first.role in _PEOPLE and _STANDS.match(text, match.end() + first.end):
            return [Owner(first.role, first.name)]
    if (match := _FUNDED.search(text)) and (givers := mentions(text[match.end() : match.end() + 60])):
        return [Owner(givers[0].role, givers[0].name)] if givers[0].start < 5 else []
    return []


_FUNDED = re.compile(
    r"(?i)\breceiv(?:ed|ing)\b[^.;]{0,40}\b(?:funding|grants?|money|award|support|investment)(?: of £[\d,.]+\w*)? from "
)
_OF_WHOM = re.compile(
    r"(?i)\W*(?:the|an?) (?:[\w&-]+ ){0,6}?(?:report|plan|strategy|consultation|survey|budget|precept|fund|newsletter)"
    r" (?:of|from) (?:the |(?-i:[A-Z][\w-]*(?: (?:and |& )?[A-Z][\w-]*)*)['’]s )?"
)
_STANDS = re.compile(r"[^.;:]{0,50}?\b(?:has|have|had|is|are|was|were|will)\b")
_PEOPLE = {"pcc": "Commissioner", "chief_constable": "Chief Constable"}
