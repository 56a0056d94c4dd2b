"""Writes calibration.json: temperatures by scipy, losses by PyTorch, expected calibration errors by numpy, of made-up logits;
and Platt's scaling of made-up decisions, by scipy. Needs python3-torch, python3-scipy:
python3 tests/golden/evaluation/make_calibration.py
"""

import json
import pathlib

import numpy as np
import torch
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, logsumexp

BINS = 15


def expected_error(probabilities, right):
    """Guo et al. 2017, section 2: bins (m - 1)/M < p <= m/M."""
    error = 0.0
    for low, high in zip(np.arange(BINS) / BINS, (np.arange(BINS) + 1) / BINS):
        inside = (probabilities > low) & (probabilities <= high)
        if inside.any():
            error += inside.mean() * abs(probabilities[inside].mean() - right[inside].mean())
    return error


def fit(loss):
    return minimize_scalar(loss, bounds=(0.05, 20), method="bounded", options={"xatol": 1e-12}).x


def one_label(random, sharpness):
    labels = random.integers(0, 4, 300)
    logits = random.normal(0, 1, (300, 4))
    logits[np.arange(300), labels] += 1
    logits = np.float32(logits * sharpness)
    logits -= np.float32(logsumexp(logits, axis=1, keepdims=True))  # log-probabilities, as Glosa keeps them
    exact = np.float64(logits)

    def loss(temperature):
        scaled = torch.from_numpy(exact / temperature)
        return torch.nn.functional.cross_entropy(scaled, torch.from_numpy(labels)).item()

    def error(temperature):
        probabilities = torch.softmax(torch.from_numpy(exact / temperature), 1).numpy()
        return expected_error(probabilities.max(1), probabilities.argmax(1) == labels)

    return {"logits": logits.tolist(), "labels": labels.tolist()} | results(fit(loss), loss, error)


def several_labels(random):
    has = random.random((200, 3)) < 0.3
    logits = np.float32(random.normal(0, 2, (200, 3)) + 3 * has - 1)
    exact = np.float64(logits)

    def loss(temperature):
        scaled = torch.from_numpy(exact / temperature)
        return torch.nn.functional.binary_cross_entropy_with_logits(scaled, torch.from_numpy(np.float64(has))).item()

    def error(temperature):
        return expected_error(expit(exact / temperature).ravel(), has.ravel())

    return {"logits": logits.tolist(), "has": has.astype(int).tolist()} | results(fit(loss), loss, error)


def results(temperature, loss, error):
    return {
        "temperature": temperature,
        "loss": loss(1),
        "calibrated_loss": loss(temperature),
        "expected_error": error(1),
        "calibrated_expected_error": error(temperature),
    }


def platt(random):
    """Platt 1999: minus log likelihood of targets a little inside of 0 and 1."""
    positive = random.random(250) < 0.25
    decisions = random.normal(0, 0.8, 250) + 1.1 * positive - 0.6
    many, few = positive.sum(), (~positive).sum()
    targets = np.where(positive, (many + 1) / (many + 2), 1 / (few + 2))

    def loss(parameters):
        slope, offset = parameters
        score = slope * decisions + offset
        return (np.logaddexp(0, score) - targets * score).sum()

    best = minimize(loss, [1.0, 0.0], method="BFGS", options={"gtol": 1e-10})
    return {"decisions": decisions.tolist(), "positive": positive.astype(int).tolist(),
            "slope": best.x[0], "offset": best.x[1]}


random = np.random.default_rng(7)
pathlib.Path(__file__).with_name("calibration.json").write_text(json.dumps({
    "sharp": one_label(random, 3.0),
    "flat": one_label(random, 0.4),
    "several": several_labels(random),
    "platt": platt(random),
}) + "\n")
