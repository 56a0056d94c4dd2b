#!/usr/bin/env python3
"""A BERT in plain PyTorch: masked words, fine-tuning, and a GRU on it frozen; tells the speed on tokens drawn by chance.

The model is written from the published equations (Devlin et al. 2018, arXiv:1810.04805), as the usual libraries lay it
out: a module for each part, softmax and dropout as separate operators. What it learns does not matter here, so its
tokens are random; Glosa's side gets texts of the same lengths.
"""
import argparse
import json
import math
import os
import time

import torch
from torch import nn

from common import command, core_count, processor

SIZES = {"base": (12, 768, 12), "mini": (4, 256, 4)}                             # layers, hidden size, heads
MASKED_SHARE, UNSEEN = 0.15, -100


class Attention(nn.Module):
    def __init__(self, hidden, heads, dropout):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(hidden, hidden) for _ in range(4))
        self.norm, self.dropout = nn.LayerNorm(hidden, eps=1e-12), nn.Dropout(dropout)

    def forward(self, states, bias):
        batch, length, hidden = states.shape

        def by_head(projection):                                                             # [B, H, T, D]
            return projection(states).view(batch, length, self.heads, -1).transpose(1, 2)

        scores = by_head(self.query) @ by_head(self.key).transpose(2, 3) / math.sqrt(hidden // self.heads)
        probabilities = self.dropout((scores + bias).softmax(-1))
        attended = (probabilities @ by_head(self.value)).transpose(1, 2).reshape(batch, length, hidden)
        return self.norm(states + self.dropout(self.output(attended)))


class Layer(nn.Module):
    def __init__(self, hidden, heads, dropout):
        super().__init__()
        self.attention = Attention(hidden, heads, dropout)
        self.raising, self.lowering = nn.Linear(hidden, 4 * hidden), nn.Linear(4 * hidden, hidden)
        self.norm, self.dropout = nn.LayerNorm(hidden, eps=1e-12), nn.Dropout(dropout)

    def forward(self, states, bias):
        states = self.attention(states, bias)
        raised = nn.functional.gelu(self.raising(states))
        return self.norm(states + self.dropout(self.lowering(raised)))


class Bert(nn.Module):
    def __init__(self, vocabulary, places, layers, hidden, heads, dropout=0.1):
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, hidden, padding_idx=0), nn.Embedding(places, hidden)
        self.types = nn.Embedding(2, hidden)
        self.norm, self.dropout = nn.LayerNorm(hidden, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(hidden, heads, dropout) for _ in range(layers))

    def forward(self, ids, mask):
        """Ids [B, T] and a mask that is true where a token is; states [B, T, H]."""
        places = torch.arange(ids.size(1)).unsqueeze(0)
        states = self.words(ids) + self.places(places) + self.types(torch.zeros_like(ids))
        states = self.dropout(self.norm(states))
        bias = (1 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
        for layer in self.layers:
            states = layer(states, bias)
        return states


class MaskedWords(nn.Module):
    """The head of pre-training; every place's logits, or with masked_only those of the hidden tokens alone."""

    def __init__(self, bert, hidden, vocabulary, masked_only):
        super().__init__()
        self.bert, self.masked_only = bert, masked_only
        self.dense, self.norm = nn.Linear(hidden, hidden), nn.LayerNorm(hidden, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(vocabulary))

    def forward(self, ids, mask, labels):
        states = self.bert(ids, mask)
        if self.masked_only:
            hidden = labels != UNSEEN
            states, labels = states[hidden], labels[hidden]
        states = self.norm(nn.functional.gelu(self.dense(states)))
        logits = nn.functional.linear(states, self.bert.words.weight, self.bias)
        return nn.functional.cross_entropy(logits.view(-1, logits.size(-1)), labels.view(-1), ignore_index=UNSEEN)


class Classifier(nn.Module):
    def __init__(self, bert, hidden, label_count):
        super().__init__()
        self.bert, self.pooler = bert, nn.Linear(hidden, hidden)
        self.dropout, self.classifier = nn.Dropout(0.1), nn.Linear(hidden, label_count)

    def forward(self, ids, mask, labels):
        pooled = torch.tanh(self.pooler(self.bert(ids, mask)[:, 0]))
        return nn.functional.cross_entropy(self.classifier(self.dropout(pooled)), labels)


class GruOnBert(nn.Module):
    """Two bidirectional layers of gated recurrent units over the states of a BERT that learns nothing."""

    def __init__(self, bert, hidden, label_count, size=256):
        super().__init__()
        self.bert = bert.requires_grad_(False)
        self.gru = nn.GRU(hidden, size, num_layers=2, bidirectional=True, batch_first=True, dropout=0.2)
        self.dropout, self.classifier = nn.Dropout(0.2), nn.Linear(2 * size, label_count)

    def forward(self, ids, mask, labels):
        with torch.no_grad():
            states = self.bert(ids, mask)
        _, final = self.gru(states)
        return nn.functional.cross_entropy(self.classifier(self.dropout(torch.cat((final[-2], final[-1]), 1))), labels)


def tokens_by_chance(options, count):
    """Texts [N, T] of tokens drawn by chance, none of them special."""
    return torch.randint(5, options.vocabulary, (count, options.length))


def initialize(module):
    """As the paper has it: normal with 0.02, biases 0."""
    if isinstance(module, (nn.Linear, nn.Embedding)):
        nn.init.normal_(module.weight, std=0.02)
    if isinstance(module, nn.Linear):
        nn.init.zeros_(module.bias)


def masked_batch(options):
    ids = tokens_by_chance(options, options.batch)
    hidden = torch.rand(ids.shape) < MASKED_SHARE
    return ids.masked_fill(hidden, 4), ids.masked_fill(~hidden, UNSEEN)


def labelled_batch(options):
    return tokens_by_chance(options, options.batch), torch.randint(0, options.labels, (options.batch,))


def train(model, batches, options, learning_rate):
    """Tokens per second of the steps behind the first ones, and all losses."""
    parameters = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=learning_rate, weight_decay=0.01)
    mask = torch.ones(options.batch, options.length, dtype=torch.bool)
    model.train()
    warm_up = min(options.warm_up, options.steps - 1)
    losses, start = [], time.perf_counter()
    for step, (ids, labels) in enumerate(batches):
        if step == warm_up:
            start = time.perf_counter()
        optimizer.zero_grad()
        loss = model(ids, mask, labels)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1)
        optimizer.step()
        losses.append(loss.item())
    seconds = time.perf_counter() - start
    return (len(losses) - warm_up) * options.batch * options.length / seconds, losses


def evaluate(model, batches, options):
    mask = torch.ones(options.batch, options.length, dtype=torch.bool)
    model.eval()
    with torch.no_grad():
        return [model(ids, mask, labels).item() for ids, labels in batches]


def frozen(model, options):
    """Texts per second of all epochs: training on some reviews, scoring as many others."""
    training, validation = ([labelled_batch(options) for _ in range(options.steps)] for _ in range(2))
    options.warm_up, start = 0, time.perf_counter()
    losses = []
    for _ in range(options.epochs):
        losses += train(model, training, options, 1e-3)[1]
        evaluate(model, validation, options)
    seconds = time.perf_counter() - start
    return options.epochs * options.steps * options.batch / seconds, losses


def parse_arguments():
    parser = argparse.ArgumentParser(description="Tells the speed of a BERT in PyTorch.")
    parser.add_argument("work", choices=("pretrain", "fine-tune", "frozen"))
    parser.add_argument("--size", choices=SIZES, default="base")
    parser.add_argument("--vocabulary", type=int, default=30522, metavar="ENTRIES")
    parser.add_argument("--labels", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16, help="texts of a step")
    parser.add_argument("--length", type=int, default=55, help="tokens of every text")
    parser.add_argument("--steps", type=int, default=20, help="steps; with frozen, of each epoch")
    parser.add_argument("--epochs", type=int, default=3, help="of frozen")
    parser.add_argument("--warm-up", type=int, default=2, metavar="STEPS", help="first steps that are not timed")
    parser.add_argument("--masked-only", action="store_true", help="pretrain: logits of the hidden tokens alone")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main():
    options = parse_arguments()
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    layers, hidden, heads = SIZES[options.size]
    bert = Bert(options.vocabulary, max(512, options.length), layers, hidden, heads)
    if options.work == "frozen":
        speed, losses = frozen(GruOnBert(bert.apply(initialize), hidden, options.labels), options)
        speeds = {"texts_per_second": speed}
    else:
        pretrain = options.work == "pretrain"
        model = MaskedWords(bert, hidden, options.vocabulary, options.masked_only) if pretrain \
            else Classifier(bert, hidden, options.labels)
        batch = masked_batch if pretrain else labelled_batch
        speed, losses = train(model.apply(initialize), (batch(options) for _ in range(options.steps)), options, 1e-4)
        speeds = {"tokens_per_second": speed, "texts_per_second": speed / options.length}
    print(json.dumps({**speeds, "losses": losses, "torch": torch.__version__, "threads": torch.get_num_threads(),
                      "machine": f"{processor()}, {core_count()} cores", "load": os.getloadavg()[0],
                      "command": command()}))


if __name__ == "__main__":
    main()
