"""plantrace trace: the story of a commitment."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Tell the story of a commitment.")
@click.argument("output", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True)
@click.option("--area", default="", metavar="NAME", help="Only commitments of this police area.")
@click.option("--most", type=click.IntRange(1), default=3, show_default=True, help="Tell at most so many stories.")
@click.option("--json", "as_data", is_flag=True, help="Answer in JSON.")
def trace(output: Path, words: tuple[str, ...], area: str, most: int, as_data: bool) -> None:
    """Tell what became of the commitment that WORDS mean, in order of time, with papers, pages, words and dates.

    OUTPUT is the folder that `plantrace extract` wrote. WORDS are any words of its title ("track my crime"), or an id
    of a commitment or statement. Several commitments that fit equally well are all told; others that come near are
    named.
    """
    from pipeline.commands.options import as_json
    from pipeline.questions import read
    from pipeline.questions import trace as answer
    from pipeline.questions.show import answer_lines

    asked = " ".join(words)
    found = answer(read(output), asked, area, most)
    click.echo(as_json(found) if as_data else "\n".join(answer_lines(found, asked)))
