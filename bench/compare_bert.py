#!/usr/bin/env python3
"""Trains a BERT with Glosa and with its PyTorch twin in turn, and writes the speeds as Markdown.

Three kinds of work: `pretrain` a small one by masked words, `fine-tune` one of BERT-base's size, and `frozen`: a GRU on
one of BERT-base's size that learns nothing. Both sides start from random weights and read texts of random words, all of
one length, so that nothing is padded and nothing needs a download. The twin first gets a short probe of each
configuration, and then runs with its best; Glosa chooses for itself. Needs python3-torch.
"""
import argparse
import csv
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from side_by_side import best_configuration, configurations, machine_lines, probes_line, run, speed_table, tell

# The words of a text are entries of the vocabulary, so that a text of N words is N tokens with [CLS] and [SEP] in N + 2.
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
SIZES = {"base": (12, 768, 12, 30522), "mini": (4, 256, 4, 16000)}              # layers, hidden, heads, vocabulary
WORK = {
    "pretrain": {"size": "mini", "batch": 32, "length": 128, "steps": 60, "epochs": 1, "speed": "tokens_per_second"},
    "fine-tune": {"size": "base", "batch": 16, "length": 55, "steps": 20, "epochs": 1, "speed": "texts_per_second"},
    "frozen": {"size": "base", "batch": 16, "length": 256, "steps": 8, "epochs": 3, "speed": "texts_per_second"},
}


def words(count):
    """Made-up words, which no tokenizer splits."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["w" + "".join(letters[number // 26 ** place % 26] for place in range(4)) for number in range(count)]


def write_vocabulary(folder, entries):
    vocabulary = SPECIAL + words(entries - len(SPECIAL))
    (folder / "vocab.txt").write_text("".join(f"{word}\n" for word in vocabulary))
    return vocabulary[len(SPECIAL):]


def write_texts(path, vocabulary, count, length, seed):
    """Rows of label and text, both by chance, each text of `length` tokens with the special ones."""
    chance = random.Random(seed)
    with open(path, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["label", "text"])
        for number in range(count):
            rows.writerow([("neg", "pos")[number % 2], " ".join(chance.choices(vocabulary, k=length - 2))])


def write_encoder(folder, layers, hidden, heads, entries):
    """A BERT of random weights, as a directory in the manner of Hugging Face."""
    import torch
    torch.manual_seed(1)
    weights = {}

    def linear(name, outputs, inputs):
        weights[f"{name}.weight"], weights[f"{name}.bias"] = torch.randn(outputs, inputs) * 0.02, torch.zeros(outputs)

    def norm(name):
        weights[f"{name}.weight"], weights[f"{name}.bias"] = torch.ones(hidden), torch.zeros(hidden)

    for name, rows in (("word", entries), ("position", 512), ("token_type", 2)):
        weights[f"bert.embeddings.{name}_embeddings.weight"] = torch.randn(rows, hidden) * 0.02
    norm("bert.embeddings.LayerNorm")
    for number in range(layers):
        layer = f"bert.encoder.layer.{number}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            linear(f"{layer}.attention.{part}", hidden, hidden)
        norm(f"{layer}.attention.output.LayerNorm")
        linear(f"{layer}.intermediate.dense", 4 * hidden, hidden)
        linear(f"{layer}.output.dense", hidden, 4 * hidden)
        norm(f"{layer}.output.LayerNorm")
    linear("bert.pooler.dense", hidden, hidden)
    torch.save(weights, folder / "pytorch_model.bin")
    (folder / "config.json").write_text(json.dumps({
        "model_type": "bert", "hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads,
        "intermediate_size": 4 * hidden, "hidden_act": "gelu", "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1, "layer_norm_eps": 1e-12, "max_position_embeddings": 512,
        "type_vocab_size": 2, "vocab_size": entries, "pad_token_id": 0}))


def prepare(options, folder):
    """What Glosa's command needs, in the folder; the command without its output."""
    layers, hidden, heads, entries = SIZES[options.size]
    vocabulary = write_vocabulary(folder, entries)
    texts = options.batch * options.steps
    train, validation = folder / "train.csv", folder / "validation.csv"
    write_texts(train, vocabulary, texts, options.length, seed=1)
    write_texts(validation, vocabulary, texts if options.work == "frozen" else 2, options.length, seed=2)
    settings = {"training.epochs": options.epochs, "training.batch_size": options.batch,
                "tokenizer.max_length": options.length}
    if options.work == "pretrain":
        command = ["pretrain", "imdb-pretrain-mini", "--texts", train]
        settings |= {"tokenizer.vocabulary": folder / "vocab.txt", "model.max_positions": options.length,
                     "texts.windows_per_epoch": texts, "texts.validation": validation, "tokenizer.max_vocabulary": "null",
                     "cbow": "null", "masking.share": 0.15, "model.hidden_dropout": 0.1, "model.attention_dropout": 0.1}
    else:
        write_encoder(folder, layers, hidden, heads, entries)
        command = ["train", "imdb-bert-gru" if options.work == "frozen" else "imdb-bert-fine-tune",
                   "--encoder", folder, "--train", train, "--validation", validation]
        settings |= {"baseline": "false"}
    return ["./glosa", *map(str, command), "--json",
            *(word for name, value in settings.items() for word in ("--set", f"{name}={value}"))]


def run_glosa(options, command):
    """Its speed. With a frozen encoder that of the whole process, start and files included: texts are read before the
    first epoch, which no epoch's time holds."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as output:
        speed = run([*command, "--output", output], options.speed)[options.speed]
    texts = options.batch * options.steps * options.epochs
    return texts / (time.perf_counter() - start) if options.work == "frozen" else speed


def run_twin(options, configuration, steps):
    command = [sys.executable, "bench/peers/bert.py", options.work, "--size", options.size,
               "--vocabulary", str(SIZES[options.size][3]), "--batch", str(options.batch), "--length",
               str(options.length), "--steps", str(steps), "--epochs", str(options.epochs), "--threads",
               str(configuration.threads), *(["--masked-only"] if options.masked_only else [])]
    return run(command, options.speed, configuration.environment())


def parse_arguments():
    parser = argparse.ArgumentParser(description="Compares the speed of a BERT in Glosa and in PyTorch.")
    parser.add_argument("work", choices=WORK)
    parser.add_argument("--size", choices=SIZES, help="the work's own if absent: mini for pretrain, else base")
    parser.add_argument("--batch", type=int, help="texts of a step")
    parser.add_argument("--length", type=int, help="tokens of every text")
    parser.add_argument("--steps", type=int, help="steps of an epoch")
    parser.add_argument("--masked-only", action="store_true", help="the twin makes the logits of hidden tokens alone")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side (default 3)")
    parser.add_argument("--output", metavar="FILE", help="write the table here too")
    options = parser.parse_args()
    for name, value in WORK[options.work].items():
        if getattr(options, name, None) is None:
            setattr(options, name, value)
    return options


def main():
    options = parse_arguments()
    load, unit = os.getloadavg()[0], options.speed.replace("_per_second", "/s")
    probe_steps = 1 if options.work == "frozen" else 5
    best, probes = best_configuration(lambda tried: run_twin(options, tried, probe_steps)[options.speed],
                                      configurations(policies=("passive",)), unit)
    glosa, twin = [], []
    with tempfile.TemporaryDirectory() as folder:
        command = prepare(options, Path(folder))
        for number in range(1, options.rounds + 1):
            glosa.append(run_glosa(options, command))
            result = run_twin(options, best, options.steps)
            twin.append(result[options.speed])
            print(f"round {number}: Glosa {glosa[-1]:,.1f}, PyTorch {twin[-1]:,.1f} {unit}", file=sys.stderr)

    layers, hidden, _, entries = SIZES[options.size]
    told = "logits of the hidden tokens alone" if options.masked_only else "as it is usually written"
    tell([
        *speed_table(unit, glosa, twin),
        f"- `{options.work}`: {layers} layers of {hidden}, {entries:,} entries; {options.batch} texts a step, "
        f"{options.length} tokens each, {options.steps} steps, {options.epochs} epoch{'s' * (options.epochs > 1)}; "
        f"the twin: {told}.",
        probes_line(best, probes, f"probes of {probe_steps} steps"),
        *machine_lines(load, result["torch"])], options.output)


if __name__ == "__main__":
    main()
