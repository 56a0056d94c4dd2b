"""How many wrong labels does `glosa data audit` find? Flips a share of a file's labels at random and asks it.

    python3 bench/flipped_labels.py train.csv.gz --rows 30000

Takes rows of a CSV file by chance, gives a share of them another label, also by chance, and counts how many of these are
among the rows that the audit names, and among its first 5 % of all rows. Needs Python alone.
"""

import argparse
import csv
import gzip
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def read(path, text_columns, label_column):
    csv.field_size_limit(sys.maxsize)
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return [(" ".join(row[column] for column in text_columns), row[label_column]) for row in csv.DictReader(file)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--rows", type=int, help="rows to take; all by default")
    parser.add_argument("--text-column", default="text", help="column of the text; several: title,description")
    parser.add_argument("--label-column", default="label")
    parser.add_argument("--flip", type=float, default=0.03, help="share of labels to flip; 0.03 by default")
    parser.add_argument("--look", type=float, default=0.05, help="share of the rows to look at; 0.05 by default")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    chance = random.Random(options.seed)
    rows = read(options.file, options.text_column.split(","), options.label_column)
    if options.rows and options.rows < len(rows):
        rows = chance.sample(rows, options.rows)
    labels = sorted({label for _, label in rows})
    flipped = set(chance.sample(range(len(rows)), round(options.flip * len(rows))))
    rows = [(text, chance.choice([other for other in labels if other != label]) if index in flipped else label)
            for index, (text, label) in enumerate(rows)]

    with tempfile.TemporaryDirectory() as folder:
        data, found = pathlib.Path(folder, "flipped.csv"), pathlib.Path(folder, "found.csv")
        with data.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["text", "label"])
            writer.writerows(rows)
        started = time.monotonic()
        subprocess.run([ROOT / "glosa", "data", "audit", data, "--output", found, "--top", "1"], check=True,
                       stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - started
        with found.open(encoding="utf-8", newline="") as file:
            named = [int(row["row"]) for row in csv.DictReader(file)]

    first = named[:round(options.look * len(rows))]
    print(f"{len(rows)} rows, {len(labels)} labels, {len(flipped)} labels flipped, {seconds:.1f} s")
    print(f"named: {len(named)} rows, {len(flipped.intersection(named))} of them flipped")
    print(f"among the first {options.look:.0%} of the rows: {len(first)} named, "
          f"{len(flipped.intersection(first))} of them flipped: {len(flipped.intersection(first)) / len(flipped):.1%} of all flipped")


main()
