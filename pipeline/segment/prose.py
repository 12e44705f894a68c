"""Prose: which sentences, or clauses of them, are units to follow up, and of which kind.

Narrative is the rule in minutes and reports; a sentence is taken only when it says of a deliverable where it stands, or
of an actor what he has undertaken, or what was decided, recommended or changed.
"""

from __future__ import annotations

from pipeline.language.clauses import clause_cuts, read_sentence
from pipeline.language.patterns import pattern_set
from pipeline.segment.features import looks
from pipeline.segment.findings import Finding, Reading, Setting
from pipeline.segment.judge import taken, weigh
from pipeline.segment.whole import whole_sentence

# A clause that opens so before a main clause tells an occasion or a condition ("When asked about 101, ...").
_ONLY_OPENS = frozenset("when if because unless asked whether after before once until as although though".split())


def find_units(text: str, setting: Setting) -> tuple[Finding, ...]:
    """The units of one sentence: several when clauses with subjects of their own each hold one, else at most one."""
    return read_units(text, setting).units


def read_units(text: str, setting: Setting) -> Reading:
    """The units of one sentence, with how likely a sentence without any was to hold one."""
    sentence = read_sentence(text, setting.first_person)
    whole = whole_sentence(sentence, setting)
    if whole is not None:
        return Reading(whole, against="" if whole else "the whole sentence")
    if pattern_set("cues").search("impersonal", text) and not looks(text)[1]:
        return Reading((), against="impersonal")
    cuts = [*clause_cuts(sentence), len(sentence.words)]
    spans = [
        (first, last)
        for first, last in zip(cuts, cuts[1:], strict=False)
        if last == cuts[-1] or sentence.words[first] not in _ONLY_OPENS
    ]
    weighed = [weigh(sentence, first, last, setting) for first, last in spans]
    best = max(weighed, key=lambda one: one.confidence)
    found = [one for one in weighed if taken(one)]
    if len(found) == 1:
        found = [Finding(0, len(text), found[0].kind, found[0].reason, found[0].confidence)]
    return Reading(tuple(found), best.confidence, "" if best.confidence else best.reason)
