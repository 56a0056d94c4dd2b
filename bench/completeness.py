#!/usr/bin/env python3
"""How completely integrated gradients explain real texts: for saved models, the share of texts whose attributions sum to
the difference of the outputs, within 1 % of it or 0.01, and the steps that took. Steps are chosen automatically, at
most 2,000; --steps takes a fixed number, and then the largest delta is what tells."""
import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from compare_explanations import read_texts
from side_by_side import machine_lines, run


def model_type(model):
    """As the saved model names itself; a run's best model is below it."""
    folder = Path(model)
    folder = folder if (folder / "config.json").exists() else folder / "best"
    try:
        return json.loads((folder / "config.json").read_text())["model_type"]
    except OSError as error:
        sys.exit(f"{folder}: {error.strerror}; expected a saved model, or a run that has one")


def main():
    parser = argparse.ArgumentParser(description="Checks the completeness of explanations on real texts.")
    parser.add_argument("texts", metavar="FILE", help="a CSV file with a column text; .gz allowed")
    parser.add_argument("models", nargs="+", metavar="MODEL", help="saved models or runs")
    parser.add_argument("--count", type=int, default=50, help="texts (default 50)")
    parser.add_argument("--words", type=int, default=128, help="words that are read of each text (default 128)")
    parser.add_argument("--steps", default="auto", help="steps of each text (default auto)")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print("| model | complete | steps, median | most steps | largest delta |\n|---|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "texts.txt"
        lines.write_text("".join(" ".join(text.split()[:options.words]) + "\n"
                                 for text in read_texts(options.texts, options.count)))
        for model in options.models:
            explained = run(["./glosa", "explain", str(Path(model).resolve()), "--input", str(lines), "--raw", "--json",
                             "--steps", options.steps], "texts_per_second")["explanations"]
            steps = [one["steps"] for one in explained]
            print(f"| `{model_type(model)}` | {sum(one['converged'] for one in explained)} of {len(explained)} "
                  f"| {statistics.median(steps):.0f} | {max(steps)} "
                  f"| {max(abs(one['convergence_delta']) for one in explained):.2g} |", flush=True)
    print("", *machine_lines(load), sep="\n")


if __name__ == "__main__":
    main()
