#!/usr/bin/env python3
"""Recipes ag-news-bag and ag-news-attention in plain PyTorch, as a notebook's author writes them.

The mean of byte-pair tokens' vectors, or one layer of multi-head self-attention over them, and a linear layer.
As published, texts are padded to 128 tokens. Not as published: padding is masked everywhere, and a validation split
chooses the epoch.
"""
import argparse

import torch
from torch import nn

from bpe import BpeTokenizer
from common import (add_shared_arguments, evaluate, make_loader, padding_mask, prepare_torch, read_splits, report,
                    train)

EMBEDDING_SIZE, BATCH_SIZE, CLIP_NORM = 100, 32, 1
RECIPES = {
    "bag": {"epochs": 5, "learning_rate": 0.01, "patience": None},
    "attention": {"epochs": 15, "learning_rate": 0.001, "patience": 3},
}


def mean_over_text(states, mask):
    return states.masked_fill(mask.unsqueeze(2), 0).sum(1) / (~mask).sum(1, keepdim=True)


class Bag(nn.Module):
    def __init__(self, vocabulary_size, label_count, padding):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary_size, EMBEDDING_SIZE, padding_idx=padding)
        self.classifier = nn.Linear(EMBEDDING_SIZE, label_count)

    def forward(self, ids, lengths):
        return self.classifier(mean_over_text(self.embedding(ids), padding_mask(ids, lengths)))


class Attention(nn.Module):
    def __init__(self, vocabulary_size, label_count, padding, places, options):
        super().__init__()
        self.pooling = options.pooling
        self.embedding = nn.Embedding(vocabulary_size, EMBEDDING_SIZE, padding_idx=padding)
        if options.positions == "learned":
            self.positions = nn.Parameter(torch.randn(places, EMBEDDING_SIZE))
        else:
            self.register_buffer("positions", sinusoids(places, EMBEDDING_SIZE))
        self.attention = nn.MultiheadAttention(EMBEDDING_SIZE, options.heads, batch_first=True)
        self.norm = nn.LayerNorm(EMBEDDING_SIZE) if options.layer_norm else nn.Identity()
        self.classifier = nn.Linear(EMBEDDING_SIZE, label_count)

    def forward(self, ids, lengths):
        mask = padding_mask(ids, lengths)
        vectors = self.embedding(ids) + self.positions[:ids.size(1)]                                # [B, T, E]
        states, _ = self.attention(vectors, vectors, vectors, key_padding_mask=mask, need_weights=False)
        states = self.norm(states)
        if self.pooling == "max":
            return self.classifier(states.masked_fill(mask.unsqueeze(2), float("-inf")).amax(1))
        if self.pooling == "mean":
            return self.classifier(mean_over_text(states, mask))
        return self.classifier(states[:, 0])


def sinusoids(places, size):
    """Waves [places, size]: sines at even features, cosines at odd ones (Vaswani et al. 2017, arXiv:1706.03762)."""
    angles = torch.arange(places).unsqueeze(1) / 10000 ** (torch.arange(0, size, 2) / size)
    return torch.stack([angles.sin(), angles.cos()], dim=2).flatten(1)


def parse_arguments():
    parser = argparse.ArgumentParser(description="Trains a bag of tokens or self-attention on AG News in PyTorch.")
    parser.add_argument("--model", choices=RECIPES, default="attention")
    parser.add_argument("--tokenizer", required=True, metavar="FILE", help="the tokenizer.json of a run of the recipe")
    parser.add_argument("--heads", type=int, default=2)
    parser.add_argument("--pooling", choices=("cls", "max", "mean"), default="cls")
    parser.add_argument("--positions", choices=("sinusoidal", "learned"), default="sinusoidal")
    parser.add_argument("--layer-norm", action="store_true")
    parser.add_argument("--bucketed", action="store_true", help="texts of similar length together, little padding")
    add_shared_arguments(parser, validation_share=0.05)
    return parser.parse_args()


def main():
    options = parse_arguments()
    recipe = RECIPES[options.model]
    prepare_torch(options)
    names, *splits = read_splits(options, "class")
    tokenizer = BpeTokenizer(options.tokenizer)

    def load(examples, shuffle):
        encoded = [(label, tokenizer.encode(text)) for label, text in examples]
        return make_loader(encoded, BATCH_SIZE, shuffle=shuffle, bucketed=options.bucketed, padding=tokenizer.padding,
                           width=None if options.bucketed else tokenizer.max_length)

    size, padding = len(tokenizer.vocabulary), tokenizer.padding
    model = Bag(size, len(names), padding) if options.model == "bag" else \
        Attention(size, len(names), padding, tokenizer.max_length, options)
    loader, validation = load(splits[0], shuffle=True), load(splits[1], shuffle=False)
    epochs = options.epochs or recipe["epochs"]
    optimizer = torch.optim.AdamW(model.parameters(), lr=recipe["learning_rate"], weight_decay=0)
    total = epochs * len(loader)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0, 1 - step / total))
    training = train(model, loader, validation, optimizer, epochs=epochs, clip_norm=CLIP_NORM, schedule=schedule,
                     patience=recipe["patience"])
    test = evaluate(model, load(splits[2], shuffle=False)) if splits[2] else None
    more = {} if options.model == "bag" else {"heads": options.heads, "pooling": options.pooling,
                                              "positions": options.positions, "layer_norm": options.layer_norm}
    report(options, training, test, model=options.model, **more, bucketed=options.bucketed, train_texts=len(splits[0]),
           vocabulary=size, labels=names, seed=options.seed)


if __name__ == "__main__":
    main()
