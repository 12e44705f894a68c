"""Tables from their lines."""

from __future__ import annotations

import pytest

from pipeline.ingest.pdf.grid import Grid, grids
from pipeline.ingest.pdf.records import Rule


def lines(xs: list[float], ys: list[float]) -> list[Rule]:
    """The lines of a full table."""
    across = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return across + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def cells(grid: Grid) -> int:
    """How many cells a grid has."""
    return len({owner for row in grid.owner for owner in row})


def test_a_full_table() -> None:
    (grid,) = grids(lines([0, 50, 100], [0, 20, 40, 60]))
    assert (grid.xs, grid.ys, cells(grid)) == ((0, 50, 100), (0, 20, 40, 60), 6)
    assert grid.cell_at(10, 10) != grid.cell_at(60, 10)
    assert grid.cell_at(120, 10) is None


def test_a_missing_line_makes_one_cell_of_two() -> None:
    rules = [
        Rule(0, 0, 100, 0),
        Rule(50, 20, 100, 20),
        Rule(0, 40, 100, 40),
        *(Rule(x, 0, x, 40) for x in (0, 50, 100)),
    ]
    (grid,) = grids(rules)
    assert cells(grid) == 3
    assert grid.cell_at(10, 10) == grid.cell_at(10, 30)


def test_a_table_without_outer_lines_ends_where_its_lines_end() -> None:
    rules = [Rule(0, 20, 100, 20), Rule(0, 40, 100, 40), Rule(50, 0, 50, 60)]
    (grid,) = grids(rules)
    assert (grid.xs, grid.ys, cells(grid)) == ((0, 50, 100), (0, 20, 40, 60), 6)


@pytest.mark.parametrize("wobble", [0.0, 0.7, 1.4])
def test_lines_that_nearly_meet_are_one_table(wobble: float) -> None:
    (grid,) = grids(
        [Rule(r.x0, r.top + wobble * (r.x0 > 0), r.x1, r.bottom, r.width) for r in lines([0, 50, 100], [0, 20, 40])]
    )
    assert cells(grid) == 4


def test_two_tables_stay_two() -> None:
    low = [Rule(r.x0, r.top + 200, r.x1, r.bottom + 200) for r in lines([0, 50, 100], [0, 20, 40])]
    assert [grid.ys[0] for grid in grids(lines([0, 50, 100], [0, 20, 40]) + low)] == [0, 200]


def test_a_line_under_a_header_is_no_table() -> None:
    assert grids([Rule(50, 40, 500, 40), Rule(50, 800, 500, 800)]) == []
