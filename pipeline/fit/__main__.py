"""`python -m pipeline.fit`: fit the weights of models/ anew on the annotated papers of the checkout."""

from __future__ import annotations

from pathlib import Path

from pipeline.fit.examples import from_gold, from_sentences
from pipeline.fit.links import fit_links
from pipeline.fit.pairs import from_archives
from pipeline.fit.pairs import from_gold as from_pairs
from pipeline.fit.prose import fit_prose, write
from pipeline.vocabulary import models_folder


def main() -> None:
    """Fit and write models/prose.json and linking.json from tests/gold/seen, the sample corpus and models/training."""
    models = models_folder()
    root = Path(models).parent
    seen = root / "tests" / "gold" / "seen"
    examples = [
        *from_gold(seen, seen),
        *from_gold(root / "corpus", root / "corpus" / "gold"),
        *from_gold(models / "training" / "papers", models / "training" / "papers"),
        *from_sentences(models / "training"),
    ]
    write(fit_prose(examples), models / "prose.json")
    print(f"models/prose.json fitted on {len(examples)} clauses")
    archives = from_archives(models / "training" / "links")
    gold = [from_pairs(seen, seen), from_pairs(root / "corpus", root / "corpus" / "gold")]
    fitted = fit_links(archives, gold, models / "linking.toml")
    write(fitted, models / "linking.json")
    print(f"models/linking.json fitted on {fitted['fitted_on']['pairs']} pairs")


if __name__ == "__main__":
    main()
