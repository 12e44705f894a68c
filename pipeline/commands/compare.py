"""plantrace compare: two plan versions laid against each other."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Show how two plan versions differ.")
@click.argument("output", type=click.Path(path_type=Path))
@click.argument("plan_a")
@click.argument("plan_b")
@click.option("--json", "as_data", is_flag=True, help="Answer in JSON.")
def compare(output: Path, plan_a: str, plan_b: str, as_data: bool) -> None:
    """Show what PLAN_B keeps, rewords, splits, merges, adds or drops of the priorities and commitments of PLAN_A.

    OUTPUT is the folder that `plantrace extract` wrote. A plan version is named by its plan_id in plans.csv, a part
    of it that no other has, or the file of its paper.
    """
    from pipeline.commands.options import as_json
    from pipeline.questions import compare as answer
    from pipeline.questions import read
    from pipeline.questions.show import comparison_lines

    found = answer(read(output), plan_a, plan_b)
    click.echo(as_json(found) if as_data else "\n".join(comparison_lines(found)))
