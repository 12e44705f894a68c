"""plantrace serve: the dataset in a web browser, with Datasette."""

from __future__ import annotations

from pathlib import Path

import click

_NAMES = {"database": "plantrace.sqlite", "metadata": "datasette.json"}


@click.command(short_help="Browse the dataset in a web browser.")
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Where to listen.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="For whom to listen: 127.0.0.1 is this machine only, 0.0.0.0 all that reach it.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser, too.")
def serve(output: Path, port: int, host: str, open_browser: bool) -> None:
    """Show the database that `plantrace extract` wrote to the folder OUTPUT in a web browser, with ready questions.

    The report, where it is there, stands beside it at /report/index.html. It runs until Ctrl-C. Datasette does the
    work: `make serve` installs it, or `pip install "plantrace[serve]"`.
    """
    from pipeline.problems import InputError

    for name in _NAMES.values():
        if not (output / name).is_file():
            raise InputError(f"{output / name} is not there.", "Run `plantrace extract PAPERS OUTPUT` first.")
    try:
        from datasette.cli import cli as datasette
    except ImportError as error:
        remedy = 'Run `make serve`, or install it: pip install "plantrace[serve]".'
        raise InputError("Datasette is not installed.", remedy) from error
    args = arguments(output, host, port)
    datasette.main([*args, "--open"] if open_browser else args, prog_name="plantrace serve", standalone_mode=False)


def arguments(output: Path, host: str, port: int) -> list[str]:
    """What Datasette is called with: the database, never written to; what to say of it; the report beside it."""
    database, metadata = (str(output / name) for name in _NAMES.values())
    made = ["serve", "--immutable", database, "--metadata", metadata, "--host", host, "--port", str(port)]
    for setting in (("default_page_size", "50"), ("sql_time_limit_ms", "5000"), ("truncate_cells_html", "600")):
        made += ["--setting", *setting]
    report = output / "report"
    return [*made, "--static", f"report:{report}"] if report.is_dir() else made
