"""plantrace verify: whether an output is as it was written."""

from __future__ import annotations

from pathlib import Path

import click

CHANGED = 7
"""The exit code where something is not as the manifest says."""


@click.command(short_help="Check that an output is as it was written.")
@click.argument("output", type=click.Path(path_type=Path))
@click.option(
    "--papers", type=click.Path(path_type=Path), metavar="FOLDER", help="Check too that the papers are still the same."
)
@click.pass_context
def verify(context: click.Context, output: Path, papers: Path | None) -> None:
    """Check the files in the folder OUTPUT against its manifest.json, which says what was run on what.

    Each file that is missing, changed or not of the run is named, and the exit code is then 7.
    """
    from pipeline.manifest import changed_inputs, faults, read_manifest
    from pipeline.problems import InputError

    manifest = read_manifest(output)
    if manifest is None:
        raise InputError(f"{output} holds no manifest.json of plantrace.", "Name a folder that extract has written.")
    found = [f"{output / fault.path} {fault.what}" for fault in faults(output, manifest)]
    if papers is not None:
        found += [f"{papers / fault.path} {fault.what}" for fault in changed_inputs(papers, manifest)]
    for line in found:
        click.echo(line)
    if found:
        context.exit(CHANGED)
    files, read = len(manifest["outputs"]), len(manifest["inputs"])
    same = f", and {read:,} papers and lists as they were read" if papers is not None else ""
    click.echo(f"{files:,} files as they were written by plantrace {manifest['plantrace']} from {read:,} files{same}.")
