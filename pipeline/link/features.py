"""What speaks for and against two statements being one commitment: one table of features, each a number and its reason.

A feature takes the earlier statement, the later one and what is known of the area. docs/LEDGER.md describes each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from pipeline.link.lexicon import head
from pipeline.link.names import called, longer
from pipeline.link.rarity import Rarity
from pipeline.link.records import Mention, Words
from pipeline.link.renames import Rename
from pipeline.link.stems import stem, words_of
from pipeline.link.when import days_between

_AKIN = frozenset(
    frozenset(pair)
    for pair in (
        ("work", "tool"), ("work", "team"), ("work", "building"), ("work", "campaign"), ("work", "person"),
        ("work", "contract"), ("work", "event"), ("report", "review"), ("report", "survey"), ("contract", "building"),
        ("contract", "tool"), ("building", "team"), ("work", "alliance"), ("tool", "campaign"), ("team", "person"),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Area:
    """What features may know beyond the two statements."""

    rarity: Rarity
    renames: tuple[Rename, ...] = ()


Feature = Callable[[Mention, Mention, Area], float]


def name_of(words: Words, area: Area) -> frozenset[str]:
    """The stems that a statement is known by: its title's, or its lead's where the title says little."""
    return words.title if area.rarity.whole(words.title) >= 0.75 else words.lead


def title(one: Mention, other: Mention, area: Area) -> float:
    """How much of the two names is shared (twice the shared weight over both), less where it weighs little."""
    a, b = name_of(one.words, area), name_of(other.words, area)
    both = area.rarity.whole(a) + area.rarity.whole(b)
    shared = area.rarity.shared(a, b)
    alike = min(1.0, 2 * shared / both) * _told(shared) if both else 0.0
    return max(alike, 0.6) if _same_title(one, other) else alike


def _same_title(one: Mention, other: Mention) -> bool:
    """Whether both have a title, the same, though its words be common ("Police and Crime Plan")."""
    return one.words.named and other.words.named and one.words.title == other.words.title


def _told(shared: float) -> float:
    """How telling a shared weight is: 0.43 for half a rare word, 0.67 for one, 0.89 for two."""
    return 1 - exp(-1.1 * shared)


def within(one: Mention, other: Mention, area: Area) -> float:
    """How much of one name stands in the other's lead, the better way round."""
    return max(_covered(one, other.words.lead, area), _covered(other, one.words.lead, area))


def named(one: Mention, other: Mention, area: Area) -> float:
    """How far both are called by one whole name of several words; less where the one only comes to it farther on."""
    a, b = one.words, other.words
    first = max(called(a.names, b.names, b.line), called(b.names, a.names, a.line))
    second = max(called(a.later_names, b.names, b.line), called(b.later_names, a.names, a.line))
    return max(first, 0.6 * second, 0.4 * called(a.later_names, b.later_names, ""))


def setting(one: Mention, other: Mention, area: Area) -> float:
    """How much of the one name is said just before the other, where that speaks of "it" or "the project"."""
    return max(_set_in(one, other, area), _set_in(other, one, area))


def _set_in(one: Mention, other: Mention, area: Area) -> float:
    name = one.words.lead if not one.words.named else one.words.title
    weight = area.rarity.whole(name)
    if weight < 0.75 or not other.words.refers_back:
        return 0.0
    said = area.rarity.shared(name, other.words.setting | other.words.body)
    return min(1.0, said / weight) * _told(said) if said / weight > 0.5 else 0.0


def words(one: Mention, other: Mention, area: Area) -> float:
    """How much of one name stands anywhere in the other, and how much of all words is shared, half and half."""
    cover = max(_covered(one, other.words.body, area), _covered(other, one.words.body, area))
    a, b = one.words.body, other.words.body
    both = area.rarity.whole(a) + area.rarity.whole(b)
    return (cover + (2 * area.rarity.shared(a, b) / both if both else 0.0)) / 2


def _covered(one: Mention, stems: frozenset[str], area: Area) -> float:
    name = name_of(one.words, area)
    weight = area.rarity.whole(name)
    if weight < 0.75:
        return 0.0
    shared = area.rarity.shared(name, stems)
    return min(1.0, shared / weight) * _told(shared)


def run(one: Mention, other: Mention, area: Area) -> float:
    """The weight of the longest run of words that both have, in the same order."""
    best = 0.0
    previous: dict[int, float] = {}
    for word in one.words.order[:20]:
        current = {}
        for at, match in enumerate(other.words.order[:20]):
            if word == match:
                current[at] = previous.get(at - 1, 0.0) + area.rarity.of(word)
                best = max(best, current[at])
        previous = current
    return min(best, 2.5) / 2.5


def date_fit(one: Mention, other: Mention, area: Area) -> float:
    """1 when what the earlier has due is reported, or given up, for then; half within two months."""
    planned = one.spans("due", "start_due")
    reported = other.spans("due", "start_due", "previously_due", "achieved")
    gap = min((_gap(a, b) for a in planned for b in reported), default=999)
    fit = 1.0 if gap == 0 else 0.5 if gap <= 62 else 0.0
    if not fit:
        return 0.0
    told = title(one, other, area) + within(one, other, area) + named(one, other, area) / 2
    return fit * (1.0 if _same_title(one, other) else min(1.0, told))


def _gap(one: tuple[str, str], other: tuple[str, str]) -> int:
    if one[0] <= other[1] and other[0] <= one[1]:
        return 0
    first, second = sorted((one, other))
    return days_between(first[1], second[0])


def same_owner(one: Mention, other: Mention, _: Area) -> float:
    """1 where an owner is shared, -1 where both have owners and none is shared."""
    a, b = ({owner.role for owner in mention.labelled.owners} for mention in (one, other))
    return (1.0 if a & b else -1.0) if a and b else 0.0


def same_priority(one: Mention, other: Mention, area: Area) -> float:
    """1 where both stand under headings of the same words."""
    a, b = (_heading(mention) for mention in (one, other))
    both = area.rarity.whole(a) + area.rarity.whole(b)
    return 1.0 if both and 2 * area.rarity.sum(a & b) / both > 0.8 else 0.0


def _heading(mention: Mention) -> frozenset[str]:
    section = mention.labelled.statement.section
    return _stems(section[-1]) if section else frozenset()


@lru_cache(maxsize=4096)
def _stems(heading: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(heading))


def renamed(one: Mention, other: Mention, area: Area) -> float:
    """1 where a paper says that the name of the one became that of the other."""
    for rename in area.renames:
        if rename.old <= one.words.lead and rename.new <= other.words.lead and not rename.new <= one.words.lead:
            return 1.0
    return 0.0


def same_number(one: Mention, other: Mention, _: Area) -> float:
    """1 where a telling number (383, £98,400) stands in both."""
    return 1.0 if one.words.numbers & other.words.numbers else 0.0


def names_differ(one: Mention, other: Mention, _: Area) -> float:
    """1 where each is called by a place or person that the other does not mention; half where they share another."""
    a, b = (mention.words.proper & (w.title if (w := mention.words).named else w.lead) for mention in (one, other))
    if not (a - other.words.body and b - one.words.body):
        return 0.0
    return 0.5 if a & b else 1.0


def only_place(one: Mention, other: Mention, area: Area) -> float:
    """1 where they share no telling word but names of places or people, though both say more of what it is."""
    proper = one.words.proper | other.words.proper
    shared = (one.words.lead & other.words.body) | (one.words.body & other.words.lead)
    if not shared & proper or area.rarity.sum(shared - proper) >= 0.5 or _share_name_of_thing(one, other):
        return 0.0
    return 1.0 if all(area.rarity.sum(name_of(m.words, area) - proper) >= 0.4 for m in (one, other)) else 0.0


def _share_name_of_thing(one: Mention, other: Mention) -> bool:
    """Whether both use the same whole name of a thing of some sort ("Operation Crane")."""
    a, b = (mention.words.names | mention.words.later_names for mention in (one, other))
    return any(any(map(head, name)) for name in a & b)


def longer_name(one: Mention, other: Mention, _: Area) -> float:
    """1 where the one name is part of a longer name of the other (a strategy, and the one it was split from)."""
    a, b = one.words.names, other.words.names
    return 1.0 if longer(a, b) or longer(b, a) else 0.0


def heads_differ(one: Mention, other: Mention, _: Area) -> float:
    """1 where they are things of two sorts (a strategy and its fund), less where the sorts are akin."""
    if not (one.words.heads and other.words.heads):
        return 0.0
    a, b = one.words.heads[0], other.words.heads[0]
    if a == b:
        return 0.0
    if one.words.named and other.words.named:
        return 0.3 if frozenset((a, b)) in _AKIN else 1.0
    return 0.0 if set(one.words.heads) & set(other.words.heads) else 0.3


def subject_only(one: Mention, other: Mention, _: Area) -> float:
    """1 where one is a thing of some sort and the other names its subject, and nowhere that sort of thing."""
    return max(_lacks_sort(one, other), _lacks_sort(other, one))


def _lacks_sort(one: Mention, other: Mention) -> float:
    if not (one.words.named and other.words.named and one.words.heads) or other.words.heads:
        return 0.0
    sort = one.words.heads[0]
    return 0.0 if any(head(stem) == sort for stem in other.words.body) else 1.0


def aspects_differ(one: Mention, other: Mention, area: Area) -> float:
    """1 where only one is the renewal of a thing, a report on it or a visit to it; half where it is a review.

    None where one speaks of "the project" and the words before it name the other."""
    differ = one.words.aspects ^ other.words.aspects
    if not differ or (one.words.refers_back or other.words.refers_back) and setting(one, other, area) >= 0.8:
        return 0.0
    return 0.5 if differ == {"judged"} else 1.0


def kinds_differ(one: Mention, other: Mention, area: Area) -> float:
    """1 for an aim and a deliverable, less where both have the same name of a thing."""
    if (one.kind == "priority") == (other.kind == "priority"):
        return 0.0
    alike = title(one, other, area) > 0.85 or named(one, other, area) >= 0.4
    return 0.1 if alike and set(one.words.heads) & set(other.words.heads) else 1.0


def asked(one: Mention, other: Mention, _: Area) -> float:
    """1 where only one is a recommendation or resolution."""
    kinds = [mention.kind in ("recommendation", "decision") for mention in (one, other)]
    return 1.0 if kinds[0] != kinds[1] else 0.0


def same_paper(one: Mention, other: Mention, _: Area) -> float:
    """1 for two statements of one paper."""
    return 1.0 if one.document.document_id == other.document.document_id else 0.0


def years_apart(one: Mention, other: Mention, _: Area) -> float:
    """The years between them, beyond four."""
    return max(0.0, days_between(one.day, other.day) / 365.25 - 4) if one.day and other.day else 0.0


def asks_nothing(one: Mention, other: Mention, _: Area) -> float:
    """1 where either leaves nothing to do."""
    return 1.0 if one.asks_nothing or other.asks_nothing else 0.0


FEATURES: tuple[tuple[str, Feature], ...] = (
    ("title", title),
    ("within", within),
    ("named", named),
    ("setting", setting),
    ("words", words),
    ("run", run),
    ("date_fit", date_fit),
    ("same_owner", same_owner),
    ("same_priority", same_priority),
    ("renamed", renamed),
    ("same_number", same_number),
    ("names_differ", names_differ),
    ("only_place", only_place),
    ("longer_name", longer_name),
    ("heads_differ", heads_differ),
    ("subject_only", subject_only),
    ("aspects_differ", aspects_differ),
    ("kinds_differ", kinds_differ),
    ("asked", asked),
    ("same_paper", same_paper),
    ("years_apart", years_apart),
    ("asks_nothing", asks_nothing),
)


def features(
    one: Mention, other: Mention, area: Area, only: frozenset[str] | None = None, known: dict[str, float] | None = None
) -> dict[str, float]:
    """The features of a pair by name, all or `only` these; those of `known` are not computed again."""
    held = known or {}
    return {
        name: held[name] if name in held else feature(one, other, area)
        for name, feature in FEATURES
        if only is None or name in only
    }


def shared_words(one: Mention, other: Mention, area: Area, most: int = 4) -> list[str]:
    """The weightiest words that both have, as written in the earlier."""
    shared: Iterable[str] = one.words.body & other.words.body
    ranked = sorted((-area.rarity.of(stem), stem) for stem in shared if area.rarity.of(stem) >= 0.2)
    return [one.words.shown.get(stem, stem) for _, stem in ranked[:most]]
