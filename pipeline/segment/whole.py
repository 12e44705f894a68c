"""Sentences that are judged as a whole: procedure, questions, decisions, recommendations, changes, action tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.language.clauses import Sentence
from pipeline.language.patterns import pattern_set
from pipeline.language.tasks import read_task
from pipeline.model import Kind
from pipeline.segment.findings import Finding, Setting
from pipeline.segment.inline import resolved_parts

# The subjunctive of resolutions ("That the report be noted"): "be" with a participle and no auxiliary before it.
_SUBJUNCTIVE = re.compile(
    r"^(?:\(?\w{1,3}[).]\s*)?(?:That\b.*?|The (?:report|update|minutes|recommendations?|plan|precept)\s+)"
    r"(?<!will )(?<!would )(?<!to )(?<!should )(?<!may )(?<!can )(?<!must )(?<!could )(?<!shall )"
    r"\bbe (?:\w+ly )?\w+(?:ed|en|t|ne|ld)\b"
)
_THAT = re.compile(r"^(?:\(?\w{1,3}[).]\s*)?That (?:the|a|an|it|[Mm]embers|any|all|no|individual|this|further)\b")
_LABELLED = re.compile(r"^\w+\s*:\s*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OPEN = re.compile(r"(?:\b(?:that|to|will)|:|:\s*-|–|-)\s*$")

Findings = tuple[Finding, ...]


def whole_sentence(sentence: Sentence, setting: Setting) -> Findings | None:
    """What the sentence is as a whole, or None when its clauses decide. An empty tuple: it is no unit."""
    for rule in _RULES:
        found = rule(sentence.text, setting)
        if found is not None:
            return _limbs(sentence.text, found)
    return None


def _limbs(text: str, found: Findings) -> Findings:
    """Each limb of a decision by itself."""
    if len(found) != 1 or found[0].kind != "decision":
        return found
    parts = resolved_parts(text)
    return tuple(replace(found[0], start=a, end=b) for a, b in parts) or found


def _one(text: str, kind: Kind, reason: str, confidence: float) -> Findings:
    return (Finding(0, len(text), kind, reason, confidence),)


def _has(label: str, text: str) -> bool:
    return pattern_set("cues").search(label, text) is not None


def _procedure(text: str, setting: Setting) -> Findings | None:
    return () if len(_WORD.findall(_LABELLED.sub("", text))) < 2 or _has("procedure", text) else None


def _action_tag(text: str, setting: Setting) -> Findings | None:
    """What a tag gives somebody to do; one that only names who is to do what the sentence before says is no unit."""
    if _has("action_owner", text):
        return ()
    return _one(text, "action", "action tag", 0.9) if _has("action_tag", text) else None


def _task(text: str, setting: Setting) -> Findings | None:
    return _one(text, "action", "somebody to do something", 0.8) if read_task(text) is not None else None


def _question(text: str, setting: Setting) -> Findings | None:
    """A question, unless the sentence is a request or goes on with an answer, a promise or a decision."""
    if _has("told_as_noun", text):
        return _one(text, "milestone", "told as a noun", 0.6)
    if not _has("question", text) or any(_has(cue, text) for cue in ("promise", "decision", "recommendation")):
        return None
    return () if text.rstrip().endswith("?") or not _has("answered", text) else None


def _purpose(text: str, setting: Setting) -> Findings | None:
    """What a meeting has before it; under Recommendation or Decision "To note ..." is a limb."""
    limb = setting.mood in ("decision", "recommendation") and _has("limb", text)
    if not _has("purpose", text) or limb:
        return None
    if setting.document_type == "decision_notice" and text.startswith("To "):
        return _one(text, "decision", "title of a decision", 0.75)
    return ()


def _limb(text: str, setting: Setting) -> Findings | None:
    """A limb of a resolution or recommendation that has lost its lead word, or stands under such a heading."""
    minuted = setting.document_type in ("minutes", "decision_notice")
    if _SUBJUNCTIVE.search(text) or (_THAT.match(text) and minuted):
        return _one(text, "recommendation" if setting.mood == "recommendation" else "decision", "subjunctive", 0.8)
    if setting.mood == "decision" and _has("limb", text):
        return _one(text, "decision", "under a decision heading", 0.8)
    if setting.mood == "recommendation" and _has("limb", text):
        return _one(text, "recommendation", "under a recommendation heading", 0.8)
    return None


def _said_in_words(text: str, setting: Setting) -> Findings | None:
    changed = _changed(text, setting)
    if _OPEN.search(text) and not changed:
        return ()
    if _has("recommendation", text):
        return _one(text, "recommendation", "recommendation words", 0.85)
    if _has("decision", text):
        return _one(text, "decision", "decision words", 0.85)
    return _one(text, "change", "change words", 0.7) if changed else None


def _measured(text: str, setting: Setting) -> Findings | None:
    return _one(text, "measure", "measure words", 0.7) if _has("measured_by", text) else None


def _named_aim(text: str, setting: Setting) -> Findings | None:
    """A sentence that names one aim of a plan. What a member says is one ("should be a priority") is a wish."""
    said = pattern_set("aims", "said").search("said", text) is not None
    return _one(text, "priority", "named in a sentence", 0.65) if said and not _has("question", text) else None


def _changed(text: str, setting: Setting) -> bool:
    """Words of change near the name of a plan or of a part of one, or in a paper about such changes."""
    change = pattern_set("cues").search("change", text)
    if change is None or setting.about_changes:
        return change is not None
    near = text[max(0, change.start() - 90) : change.end() + 40]
    return _has("change_setting", near)


_RULES: tuple[Callable[[str, Setting], Findings | None], ...] = (
    _procedure, _action_tag, _task, _question, _purpose, _limb, _said_in_words, _measured, _named_aim,
)  # fmt: skip
