"""Every entry of models/: its examples are found, its counter-examples are not."""

from __future__ import annotations

import pytest

from pipeline.language.actors import mentions
from pipeline.language.patterns import expression, pattern_set
from pipeline.language.phrases import phrase_hits
from pipeline.language.standings import colour, standing
from pipeline.language.text import tokens
from pipeline.language.triggers import needed_words, words_of
from pipeline.language.verbs import verb_forms
from pipeline.problems import ModelsError
from pipeline.vocabulary import Entry, entries, models_folder

PATTERNS = (
    "authors",
    "cues",
    "first_person",
    "governors",
    "officers",
    "paper_dates",
    "plans",
    "remarks",
    "sections",
    "titles",
)
OWN_TESTS = frozenset(path.stem for path in models_folder().glob("*.toml")) - {
    "asking", "colours", "deliverables", "owners", "standings", "statuses", "verbs",
} - set(PATTERNS)  # fmt: skip


def _of(*files: str) -> list[tuple[str, Entry]]:
    return [(file, entry) for file in files for entry in entries(file)]


def _name(value: object) -> str:
    return value.label if isinstance(value, Entry) else str(value)


@pytest.mark.parametrize("entry", entries("statuses"), ids=_name)
def test_status_phrases(entry: Entry) -> None:
    def found(text: str) -> bool:
        return any(
            (hit.group, hit.label) == (entry.get("group"), entry.label) for hit in phrase_hits("statuses", tokens(text))
        )

    assert entry.examples
    assert [text for text in entry.counter_examples if found(text)] == []
    if entry.label == "none":
        hits = [hit for text in entry.examples for hit in phrase_hits("statuses", tokens(text))]
        assert [hit for hit in hits if hit.group == entry.get("group")] == []
    else:
        assert [text for text in entry.examples if not found(text)] == []


@pytest.mark.parametrize(("file", "entry"), _of(*PATTERNS), ids=_name)
def test_patterns(file: str, entry: Entry) -> None:
    found = pattern_set(file)
    assert entry.examples
    assert [text for text in entry.examples if not found.search(entry.label, text)] == []
    assert [text for text in entry.counter_examples if found.search(entry.label, text)] == []


@pytest.mark.parametrize("entry", entries("owners"), ids=_name)
def test_owner_names(entry: Entry) -> None:
    def found(text: str) -> bool:
        return any(mention.role == entry.label for mention in mentions(text))

    assert entry.examples
    assert [text for text in entry.examples if not found(text)] == []
    assert [text for text in entry.counter_examples if found(text)] == []


@pytest.mark.parametrize("entry", entries("standings"), ids=_name)
def test_standings(entry: Entry) -> None:
    def found(text: str) -> bool:
        return entry.label in standing(text)

    assert entry.examples and all(found(text) for text in (*entry.examples, *entry.phrases))
    assert not any(found(text) for text in entry.counter_examples)


@pytest.mark.parametrize("entry", entries("colours"), ids=_name)
def test_colours(entry: Entry) -> None:
    assert entry.examples and all(colour(text) == entry.label for text in (*entry.examples, *entry.phrases))
    assert not any(colour(text) for text in entry.counter_examples)


@pytest.mark.parametrize(("file", "entry"), _of("verbs", "asking", "deliverables"), ids=_name)
def test_word_lists_are_lower_case_and_clean(file: str, entry: Entry) -> None:
    assert all(phrase == phrase.strip().lower() for phrase in entry.phrases)
    assert all(len(phrase.split()) in (1, 3) for phrase in entry.phrases) or file == "deliverables"


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("plan", ("plans", "planned", "planning")), ("open", ("opens", "opened", "opening")),
        ("submit", ("submits", "submitted", "submitting")), ("agree", ("agrees", "agreed", "agreeing")),
        ("publish", ("publishes", "published", "publishing")), ("apply", ("applies", "applied", "applying")),
        ("write", ("writes", "wrote", "written")), ("pilot", ("pilots", "piloted", "piloting")),
        ("cancel", ("cancels", "cancelled", "cancelling")), ("finalise", ("finalises", "finalised", "finalising")),
    ],
)  # fmt: skip
def test_inflection(lemma: str, forms: tuple[str, ...]) -> None:
    assert [verb_forms()[form].lemma for form in forms] == [lemma] * len(forms)


@pytest.mark.parametrize(("file", "entry"), _of(*PATTERNS, "owners"), ids=_name)
def test_needed_words_never_hide_a_match(file: str, entry: Entry) -> None:
    import re

    texts = [text for other in entries(file) for text in (*other.examples, *other.counter_examples)]
    for phrase in entry.phrases:
        one = expression(phrase)
        needed = needed_words(one)
        for text in texts:
            assert not re.search(one, text, re.IGNORECASE) or not needed or needed & words_of(text), (phrase, text)


def test_every_file_has_a_test() -> None:
    here = {
        "dates",
        "date_roles",
        "areas",
        "area_words",
        "document_types",
        "headings",
        "leftovers",
        "standing_headings",
    }
    assert here <= OWN_TESTS


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ModelsError, match="nonesuch"):
        entries("nonesuch")
