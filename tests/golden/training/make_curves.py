"""Writes what PyTorch loses step by step when it trains each of Glosa's models: 200 steps from given first weights,
over given batches, without dropout. The twins are written as PyTorch users write them: packed sequences, masks."""
import math
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence

sys.path.insert(0, str(Path(__file__).parent.parent / "neural"))
from make_neural import write_safetensors  # noqa: E402

STEPS, BATCH, TEXTS, WORDS, LABELS, SIZE, LONGEST = 200, 8, 60, 30, 3, 12, 11


class Bag(nn.Module):
    def __init__(self, buckets=0):
        super().__init__()
        self.embedding = nn.Embedding(WORDS, SIZE, padding_idx=0)
        if buckets:
            self.ngrams = nn.Embedding(buckets, SIZE, padding_idx=0)
        self.classifier = nn.Linear(SIZE, LABELS)
        self.buckets = buckets

    def forward(self, ids, lengths):
        sums, counts = self.embedding(ids).sum(1), lengths
        if self.buckets:
            bigrams = (ids[:, :-1] * 116_049_371 + ids[:, 1:]) % (self.buckets - 1) + 1
            bigrams = bigrams.masked_fill(ids[:, 1:] == 0, 0)
            sums, counts = sums + self.ngrams(bigrams).sum(1), counts + (lengths - 1)
        return self.classifier(sums / counts.unsqueeze(1))


class Recurrent(nn.Module):
    def __init__(self, kind, name, layers, bidirectional):
        super().__init__()
        self.embedding = nn.Embedding(WORDS, SIZE, padding_idx=0)
        self.name = name
        setattr(self, name, kind(SIZE, SIZE, layers, batch_first=True, bidirectional=bidirectional))
        self.directions = 2 if bidirectional else 1
        self.classifier = nn.Linear(SIZE * self.directions, LABELS)

    def forward(self, ids, lengths):
        packed = pack_padded_sequence(self.embedding(ids), lengths, batch_first=True, enforce_sorted=False)
        _, final = getattr(self, self.name)(packed)
        hidden = final[0] if isinstance(final, tuple) else final
        return self.classifier(torch.cat(list(hidden[-self.directions:]), dim=1))


class Convolutional(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.embedding = nn.Embedding(WORDS, SIZE, padding_idx=0)
        self.convolutions = nn.ModuleDict({str(width): nn.Conv1d(SIZE, SIZE, width) for width in widths})
        self.classifier = nn.Linear(SIZE * len(widths), LABELS)

    def forward(self, ids, lengths):
        vectors, pooled = self.embedding(ids).transpose(1, 2), []
        for width, convolution in self.convolutions.items():
            convolved = functional.relu(convolution(functional.pad(vectors, (0, int(width) - 1))))
            last = (lengths - int(width)).clamp(min=0).unsqueeze(1)
            beyond = torch.arange(ids.size(1)).unsqueeze(0) > last
            pooled.append(convolved.masked_fill(beyond.unsqueeze(1), 0).max(2).values)
        return self.classifier(torch.cat(pooled, dim=1))


class Block(nn.Module):
    def __init__(self, heads, residual, norm, hidden):
        super().__init__()
        self.residual = residual
        self.attention = nn.MultiheadAttention(SIZE, heads, batch_first=True)
        self.attention_norm = nn.LayerNorm(SIZE) if norm else None
        self.feed_forward = nn.ModuleList([nn.Linear(SIZE, hidden), nn.Linear(hidden, SIZE)]) if hidden else None
        self.output_norm = nn.LayerNorm(SIZE) if norm and hidden else None

    def forward(self, states, padding):
        attended, _ = self.attention(states, states, states, key_padding_mask=padding)
        states = self.join(states, attended, self.attention_norm)
        if self.feed_forward is None:
            return states
        enter, leave = self.feed_forward
        return self.join(states, leave(functional.relu(enter(states))), self.output_norm)

    def join(self, before, added, norm):
        joined = before + added if self.residual else added
        return norm(joined) if norm else joined


class Attention(nn.Module):
    def __init__(self, heads, layers=1, learned=False, residual=False, norm=False, hidden=0, pooling="cls"):
        super().__init__()
        self.embedding = nn.Embedding(WORDS, SIZE, padding_idx=0)
        self.positions = nn.Embedding(LONGEST, SIZE) if learned else None
        self.layers = nn.ModuleList([Block(heads, residual, norm, hidden) for _ in range(layers)])
        self.classifier = nn.Linear(SIZE, LABELS)
        self.pooling = pooling

    def forward(self, ids, lengths):
        places, padding = torch.arange(ids.size(1)), ids == 0
        states = self.embedding(ids) + (self.positions(places) if self.positions else self.waves(places))
        for layer in self.layers:
            states = layer(states, padding)
        if self.pooling == "cls":
            pooled = states[:, 0]
        elif self.pooling == "max":
            pooled = states.masked_fill(padding.unsqueeze(2), -math.inf).max(1).values
        else:
            pooled = states.masked_fill(padding.unsqueeze(2), 0).sum(1) / lengths.unsqueeze(1)
        return self.classifier(pooled)

    @staticmethod
    def waves(places):
        frequencies = torch.exp(torch.arange(0, SIZE, 2) * (-math.log(10000.0) / SIZE))
        angles = places.unsqueeze(1) * frequencies
        return torch.stack([angles.sin(), angles.cos()], dim=2).reshape(len(places), SIZE)


def texts():
    """Token ids with [CLS]-like 1 in front; labels follow from the words, but not always."""
    generator = torch.Generator().manual_seed(21)
    lengths = torch.randint(1, LONGEST + 1, (TEXTS,), generator=generator)
    ids = torch.randint(2, WORDS, (TEXTS, LONGEST), generator=generator)
    ids[:, 0] = 1
    ids[torch.arange(LONGEST).unsqueeze(0) >= lengths.unsqueeze(1)] = 0
    noise = torch.randint(0, LABELS, (TEXTS,), generator=generator)
    labels = torch.where(torch.rand(TEXTS, generator=generator) < 0.3, noise, ids.sum(1) % LABELS)
    batches = torch.stack([torch.randperm(TEXTS, generator=generator)[:BATCH] for _ in range(STEPS)])
    return ids, lengths, labels, batches


def curve(model, make_optimizer, schedule, clip):
    ids, lengths, labels, batches = texts()
    optimizer = make_optimizer(model.parameters())
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule)
    losses = []
    for batch in batches:
        width = int(lengths[batch].max())
        loss = functional.cross_entropy(model(ids[batch, :width], lengths[batch]), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        if clip:
            nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        rates.step()
        losses.append(loss.detach())
    return torch.stack(losses)


def constant(_):
    return 1.0


def falling(step):
    return 1 - step / STEPS


def sgd(rate):
    return lambda parameters: torch.optim.SGD(parameters, lr=rate)


def adam(rate):
    return lambda parameters: torch.optim.Adam(parameters, lr=rate)


def adamw(rate):
    return lambda parameters: torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)


CASES = {
    "bag": (lambda: Bag(), adamw(0.01), falling, 1.0),
    "bag_bigrams": (lambda: Bag(buckets=50), sgd(0.5), constant, None),
    "lstm": (lambda: Recurrent(nn.LSTM, "lstm", 1, False), sgd(0.5), constant, 0.1),
    "lstm_bidirectional": (lambda: Recurrent(nn.LSTM, "lstm", 2, True), adam(0.002), constant, 2.0),
    "gru_bidirectional": (lambda: Recurrent(nn.GRU, "gru", 2, True), adam(0.002), constant, None),
    "cnn": (lambda: Convolutional([3, 4, 5]), adam(0.002), constant, 2.0),
    "attention": (lambda: Attention(2), adamw(0.005), falling, 1.0),
    "attention_max_learned_norm": (lambda: Attention(4, learned=True, norm=True, pooling="max"), adamw(0.005), falling, 1.0),
    "attention_two_layers": (lambda: Attention(3, layers=2, residual=True, norm=True, hidden=20, pooling="mean"),
                             adamw(0.002), falling, 1.0),
}


def main():
    torch.set_num_threads(1)
    ids, lengths, labels, batches = texts()
    tensors = {"ids": ids, "lengths": lengths, "labels": labels, "batches": batches}
    for name, (make, optimizer, schedule, clip) in CASES.items():
        torch.manual_seed(22)
        model = make()
        tensors |= {f"{name}.weights.{key}": value.detach().clone() for key, value in model.named_parameters()}
        tensors[f"{name}.losses"] = curve(model, optimizer, schedule, clip)
        print(name, [round(float(loss), 4) for loss in tensors[f"{name}.losses"][[0, 50, 100, 199]]])
    write_safetensors(Path(__file__).parent / "curves.safetensors", tensors, {
        "shapes": f"ids [{TEXTS}, {LONGEST}], batches [{STEPS}, {BATCH}] of texts, losses [{STEPS}]"})


if __name__ == "__main__":
    main()
