"""plantrace evaluate: an output measured against annotations."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Measure a dataset against annotations.")
@click.argument("output", type=click.Path(path_type=Path))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--papers", is_flag=True, help="Add a line for each paper.")
@click.option("--errors", is_flag=True, help="List every mistake with its words.")
@click.option("--json", "target", type=click.Path(path_type=Path, dir_okay=False), help="Write the figures here too.")
def evaluate(output: Path, gold: Path, papers: bool, errors: bool, target: Path | None) -> None:
    """Measure the dataset in OUTPUT against the annotations in GOLD.

    GOLD is a folder of files NAME.gold.json, each with what a careful reader found in the paper NAME. Shown are
    precision, recall and F1 of finding statements and of their labels, by kind and by document type, and what was taken
    for what. How to annotate papers of your own is in docs/EVALUATE.md.
    """
    import json

    from pipeline.evaluate import evaluate as measure
    from pipeline.evaluate.show import shown
    from pipeline.problems import OutputError

    report = measure(output, gold)
    click.echo("\n".join(shown(report, papers, errors)))
    if target:
        try:
            target.write_text(json.dumps(report.figures(), indent=1) + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{target} cannot be written: {error.strerror}.", "Name another file.") from error
