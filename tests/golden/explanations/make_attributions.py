#!/usr/bin/env python3
"""Writes attributions.safetensors: small models of embeddings, convolutions and recurrent layers with random weights, and
integrated gradients of their logits computed step by step with PyTorch's autograd.

Paper: Sundararajan et al. 2017, arXiv:1703.01365. The baseline is the padding token, whose vector is not zero here.
Needs python3-torch: python3 tests/golden/explanations/make_attributions.py
"""
import sys
from pathlib import Path

import numpy
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "safetensors"))
from format import save  # noqa: E402

HERE = Path(__file__).resolve().parent
VOCABULARY, SIZE, LABELS, HIDDEN, FILTERS, WIDTHS = 12, 6, 3, 5, 4, (2, 3)
TEXTS = [[3, 7, 5, 9, 4, 11], [8, 2]]
TARGETS = [1, 2]
STEPS = 40
RULES = {"lstm": ("gauss_legendre", "trapezoid", "left", "right", "middle"),
         # Not at the baseline itself: all its windows are equal there, and any of them may be the largest.
         "cnn": ("gauss_legendre", "right", "middle")}


class Convolutions(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, SIZE)
        self.convolutions = nn.ModuleDict({str(width): nn.Conv1d(SIZE, FILTERS, width) for width in WIDTHS})
        self.classifier = nn.Linear(FILTERS * len(WIDTHS), LABELS)

    def forward(self, vectors):                                                         # [B, T, E] to [B, C]
        lacking = max(0, max(WIDTHS) - vectors.shape[1])
        padded = nn.functional.pad(vectors, (0, 0, 0, lacking)).transpose(1, 2)
        places = [max(vectors.shape[1] - width, 0) + 1 for width in WIDTHS]
        pooled = [layer(padded)[:, :, :count].max(2).values.relu()
                  for layer, count in zip(self.convolutions.values(), places)]
        return self.classifier(torch.cat(pooled, 1))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, SIZE)
        self.lstm = nn.LSTM(SIZE, HIDDEN, bidirectional=True, batch_first=True)
        self.classifier = nn.Linear(2 * HIDDEN, LABELS)

    def forward(self, vectors):
        last = self.lstm(vectors)[1][0]                                                 # [2, B, H]
        return self.classifier(torch.cat([last[0], last[1]], 1))


def rule(name):
    """Places in [0, 1] and weights."""
    if name == "gauss_legendre":
        places, weights = numpy.polynomial.legendre.leggauss(STEPS)
        return (1 - places) / 2, weights / 2
    if name == "trapezoid":
        weights = numpy.ones(STEPS) / (STEPS - 1)
        weights[[0, -1]] /= 2
        return numpy.arange(STEPS) / (STEPS - 1), weights
    offset = {"left": 0, "right": 1, "middle": 0.5}[name]
    return (numpy.arange(STEPS) + offset) / STEPS, numpy.ones(STEPS) / STEPS


def integrated_gradients(model, ids, target, name):
    """One number for each token, and the logits of text and baseline."""
    text = model.embedding(torch.tensor([ids])).detach()
    baseline = model.embedding(torch.zeros(1, len(ids), dtype=torch.int64)).detach()
    total = torch.zeros_like(text)
    for place, weight in zip(*rule(name)):
        point = (baseline + place * (text - baseline)).requires_grad_()
        total += weight * torch.autograd.grad(model(point)[0, target], point)[0]
    return ((text - baseline) * total).sum(2)[0], torch.stack([model(text)[0, target], model(baseline)[0, target]])


def main():
    torch.manual_seed(3)
    torch.set_default_dtype(torch.float64)
    tensors = {}
    for kind, model in (("cnn", Convolutions()), ("lstm", Recurrent())):
        model.eval()
        tensors.update({f"{kind}.weights.{name}": value.detach().float() for name, value in model.named_parameters()})
        for number, (ids, target) in enumerate(zip(TEXTS, TARGETS)):
            for name in RULES[kind]:
                tokens, outputs = integrated_gradients(model, ids, target, name)
                tensors[f"{kind}.{name}.{number}"] = tokens.detach().float()
            tensors[f"{kind}.outputs.{number}"] = outputs.detach().float()
    save(HERE / "attributions.safetensors", tensors, {"steps": str(STEPS), "torch": torch.__version__})


if __name__ == "__main__":
    main()
