"""What a clause shows that bears on whether it is a unit to follow up: named features, each 0 or 1 (or a small count).

The weights in models/prose.json are fitted on such features (`make train`); the names are kept readable so that a
statement's score can be explained.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.clauses import Sentence
from pipeline.language.patterns import pattern_set
from pipeline.segment.findings import Setting
from pipeline.vocabulary import entries

NAME = re.compile(
    r"(?:Operation|Project)\s+[A-Z]\w+|[‘“\"'#][A-Z][^‘’“”\"']{2,60}[’”\"']"
    r"|(?<=[a-z,;:] )(?:[A-Z][\w'’-]+\s+){1,5}[A-Z][\w'’-]+"
)
DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:spring|summer|autumn|winter|quarter|q[1-4])\b|\b(?:next|this|last) (?:month|year|week)\b"
    r"|\bmonths?'? time\b|\bin May\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"£?\d[\d,.]*\s?(?:%|per\s?cent|m\b|million|k\b)?")
_PRONOUN = frozenset("it they he she this that these those there".split())
_QUOTE = re.compile(r"[“\"].{15,}")
_CUES = ("statistic", "opinion", "always", "describes", "vague", "question", "promise", "change_setting", "measure")
_RELATIVE = frozenset("which who whose where from".split())
_LITTLE = frozenset("and the a an of his her their its in on or that this".split())
_WEAK = frozenset(["tell", "state"])


@lru_cache(maxsize=1024)
def looks(text: str) -> tuple[bool, bool]:
    """Whether a text holds a name, and whether a date. The same clause is asked several times."""
    return NAME.search(text) is not None, DATED.search(text) is not None


@lru_cache(maxsize=1)
def deliverables() -> frozenset[str]:
    """The nouns that name a thing which can be delivered."""
    return frozenset(
        phrase for entry in entries("deliverables") if entry.label == "deliverable" for phrase in entry.phrases
    )


def clause_features(sentence: Sentence, first: int, last: int, setting: Setting) -> dict[str, float]:
    """The features of words first..last of a sentence, by name."""
    found: dict[str, float] = {}
    _verbs(found, sentence, first, last)
    _things(found, sentence, first, last)
    _words_about(found, sentence, first, last)
    for word in _main_part(sentence, first, last):
        found[f"word:{word}"] = 1.0
    _place(found, setting, first == 0 and last == len(sentence.words))
    return found


def _main_part(sentence: Sentence, first: int, last: int) -> list[str]:
    """The telling words up to the first relative clause, without little words and the names of who acts."""
    words = sentence.words[first:last]
    end = next((at for at, word in enumerate(words) if at > 5 and word in _RELATIVE), len(words))
    named = [(actor.start, actor.end) for actor in sentence.actors]
    starts = sentence.starts[first : first + end]
    return [
        word
        for word, start in zip(words[:end], starts, strict=True)
        if word.isalpha() and word not in _LITTLE and not any(a <= start < b for a, b in named)
    ]


def _verbs(found: dict[str, float], sentence: Sentence, first: int, last: int) -> None:
    groups = [group for group in sentence.groups if first <= group.at < last]
    main = [group for group in groups if not group.verb.classes <= _WEAK]
    for group in main:
        side = "bare" if group.bare else "passive" if group.passive else "active"
        if not (group.bare and group.aspect in ("present", "imperative")):
            found[f"verb:{group.aspect}:{side}"] = 1.0
            found[f"lemma:{group.verb.lemma}:{group.aspect}"] = 1.0
            for name in group.verb.classes:
                found[f"class:{name}:{group.aspect}:{side}"] = 1.0
        if group.negated:
            found["verb:negated"] = 1.0
        if group.aspect == "future" and not group.passive:
            actor = sentence.actor_before(group.start, reach=8)
            found[f"will:{actor.role if actor and actor.start >= sentence.offset(first) else 'nobody'}"] = 1.0
    if not main:
        found["verb:none"] = 1.0
    found["verbs"] = min(len(main), 4) / 4
    if groups and all(group.verb.classes <= _WEAK for group in groups):
        found["verb:only_tells"] = 1.0


def _things(found: dict[str, float], sentence: Sentence, first: int, last: int) -> None:
    words = sentence.words[first:last]
    nouns = [word for word in words if word in deliverables()]
    for noun in nouns[:3]:
        found[f"noun:{noun}"] = 1.0
    head = sentence.words[first : first + 7]
    found["thing:noun"] = float(bool(nouns))
    found["thing:subject"] = float(any(word in deliverables() for word in head))
    text = _text(sentence, first, last)
    found["thing:name"], found["date"] = map(float, looks(text))
    for hit in sentence.phrases:
        if first <= hit.start < last:
            found[f"phrase:{hit.label}"] = 1.0


def _words_about(found: dict[str, float], sentence: Sentence, first: int, last: int) -> None:
    text = _text(sentence, first, last)
    for cue in _CUES:
        if pattern_set("cues").search(cue, text):
            found[f"cue:{cue}"] = 1.0
    found["numbers"] = min(len(_NUMBER.findall(text)), 4) / 4
    size = last - first
    found["short"] = float(size < 7)
    found["long"] = float(size > 35)
    found["starts:pronoun"] = float(sentence.words[first] in _PRONOUN)
    found["quote"] = float(bool(_QUOTE.search(text)))
    found["question"] = float("?" in text)
    for actor in sentence.actors:
        if actor.start >= sentence.offset(first) and actor.end <= sentence.ends[last - 1]:
            found[f"actor:{actor.role}"] = 1.0
    if sentence.words[first] in ("if", "although", "when", "because", "as", "while", "since"):
        found["starts:subordinate"] = 1.0


def _place(found: dict[str, float], setting: Setting, whole: bool) -> None:
    found[f"mood:{setting.mood or 'none'}"] = 1.0
    found[f"governor:{setting.governor_kind or 'none'}"] = 1.0
    found[f"type:{setting.document_type}"] = 1.0
    found["in_list"] = float(setting.in_list)
    found["first_in_block"] = float(setting.first_in_block)
    found["whole"] = float(whole)


def _text(sentence: Sentence, first: int, last: int) -> str:
    return sentence.text[sentence.offset(first) : sentence.ends[last - 1]]
