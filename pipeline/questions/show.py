"""Answers as lines of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from pipeline.questions.asked import Asked
from pipeline.questions.compare import ORDER, Comparison, Difference
from pipeline.questions.due import Due
from pipeline.questions.said import Said
from pipeline.questions.story import Answer, Step, Story
from pipeline.questions.versions import Item
from pipeline.questions.words import shown

_WIDTH = 100
_HEADS = {
    "retained": "Retained", "reworded": "Reworded", "split": "Split off", "merged": "Merged into another",
    "new": "New", "dropped": "Dropped", "not_mentioned": "Not mentioned (the later plan itself was not read)",
}  # fmt: skip


def answer_lines(answer: Answer, words: str) -> list[str]:
    """The stories one under the other, then what else may be meant."""
    lines = [line for story in answer.stories for line in [*_story(story), ""]]
    if not answer.stories:
        lines = [f"No commitment is called {words!r}.", ""]
    others = [f"  {title} ({name})" for name, title in answer.others]
    return [*lines, "Others that come near:", *others] if others else lines[:-1]


def _story(story: Story) -> list[str]:
    about = "; ".join(part for part in (story.area, story.kind, story.owners.replace("; ", ", ")) if part)
    as_of = f" as of {story.as_of}" if story.as_of else ""
    verdict = f"{story.verdict.replace('_', ' ')}{as_of}" if story.verdict else "not in the ledger"
    check = "; not certain, look at it" if story.needs_review else ""
    head = [story.title, f"  {about}", f"  {verdict}{check} ({story.commitment_id})"]
    steps = [line for step in story.steps for line in _step(step)]
    return [*head, *steps, *_folded(story.explanation, "  ")]


def _step(step: Step) -> list[str]:
    place = f"{step.source}{f', page {step.page}' if step.page else ''}"
    told = [_plain(part) for part in (step.status, step.schedule, *step.dates) if part]
    check = " (not certain how it was read)" if step.needs_review else ""
    return [
        f"  {step.date or 'undated'}  {_plain(step.document_type)}: {place}",
        *_folded(f"“{step.words}”", "      "),
        *([f"      -> {', '.join(told)}{check}"] if told else []),
    ]


def due_lines(found: list[Due], as_of: str) -> list[str]:
    """What is due and not reported done, the longest due first."""
    if not found:
        return [f"Nothing is due{f' by {as_of}' if as_of else ''} that is not reported done."]
    lines = [f"{len(found):,} due{f' by {as_of}' if as_of else ''} and not reported done:", ""]
    for one in found:
        moved = f" (first {one.due_first})" if one.due_first != one.due_latest else ""
        late = f", {one.days:,} day{'s' * (one.days != 1)} ago" if one.days else ""
        lines += [
            one.title,
            f"  due {one.due_latest}{moved}{late}; {', '.join(one.owners) or 'no owner named'} ({one.commitment_id})",
            *_folded(one.explanation, "  "),
        ]
    return lines


_OUTCOMES = {
    "silent": "no later paper says anything of it", "refused": "not accepted",
    "accepted": "accepted, and no more is said", "answered": "spoken of, without saying that it was done",
}  # fmt: skip


def asked_lines(found: list[Asked], as_of: str) -> list[str]:
    """What the Panel asked for and has not got, the oldest first, with what came back."""
    if not found:
        return [f"Nothing that the Panel asked for{f' by {as_of}' if as_of else ''} is left without an answer."]
    lines = [f"{len(found):,} asked for by the Panel{f' by {as_of}' if as_of else ''} and not got:", ""]
    for one in found:
        owners, due = ", ".join(one.owners) or "no owner named", f"; due {one.due}" if one.due else ""
        lines += [
            *_folded(f"{one.asked_date}  {one.source}{f', page {one.page}' if one.page else ''}", ""),
            *_folded(f"“{one.words}”", "      "),
            f"      -> {_OUTCOMES[one.outcome]}; {owners}{due} ({one.commitment_id})",
        ]
        for source, words in ((one.answered_in, one.answer_words), (one.acted_in, one.acted_words)):
            lines += _folded(f"{source}: “{words}”", "         ") if source else []
    return lines


def comparison_lines(comparison: Comparison) -> list[str]:
    """The differences by sort and change, reworded ones with their words."""
    lines = [f"{comparison.plan_a} against {comparison.plan_b}"]
    for sort, name in (("priority", "Priorities"), ("commitment", "Commitments")):
        lines += ["", name]
        for change in ORDER:
            found = [one for one in comparison.differences if (one.sort, one.change) == (sort, change)]
            lines += [f"  {_HEADS[change]}: {len(found)}"] if found else []
            lines += [line for one in found for line in _difference(one)]
        lines += ["  none"] if all(one.sort != sort for one in comparison.differences) else []
    return [*lines, *_said_lines(comparison.said)]


_AGREES = {
    "no": "Papers say otherwise than the plans show", "not_found": "Papers say, and the plans do not show",
    "yes": "Papers say the same",
}  # fmt: skip


def _said_lines(said: tuple[Said, ...]) -> list[str]:
    lines = ["", "What papers say of the changes"] if said else []
    for agrees, head in _AGREES.items():
        found = [one for one in said if one.agrees == agrees]
        lines += [f"  {head}: {len(found)}"] if found else []
        for one in found:
            page = f", page {one.page}" if one.page else ""
            lines += _folded(f"- {one.change}: “{one.words}” ({one.source}{page})", "    ")
            lines += _folded(f"the plans show “{one.title}” as {_plain(one.shown)}", "        ") if one.shown else []
    return lines


def _difference(one: Difference) -> Iterable[str]:
    item = one.after or one.before
    if item is None:
        return
    verb = {"split": "from", "merged": "into"}.get(one.change, "")
    yield from _folded(f"- {one.title}{f' ({verb} “{one.of}”)' if one.of else ''}{_page(one)}", "    ")
    if one.words:
        yield from _folded(shown(one.words), "        ")
    if one.weakened:
        yield "        weakened: a verb that promises less"
    if one.before and one.after and one.due_moved:
        yield f"        deadline moved: {', '.join(one.before.due)} -> {', '.join(one.after.due)}"
    if one.before and one.after and one.owner_changed:
        yield f"        owner changed: {', '.join(one.before.owners)} -> {', '.join(one.after.owners)}"


def _page(one: Difference) -> str:
    pages = [f"p. {item.page}" for item in (one.before, one.after) if isinstance(item, Item) and item.page]
    return f" [{' -> '.join(pages)}]" if pages else ""


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _folded(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent) if text else []
