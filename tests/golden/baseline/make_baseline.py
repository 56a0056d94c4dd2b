#!/usr/bin/env python3
"""Decision values of scikit-learn's linear support vector machines on made-up texts, for the linear baseline.

Needs python3-sklearn (1.2). Writes decisions.json beside itself.
"""
import json
import random
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

WORDS = {
    "fire": ["flame", "Smoke", "ÉTÉ", "burn_42", "ash"],
    "rain": ["drop", "Cloud", "nass", "grün", "7up"],
    "snow": ["flake", "White", "cold", "ski", "Über"],
}
SHARED = ["the", "a", "of", "Don't", "it", "was", "x", "no", "yes", "day"]
CASES = {
    # name: labels, longest n-gram, fewest texts, occurrences, weighting, normalize, cost, lower case
    "tfidf": (["fire", "rain", "snow"], 2, 2, "sublinear", "tfidf", True, 1.0, True),
    "tfidf_two_labels": (["fire", "rain"], 2, 1, "sublinear", "tfidf", True, 1.0, True),
    "raw_trigrams": (["fire", "rain", "snow"], 3, 1, "raw", "tfidf", True, 0.3, False),
    "binary_unscaled": (["fire", "rain", "snow"], 1, 3, "binary", "none", False, 0.1, True),
    "naive_bayes": (["fire", "rain", "snow"], 2, 2, "sublinear", "naive_bayes", True, 1.0, True),
    "naive_bayes_two_labels": (["fire", "rain"], 2, 1, "binary", "naive_bayes", True, 3.0, True),
}


def make_texts(labels, count, chance):
    """Texts of 0 to 14 words, and their labels in turn."""
    def word(label):
        return chance.choice(WORDS[label] if chance.random() < 0.3 else SHARED + WORDS[chance.choice(labels)])

    made = [(labels[index % len(labels)], chance.randrange(15)) for index in range(count)]
    return [[" ".join(word(label) for _ in range(length)), label] for label, length in made]


def occurrences(counts, kind):
    values = counts.astype(float)
    if kind == "binary":
        values.data[:] = 1
    if kind == "sublinear":
        values.data = 1 + np.log(values.data)
    return values


def log_ratio(counts, positive):
    present = (counts > 0).astype(float)
    with_label = 1 + np.asarray(present[positive].sum(axis=0)).ravel()
    others = 1 + np.asarray(present[~positive].sum(axis=0)).ravel()
    return np.log(with_label / with_label.sum()) - np.log(others / others.sum())


def decide(train, test, factors, scaled, cost, positive):
    def features(matrix):
        weighed = (matrix @ sparse.diags(factors)).tocsr()
        return normalize(weighed) if scaled else weighed

    machine = LinearSVC(C=cost, loss="squared_hinge", dual=True, tol=1e-9, max_iter=1_000_000, random_state=1)
    return machine.fit(features(train), positive).decision_function(features(test))


def make_case(number, labels, longest, fewest, kind, weighting, scaled, cost, lower):
    chance = random.Random(number)
    train, test = make_texts(labels, 90, chance), [text for text, _ in make_texts(labels, 20, chance)]
    test += ["", "unheard words only", "FLAME flame Flame drop"]
    vectorizer = CountVectorizer(ngram_range=(1, longest), min_df=fewest, token_pattern=r"(?u)\w+", lowercase=lower)
    counts = vectorizer.fit_transform([text for text, _ in train])
    train_values, test_values = (occurrences(each, kind) for each in (counts, vectorizer.transform(test)))
    columns = []
    for label in labels[1:] if len(labels) == 2 else labels:
        positive = np.array([one == label for _, one in train])
        factors = {
            "tfidf": lambda: TfidfTransformer(smooth_idf=True).fit(counts).idf_,
            "naive_bayes": lambda: log_ratio(counts, positive),
            "none": lambda: np.ones(counts.shape[1]),
        }[weighting]()
        columns.append(decide(train_values, test_values, factors, scaled, cost, positive))
    if len(labels) == 2:
        columns.insert(0, -columns[0])
    return {
        "labels": labels, "ngrams": longest, "min_count": fewest, "occurrences": kind, "weighting": weighting,
        "normalize": scaled, "cost": cost, "lower_case": lower, "train": train, "test": test,
        "names": sorted(vectorizer.vocabulary_),
        "decisions": [[round(float(value), 6) for value in row] for row in np.array(columns).T],
    }


def main():
    cases = {name: make_case(number, *case) for number, (name, case) in enumerate(CASES.items())}
    lines = [f'{json.dumps(name)}: {json.dumps(case, ensure_ascii=False)}' for name, case in cases.items()]
    Path(__file__).with_name("decisions.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
