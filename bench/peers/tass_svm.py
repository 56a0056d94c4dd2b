#!/usr/bin/env python3
"""TF-IDF of words and word pairs with scikit-learn's LinearSVC on the tweets of TASS, over the folds of a Glosa series.

Reads tweets.csv and polarities.csv as Glosa's reader tass_csv does, so that a row has the same number; the fingerprint
in folds.json is compared. Prints accuracy and macro F1 of each fold and writes predictions that compare_folds.py reads.
"""
import argparse
import csv
import gzip
import hashlib
import json
import random
import statistics
import sys
from collections import defaultdict

GROUPS = {"P": "positive", "P+": "positive", "NEU": "neutral", "NONE": "neutral", "N": "negative", "N+": "negative"}


def read(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def examples(path, grouped):
    """Texts and labels of the tweets that have one, in the order of the file; of equal ids the first counts."""
    polarities, texts, labels = {}, [], []
    for row in read(path[::-1].replace("tweets"[::-1], "polarities"[::-1], 1)[::-1]):
        polarities.setdefault(row["tweetid_fk"], row["value"])
    for row in read(path):
        label = polarities.pop(row["tweetid"], None)
        if label is not None:
            texts.append(row["content"])
            labels.append(GROUPS[label] if grouped else label)
    return texts, labels


def fingerprint(texts, labels):
    digest = hashlib.sha256()
    for pair in zip(texts, labels):
        for value in pair:
            encoded = value.encode("utf-8")
            digest.update(len(encoded).to_bytes(4, "little") + encoded)
    return digest.hexdigest()


def under_sampled(rows, labels, seed):
    by_label = defaultdict(list)
    for row in rows:
        by_label[labels[row]].append(row)
    fewest, drawn = min(map(len, by_label.values())), random.Random(seed)
    return sorted(row for label in sorted(by_label) for row in drawn.sample(by_label[label], fewest))


def classifier(options):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    if options.characters:
        words = make_union(words, TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True))
    return make_pipeline(words, LinearSVC(C=options.cost, random_state=1))


def parse_arguments():
    parser = argparse.ArgumentParser(description="scikit-learn's linear SVM on the folds of a series on TASS.")
    parser.add_argument("--train", required=True, metavar="FILE", help="tweets.csv or tweets.csv.gz")
    parser.add_argument("--folds", required=True, metavar="FILE", help="folds.json of a series")
    parser.add_argument("--output", required=True, metavar="FILE", help="the predictions, a JSON object a line")
    parser.add_argument("--six", action="store_true", help="the six polarities as they are; else three groups of them")
    parser.add_argument("--balance", action="store_true", help="under-sample what is trained on")
    parser.add_argument("--characters", action="store_true", help="n-grams of 2 to 5 characters too")
    parser.add_argument("--cost", type=float, default=1.0, metavar="C", help="of LinearSVC (default 1)")
    return parser.parse_args()


def main():
    from sklearn.metrics import accuracy_score, f1_score

    options = parse_arguments()
    texts, labels = examples(options.train, grouped=not options.six)
    with open(options.folds, encoding="utf-8") as file:
        series = json.load(file)
    if series.get("fingerprint") not in (None, fingerprint(texts, labels)):
        sys.exit(f"{options.folds}: expected folds of {options.train} with these labels, found others")
    scores = []
    with open(options.output, "w", encoding="utf-8") as out:
        for number, test in enumerate(series["folds"], 1):
            tested = set(test)
            train = [row for row in range(len(texts)) if row not in tested]
            if options.balance:
                train = under_sampled(train, labels, seed=number)
            model = classifier(options).fit([texts[row] for row in train], [labels[row] for row in train])
            given = model.predict([texts[row] for row in test])
            own = [labels[row] for row in test]
            for row, label, predicted in zip(test, own, given):
                out.write(json.dumps({"row": row, "fold": number, "label": label, "predicted": str(predicted)}) + "\n")
            scores.append((accuracy_score(own, given), f1_score(own, given, average="macro")))
            print(f"fold {number}: {len(test):,} texts, accuracy {scores[-1][0]:.4f}, macro F1 {scores[-1][1]:.4f}",
                  flush=True)
    accuracy, macro = (statistics.mean(values) for values in zip(*scores))
    print(f"mean of {len(scores)} folds: accuracy {accuracy:.4f}, macro F1 {macro:.4f}")


if __name__ == "__main__":
    main()
