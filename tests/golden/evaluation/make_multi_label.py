"""Writes multi_label.json: scores of texts with several labels, by scikit-learn.

Logits are made up; a label is given where its probability is above its threshold. Needs python3-sklearn:
python3 tests/golden/evaluation/make_multi_label.py
"""

import json
import pathlib

import numpy as np
from sklearn.metrics import accuracy_score, log_loss, multilabel_confusion_matrix, precision_recall_fscore_support


def scores(has, logits, thresholds):
    has, logits = np.array(has), np.array(logits, dtype=np.float64)
    probabilities = 1 / (1 + np.exp(-logits))
    given = (probabilities > np.array(thresholds)).astype(int)
    labels = has.shape[1]

    def mean(average):
        keys = ("precision", "recall", "f1")
        return dict(zip(keys, precision_recall_fscore_support(has, given, average=average, zero_division=0)[:3]))

    per_class = precision_recall_fscore_support(has, given, average=None, zero_division=0)
    return {
        "has": has.tolist(),
        "logits": logits.tolist(),
        "thresholds": list(thresholds),
        "loss": np.mean([log_loss(has[:, c], probabilities[:, c], labels=[0, 1]) for c in range(labels)]),
        "accuracy": accuracy_score(has, given),
        "micro": mean("micro"),
        "macro": mean("macro"),
        "weighted": mean("weighted"),
        "samples": mean("samples"),
        "per_class": [
            {"precision": p, "recall": r, "f1": f, "support": int(s)} for p, r, f, s in zip(*per_class)
        ],
        "matrices": multilabel_confusion_matrix(has, given).tolist(),
    }


def drawn(seed, texts, labels, share):
    random = np.random.RandomState(seed)
    has = (random.rand(texts, labels) < share).astype(int)
    logits = np.round(random.randn(texts, labels) + 1.5 * has - 0.5, 3)
    return has.tolist(), logits.tolist()


CASES = {
    "drawn": (*drawn(1, 40, 5, 0.3), [0.5] * 5),
    "drawn_with_thresholds": (*drawn(2, 40, 4, 0.4), [0.2, 0.35, 0.5, 0.8]),
    "label_never_given": ([[1, 0], [1, 1], [0, 1]], [[2, -1], [1, -2], [-1, -3]], [0.5, 0.5]),
    "label_without_texts": ([[1, 0], [0, 0], [1, 0]], [[2, -1], [1, 2], [-1, -3]], [0.5, 0.5]),
    "texts_without_labels": ([[0, 0], [0, 0], [1, 1]], [[-2, -1], [1, -2], [-1, 3]], [0.5, 0.5]),
    "all_right": ([[1, 0, 1], [0, 1, 0]], [[2, -1, 1], [-1, 2, -3]], [0.5, 0.5, 0.5]),
    "all_wrong": ([[1, 0], [0, 1]], [[-2, 1], [1, -2]], [0.5, 0.5]),
}

if __name__ == "__main__":
    found = {name: scores(*case) for name, case in CASES.items()}
    text = json.dumps(found, indent=1, default=float)
    (pathlib.Path(__file__).parent / "multi_label.json").write_text(text + "\n", encoding="utf-8")
