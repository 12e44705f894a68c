"""What speaks for and against two statements being one commitment: one table of features, each a number and its reason.

A feature takes the earlier statement, the later one and what is known of the area. docs/LEDGER.md describes each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import exp
from typing import Any

from pipeline.link.lexicon import aspect, head, settings
from pipeline.link.names import called, longer
from pipeline.link.rarity import Rarity
from pipeline.link.records import RUN, Mention, Span, Words
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

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each feature weighs here, and the bias: in a crowd of statements likeness tells less."""
        held = settings()
        return {name: weight + self.rarity.crowd * held.crowded[name] for name, weight in held.weights.items()}

    @cached_property
    def names(self) -> dict[int, frozenset[str]]:
        """What statements are known by, as `name_of` found it; by the identity of their words, which live as long."""
        return {}

    @cached_property
    def renaming(self) -> dict[int, tuple[frozenset[int], frozenset[int]]]:
        """The renames whose old name, and those whose new name, a statement bears; as `names` is kept."""
        return {}

    @cached_property
    def left(self) -> list[Any]:
        """The last pair asked of what each leaves unsaid, and the answer, as two features ask it in turn."""
        return [None, None, (0.0, 0.0)]

    @cached_property
    def renames_by_stem(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """The places of renames by a stem of their old names, and by one of their new names."""
        found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for place, rename in enumerate(self.renames):
            for held, name in zip(found, (rename.old, rename.new), strict=True):
                held.setdefault(min(name, key=lambda stem: (self.rarity.of(stem), stem)), []).append(place)
        return found

    @cached_property
    def in_turn(self) -> tuple[Turn, ...]:
        """The features as they are best asked, the costly ones last, each with its weight here and the most that it can
        add to a score."""
        ordered = sorted(FEATURES, key=lambda one: _COSTLY.index(one[0]) if one[0] in _COSTLY else -1)
        most = {name: max(self.weights[name] * end for end in range_of(name)) for name, _ in ordered}
        return tuple((name, feature, self.weights[name], most[name]) for name, feature in ordered)

    @cached_property
    def reach(self) -> float:
        """What a pair would reach, in log odds, for which every feature spoke as much as it can."""
        return self.weights["bias"] + sum(most for *_, most in self.in_turn)

    @cached_property
    def of_the_thing(self) -> Features:
        """The features that say of what things two statements speak, wherever and whenever they do."""
        return tuple((name, feature) for name, feature in FEATURES if name not in _CIRCUMSTANCES)


_CIRCUMSTANCES = frozenset(("same_paper", "years_apart", "asked", "same_owner", "same_priority", "asks_nothing"))
_ASKED = ("recommendation", "decision")
_TELLING = 0.3
_OPENING = 140  # characters
_EDITION = 550  # days after which a report is of another edition
_SAME_DUTY = 0.4  # of one owner, and due on the very day
Feature = Callable[[Mention, Mention, Area], float]
Features = tuple[tuple[str, Feature], ...]
Turn = tuple[str, Feature, float, float]


def name_of(words: Words, area: Area) -> frozenset[str]:
    """The stems that a statement is known by: its title's, or its lead's where the title says little."""
    found = area.names.get(id(words))
    if found is None:
        found = words.title if area.rarity.whole(words.title) >= 0.75 else words.lead
        area.names[id(words)] = found
    return found


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
    if not (a.names or a.later_names) and not (b.names or b.later_names):
        return 0.0
    first = max(called(a.names, b.names, b.line), called(b.names, a.names, a.line))
    second = max(called(a.later_names, b.names, b.line), called(b.later_names, a.names, a.line))
    return max(first, 0.6 * second, 0.4 * called(a.later_names, b.later_names, ""))


def setting(one: Mention, other: Mention, area: Area) -> float:
    """How much of the one name is said just before the other, where that speaks of "it" or "the project"."""
    return max(_set_in(one, other, area), _set_in(other, one, area))


def _set_in(one: Mention, other: Mention, area: Area) -> float:
    if not other.words.refers_back:
        return 0.0
    name = one.words.lead if not one.words.named else one.words.title
    weight = area.rarity.whole(name)
    if weight < 0.75:
        return 0.0
    said = area.rarity.shared(name, other.words.said)
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
    there = other.words.first_places
    best = 0.0
    previous: dict[int, float] = {}
    for word in one.words.order[:RUN]:
        places = there.get(word)
        if places is None:
            previous = {}
            continue
        weight = area.rarity.of(word)
        previous = {at: previous.get(at - 1, 0.0) + weight for at in places}
        best = max(best, *previous.values())
    return min(best, 2.5) / 2.5


def date_fit(one: Mention, other: Mention, area: Area) -> float:
    """1 when what the earlier has due is reported, or given up, for then; half within two months."""
    if not one.labelled.dates or not other.labelled.dates:
        return 0.0
    planned = one.spans("due", "start_due")
    reported = other.spans("due", "start_due", "previously_due", "achieved")
    gap = min((_gap(a, b) for a in planned for b in reported), default=999)
    fit = 1.0 if gap == 0 else 0.5 if gap <= 62 else 0.0
    if not fit:
        return 0.0
    told = title(one, other, area) + within(one, other, area) + named(one, other, area) / 2
    same_day = fit == 1.0 and bool({end for _, end in one.spans("due")} & {end for _, end in other.spans("due")})
    least = _SAME_DUTY if told and same_day and same_owner(one, other, area) == 1.0 else 0.0
    return fit * (1.0 if _same_title(one, other) else min(1.0, max(told, least)))


def _gap(one: Span, other: Span) -> int:
    if one[0] <= other[1] and other[0] <= one[1]:
        return 0
    first, second = sorted((one, other))
    return days_between(first[1], second[0])


def same_owner(one: Mention, other: Mention, _: Area) -> float:
    """1 where an owner is shared, -1 where both have owners and none is shared."""
    a, b = one.owners, other.owners
    return (-1.0 if a.isdisjoint(b) else 1.0) if a and b else 0.0


def same_priority(one: Mention, other: Mention, area: Area) -> float:
    """1 where both stand under headings of the same words."""
    a, b = _heading(one), _heading(other)
    if a.isdisjoint(b):
        return 0.0
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
    if not area.renames:
        return 0.0
    old, already = _renames_borne(one.words, area)
    if not old:
        return 0.0
    return 1.0 if (old & _renames_borne(other.words, area)[1]) - already else 0.0


def _renames_borne(words: Words, area: Area) -> tuple[frozenset[int], frozenset[int]]:
    found = area.renaming.get(id(words))
    if found is None:
        by_old, by_new = area.renames_by_stem
        old = {place for stem in words.lead for place in by_old.get(stem, ()) if area.renames[place].old <= words.lead}
        new = {place for stem in words.lead for place in by_new.get(stem, ()) if area.renames[place].new <= words.lead}
        found = area.renaming[id(words)] = frozenset(old), frozenset(new)
    return found


def same_number(one: Mention, other: Mention, _: Area) -> float:
    """1 where a telling number (383, £98,400) stands in both."""
    return 0.0 if one.words.numbers.isdisjoint(other.words.numbers) else 1.0


def names_differ(one: Mention, other: Mention, _: Area) -> float:
    """1 where each is called by a place or person that the other does not mention; half where they share another."""
    a, b = one.words.called, other.words.called
    if a <= other.words.body or b <= one.words.body:
        return 0.0
    return 1.0 if a.isdisjoint(b) else 0.5


def only_place(one: Mention, other: Mention, area: Area) -> float:
    """1 where they share no telling word but names of places or people, though both say more of what it is."""
    proper = one.words.proper | other.words.proper
    if not proper:
        return 0.0
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
    return 1.0 if a and b and (longer(a, b) or longer(b, a)) else 0.0


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
    """1 where only one is the renewal of a thing, a report on it or a visit to it; half where it is a review, or where
    one widens what the other begins.

    None where one speaks of "the project" and the words before it name the other."""
    a, b = one.words.aspects, other.words.aspects
    differ = (a ^ b) - {"begun"}
    if differ == {"wider"} and "begun" not in (a if "wider" in b else b):
        return 0.0
    if not differ or (one.words.refers_back or other.words.refers_back) and setting(one, other, area) >= 0.8:
        return 0.0
    return 0.5 if differ <= {"judged", "wider"} else 1.0


def chief_same(one: Mention, other: Mention, _: Area) -> float:
    """1 where both are about a thing of the same sort."""
    a, b = one.words.focus.sorts, other.words.focus.sorts
    return 1.0 if a and b and a[0] == b[0] else 0.0


def chief_differs(one: Mention, other: Mention, _: Area) -> float:
    """1 where they are about things of two sorts, less where the sorts are akin or each names the other's too."""
    a, b = one.words.focus.sorts, other.words.focus.sorts
    if not a or not b or a[0] == b[0]:
        return 0.0
    return 0.3 if frozenset((a[0], b[0])) in _AKIN else 1.0


def rivals(one: Mention, other: Mention, area: Area) -> float:
    """1 where both are things of one sort, each called by a word that the other has nowhere (a hate and a farm app), or
    each in a place or for people that the other has nowhere."""
    a, b = one.words.focus, other.words.focus
    if not (a.sorts and b.sorts and a.sorts[0] == b.sorts[0]):
        return 0.0
    where, elsewhere = a.behind - other.words.body, b.behind - one.words.body
    if where and elsewhere and area.rarity.shared(where, elsewhere) == 0:
        return 1.0
    rest = area.rarity.sum([one for one in a.stems & b.stems if head(one) != a.sorts[0] and not aspect(one)])
    return 1.0 if rest < 0.8 and _each_has(a.before - other.words.body, b.before - one.words.body, area) else 0.0


def _each_has(mine: frozenset[str], theirs: frozenset[str], area: Area) -> bool:
    if not mine or not theirs or area.rarity.shared(mine, theirs) > 0:
        return False
    return min(area.rarity.sum(mine), area.rarity.sum(theirs)) >= _TELLING


def left_both(one: Mention, other: Mention, area: Area) -> float:
    """The weight of what each is about that the other nowhere says, of the one that leaves less."""
    return min(*_left_by_each(one, other, area), 2.0)


def left_one(one: Mention, other: Mention, area: Area) -> float:
    """The same, of the one that leaves more."""
    return min(max(_left_by_each(one, other, area)), 3.0)


def _left_by_each(one: Mention, other: Mention, area: Area) -> tuple[float, float]:
    if area.left[0] is not one or area.left[1] is not other:
        area.left[:] = one, other, (_left(one, other, area), _left(other, one, area))
    found: tuple[float, float] = area.left[2]
    return found


def _left(one: Mention, other: Mention, area: Area) -> float:
    about = one.words.focus.stems
    return max(0.0, area.rarity.whole(about) - area.rarity.shared(about, other.words.said))


def due_gap(one: Mention, other: Mention, _: Area) -> float:
    """The years between what the one has due and what the other reports or has due, to four; 0 without dates."""
    if not one.labelled.dates or not other.labelled.dates:
        return 0.0
    planned = one.spans("due", "start_due", "achieved")
    reported = other.spans("due", "start_due", "previously_due", "achieved")
    gap = min((_gap(a, b) for a in planned for b in reported), default=0)
    return min(max(0.0, gap / 365.25 - 0.2), 4.0)


def two_plans(one: Mention, other: Mention, area: Area) -> bool:
    """Whether both are of a Police and Crime Plan, and of two editions: years lie between their dates or papers."""
    if one.words.heads[:1] != ("plan",) or other.words.heads[:1] != ("plan",):
        return False
    texts = (mention.labelled.statement.text[:_OPENING].lower() for mention in (one, other))
    if not all("police and crime plan" in text for text in texts):
        return False
    apart = abs(days_between(one.day, other.day)) if one.day and other.day else 0
    return due_gap(one, other, area) > 1.0 or apart > _EDITION


def kinds_differ(one: Mention, other: Mention, area: Area) -> float:
    """1 for an aim and a deliverable, less where both have the same name of a thing."""
    if (one.kind == "priority") == (other.kind == "priority"):
        return 0.0
    alike = title(one, other, area) > 0.85 or named(one, other, area) >= 0.4
    return 0.1 if alike and set(one.words.heads) & set(other.words.heads) else 1.0


def asked(one: Mention, other: Mention, _: Area) -> float:
    """1 where only one is a recommendation or resolution."""
    return 1.0 if (one.kind in _ASKED) != (other.kind in _ASKED) else 0.0


def same_paper(one: Mention, other: Mention, _: Area) -> float:
    """1 for two statements of one paper."""
    return 1.0 if one.document.document_id == other.document.document_id else 0.0


def years_apart(one: Mention, other: Mention, _: Area) -> float:
    """The years between them, beyond four."""
    return max(0.0, days_between(one.day, other.day) / 365.25 - 4) if one.day and other.day else 0.0


def asks_nothing(one: Mention, other: Mention, _: Area) -> float:
    """1 where either leaves nothing to do."""
    return 1.0 if one.asks_nothing or other.asks_nothing else 0.0


FEATURES: Features = (
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
    ("chief_same", chief_same),
    ("chief_differs", chief_differs),
    ("rivals", rivals),
    ("left_both", left_both),
    ("left_one", left_one),
    ("due_gap", due_gap),
    ("kinds_differ", kinds_differ),
    ("asked", asked),
    ("same_paper", same_paper),
    ("years_apart", years_apart),
    ("asks_nothing", asks_nothing),
)


_RANGES = {
    "same_owner": (-1.0, 1.0), "left_both": (0.0, 2.0), "left_one": (0.0, 3.0), "due_gap": (0.0, 4.0),
    "years_apart": (0.0, 10_000.0),
}  # fmt: skip
_COSTLY = (
    "date_fit", "only_place", "named", "left_both", "left_one", "within", "rivals", "words", "longer_name",
    "same_priority", "title", "run",
)  # fmt: skip


def range_of(name: str) -> tuple[float, float]:
    """The least and the most that a feature can be."""
    return _RANGES.get(name, (0.0, 1.0))


def features(one: Mention, other: Mention, area: Area, only: Features = FEATURES) -> dict[str, float]:
    """The features of a pair by name, all or `only` these."""
    return {name: feature(one, other, area) for name, feature in only}


def shared_words(one: Mention, other: Mention, area: Area, most: int = 4) -> list[str]:
    """The weightiest words that both have, as written in the earlier."""
    shared = [(-area.rarity.of(stem), stem) for stem in one.words.body & other.words.body]
    ranked = sorted(entry for entry in shared if entry[0] <= -0.2)
    return [one.words.shown.get(stem, stem) for _, stem in ranked[:most]]
