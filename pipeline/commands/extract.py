"""plantrace extract: from a folder of papers to the dataset."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.options import SIZE, in_cache

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pipeline.cache import Store

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
UNREAD = 6
"""The exit code of --strict where a paper could not be read."""


def _date(_: click.Context, __: click.Parameter, value: str) -> str:
    if value and not _DATE.fullmatch(value):
        raise click.BadParameter("write a date as 2018, 2018-02 or 2018-02-28")
    return value


def _formats(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    from pipeline.emit import FORMATS

    if value is None:
        return None
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    unknown = [name for name in names if name not in ("csv", *FORMATS)]
    if unknown or not names:
        raise click.BadParameter(f"name some of csv, {', '.join(FORMATS)}, with commas between")
    return tuple(name for name in names if name in FORMATS)


def _chosen(formats: tuple[str, ...] | None, no_report: bool) -> tuple[str, ...] | None:
    from pipeline.emit import FORMATS

    wanted = tuple(FORMATS) if formats is None else formats
    return tuple(name for name in wanted if name != "report") if no_report else formats


@click.command(short_help="Read a folder of papers and write the dataset.")
@click.argument("papers")
@click.argument("output")
@click.option(
    "--workers", type=click.IntRange(0), help="How many papers to read side by side.  [default: one for each core]"
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Work on the Dask cluster with this scheduler.")
@click.option("--as-of", default="", callback=_date, metavar="DATE", help="The date that the ledger speaks for.")
@click.option(
    "--formats",
    callback=_formats,
    metavar="LIST",
    help="What to write beside the CSV tables, such as xlsx,sqlite; csv for nothing.  [default: all]",
)
@click.option("--no-report", is_flag=True, help="Write no pages in OUTPUT/report.")
@click.option(
    "--paper-seconds",
    type=click.FloatRange(0),
    default=600,
    show_default=True,
    metavar="N",
    help="Set a paper aside that takes longer; 0: wait.",
)
@click.option(
    "--paper-memory",
    type=SIZE,
    default="2GB",
    show_default=True,
    metavar="SIZE",
    help="Set a paper aside that takes more memory; 0: let it.",
)
@in_cache
@click.option("--no-cache", is_flag=True, help="Read everything anew, and keep nothing.")
@click.option("--log-format", type=click.Choice(["lines", "json"]), help="Say how far it is, on standard error.")
@click.option("--strict", is_flag=True, help=f"End with exit code {UNREAD} when a paper could not be read.")
@click.option("--quiet", is_flag=True, help="Say nothing unless something fails.")
@click.pass_context
def extract(
    context: click.Context, papers: str, output: str, workers: int | None, scheduler: str, as_of: str,
    formats: tuple[str, ...] | None, no_report: bool, paper_seconds: float, paper_memory: int, cache: Path,
    no_cache: bool, log_format: str | None, strict: bool,
    quiet: bool,
) -> None:  # fmt: skip
    """Read the papers in the folder PAPERS and write the dataset to the folder OUTPUT.

    Papers may be PDF, Word, HTML or text, in folders of any depth. A file papers.csv beside them may say what a paper
    does not say of itself (columns: file, area, meeting_date, document_type, plan, url).

    OUTPUT is replaced as a whole when all is done. Start with OUTPUT/report/index.html in a browser, or
    OUTPUT/plantrace.xlsx in a spreadsheet. What each column means is in docs/TABLES.md and in OUTPUT/datapackage.json.
    What is stopped goes on where it was when it is run again.

    Both may also be addresses that fsspec knows, such as s3://bucket/papers.
    """
    from pipeline.commands.progress import shown_on
    from pipeline.run import Settings, run
    from pipeline.storage import near
    from pipeline.summary import lines, summarise
    from pipeline.workers import Limits

    settings = Settings(as_of, _chosen(formats, no_report), Limits(paper_seconds, paper_memory))
    with near(papers, output, cache) as (inside, made), _store(None if no_cache else cache, quiet) as store:
        with shown_on(sys.stderr, quiet, log_format or "") as told, _executor(workers, scheduler, inside) as executor:
            dataset = run(inside, made, executor, settings, told, store, told.slow)
        summary = summarise(dataset)
    if not quiet:
        click.echo("\n".join(lines(summary, output)))
    if strict and summary.unread:
        context.exit(UNREAD)


def _executor(workers: int | None, scheduler: str, papers: Path) -> AbstractContextManager[Executor]:
    """Processes of this machine, or the workers of a cluster."""
    if scheduler:
        from pipeline.cache.engine import reading_and_linking
        from pipeline.workers.cluster import cluster

        if workers is not None:
            raise click.UsageError("--workers is for one machine; a cluster has its own.")
        return cluster(scheduler, papers, reading_and_linking)
    from pipeline.workers import cores, fitting, pool

    return pool(fitting(cores()) if workers is None else workers)


@contextmanager
def _store(folder: Path | None, quiet: bool) -> Iterator[Store]:
    """The cache in the folder; where none is wanted, a place that lasts for the run."""
    from tempfile import TemporaryDirectory

    from pipeline.cache import Folder, size_limit

    if folder is None:
        with TemporaryDirectory(prefix="plantrace-", ignore_cleanup_errors=True) as passing:
            yield Folder(Path(passing))
        return
    store = Folder(folder, size_limit())
    try:
        yield store
    finally:
        store.tidy()
        if store.trouble and not quiet:
            said = f"The cache in {folder} could not be written ({store.trouble}); the next run starts anew."
            click.echo(f"plantrace: {said}", err=True)
