"""The command line: parse, call, exit code. Each command is a module of pipeline/commands/, listed in COMMANDS."""

from __future__ import annotations

import os
import signal
import sys
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

import click

from pipeline import __version__
from pipeline.commands.audit import audit
from pipeline.commands.cache import cache
from pipeline.commands.compare import compare
from pipeline.commands.decide import decide
from pipeline.commands.due import due
from pipeline.commands.evaluate import evaluate
from pipeline.commands.extract import extract
from pipeline.commands.pack import pack
from pipeline.commands.serve import serve
from pipeline.commands.trace import trace
from pipeline.commands.verify import verify
from pipeline.problems import PlantraceError

COMMANDS: tuple[click.Command, ...] = (
    extract, trace, due, compare, pack, decide, serve, audit, evaluate, verify, cache,
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="plantrace")
def plantrace() -> None:
    """Set what was reported against what was promised.

    plantrace reads the papers of UK Police and Crime Panels (plans, reports, minutes) and writes tables of what they
    promise, when it was due, and what later papers say became of it.

    \b
    Begin with:
      plantrace extract PAPERS OUTPUT
    where PAPERS is the folder that holds your papers and OUTPUT a folder for the results.
    """


for _command in COMMANDS:
    plantrace.add_command(_command)


def main() -> NoReturn:
    """Run the command line and end the process with its exit code (see docs/COMMANDS.md)."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console or pipe that lacks a character shows a question mark
            stream.reconfigure(errors="replace")
    sys.exit(run_command(sys.argv[1:]))


def run_command(args: list[str]) -> int:
    """Do what the arguments say and give back the exit code; messages go to standard error."""
    try:
        return int(plantrace.main(args, prog_name="plantrace", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PlantraceError as error:
        return _say(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _say("Stopped; the output folder is as it was. Run again to go on from here.", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("PLANTRACE_DEBUG"):
            raise
        hint = "Please report it; with PLANTRACE_DEBUG=1 set, the place is shown."
        return _say(f"A fault in plantrace ({type(error).__name__}: {error}). {hint}", 1)


def _say(message: str, code: int) -> int:
    click.echo(f"plantrace: {message}", err=True)
    return code


def _terminated(_: int, __: FrameType | None) -> NoReturn:
    raise SystemExit(143)
