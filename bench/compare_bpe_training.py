#!/usr/bin/env python3
"""Trains byte-pair encoding with Glosa and with the reference library in turn, and writes the speeds as Markdown.

Both learn 30,000 entries from the same texts. Glosa reads the CSV file as it is, gzip included; the reference library
gets the texts as plain lines, in a temporary file. Processor seconds are those of the whole process, start included;
on a machine that others use they say more than the speed. Its package: npm install tokenizers@0.23.2, named by NODE_PATH.
"""
import argparse
import csv
import datetime
import gzip
import json
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ["--set", "tokenizer={type: bpe, max_vocabulary: 30000}"]


def write_lines(options, path):
    """The texts of the column, a line each."""
    csv.field_size_limit(sys.maxsize)
    opened = gzip.open if options.train.endswith(".gz") else open
    with opened(options.train, "rt", encoding="utf-8", newline="") as source, open(path, "w", encoding="utf-8") as lines:
        for row in csv.DictReader(source):
            lines.write(" ".join(row[options.text_column].split("\n")) + "\n")


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command):
    """MB/s of the training, and processor seconds of the process."""
    before = processor_seconds()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        sys.exit(f"{shlex.join(command)}\nended with {done.returncode}; expected a JSON object on stdout. "
                 f"Its last words:\n{done.stderr[-2000:]}")
    result = json.loads(lines[-1])
    print(f"{command[0]}: {result['seconds']:.2f} s for {result['bytes']:,} bytes", file=sys.stderr)
    return result["bytes"] / result["seconds"] / 1e6, processor_seconds() - before


def row(name, runs):
    speeds, seconds = zip(*runs)
    return (f"| {name} | {statistics.median(speeds):.1f} | {min(speeds):.1f} to {max(speeds):.1f} "
            f"| {statistics.median(seconds):.1f} | {len(runs)} |")


def ratio(name, ours, theirs):
    """How many times as good the first are; both such that more is better."""
    by_round = [mine / other for mine, other in zip(ours, theirs)]
    return (f"Ratio of the medians, {name}: **{statistics.median(ours) / statistics.median(theirs):.2f}** "
            f"(round by round {min(by_round):.2f} to {max(by_round):.2f}).")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", required=True, help="a CSV file, also .gz")
    parser.add_argument("--text-column", default="text")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--glosa", default="./glosa", help="how Glosa is started")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = os.path.join(folder, "texts.txt")
        write_lines(options, lines)
        ours = shlex.split(options.glosa) + [
            "tokenizer", "train", "quickstart", "--train", os.path.abspath(options.train), "--text-column",
            options.text_column, "--output", os.path.join(folder, "tokenizer.json"), "--json"] + SETTINGS
        theirs = ["node", "bench/peers/bpe_training.mjs", lines]
        load = os.getloadavg()[0]
        pairs = [(run(ours), run(theirs)) for _ in range(options.rounds)]
    glosa, reference = zip(*pairs)
    print("| training | MB/s, median | lowest to highest | processor seconds | runs |\n|---|--:|--:|--:|--:|")
    print(row("Glosa", glosa))
    print(row("tokenizers (Rust)", reference))
    print("\n" + ratio("speed", [speed for speed, _ in glosa], [speed for speed, _ in reference]))
    print(ratio("processor time", [1 / used for _, used in glosa], [1 / used for _, used in reference]))
    print(f"Load {load:.1f} before the first run; {datetime.date.today()}.")


if __name__ == "__main__":
    main()
