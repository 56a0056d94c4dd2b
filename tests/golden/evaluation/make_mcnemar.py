"""Writes mcnemar.json: two-sided p-values of McNemar's exact test, which is a binomial test with one half, by SciPy.

Needs python3-scipy: python3 tests/golden/evaluation/make_mcnemar.py
"""

import json
import pathlib

from scipy.stats import binomtest

PAIRS = [(0, 0), (1, 0), (0, 5), (3, 3), (5, 15), (15, 5), (25, 40), (121, 59), (500, 510), (3000, 2800), (10000, 9000)]

values = [
    {"only_one": one, "only_other": other, "p": binomtest(one, one + other, 0.5).pvalue if one + other else 1.0}
    for one, other in PAIRS
]
pathlib.Path(__file__).with_name("mcnemar.json").write_text(json.dumps(values, indent=1) + "\n")
