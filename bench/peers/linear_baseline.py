#!/usr/bin/env python3
"""Trains Glosa's linear baseline and scikit-learn's TF-IDF with LinearSVC in turn, and writes a Markdown table.

Both learn all rows of the training file and are scored on the test file. "training" is the time for n-grams and
weights alone, "whole" that of the process, with reading, scoring and starting up. Running in turn (A B A B ...) lets
a machine that slows down slow both.
"""
import argparse
import csv
import datetime
import gzip
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GLOSA = ROOT / "src/Glosa.Cli/bin/Release/net10.0/Glosa.Cli.dll"


def read(path, text_column, label_column):
    csv.field_size_limit(1 << 30)
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row[text_column] for row in rows], [row[label_column] for row in rows]


def run_scikit_learn(options):
    """One training in this process; imports are part of the whole time, as a program's start is."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    texts, labels = read(options.train, options.text_column, options.label_column)
    pipeline = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=options.min_df), LinearSVC(random_state=1))
    started = time.perf_counter()
    pipeline.fit(texts, labels)
    seconds = time.perf_counter() - started
    test_texts, test_labels = read(options.test, options.text_column, options.label_column)
    return {"seconds": seconds, "features": len(pipeline[0].vocabulary_),
            "test": {"accuracy": pipeline.score(test_texts, test_labels)}}


def timed(command):
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    whole = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stderr[-2000:]}")
    return {**json.loads(done.stdout), "whole": whole}


def processor():
    names = (line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name"))
    return next(names, platform.machine())


def row(name, runs):
    def spread(key):
        values = [run[key] for run in runs]
        return f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})"

    return (f"| {name} | {runs[0]['test']['accuracy']:.4f} | {runs[0]['features']:,} | {spread('seconds')} "
            f"| {spread('whole')} |")


def main():
    parser = argparse.ArgumentParser(description="Compares the linear baseline with scikit-learn's.")
    parser.add_argument("--train", required=True, metavar="FILE", type=os.path.abspath)
    parser.add_argument("--test", required=True, metavar="FILE", type=os.path.abspath)
    parser.add_argument("--text-column", default="text")
    parser.add_argument("--label-column", default="label")
    parser.add_argument("--min-df", type=int, default=1, help="scikit-learn's least number of texts (default 1)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each side (default 3)")
    parser.add_argument("--scikit-learn", action="store_true", help="one training of scikit-learn, as JSON")
    options = parser.parse_args()
    if options.scikit_learn:
        print(json.dumps(run_scikit_learn(options)))
        return
    load = os.getloadavg()[0]
    files = ["--train", options.train, "--test", options.test,
             "--text-column", options.text_column, "--label-column", options.label_column]
    glosa, peer = [], []
    for _ in range(options.rounds):
        glosa.append(timed(["dotnet", str(GLOSA), "baseline", "-", *files, "--no-validation", "--json"]))
        peer.append(timed([sys.executable, __file__, *files, "--min-df", str(options.min_df), "--scikit-learn"]))
    print("| program | test accuracy | n-grams | training, seconds | whole, seconds |")
    print("|---|--:|--:|--:|--:|")
    print(row("Glosa", glosa))
    print(row(f"scikit-learn, min_df={options.min_df}", peer))
    ratios = [theirs["whole"] / ours["whole"] for ours, theirs in zip(glosa, peer)]
    print(f"\nWhole, round by round: {min(ratios):.1f} to {max(ratios):.1f} times as fast. {processor()}, "
          f"{os.cpu_count()} cores, load {load:.1f} before the first run; {datetime.date.today().isoformat()}.")


if __name__ == "__main__":
    main()
