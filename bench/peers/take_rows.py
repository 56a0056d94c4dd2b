#!/usr/bin/env python3
"""Cuts the first rows of each label out of a CSV, so that Glosa and PyTorch train on the very same rows."""
import argparse
import csv

from common import first_of_each_label, open_text


def main():
    parser = argparse.ArgumentParser(description="Writes the first rows of each label to a file of its own.")
    parser.add_argument("input", metavar="INPUT", help="CSV with a header; .gz allowed")
    parser.add_argument("output", metavar="OUTPUT", help="the same; overwritten")
    parser.add_argument("--rows", type=int, required=True, help="rows in all, the same number of each label")
    parser.add_argument("--skip", type=int, default=0, help="rows left out before them, the same number of each label")
    parser.add_argument("--label-column", default="label", metavar="COLUMN")
    options = parser.parse_args()
    with open_text(options.input) as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), reader.fieldnames
    places = first_of_each_label([row[options.label_column] for row in rows], options.rows, options.skip)
    with open_text(options.output, "w") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows[place] for place in places)


if __name__ == "__main__":
    main()
