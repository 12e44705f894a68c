"""Sentences that are judged as a whole: procedure, questions, decisions, recommendations, changes, action tags."""

from __future__ import annotations

import re

from pipeline.language.clauses import Sentence
from pipeline.language.patterns import pattern_set
from pipeline.segment.findings import Finding, Setting

_PURPOSE = re.compile(r"(?:The Panel will (?:review|consider|receive|look|scrutinise|hear)|To (?:consider|receive|note|approve|confirm|review|discuss|take|agree|hear|scrutinise|be)\b|Report of the|The (?:Panel|Committee|Board|Sub-Committee|Members?) (?:considered|received|reviewed|had before|discussed|examined) (?:a|an|the)\b)")
_SUBJUNCTIVE = re.compile(
    r"^(?:\(?\w{1,3}[).]\s*)?(?:That\b.*?|The (?:report|update|minutes|recommendations?|plan|precept)\s+)"
    r"(?<!will )(?<!would )(?<!to )(?<!should )(?<!may )(?<!can )(?<!must )(?<!could )(?<!shall )\bbe (?:\w+ly )?\w+(?:ed|en|t|ne|ld)\b"
)
_THAT = re.compile(r"^(?:\(?\w{1,3}[).]\s*)?That (?:the|a|an|it|members|Members|any|all|no|individual|this|further)\b")
_LIMB = re.compile(r"(?:(?:R?\d+[.)]?|\(?\w{1,3}\))\s+)?(?:That|To|The \w+ recommendation|I (?:agree|approve|authorise)|It is (?:recommended|proposed))\b|.{0,120}\bshould\b")
_WORDS = re.compile(r"(?:\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|of|the|and)\b)[A-Za-z]{2,}\b\W*){2}")
_OPEN = re.compile(r"(?:\b(?:that|to|will)|:|:\s*-|–|-)\s*$")


def whole_sentence(sentence: Sentence, setting: Setting) -> tuple[Finding, ...] | None:
    """What the sentence is as a whole, or None when its clauses decide. An empty tuple: it is no unit."""
    cues, text = pattern_set("cues"), sentence.text
    if cues.search("procedure", text) or not _WORDS.search(text):
        return ()
    if cues.search("promise", text) and re.match(r"(?i)\W*actions?\b", text):
        return (Finding(0, len(text), "action", "action tag", 0.9),)
    if cues.search("question", text) and not cues.search("promise", text) and not cues.search("decision", text):
        return () if text.rstrip().endswith("?") or not _answered(sentence) else None
    if _PURPOSE.match(text):
        return ()
    if _SUBJUNCTIVE.search(text) or (_THAT.match(text) and setting.document_type in ("minutes", "decision_notice")):
        kind = "recommendation" if setting.mood == "recommendation" else "decision"
        return (Finding(0, len(text), kind, "subjunctive", 0.8),)
    if setting.mood in ("decision", "recommendation") and _LIMB.match(text):
        return (Finding(0, len(text), setting.mood, f"under a {setting.mood} heading", 0.8),)
    changed = cues.search("change", text) and (setting.about_changes or cues.search("change_setting", text))
    if _OPEN.search(text) and not changed:
        return ()
    for kind in ("recommendation", "decision"):
        if cues.search(kind, text):
            return (Finding(0, len(text), kind, f"{kind} words", 0.85),)
    if changed:
        return (Finding(0, len(text), "change", "change words", 0.7),)
    return None


def _answered(sentence: Sentence) -> bool:
    """A question's sentence that goes on with an answer."""
    return bool(re.search(r"\b(?:in (?:reply|response|answer)|replied|responded|answered|confirmed|advised|explained)\b", sentence.text))
