"""plantrace decide: what a person decides, added to decisions.csv."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.options import date

if TYPE_CHECKING:
    from pipeline.model import Decision

_VERBS = ("same", "different", "unsure", "status", "owner", "due", "title")


@click.command(short_help="Overrule what the pipeline concludes.")
@click.argument("papers", type=click.Path(path_type=Path))
@click.argument("verb", type=click.Choice(_VERBS), required=False, metavar="[VERB]")
@click.argument("subject", required=False)
@click.argument("value", required=False)
@click.option("--who", default="", metavar="NAME", help="Who decides.")
@click.option("--when", default="", callback=date, metavar="DATE", help="When it was decided.")
@click.option("--why", default="", metavar="TEXT", help="Why.")
@click.option(
    "--from",
    "review",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the judgements of this workbook or review.csv.",
)
@click.option(
    "--ids", type=click.Path(path_type=Path), metavar="OUTPUT", help="Keep all commitment ids of this output."
)
def decide(
    papers: Path,
    verb: str | None,
    subject: str | None,
    value: str | None,
    who: str,
    when: str,
    why: str,
    review: Path | None,
    ids: Path | None,
) -> None:
    """Add a decision to PAPERS/decisions.csv, which the next `plantrace extract` obeys.

    \b
      plantrace decide PAPERS same ID ID       the two are one commitment; or: different, unsure
      plantrace decide PAPERS status ID WORD   where it stands; or: owner, due, title
      plantrace decide PAPERS --from FILE      all judgements in a plantrace.xlsx or review.csv
      plantrace decide PAPERS --ids OUTPUT     all ids of an output stay, whatever papers are added

    ID is the id of a statement or of a commitment. Every decision needs --who and --when; with --from they stand for
    rows that name nobody or no day.
    """
    from pipeline.commands.deciding import ids_kept, judged, one_decision, save
    from pipeline.link.contradictions import contradictions
    from pipeline.link.decisions import read_decisions
    from pipeline.problems import InputError

    if not papers.is_dir():
        raise InputError(f"{papers} is no folder.", "Name the folder of the papers.")
    if (review or ids) and verb is not None or review and ids:
        raise click.UsageError("--from and --ids each take the decisions of a file; leave VERB and the other out.")
    if review is not None:
        made = judged(review, who, when)
    elif ids is not None:
        made = ids_kept(ids, (who, when, why))
    elif verb is None or subject is None or value is None:
        raise click.UsageError("Say what is decided: VERB SUBJECT VALUE, or --from FILE, or --ids OUTPUT.")
    else:
        made = (one_decision(verb, subject, value, (who, when, why)),)
    missing = next((one for one in made if not (one.who and one.when)), None)
    if missing is not None:
        raise click.UsageError(f"Every decision needs --who and --when ({_said(missing)}).")
    known = read_decisions(papers / "decisions.csv")
    added = save(papers / "decisions.csv", made)
    for line in contradictions(known, added):
        click.echo(f"Contradiction: {line}", err=True)
    click.echo(f"{len(added)} added to {papers / 'decisions.csv'}; {len(made) - len(added)} were there already.")


def _said(decision: Decision) -> str:
    return " ".join(part for part in (decision.verb, decision.subject, decision.object, decision.value) if part)
