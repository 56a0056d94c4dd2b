#!/usr/bin/env python3
"""Explains texts with a saved imdb-cnn by Glosa and by a PyTorch program in turn, and writes the speeds as Markdown.

Both take the same number of Gauss-Legendre steps from padding to the text, and their attributions are compared. The twin
runs step by step, as notebooks do, or with --batched all steps of a text at once; first it gets a short probe of each
configuration, then it runs with its best. Neither time holds the start and the loading. Needs python3-torch.
"""
import argparse
import csv
import gzip
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from side_by_side import ROOT, best_configuration, configurations, machine_lines, probes_line, run, speed_table, tell

UNIT, SPEED = "texts/s", "texts_per_second"


def read_texts(path, count):
    """The first texts of a CSV file with a column text, each on one line."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="") as file:
        texts = [" ".join(row["text"].split()) for row, _ in zip(csv.DictReader(file), range(count))]
    if len(texts) < count:
        sys.exit(f"{path}: expected {count} texts, found {len(texts)}")
    return texts


def encode(model, texts, folder):
    """The texts' token ids in a file, by Glosa."""
    path = folder / "ids.json"
    with open(path, "wb") as file:
        subprocess.run(["./glosa", "tokenizer", "encode", model, "--json"], cwd=ROOT, check=True, stdout=file,
                       input="".join(f"{text}\n" for text in texts).encode())
    return path


def run_glosa(model, lines, steps):
    return run(["./glosa", "explain", model, "--input", str(lines), "--steps", str(steps), "--raw", "--json"], SPEED)


def run_twin(options, ids, configuration, texts):
    return run([sys.executable, "bench/peers/explain_cnn.py", "--model", options.model, "--ids", str(ids),
                "--steps", str(options.steps), "--texts", str(texts), "--threads", str(configuration.threads),
                *(["--batched"] if options.batched else [])], SPEED, configuration.environment())


def largest_difference(glosa, twin):
    """Of the sums of a text's attributions."""
    ours = [sum(word["attribution"] for word in one["words"]) for one in glosa["explanations"]]
    return max(abs(our - their) for our, their in zip(ours, twin["sums"], strict=True))


def main():
    parser = argparse.ArgumentParser(description="Compares the speed of explanations in Glosa and in PyTorch.")
    parser.add_argument("model", metavar="MODEL", help="the saved model of a run of imdb-cnn: RUN/best")
    parser.add_argument("texts", metavar="FILE", help="a CSV file with a column text; .gz allowed")
    parser.add_argument("--count", type=int, default=100, help="texts (default 100)")
    parser.add_argument("--steps", type=int, default=50, help="steps of each text (default 50)")
    parser.add_argument("--batched", action="store_true", help="the twin takes all steps of a text together")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side (default 3)")
    parser.add_argument("--output", metavar="FILE", help="write the table here too")
    options = parser.parse_args()
    options.model, load = str(Path(options.model).resolve()), os.getloadavg()[0]
    texts, probed = read_texts(options.texts, options.count), max(1, options.count // 10)
    glosa, twin = [], []
    with tempfile.TemporaryDirectory() as folder:
        ids, lines = encode(options.model, texts, Path(folder)), Path(folder) / "texts.txt"
        lines.write_text("".join(f"{text}\n" for text in texts))
        best, probes = best_configuration(lambda tried: run_twin(options, ids, tried, probed)[SPEED],
                                          configurations(policies=("passive",)), UNIT)
        for number in range(1, options.rounds + 1):
            ours, theirs = run_glosa(options.model, lines, options.steps), run_twin(options, ids, best, options.count)
            glosa.append(ours[SPEED])
            twin.append(theirs[SPEED])
            print(f"round {number}: Glosa {glosa[-1]:,.1f}, PyTorch {twin[-1]:,.1f} {UNIT}", file=sys.stderr)
    tell([
        *speed_table(UNIT, glosa, twin, "integrated gradients"),
        f"- {options.count} texts, {options.steps} steps each; PyTorch takes them "
        f"{'together' if options.batched else 'one by one'}. The sums of a text's attributions differ by at most "
        f"{largest_difference(ours, theirs):.1g}.",
        probes_line(best, probes, f"probes of {probed} texts"),
        *machine_lines(load, theirs["torch"])], options.output)


if __name__ == "__main__":
    main()
