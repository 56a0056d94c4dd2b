#!/usr/bin/env python3
"""Compares two classifiers on the same texts: accuracy and macro F1 of each, and the paired difference A - B.

Each file has a JSON object a line, as `glosa train --folds` writes them into predictions.jsonl: "row" (any number or
name of the text), "label" and "predicted"; where texts can have several labels, both are lists. Other fields do not
count, so a file from scikit-learn is a loop over zip(rows, labels, predicted). The interval, of 95 %, is the
percentile bootstrap: texts are drawn anew with replacement, the same ones for both (Efron and Tibshirani 1993).
"""
import argparse
import json
import random
import sys
from collections import Counter


def names(value):
    return frozenset(value) if isinstance(value, list) else frozenset([value])


def read(path, field):
    """The label and the prediction of each text, by row."""
    texts = {}
    try:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    text = json.loads(line)
                    if text["row"] in texts:
                        sys.exit(f"{path}:{number}: expected every row once, found {text['row']!r} again")
                    texts[text["row"]] = names(text["label"]), names(text[field])
    except OSError as error:
        sys.exit(f"{path}: {error.strerror}")
    except (ValueError, KeyError, TypeError) as error:
        sys.exit(f"{path}:{number}: expected an object with row, label and {field}; found {error!r}")
    return texts


def paired(first, second, paths):
    """How often each (label, given by A, given by B) occurs."""
    if first.keys() != second.keys():
        only = [len(first.keys() - second.keys()), len(second.keys() - first.keys())]
        sys.exit(f"expected the same rows in both files; {only[0]} are in {paths[0]} alone, {only[1]} in {paths[1]}: "
                 "use the same folds, by --fold-ids")
    unlike = [row for row in first if first[row][0] != second[row][0]]
    if unlike:
        sys.exit(f"expected the same labels in both files; {len(unlike)} rows differ, the first is {unlike[0]!r}")
    if not first:
        sys.exit(f"{paths[0]}: expected texts, found none")
    return Counter((label, given, second[row][1]) for row, (label, given) in first.items())


def scores(outcomes, labels, which):
    """Accuracy and macro F1; F1 of a label that no text has or was given is 0."""
    right, guessed, support = Counter(), Counter(), Counter()
    accurate = 0
    for outcome, times in outcomes.items():
        own, given = outcome[0], outcome[which]
        accurate += times * (own == given)
        for label in own:
            support[label] += times
        for label in given:
            guessed[label] += times
        for label in own & given:
            right[label] += times
    f1 = [2 * right[label] / max(1, guessed[label] + support[label]) for label in labels]
    return accurate / sum(outcomes.values()), sum(f1) / len(labels)


def quantile(values, share):
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def verdict(low, high):
    return "better" if low > 0 else "worse" if high < 0 else "no difference within noise"


def parse_arguments():
    parser = argparse.ArgumentParser(description="Tells whether classifier A is better than B on the same texts.")
    parser.add_argument("a", metavar="A", help="predictions.jsonl of the one")
    parser.add_argument("b", metavar="B", help="predictions.jsonl of the other; may be the same file as A")
    parser.add_argument("--b-field", default="predicted", metavar="NAME",
                        help="field of B's predictions; baseline compares with the linear baseline in the same file")
    parser.add_argument("--resamples", type=int, default=2000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON line instead of a table")
    options = parser.parse_args()
    if options.resamples < 1:
        parser.error("--resamples: expected 1 or more")
    return options


def main():
    options = parse_arguments()
    outcomes = paired(read(options.a, "predicted"), read(options.b, options.b_field), (options.a, options.b))
    labels = sorted(set().union(*(label for outcome in outcomes for label in outcome)))
    kinds, times, count = list(outcomes), list(outcomes.values()), sum(outcomes.values())
    a, b = (scores(outcomes, labels, which) for which in (1, 2))
    drawn, differences = random.Random(options.seed), []
    for _ in range(options.resamples):
        resample = Counter(drawn.choices(kinds, times, k=count))
        differences.append([ours - theirs for ours, theirs in
                            zip(scores(resample, labels, 1), scores(resample, labels, 2))])
    result = {"texts": count, "resamples": options.resamples, "seed": options.seed}
    for metric, name in enumerate(("accuracy", "macro_f1")):
        ordered = sorted(difference[metric] for difference in differences)
        low, high = quantile(ordered, 0.025), quantile(ordered, 0.975)
        result[name] = {"a": a[metric], "b": b[metric], "difference": a[metric] - b[metric], "interval": [low, high],
                        "verdict": verdict(low, high)}
    if options.json:
        print(json.dumps(result))
        return
    print(f"{count:,} texts, {options.resamples:,} bootstrap resamples, seed {options.seed}")
    for name in ("accuracy", "macro_f1"):
        one = result[name]
        print(f"{name.replace('_f1', ' F1'):8}  A {one['a']:.4f}  B {one['b']:.4f}  A - B {one['difference']:+.4f} "
              f"({one['interval'][0]:.4f} to {one['interval'][1]:.4f}): A is {one['verdict']}"
              .replace("A is no", "no"))


if __name__ == "__main__":
    main()
