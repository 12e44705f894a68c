"""`python -m pipeline.fit`: fit the weights of models/ anew on the annotated papers of the checkout."""

from __future__ import annotations

from pathlib import Path

from pipeline.fit.annotated import fitted_on, held_out
from pipeline.fit.confidence import fit_confidence, judged_apart
from pipeline.fit.dates import fit_dates
from pipeline.fit.dates import told_in as dates_in
from pipeline.fit.examples import from_sentences, of_paper
from pipeline.fit.join import asked_in, fit_join
from pipeline.fit.labels import fit_labels, told_in
from pipeline.fit.links import fit_links
from pipeline.fit.pairs import from_archives
from pipeline.fit.pairs import from_gold as from_pairs
from pipeline.fit.prose import fit_prose, write
from pipeline.fit.surroundings import fit_surroundings, shown_in
from pipeline.segment import judge
from pipeline.segment import surroundings as looked
from pipeline.vocabulary import models_folder


def main() -> None:
    """Fit the weights of models/ on tests/gold/seen, corpus/ and models/training; the reader has its own command."""
    models = models_folder()
    root = Path(models).parent
    seen = root / "tests" / "gold" / "seen"
    papers, held = fitted_on(root), held_out(root)
    sentences = list(from_sentences(models / "training"))
    examples = [one for paper in papers for one in of_paper(paper.document, paper.statements)]
    prose = fit_prose([*examples, *sentences])
    write(prose, models / "prose.json")
    print(f"models/prose.json fitted on {len(examples) + len(sentences)} clauses")
    shown = shown_in(papers, sentences)
    surroundings = fit_surroundings(shown)
    with judge.weights.instead(prose):
        surroundings["join"] = fit_join(asked_in(held, surroundings))
    write(surroundings, models / "surroundings.json")
    print(f"models/surroundings.json fitted on {len(shown)} stretches")
    with judge.weights.instead(prose), looked.weights.instead(looked.fitted_from(surroundings)):
        told = told_in(held)
        write(fit_labels(told), models / "labels.json")
        print(f"models/labels.json fitted on {len(told)} statements")
        found = judged_apart(held)
        dates = fit_dates(dates_in(papers))
        write(dates, models / "dates.json")
        print(f"models/dates.json fitted on {dates['fitted_on']['dates']} dates")
    write(fit_confidence(found), models / "confidence.json")
    print(f"models/confidence.json fitted on {len(found)} statements")
    archives = from_archives(models / "training" / "links")
    gold = [from_pairs(seen, seen), from_pairs(root / "corpus", root / "corpus" / "gold")]
    fitted = fit_links(archives, gold, models / "linking.toml")
    write(fitted, models / "linking.json")
    print(f"models/linking.json fitted on {fitted['fitted_on']['pairs']} pairs")


if __name__ == "__main__":
    main()
