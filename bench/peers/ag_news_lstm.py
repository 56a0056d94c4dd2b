#!/usr/bin/env python3
"""Recipe ag-news-lstm in plain PyTorch, as a notebook's author writes it: what Glosa's speed is compared with.

Embedding 32 -> LSTM 64 -> Linear on the last output; SGD with rate 5, gradients clipped to 0.1, batches of 64.
As published, the last output is that of the batch's longest text, so shorter texts are read through padding;
--true-lengths reads each text at its own end instead.
"""
import argparse
import json
import re
import sys
import time

import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

from common import PADDING, UNKNOWN, build_vocabulary, evaluate, number_labels, prepare_torch, read_csv

BATCH_SIZE = 64
WARMUP_STEPS = 20       # Not timed: the first steps pay for allocation and thread start.

# The substitutions that torchtext documents for `basic_english`, in its order; torchtext itself may be missing.
SUBSTITUTIONS = [(re.compile(pattern), replacement) for pattern, replacement in (
    (r"'", " ' "),
    (r'"', ""),
    (r"\.", " . "),
    (r"<br />", " "),
    *[(re.escape(mark), f" {mark} ") for mark in ",()!?"],
    (r";", " "),
    (r":", " "),
    (r"\s+", " "),
)]


def basic_english(text):
    text = text.lower()
    for pattern, replacement in SUBSTITUTIONS:
        text = pattern.sub(replacement, text)
    return text.split()


class LstmClassifier(nn.Module):
    def __init__(self, vocabulary_size, label_count, embedding_size=32, hidden_size=64):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary_size, embedding_size)
        self.lstm = nn.LSTM(embedding_size, hidden_size, batch_first=True)
        self.classifier = nn.Linear(hidden_size, label_count)

    def forward(self, ids, lengths=None):
        outputs, _ = self.lstm(self.embedding(ids))                                 # [B, T, H]
        if lengths is None:
            return self.classifier(outputs[:, -1])
        ends = (lengths - 1).clamp(min=0).view(-1, 1, 1).expand(-1, 1, outputs.size(2))
        return self.classifier(outputs.gather(1, ends).squeeze(1))


def parse_arguments():
    parser = argparse.ArgumentParser(description="Trains the AG News LSTM in PyTorch and tells its speed.")
    parser.add_argument("--train", required=True, metavar="FILE", help="CSV with the columns class,text; .gz allowed")
    parser.add_argument("--test", metavar="FILE", help="the same, for the accuracy after the last epoch")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--steps", type=int, help="stop after this many steps (for timing)")
    parser.add_argument("--threads", type=int, help="threads of PyTorch; its own choice if absent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pretokenized", action="store_true", help="tokenize once before, not in every batch")
    parser.add_argument("--true-lengths", action="store_true", help="read each text at its true end")
    parser.add_argument("--flush-denormal", action="store_true", help="round numbers below 1e-38 to zero")
    parser.add_argument("--json", action="store_true", help="print one JSON line instead of a sentence")
    return parser.parse_args()


def make_loader(examples, vocabulary, options, shuffle):
    def encode(text):
        return torch.tensor([vocabulary.get(token, UNKNOWN) for token in basic_english(text)], dtype=torch.long)

    if options.pretokenized:
        examples = [(label, encode(text)) for label, text in examples]

    def collate(batch):
        texts = [text if options.pretokenized else encode(text) for _, text in batch]
        labels = torch.tensor([label for label, _ in batch])
        lengths = torch.tensor([len(text) for text in texts]) if options.true_lengths else None
        return pad_sequence(texts, batch_first=True, padding_value=PADDING), lengths, labels

    return DataLoader(examples, batch_size=BATCH_SIZE, shuffle=shuffle, collate_fn=collate)


def train(model, loader, options):
    """Trains; returns steps and, for the steps after the warm-up, texts and seconds."""
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=5)
    step, timed_texts, start = 0, 0, None
    model.train()
    for epoch in range(1, options.epochs + 1):
        correct = seen = 0
        for ids, lengths, labels in loader:
            optimizer.zero_grad()
            logits = model(ids, lengths)
            loss = loss_function(logits, labels)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 0.1)
            optimizer.step()
            correct += (logits.argmax(1) == labels).sum().item()
            seen += len(labels)
            step += 1
            if start is not None:
                timed_texts += len(labels)
            elif step == WARMUP_STEPS:
                start = time.perf_counter()
            if step == options.steps:
                break
        print(f"epoch {epoch}: {seen} texts, train accuracy {correct / seen:.3f}", file=sys.stderr)
        if step == options.steps:
            break
    return step, timed_texts, time.perf_counter() - start if timed_texts else None


def main():
    options = parse_arguments()
    prepare_torch(options)
    if options.flush_denormal:
        torch.set_flush_denormal(True)
    examples = read_csv(options.train, "class")
    names = sorted({label for label, _ in examples})
    examples = number_labels(examples, names)
    vocabulary = build_vocabulary(basic_english(text) for _, text in examples)
    model = LstmClassifier(len(vocabulary), len(names))
    steps, texts, seconds = train(model, make_loader(examples, vocabulary, options, shuffle=True), options)
    accuracy = None
    if options.test:
        test = number_labels(read_csv(options.test, "class"), names)
        accuracy = evaluate(model, make_loader(test, vocabulary, options, shuffle=False)).accuracy
    result = {
        "texts_per_second": texts / seconds if seconds else None,
        "seconds": seconds,
        "steps": steps,
        "timed_texts": texts,
        "accuracy": accuracy,
        "vocabulary": len(vocabulary),
        "pretokenized": options.pretokenized,
        "true_lengths": options.true_lengths,
        "flush_denormal": options.flush_denormal,
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
    }
    if options.json:
        print(json.dumps(result))
    else:
        speed = f"{result['texts_per_second']:.0f} texts/s" if seconds else "too few steps to time"
        tested = "" if accuracy is None else f", test accuracy {accuracy:.4f}"
        print(f"{speed} with --threads {result['threads']}, PyTorch {result['torch']}{tested}")


if __name__ == "__main__":
    main()
