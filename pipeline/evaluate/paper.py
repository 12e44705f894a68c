"""One paper measured: its annotated statements against its extracted ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.evaluate.gold import GoldPaper, GoldStatement
from pipeline.evaluate.output import Extracted
from pipeline.evaluate.pairing import paired, plain
from pipeline.evaluate.tally import Scores

NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: what is `wanted`, what was `got` in its place, and the words it is about."""

    paper: str
    what: str
    wanted: str
    got: str
    words: str


@dataclass(slots=True)
class Measured:
    """A paper's counts and mistakes, and which extracted statement stands for which annotated one (`NAME#id`)."""

    scores: Scores = field(default_factory=lambda: Scores(papers=1))
    mistakes: list[Mistake] = field(default_factory=list)
    stands_for: dict[str, Extracted] = field(default_factory=dict)


def measure(paper: GoldPaper, extracted: tuple[Extracted, ...]) -> Measured:
    """The counts of one paper."""
    measured = Measured()
    chosen = paired(paper.statements, extracted)
    for place, item in enumerate(paper.statements):
        if place in chosen:
            one = extracted[chosen[place]]
            measured.stands_for[f"{paper.stem}#{item.id}"] = one
            if not item.optional:
                _found(measured, paper, item, one)
        elif not item.optional:
            _missed(measured, paper, item)
    _made_up(measured, paper, extracted, set(chosen.values()))
    return measured


def _missed(measured: Measured, paper: GoldPaper, item: GoldStatement) -> None:
    scores = measured.scores
    scores.found.add(miss=1)
    scores.by_kind[item.kind].add(miss=1)
    for label, accepted in item.labels.items():
        scores.labels[label].add(miss="" not in accepted)
    scores.labels["dates"].add(miss=len(item.spans()))
    scores.labels["owners"].add(miss=len(item.owners))
    scores.confusions["kind", item.kind, NONE] += 1
    measured.mistakes.append(Mistake(paper.stem, "missed", "|".join(item.kinds), NONE, item.key))


def _found(measured: Measured, paper: GoldPaper, item: GoldStatement, one: Extracted) -> None:
    right = one.kind in item.kinds
    scores = measured.scores
    scores.found.add(hit=1)
    scores.by_kind[item.kind].add(hit=1)
    scores.kind.right += right
    scores.kind.of += 1
    scores.confusions["kind", one.kind if right else item.kind, one.kind] += 1
    if not right:
        measured.mistakes.append(Mistake(paper.stem, "kind", "|".join(item.kinds), one.kind, one.text))
    for label in item.labels:
        _label(measured, paper, item, one, label)
    _dates(measured, paper, item, one)
    _owners(measured, paper, item, one)


def _label(measured: Measured, paper: GoldPaper, item: GoldStatement, one: Extracted, label: str) -> None:
    """Statements of other kinds are measured only where the annotation gives them the label."""
    accepted, got = item.labels[label], one.labels[label]
    if "milestone" not in item.kinds and accepted == ("",):
        return
    tally = measured.scores.labels[label]
    wanted = got if got in accepted else accepted[0]
    measured.scores.confusions[label, wanted or NONE, got or NONE] += 1
    if got in accepted:
        tally.add(hit=bool(got))
        return
    tally.add(miss="" not in accepted, spurious=bool(got))
    measured.mistakes.append(Mistake(paper.stem, label, "|".join(accepted) or NONE, got or NONE, one.text))


def _dates(measured: Measured, paper: GoldPaper, item: GoldStatement, one: Extracted) -> None:
    must, may, got = item.spans(), {date.span for date in item.dates}, set(one.dates)
    measured.scores.labels["dates"].add(len(must & got), len(must - got), len(got - may))
    for date in item.dates:
        if date.span in got:
            role = one.dates[date.span]
            right = role in date.roles
            measured.scores.date_role.right += right
            measured.scores.date_role.of += 1
            measured.scores.confusions["date role", role if right else date.roles[0], role or NONE] += 1
            if not right:
                wanted = "|".join(date.roles)
                measured.mistakes.append(Mistake(paper.stem, "date role", f"{date.phrase}: {wanted}", role, one.text))
    if must - got or got - may:
        measured.mistakes.append(Mistake(paper.stem, "dates", _spans(must), _spans(got), one.text))


def _spans(spans: set[tuple[str | None, str | None]]) -> str:
    shown = sorted(f"{start or '?'}..{end or '?'}" for start, end in spans)
    return ", ".join(shown) or NONE


def _owners(measured: Measured, paper: GoldPaper, item: GoldStatement, one: Extracted) -> None:
    must = set(item.owners)
    may = must | set(item.owners_optional)
    measured.scores.labels["owners"].add(len(must & one.owners), len(must - one.owners), len(one.owners - may))
    if not must <= one.owners <= may:
        wanted, got = (", ".join(sorted(roles)) or NONE for roles in (must, one.owners))
        measured.mistakes.append(Mistake(paper.stem, "owners", wanted, got, one.text))


def _made_up(measured: Measured, paper: GoldPaper, extracted: tuple[Extracted, ...], used: set[int]) -> None:
    """What serves no annotated statement, unless it holds one that is optional."""
    allowed = [plain(item.key) for item in paper.statements if item.optional]
    for place, one in enumerate(extracted):
        if place in used or any(key in plain(one.text) for key in allowed):
            continue
        measured.scores.found.add(spurious=1)
        measured.scores.by_kind[one.kind].add(spurious=1)
        measured.scores.confusions["kind", NONE, one.kind] += 1
        measured.mistakes.append(Mistake(paper.stem, "spurious", NONE, one.kind, one.text))
