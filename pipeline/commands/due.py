"""plantrace due: what was due and is not reported done."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import date


@click.command(short_help="List what was due and is not reported done.")
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--as-of", default="", callback=date, metavar="DATE", help="Due by this date, as papers up to it say.")
@click.option("--area", default="", metavar="NAME", help="Only commitments of this police area.")
@click.option("--asked", is_flag=True, help="Instead, what the Panel asked for and has not got.")
@click.option("--json", "as_data", is_flag=True, help="Answer in JSON.")
def due(output: Path, as_of: str, area: str, asked: bool, as_data: bool) -> None:
    """List what was due by a date and is not reported done, the longest due first.

    OUTPUT is the folder that `plantrace extract` wrote. Papers later than DATE are left out of account, so that it is
    what the Panel could know then. Without --as-of it is the latest meeting of each area. With --asked it lists what
    the Panel recommended or asked for and no paper since says was done or begun.
    """
    from pipeline.commands.options import as_json
    from pipeline.questions import asked as not_got
    from pipeline.questions import due as answer
    from pipeline.questions import read
    from pipeline.questions.show import asked_lines, due_lines

    if asked:
        requests = not_got(read(output), as_of, area)
        click.echo(as_json(requests) if as_data else "\n".join(asked_lines(requests, as_of)))
        return
    found = answer(read(output), as_of, area)
    click.echo(as_json(found) if as_data else "\n".join(due_lines(found, as_of)))
