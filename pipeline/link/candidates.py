"""Which statements are worth comparing: all of a small area, the near neighbours in a large one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import log, sqrt
from typing import TYPE_CHECKING

from pipeline.link.lexicon import concepts, settings, worth
from pipeline.link.records import Mention

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_COMMON = 0.2  # of all statements: words that more have find no neighbour
_SPREAD = 600  # statements
_LEAST = 0.3  # less alike, one pair in fifty is of one thing, and one in a hundred and fifty would be joined
_EQUALS = 4  # more than the wanted, so that equals are cut in a fixed order
_PAIRED = 6
_SETTING = 6
Places = tuple[int, int]


def candidates(mentions: list[Mention]) -> list[Places]:
    """The places (earlier, later) in `mentions`, which stand in order of time, of the pairs to compare."""
    bounds = settings()
    if len(mentions) <= bounds.all_pairs:
        found = set(combinations(range(len(mentions)), 2))
    else:
        found = set(_neighbours(mentions, bounds.neighbours))
    return sorted(pair for pair in found if _may_be_one(mentions[pair[0]], mentions[pair[1]]))


def _may_be_one(one: Mention, other: Mention) -> bool:
    """Not two items of one list, a unit and its sub-item, two aims (matched list by list), or parts of one text."""
    if one.group and one.group == other.group or one.kind == other.kind == "priority":
        return False
    a, b = one.labelled.statement, other.labelled.statement
    if a.document_id == b.document_id and a.start < b.end and b.start < a.end:
        return False
    return a.parent_id != b.statement_id and b.parent_id != a.statement_id


def _neighbours(mentions: list[Mention], most: int) -> Iterator[Places]:
    """Each statement with those nearest to it by the words and pairs of words that they share, weighted by rarity.

    Only the nearest of each row are ever kept (sparse_dot_topn), and what more than _SPREAD statements share finds
    nobody, so that time and memory grow with the statements and not with their pairs."""
    import numpy
    from sparse_dot_topn import sp_matmul_topn

    matrix = _by_words(mentions)
    if matrix.shape[1] == 0:
        return
    near = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=most + _EQUALS, threshold=_LEAST, sort=True)
    at = numpy.repeat(numpy.arange(near.shape[0]), numpy.diff(near.indptr))
    ranked = numpy.lexsort((near.indices, -near.data.round(5), at))
    at, other = at[ranked], near.indices[ranked]
    at, other = at[at != other], other[at != other]
    rank = numpy.arange(len(at)) - numpy.searchsorted(at, at)
    at, other = at[rank < most], other[rank < most]
    yield from zip(numpy.minimum(at, other).tolist(), numpy.maximum(at, other).tolist(), strict=True)


def _by_words(mentions: list[Mention]) -> csr_matrix:
    """One row a statement, of length 1: its words and pairs of words, weighted by what each is worth and by how few
    statements have it; what only one has, or too many, finds nobody."""
    import numpy
    from scipy.sparse import csr_matrix

    rows = [_tokens(mention) for mention in mentions]
    spread = Counter(token for row in rows for token in row)
    most = min(_SPREAD, max(2, int(_COMMON * len(mentions))))
    place = {token: at for at, token in enumerate(sorted(one for one, count in spread.items() if 2 <= count <= most))}
    rarity = {token: 1 + log((1 + len(rows)) / (1 + spread[token])) for token in place}
    kept = [[(place[token], worth * rarity[token]) for token, worth in row.items() if token in place] for row in rows]
    lengths = [sqrt(sum(value * value for _, value in row)) for row in kept]
    values = [value / length for row, length in zip(kept, lengths, strict=True) for _, value in row]
    starts = numpy.cumsum([0, *map(len, kept)])
    return csr_matrix((values, [at for row in kept for at, _ in row], starts), shape=(len(rows), len(place)))


def _tokens(mention: Mention) -> dict[str, float]:
    """What can find a statement's neighbours, with what each is worth: the words it is about, in its title and lead;
    each two of those it is about; what is named just before, where it speaks of that; and concepts, for what is said in
    other words."""
    words, known, own = mention.words, concepts(), worth()
    # in a fixed order throughout, as the sums of floating numbers depend on it
    found = {stem: own.get(stem, 1.0) for stem in sorted(words.lead | words.focus.stems)}
    told = [stem for stem in words.focus.stems | words.title if own.get(stem, 1.0) > 0]
    about = sorted(told, key=lambda stem: (-own.get(stem, 1.0), stem))[:_PAIRED]
    found |= {f"{one} {other}": (found[one] + found[other]) / 2 for one, other in combinations(sorted(about), 2)}
    if words.refers_back:
        found |= {stem: own.get(stem, 1.0) for stem in sorted(words.setting - words.body)[:_SETTING]}
    meant = sorted({known[stem] for stem in words.focus.stems if stem in known})
    found |= {f"={one}={other}": 1.0 for one, other in combinations(meant, 2)}
    return {token: value for token, value in found.items() if value > 0}
