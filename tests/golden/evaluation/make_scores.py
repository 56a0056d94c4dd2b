"""Writes scores.json: classification scores of made-up predictions, by scikit-learn's definitions.

precision_recall_fscore_support and confusion_matrix with all labels listed and zero_division=0, written out here, as
fractions until the end. No dependencies: python3 tests/golden/evaluation/make_scores.py
"""

import json
import pathlib
from fractions import Fraction


def share(part, whole):
    return Fraction(part, whole) if whole else Fraction(0)


def scores(labels, predicted, count):
    matrix = [[0] * count for _ in range(count)]
    for label, prediction in zip(labels, predicted):
        matrix[label][prediction] += 1
    per_class = []
    for c in range(count):
        true_positive = matrix[c][c]
        support = sum(matrix[c])
        given = sum(row[c] for row in matrix)
        per_class.append(
            {
                "precision": share(true_positive, given),
                "recall": share(true_positive, support),
                "f1": share(2 * true_positive, given + support),
                "support": support,
            }
        )
    total = len(labels)

    def mean(weights):
        result = {
            key: sum((one[key] * weight for one, weight in zip(per_class, weights)), Fraction(0)) / max(1, sum(weights))
            for key in ("precision", "recall", "f1")
        }
        return result | {"support": total}

    return {
        "labels": labels,
        "predicted": predicted,
        "count": count,
        "accuracy": share(sum(matrix[c][c] for c in range(count)), total),
        "macro": mean([1] * count),
        "weighted": mean([one["support"] for one in per_class]),
        "per_class": per_class,
        "confusion_matrix": matrix,
    }


CASES = {
    "balanced": ([0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 1, 2, 2, 0, 2], 3),
    "skewed": ([0] * 17 + [1] * 2 + [2], [0] * 15 + [1, 2] + [1, 0] + [0], 3),
    "label_never_predicted": ([0, 0, 1, 1, 2], [0, 1, 1, 1, 0], 3),
    "label_without_texts": ([0, 0, 1], [0, 2, 1], 3),
    "all_wrong": ([0, 1], [1, 0], 2),
    "all_right": ([0, 1, 1], [0, 1, 1], 2),
}

if __name__ == "__main__":
    found = {name: scores(*case) for name, case in CASES.items()}
    text = json.dumps(found, indent=1, default=float)
    (pathlib.Path(__file__).parent / "scores.json").write_text(text + "\n", encoding="utf-8")
