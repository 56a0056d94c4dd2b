"""What the PyTorch twins share: rows of a CSV, splits, vocabulary, batches, training, scores and the JSON result."""
import copy
import csv
import datetime
import gzip
import json
import os
import platform
import random
import shlex
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

PADDING, UNKNOWN = 0, 1
BATCHES_PER_BUCKET = 50     # As many as Glosa's: wide enough for little padding, narrow enough for chance.


def open_text(path, mode="r"):
    """Opens a UTF-8 file for csv, gzipped or not."""
    opened = gzip.open if path.endswith(".gz") else open
    return opened(path, mode + "t", encoding="utf-8", newline="")


def read_csv(path, label_column, text_column="text"):
    """The (label, text) pairs of a CSV file with a header, gzipped or not."""
    with open_text(path) as file:
        return [(row[label_column], row[text_column]) for row in csv.DictReader(file)]


def number_labels(examples, names):
    """The same examples with the place of each label among the names."""
    places = {name: place for place, name in enumerate(names)}
    return [(places[label], text) for label, text in examples]


def first_of_each_label(labels, count, skip=0):
    """Places, in their order, of the first rows of a file: count / labels of each, behind skip / labels of each."""
    names = sorted(set(labels))
    if count % len(names) or skip % len(names):
        sys.exit(f"{count} rows behind {skip}: expected multiples of the {len(names)} labels; choose other numbers")
    seen, places = Counter(), []
    for place, label in enumerate(labels):
        if skip <= seen[label] * len(names) < skip + count:
            places.append(place)
        seen[label] += 1
    if len(places) < count:
        sys.exit(f"{count} rows behind {skip}: only {len(places)} there, {dict(seen)}; ask for fewer")
    return places


def hold_out(examples, share, seed):
    """Two lists: the examples that stay, and the share held out of each label."""
    chance, held = random.Random(seed), set()
    for label in sorted({label for label, _ in examples}):
        places = [place for place, example in enumerate(examples) if example[0] == label]
        held.update(chance.sample(places, round(len(places) * share)))
    kept = [example for place, example in enumerate(examples) if place not in held]
    return kept, [examples[place] for place in sorted(held)]


def build_vocabulary(token_lists):
    """Every token by falling count, equal counts in alphabetical order, after padding and unknown."""
    counts = Counter(token for tokens in token_lists for token in tokens)
    tokens = sorted(counts, key=lambda token: (-counts[token], token))
    return {token: index for index, token in enumerate(["<pad>", "<unk>", *tokens])}


def padding_mask(ids, lengths):
    """True where a place of [B, T] is padding."""
    return torch.arange(ids.size(1)).unsqueeze(0) >= lengths.unsqueeze(1)


def make_loader(examples, batch_size, *, shuffle, bucketed, padding=PADDING, width=None):
    """Batches (ids [B, T], lengths [B], labels [B]) of (label, ids) examples; T is the longest's, or the width.

    Bucketed puts texts of similar length together; without shuffle, all texts are in the order of their lengths then.
    """
    def collate(batch):
        texts = [torch.tensor(ids) for _, ids in batch]
        lengths = torch.tensor([len(ids) for ids in texts])
        labels = torch.tensor([label for label, _ in batch])
        padded = pad_sequence(texts, batch_first=True, padding_value=padding)
        if width:
            padded = nn.functional.pad(padded, (0, width - padded.size(1)), value=padding)
        return padded, lengths, labels

    if not bucketed:
        return DataLoader(examples, batch_size=batch_size, shuffle=shuffle, collate_fn=collate)
    buckets = Buckets([len(ids) for _, ids in examples], batch_size, shuffle)
    return DataLoader(examples, batch_sampler=buckets, collate_fn=collate)


class Buckets:
    """Places of the texts of each batch, anew for every epoch."""

    def __init__(self, lengths, batch_size, shuffle):
        self.lengths, self.batch_size, self.shuffle = lengths, batch_size, shuffle

    def __len__(self):
        return -(-len(self.lengths) // self.batch_size)

    def __iter__(self):
        count = len(self.lengths)
        order = torch.randperm(count).tolist() if self.shuffle else range(count)
        size = self.batch_size * BATCHES_PER_BUCKET if self.shuffle else count
        batches = []
        for start in range(0, count, size):
            bucket = sorted(order[start:start + size], key=self.lengths.__getitem__)
            batches += [bucket[at:at + self.batch_size] for at in range(0, len(bucket), self.batch_size)]
        return iter([batches[place] for place in torch.randperm(len(batches))] if self.shuffle else batches)


class Scores(NamedTuple):
    """Scores of one data set; F1 of each label, in their order."""
    loss: float
    accuracy: float
    accuracy_interval: tuple
    f1: list
    weighted_f1: float
    texts: int


def evaluate(model, loader):
    """Scores of the model on all batches of the loader."""
    model.eval()
    loss, pairs = 0.0, Counter()
    with torch.no_grad():
        for ids, lengths, labels in loader:
            logits = model(ids, lengths)
            loss += nn.functional.cross_entropy(logits, labels, reduction="sum").item()
            pairs.update(zip(labels.tolist(), logits.argmax(1).tolist()))
    texts = sum(pairs.values())
    correct = sum(count for (label, found), count in pairs.items() if label == found)
    support, guessed = Counter(), Counter()
    for (label, found), count in pairs.items():
        support[label] += count
        guessed[found] += count
    f1 = {label: 2 * pairs[label, label] / (support[label] + guessed[label]) for label in sorted(support)}
    weighted = sum(f1[label] * support[label] for label in f1) / texts
    return Scores(loss / texts, correct / texts, wilson_interval(correct, texts), list(f1.values()), weighted, texts)


def wilson_interval(correct, total, z=1.959964):
    """The interval, of 95 % by default, in which a share lies. Wilson 1927."""
    share, shrink = correct / total, 1 + z * z / total
    centre = (share + z * z / (2 * total)) / shrink
    margin = z / shrink * (share * (1 - share) / total + z * z / (4 * total * total)) ** 0.5
    return centre - margin, centre + margin


class Training(NamedTuple):
    """What training gave; the seconds are those of the steps, without validation."""
    epochs: int
    best_epoch: int
    validation: Scores
    steps: int
    texts: int
    seconds: float
    cpu_seconds: float


def train(model, loader, validation, optimizer, *, epochs, clip_norm=None, schedule=None, patience=None):
    """Trains; the model keeps the weights of the epoch with the lowest validation loss."""
    best = None
    steps, texts, seconds, cpu_seconds = 0, 0, 0.0, 0.0
    for epoch in range(1, epochs + 1):
        model.train()
        start, cpu_start = time.perf_counter(), time.process_time()
        loss_sum = 0.0
        for ids, lengths, labels in loader:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(ids, lengths), labels)
            loss_sum += loss.item()
            loss.backward()
            if clip_norm:
                nn.utils.clip_grad_norm_(model.parameters(), clip_norm)
            optimizer.step()
            if schedule:
                schedule.step()
            steps += 1
            texts += len(labels)
        seconds += time.perf_counter() - start
        cpu_seconds += time.process_time() - cpu_start
        scores = evaluate(model, validation)
        print(f"epoch {epoch}: train loss {loss_sum / len(loader):.4f}, validation loss {scores.loss:.4f}, accuracy {scores.accuracy:.4f}; "
              f"{texts / seconds:.0f} texts/s", file=sys.stderr, flush=True)
        if best is None or scores.loss < best[1].loss:
            best = epoch, scores, copy.deepcopy(model.state_dict())
        elif patience and epoch - best[0] >= patience:
            break
    model.load_state_dict(best[2])
    return Training(epoch, best[0], best[1], steps, texts, seconds, cpu_seconds)


def add_shared_arguments(parser, validation_share):
    """The options that all twins with a validation split have."""
    parser.add_argument("--train", required=True, metavar="FILE", help="training CSV with a header; .gz allowed")
    parser.add_argument("--validation", metavar="FILE", help="the same; without it a share is held out of --train")
    parser.add_argument("--validation-share", type=float, default=validation_share, metavar="SHARE")
    parser.add_argument("--test", metavar="FILE", help="the same, read once, for the best epoch")
    parser.add_argument("--epochs", type=int, help="most epochs; the recipe's if absent")
    parser.add_argument("--threads", type=int, help="threads of PyTorch; its own choice if absent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON line instead of a sentence")


def prepare_torch(options):
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)


def read_splits(options, label_column, rows=None):
    """The labels' names, and the numbered examples of train, validation and test; test is None without a file."""
    examples = read_csv(options.train, label_column)
    if rows:
        examples = [examples[place] for place in first_of_each_label([label for label, _ in examples], rows)]
    names = sorted({label for label, _ in examples})
    examples = number_labels(examples, names)
    kept, held = (examples, number_labels(read_csv(options.validation, label_column), names)) \
        if options.validation else hold_out(examples, options.validation_share, options.seed)
    test = number_labels(read_csv(options.test, label_column), names) if options.test else None
    return names, kept, held, test


def processor():
    """The processor's name."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def core_count():
    """Processor cores that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def command():
    """The command line, of each path the file's name alone, behind the variables that change the speed."""
    names = ("OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "OMP_WAIT_POLICY")
    words = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    return shlex.join([*words, *(os.path.basename(word) for word in sys.argv)])


def report(options, training, test, **more):
    """Prints the result, one JSON line or a sentence."""
    result = {
        "texts_per_second": training.texts / training.seconds,
        "seconds": training.seconds,
        "cpu_seconds": training.cpu_seconds,
        "steps": training.steps,
        "epochs": training.epochs,
        "best_epoch": training.best_epoch,
        "accuracy": test.accuracy if test else None,
        "accuracy_interval": test.accuracy_interval if test else None,
        "validation": training.validation._asdict(),
        "test": test._asdict() if test else None,
        **more,
        "torch": torch.__version__,
        "threads": torch.get_num_threads(),
        "machine": f"{processor()}, {core_count()} cores",
        "load": os.getloadavg()[0],
        "date": datetime.date.today().isoformat(),
        "command": command(),
    }
    if options.json:
        print(json.dumps(result))
        return
    tested = "" if test is None else (f", test accuracy {test.accuracy:.4f} "
                                      f"({test.accuracy_interval[0]:.4f} to {test.accuracy_interval[1]:.4f})")
    print(f"{result['texts_per_second']:.0f} texts/s with --threads {result['threads']}, "
          f"PyTorch {result['torch']}, best epoch {training.best_epoch}{tested}")
