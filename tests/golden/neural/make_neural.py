"""Writes the values that Glosa's layers, losses, optimizers and schedules are compared with.

Every number comes from PyTorch itself; only the linear schedule, which PyTorch lacks, is a formula.
Gradients are those of sum(output * output_weighting), so that no gradient is the same by symmetry.
"""
import json
import math
import struct
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

HERE = Path(__file__).parent
DTYPES = {torch.float32: "F32", torch.int64: "I64"}


def write_safetensors(path, tensors, metadata):
    """Little-endian header length, JSON header padded with blanks to 8 bytes, then the tensors' data."""
    header, data = {"__metadata__": metadata}, bytearray()
    # Wide elements first, so that every tensor is aligned to its element.
    for name, tensor in sorted(tensors.items(), key=lambda item: -item[1].element_size()):
        raw = tensor.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": DTYPES[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + bytes(data))


def write_json(path, document):
    path.write_text(json.dumps(document, indent=2) + "\n")


def copied(tensor):
    return tensor.detach().clone()


def module_case(case, module, inputs, weighted_sum, extra):
    """A module's inputs, weights, `extra` values and, after `weighted_sum.backward()`, all gradients."""
    weighted_sum.backward()
    tensors = {f"{case}.{name}": value for name, value in {**inputs, **extra}.items()}
    tensors |= {f"{case}.weights.{name}": value for name, value in module.named_parameters()}
    gradients = {name: value.grad for name, value in [*inputs.items(), *module.named_parameters()]}
    return tensors | {f"{case}.gradients.{name}": grad for name, grad in gradients.items() if grad is not None}


def recurrent(file, cell, seed):
    tensors = {}
    lengths = torch.tensor([6, 3, 1, 4])
    for case, layers, bidirectional in [("uni1", 1, False), ("uni2", 2, False), ("bi1", 1, True), ("bi2", 2, True)]:
        torch.manual_seed(seed)
        directions = 2 if bidirectional else 1
        module = cell(5, 3, layers, batch_first=True, bidirectional=bidirectional)
        # Padding is random too: whoever reads it gets other values.
        features = torch.randn(4, 6, 5, requires_grad=True)
        packed = pack_padded_sequence(features, lengths, batch_first=True, enforce_sorted=False)
        packed_output, final = module(packed)
        final_hidden = final[0] if isinstance(final, tuple) else final                      # an LSTM has cells too
        output, _ = pad_packed_sequence(packed_output, batch_first=True, total_length=6)    # [4, 6, D*3]
        last = torch.cat(list(final_hidden[-directions:]), dim=1)                           # [4, D*3]
        output_weighting, last_weighting = torch.randn(output.shape), torch.randn(last.shape)
        tensors |= module_case(
            case, module, {"input": features},
            (output * output_weighting).sum() + (last * last_weighting).sum(),
            {"lengths": lengths, "output": output, "last": last,
             "output_weighting": output_weighting, "last_weighting": last_weighting})
    write_safetensors(HERE / file, tensors, {
        "shapes": "input [4, 6, 5], lengths [4], output [4, 6, D*3], last [4, D*3]; D directions, hidden size 3",
        "last": "final hidden states of the top layer, forward then backward"})


def lstm():
    recurrent("lstm.safetensors", nn.LSTM, 11)


def gru():
    recurrent("gru.safetensors", nn.GRU, 16)


def layers():
    torch.manual_seed(12)
    tensors = {}

    def add(case, module, inputs):
        output = module(*inputs.values())
        weighting = torch.randn(output.shape)
        tensors.update(module_case(case, module, inputs, (output * weighting).sum(),
                                   {"output": output, "output_weighting": weighting}))

    add("linear", nn.Linear(5, 3), {"input": torch.randn(2, 4, 5, requires_grad=True)})
    ids = torch.tensor([[1, 2, 1, 6, 0], [3, 0, 0, 0, 0]])
    add("embedding", nn.Embedding(7, 3, padding_idx=0), {"ids": ids})
    norm = nn.LayerNorm(4, eps=1e-5)
    with torch.no_grad():
        norm.weight.normal_()
        norm.bias.normal_()
    add("layer_norm", norm, {"input": torch.randn(2, 3, 4, requires_grad=True)})
    write_safetensors(HERE / "layers.safetensors", tensors, {"embedding": "padding_idx=0", "layer_norm": "eps=1e-5"})


def convolution():
    """Filters over a batch, and the maximum of each over every text, which PyTorch has no module for."""
    tensors = {}
    lengths = torch.tensor([7, 2, 1, 5])
    for width in (1, 3, 5):
        torch.manual_seed(16)
        module = nn.Conv1d(4, 6, width)
        # Padding is random too: whoever reads it gets other values.
        vectors = torch.randn(4, 7, 4, requires_grad=True)
        real = (torch.arange(7).unsqueeze(0) < lengths.unsqueeze(1)).unsqueeze(2)
        convolved = module(functional.pad((vectors * real).transpose(1, 2), (0, width - 1)))
        beyond = torch.arange(7).unsqueeze(0) > (lengths - width).clamp(min=0).unsqueeze(1)
        pooled = convolved.masked_fill(beyond.unsqueeze(1), -math.inf).max(2).values            # [4, 6]
        weighting = torch.randn(pooled.shape)
        tensors |= module_case(f"width{width}", module, {"input": vectors}, (pooled * weighting).sum(),
                               {"lengths": lengths, "output": module(vectors.transpose(1, 2)), "pooled": pooled,
                                "pooled_weighting": weighting})
    write_safetensors(HERE / "convolution.safetensors", tensors, {
        "shapes": "input [4, 7, 4], lengths [4], output [4, 6, 8-W], pooled [4, 6]",
        "pooled": "maximum over the windows t <= max(L - W, 0); tokens beyond the text are zero"})


def attention():
    tensors = {}
    lengths = torch.tensor([6, 1, 4])
    for heads in (1, 2, 8):
        torch.manual_seed(17)
        module = nn.MultiheadAttention(8, heads, batch_first=True)
        with torch.no_grad():
            module.in_proj_bias.normal_()
            module.out_proj.bias.normal_()
        states = torch.randn(3, 6, 8, requires_grad=True)
        padding = torch.arange(6).unsqueeze(0) >= lengths.unsqueeze(1)                          # [3, 6]
        output, _ = module(states, states, states, key_padding_mask=padding, need_weights=False)
        weighting = torch.randn(output.shape) * ~padding.unsqueeze(2)
        tensors |= module_case(f"heads{heads}", module, {"input": states}, (output * weighting).sum(),
                               {"lengths": lengths, "output": output, "output_weighting": weighting})
    write_safetensors(HERE / "attention.safetensors", tensors, {
        "shapes": "input and output [3, 6, 8], lengths [3]; at padding the output is PyTorch's, and has no weight"})


def losses():
    torch.manual_seed(13)
    smoothing = 0.1
    logits, labels = torch.randn(5, 4) * 2, torch.tensor([2, 0, 3, 3, 1])
    class_weights = torch.tensor([0.5, 2.0, 1.0, 3.0])
    targets = torch.tensor([[1, 0, 0, 1], [0, 0, 1, 0], [1, 1, 1, 0], [0, 0, 0, 0], [0, 1, 0, 1]], dtype=torch.float32)
    positive_weights = torch.tensor([3.0, 1.0, 0.5, 2.0])
    tensors = {"logits": logits, "cross_entropy.labels": labels, "cross_entropy.class_weights": class_weights,
               "binary_cross_entropy.targets": targets, "binary_cross_entropy.pos_weight": positive_weights}

    def add(case, function, *arguments, **options):
        leaf = copied(logits).requires_grad_()
        loss = function(leaf, *arguments, **options)
        loss.backward()
        tensors.update({f"{case}.loss": loss, f"{case}.gradient": leaf.grad})

    cross_entropy, binary = functional.cross_entropy, functional.binary_cross_entropy_with_logits
    add("cross_entropy.plain", cross_entropy, labels)
    add("cross_entropy.weighted", cross_entropy, labels, weight=class_weights)
    add("cross_entropy.smoothed", cross_entropy, labels, label_smoothing=smoothing)
    add("cross_entropy.weighted_smoothed", cross_entropy, labels, weight=class_weights, label_smoothing=smoothing)
    add("binary_cross_entropy.plain", binary, targets)
    add("binary_cross_entropy.weighted", binary, targets, pos_weight=positive_weights)
    add("binary_cross_entropy.smoothed", binary, targets * (1 - smoothing) + smoothing / 2)
    write_safetensors(HERE / "losses.safetensors", tensors, {
        "smoothed": "label smoothing 0.1; binary: targets * 0.9 + 0.05",
        "reduction": "mean; weighted cross-entropy divides by the sum of the labels' weights"})


def optimizers():
    torch.manual_seed(14)
    steps = 5
    initial = {"matrix": torch.randn(3, 2), "vector": torch.randn(4)}
    gradients = [{name: torch.randn(value.shape) for name, value in initial.items()} for _ in range(steps)]
    for gradient in gradients:
        gradient["vector"][3] = 0       # Adam must not divide zero by zero.
    tensors = {f"initial.{name}": value for name, value in initial.items()}
    tensors |= {f"gradients.{step}.{name}": value
                for step, gradient in enumerate(gradients, 1) for name, value in gradient.items()}

    cases = {
        "sgd": (torch.optim.SGD, {"lr": 0.1}),
        "sgd_momentum": (torch.optim.SGD, {"lr": 0.1, "momentum": 0.9}),
        "sgd_momentum_decay": (torch.optim.SGD, {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.01}),
        "adam": (torch.optim.Adam, {"lr": 0.01}),
        "adam_decay": (torch.optim.Adam, {"lr": 0.01, "weight_decay": 0.01}),
        "adamw": (torch.optim.AdamW, {"lr": 0.01, "weight_decay": 0.01}),
    }
    for case, (optimizer_type, options) in cases.items():
        weights = {name: nn.Parameter(copied(value)) for name, value in initial.items()}
        optimizer = optimizer_type(weights.values(), **options)
        for step, gradient in enumerate(gradients, 1):
            for name, weight in weights.items():
                weight.grad = copied(gradient[name])
            optimizer.step()
            tensors |= {f"{case}.{step}.{name}": copied(weight) for name, weight in weights.items()}

    # clip shrinks the gradients; clip_below finds them within the limit and leaves them as they are.
    for case, factor in [("clip", 1.0), ("clip_below", 0.01)]:
        weights = {name: nn.Parameter(copied(value)) for name, value in initial.items()}
        for name, weight in weights.items():
            weight.grad = gradients[0][name] * factor
            tensors[f"{case}.before.{name}"] = copied(weight.grad)
        tensors[f"{case}.norm"] = nn.utils.clip_grad_norm_(weights.values(), max_norm=0.5)
        tensors |= {f"{case}.after.{name}": copied(weight.grad) for name, weight in weights.items()}

    described = {case: f"{kind.__name__} {json.dumps(options)}" for case, (kind, options) in cases.items()}
    write_safetensors(HERE / "optimizers.safetensors", tensors, described | {
        "adam betas, eps": "0.9, 0.999, 1e-8", "clip": "max_norm 0.5 over both gradients together"})


def schedules():
    def factors(make_schedule, count):
        """The learning rate that each of the first `count` steps is taken with, for a rate of 1."""
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=1.0)
        schedule = make_schedule(optimizer)
        values = []
        for _ in range(count):
            values.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        return values

    def linear(steps, warmup):
        def factor(step):
            if step < warmup:
                return step / max(1, warmup)
            return max(0.0, (steps - step) / max(1, steps - warmup))
        return factors(lambda optimizer: torch.optim.lr_scheduler.LambdaLR(optimizer, factor), steps)

    write_json(HERE / "schedules.json", {
        "step": {
            "gamma": 0.1, "every_epochs": 2, "unit": "epoch, counted from 0",
            "factors": factors(lambda optimizer: torch.optim.lr_scheduler.StepLR(optimizer, 2, gamma=0.1), 6)},
        "linear": {
            "formula": "step / max(1, warmup) if step < warmup else max(0, (steps - step) / max(1, steps - warmup))",
            "unit": "step, counted from 0", "steps": 20, "warmup_steps": 4, "factors": linear(20, 4)},
        "linear_without_warmup": {"unit": "step, counted from 0", "steps": 20, "warmup_steps": 0,
                                  "factors": linear(20, 0)},
    })


def initializers():
    def uniform(fan):
        bound = 1 / math.sqrt(fan)
        return {"distribution": "uniform", "bound": bound, "std": bound / math.sqrt(3)}

    torch.manual_seed(15)
    normal = {"distribution": "normal", "mean": 0.0, "std": 1.0}
    cases = {
        "linear_300_50": (nn.Linear(300, 50), uniform(300)),
        "embedding_1000_32": (nn.Embedding(1000, 32), normal),
        "lstm_32_64": (nn.LSTM(32, 64), uniform(64)),
        "gru_32_64": (nn.GRU(32, 64), uniform(64)),
    }

    def measured(weight):
        return {"count": weight.numel(), "min": weight.min().item(), "max": weight.max().item(),
                "mean": weight.mean().item(), "std": weight.std().item()}

    write_json(HERE / "initializers.json", {
        case: {"expected": expected,
               "measured": {name: measured(weight.detach()) for name, weight in module.named_parameters()}}
        for case, (module, expected) in cases.items()})


if __name__ == "__main__":
    torch.set_num_threads(1)
    for make in (lstm, gru, layers, convolution, attention, losses, optimizers, schedules, initializers):
        make()
