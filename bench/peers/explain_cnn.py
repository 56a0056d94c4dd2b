#!/usr/bin/env python3
"""Integrated gradients of a text CNN in plain PyTorch, over a model that Glosa saved.

Reads token ids, a JSON array of `{"ids": […]}` as `glosa tokenizer encode --json` prints it. Each text is explained for
its predicted label against padding, by Gauss-Legendre steps: one after the other, as notebooks do, or with --batched all
steps of a text together.
"""
import argparse
import json
import struct
import time
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional

PADDING = 0


def read_safetensors(path):
    """The float tensors of a file by name."""
    data = Path(path).read_bytes()
    size, = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__", None)
    return {name: torch.frombuffer(bytearray(data[8 + size:][slice(*entry["data_offsets"])]), dtype=torch.float32)
            .reshape(entry["shape"]) for name, entry in header.items()}


class Cnn(nn.Module):
    """From word vectors [B, T, E] to logits [B, C]."""

    def __init__(self, weights):
        super().__init__()
        self.embedding = weights["embedding.weight"]
        widths = sorted({int(name.split(".")[1]) for name in weights if name.startswith("convolutions.")})
        self.convolutions = [(weights[f"convolutions.{width}.weight"], weights[f"convolutions.{width}.bias"])
                             for width in widths]
        self.widest = max(widths)
        self.classifier = weights["classifier.weight"], weights["classifier.bias"]

    def forward(self, vectors):
        turned = vectors.transpose(1, 2)
        pooled = [functional.conv1d(turned, *convolution).relu().max(dim=2).values for convolution in self.convolutions]
        return functional.linear(torch.cat(pooled, dim=1), *self.classifier)


def attribute(model, ids, places, weights, batched):
    """For each token its attribution to the predicted label's logit."""
    with torch.no_grad():
        vectors = model.embedding[ids].unsqueeze(0)                                             # [1, T, E]
        label = int(model(vectors).argmax())
        way = vectors - model.embedding[PADDING]
    total = torch.zeros_like(way)
    for some, their_weights in ([(places, weights)] if batched else zip(places.split(1), weights.split(1))):
        at = (vectors - way * (1 - some).reshape(-1, 1, 1)).requires_grad_()                    # [steps, T, E]
        gradient, = torch.autograd.grad(model(at)[:, label].sum(), at)
        total += (gradient * their_weights.reshape(-1, 1, 1)).sum(0, keepdim=True)
    return (total * way).sum(2).squeeze(0)


def main():
    parser = argparse.ArgumentParser(description="Integrated gradients of a text CNN in PyTorch.")
    parser.add_argument("--model", required=True, metavar="DIR", help="the saved model of imdb-cnn: RUN/best")
    parser.add_argument("--ids", required=True, metavar="FILE", help="what glosa tokenizer encode --json printed")
    parser.add_argument("--texts", type=int, help="the first ones only")
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--batched", action="store_true", help="all steps of a text together")
    parser.add_argument("--threads", type=int)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    model = Cnn(read_safetensors(Path(options.model) / "model.safetensors"))
    points, weights = numpy.polynomial.legendre.leggauss(options.steps)
    places, weights = (torch.tensor(values, dtype=torch.float32) for values in ((points + 1) / 2, weights / 2))
    texts = [torch.tensor(text["ids"] + [PADDING] * (model.widest - len(text["ids"])))
             for text in json.loads(Path(options.ids).read_text())][:options.texts]
    attribute(model, texts[0], places, weights, options.batched)                                # The first is slow.
    start = time.perf_counter()
    sums = [attribute(model, text, places, weights, options.batched).sum().item() for text in texts]
    seconds = time.perf_counter() - start
    print(json.dumps({"texts_per_second": len(texts) / seconds, "seconds": seconds, "sums": sums,
                      "torch": torch.__version__}))


if __name__ == "__main__":
    main()
