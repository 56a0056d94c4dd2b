#!/usr/bin/env python3
"""Recipes imdb-lstm, imdb-cnn and imdb-gru-glove in plain PyTorch, as a notebook's author writes them.

Not as published: the recurrent layers read no padding, padding never wins a maximum, and the epoch with the lowest
validation loss is the one tested.
"""
import argparse

import torch
from torch import nn

from common import (PADDING, UNKNOWN, add_shared_arguments, build_vocabulary, evaluate, make_loader, open_text,
                    prepare_torch, read_splits, report, train)

LEARNING_RATE, VALIDATION_SHARE = 1e-3, 0.3
EMBEDDING_DEVIATION = 0.1       # Of first vectors; PyTorch's 1 learns slowly with Adam.
RECIPES = {
    "lstm": {"embedding_size": 300, "dropout": 0.5, "batch_size": 64, "clip_norm": 2, "epochs": 6, "patience": 2,
             "max_length": 400},
    "cnn": {"embedding_size": 300, "dropout": 0.5, "batch_size": 128, "clip_norm": 2, "epochs": 12, "patience": 3,
            "max_length": None},
    "gru": {"embedding_size": 100, "dropout": 0.2, "batch_size": 64, "clip_norm": None, "epochs": 6, "patience": 2,
            "max_length": 400},
}
HIDDEN_SIZES = {"lstm": 256, "gru": 128}
WIDTHS, FILTERS = (3, 4, 5), 64


class BothDirections(nn.Module):
    """A layer of an LSTM or GRU that reads every text from its own first and from its own last token.

    The same numbers as from a packed sequence. On processors PyTorch reads packed sequences many times slower than
    padded ones, so each direction is a layer of its own over padded texts, one of them turned round.
    """

    def __init__(self, layer, inputs, hidden):
        super().__init__()
        self.forwards, self.backwards = (layer(inputs, hidden, batch_first=True) for _ in range(2))

    def forward(self, vectors, turned):
        """Vectors [B, T, I], and for each place of [B, T] the one that it has when the text is turned round."""
        def turn(states):
            return states.gather(1, turned.unsqueeze(2).expand(-1, -1, states.size(2)))

        return torch.cat((self.forwards(vectors)[0], turn(self.backwards(turn(vectors))[0])), dim=2)


class Recurrent(nn.Module):
    """Two bidirectional layers; the classifier sees both final states of the upper one."""

    def __init__(self, kind, embedding, label_count, dropout):
        super().__init__()
        layer, self.hidden = {"lstm": nn.LSTM, "gru": nn.GRU}[kind], HIDDEN_SIZES[kind]
        self.embedding = embedding
        self.lower = BothDirections(layer, embedding.embedding_dim, self.hidden)
        self.upper = BothDirections(layer, 2 * self.hidden, self.hidden)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(2 * self.hidden, label_count)

    def forward(self, ids, lengths):
        last = lengths - 1
        turned = (last.unsqueeze(1) - torch.arange(ids.size(1)).unsqueeze(0)).clamp(min=0)
        vectors = self.dropout(self.embedding(ids))                                                 # [B, T, E]
        states = self.upper(self.dropout(self.lower(vectors, turned)), turned)                      # [B, T, 2 * H]
        texts = torch.arange(len(ids))
        final = torch.cat((states[texts, last, :self.hidden], states[:, 0, self.hidden:]), dim=1)
        return self.classifier(self.dropout(final))


class Cnn(nn.Module):
    """Convolutions of several widths, the strongest answer of each filter kept."""

    def __init__(self, embedding, label_count, dropout):
        super().__init__()
        self.embedding = embedding
        self.convolutions = nn.ModuleList(nn.Conv1d(embedding.embedding_dim, FILTERS, width) for width in WIDTHS)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Linear(FILTERS * len(WIDTHS), label_count)

    def forward(self, ids, lengths):
        missing = max(WIDTHS) - ids.size(1)
        if missing > 0:
            ids = nn.functional.pad(ids, (0, missing), value=PADDING)
        vectors = self.embedding(ids).transpose(1, 2).contiguous()      # [B, E, T]; as a view it takes twice as long
        pooled = [self.strongest(convolution, vectors, lengths) for convolution in self.convolutions]
        return self.classifier(self.dropout(torch.cat(pooled, dim=1)))

    @staticmethod
    def strongest(convolution, vectors, lengths):
        answers = convolution(vectors).relu()                                                       # [B, F, windows]
        windows = (lengths - convolution.kernel_size[0] + 1).clamp(min=1)
        outside = torch.arange(answers.size(2)).unsqueeze(0) >= windows.unsqueeze(1)
        return answers.masked_fill(outside.unsqueeze(1), float("-inf")).amax(2)


def read_vectors(path, vocabulary):
    """Vectors of the vocabulary's words, of a text file with a word and its numbers on each line."""
    vectors = {}
    with open_text(path) as file:
        for line in file:
            word, *numbers = line.rstrip().split(" ")
            if word in vocabulary:
                vectors[vocabulary[word]] = torch.tensor([float(number) for number in numbers])
    return vectors


def make_embedding(vocabulary, size, vectors):
    size = len(next(iter(vectors.values()))) if vectors else size
    embedding = nn.Embedding(len(vocabulary), size, padding_idx=PADDING)
    with torch.no_grad():
        embedding.weight.normal_(0, EMBEDDING_DEVIATION)
        embedding.weight[PADDING] = 0
        if vectors:
            embedding.weight[UNKNOWN] = 0
            for word, vector in vectors.items():
                embedding.weight[word] = vector
    return embedding


def parse_arguments():
    parser = argparse.ArgumentParser(description="Trains an LSTM, CNN or GRU on IMDB in PyTorch.")
    parser.add_argument("--model", choices=RECIPES, required=True)
    parser.add_argument("--rows", type=int, metavar="N", help="the first N rows of --train, as many of each label")
    parser.add_argument("--batch-size", type=int, help="the recipe's if absent")
    parser.add_argument("--max-length", type=int, metavar="N", help="words read of a review; the recipe's if absent")
    parser.add_argument("--vectors", metavar="FILE", help="GloVe's text; .gz allowed; other words are random")
    add_shared_arguments(parser, VALIDATION_SHARE)
    return parser.parse_args()


def main():
    options = parse_arguments()
    recipe = RECIPES[options.model]
    prepare_torch(options)
    names, *splits = read_splits(options, "label", options.rows)
    max_length = options.max_length or recipe["max_length"]
    train_split, validation_split, test_split = (
        split and [(label, text.lower().split()) for label, text in split] for split in splits)
    vocabulary = build_vocabulary(tokens for _, tokens in train_split)

    def load(examples, shuffle):
        encoded = [(label, [vocabulary.get(token, UNKNOWN) for token in tokens[:max_length]] or [PADDING])
                   for label, tokens in examples]
        return make_loader(encoded, options.batch_size or recipe["batch_size"], shuffle=shuffle, bucketed=True)

    vectors = read_vectors(options.vectors, vocabulary) if options.vectors else {}
    embedding = make_embedding(vocabulary, recipe["embedding_size"], vectors)
    model = Cnn(embedding, len(names), recipe["dropout"]) if options.model == "cnn" else \
        Recurrent(options.model, embedding, len(names), recipe["dropout"])
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    training = train(model, load(train_split, shuffle=True), load(validation_split, shuffle=False), optimizer,
                     epochs=options.epochs or recipe["epochs"], clip_norm=recipe["clip_norm"],
                     patience=recipe["patience"])
    test = evaluate(model, load(test_split, shuffle=False)) if test_split else None
    report(options, training, test, model=options.model, max_length=max_length, vectors=len(vectors),
           train_texts=len(train_split), vocabulary=len(vocabulary), labels=names, seed=options.seed)


if __name__ == "__main__":
    main()
