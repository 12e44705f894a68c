"""Which statements are worth comparing: all of a small area, the near neighbours in a large one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.link.lexicon import settings
from pipeline.link.records import Mention

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_CHUNK = 512
_COMMON = 0.05
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
    """Each statement with those nearest to it by the words that they share, weighted by rarity."""
    for matrix in (_by_words(mentions), _by_letters(mentions)):
        for start in range(0, matrix.shape[0], _CHUNK):
            near = (matrix[start : start + _CHUNK] @ matrix.T).tocsr()
            for row in range(near.shape[0]):
                yield from _best(near, row, start + row, most)


def _best(near: csr_matrix, row: int, at: int, most: int) -> Iterator[Places]:
    """The nearest of a row, the first in time of equals."""
    import numpy

    places = near.indices[near.indptr[row] : near.indptr[row + 1]]
    values = numpy.round(near.data[near.indptr[row] : near.indptr[row + 1]], 6)
    if len(values) > most + 1:
        bound = numpy.partition(values, -most - 1)[-most - 1]
        places, values = places[values >= bound], values[values >= bound]
    ranked = [int(places[one]) for one in numpy.lexsort((places, -values)) if places[one] != at]
    yield from ((min(at, place), max(at, place)) for place in ranked[:most])


def _by_words(mentions: list[Mention]) -> csr_matrix:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        analyzer=_lead, max_df=_COMMON if len(mentions) > 2000 else 0.3, sublinear_tf=True
    ).fit_transform(mentions)


def _lead(mention: Mention) -> list[str]:
    """The words of a statement for finding its neighbours: those of its title and lead twice."""
    return [
        *sorted(mention.words.title),
        *sorted(mention.words.lead),
        *sorted(mention.words.setting - mention.words.body)[:6],
    ]


def _by_letters(mentions: list[Mention]) -> csr_matrix:
    from sklearn.feature_extraction.text import TfidfVectorizer

    titles = [" ".join(sorted(mention.words.title)) for mention in mentions]
    bound = _COMMON if len(mentions) > 2000 else 0.3
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), max_df=bound, sublinear_tf=True).fit_transform(
        titles
    )
