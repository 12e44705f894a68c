"""plantrace cache: what earlier runs have kept."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import in_cache


@click.command(short_help="Show or clear what earlier runs have kept.")
@click.argument("action", type=click.Choice(["show", "clear"]), default="show", metavar="[ACTION]")
@in_cache
def cache(action: str, cache: Path) -> None:
    """Show where the cache is and how large, or clear it.

    \b
      plantrace cache          where it is, how many entries, how large, how large it may grow
      plantrace cache clear    remove all entries; the next run reads everything anew

    The cache holds what papers and areas gave, so that `plantrace extract` works only on what is new or changed.
    """
    from pipeline.cache import Folder, size_limit
    from pipeline.problems import OutputError
    from pipeline.workers.watch import shown

    store = Folder(cache)
    entries, held = store.contents()
    if action == "show":
        click.echo(f"place    {cache}\nentries  {entries:,}\nsize     {shown(held)} of {shown(size_limit())}")
        return
    try:
        store.clear()
    except OSError as error:
        raise OutputError(f"{cache} cannot be cleared: {error.strerror or error}.", "Check its permissions.") from error
    click.echo(f"{entries:,} entries removed from {cache} ({shown(held)}).")
