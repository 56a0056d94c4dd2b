"""Makes reference.safetensors: every element type, no dimension, an empty tensor, a name that is not ASCII.

Run: python3 tests/golden/safetensors/make_reference.py
"""
from pathlib import Path

import torch

from format import save

values = [[0, 1, 2], [3, 4, 5]]
save(
    Path(__file__).parent / "reference.safetensors",
    {
        "f64": torch.tensor(values, dtype=torch.float64) / 3,
        "i64": torch.tensor(values, dtype=torch.int64) - 2**40,
        "f32": torch.tensor(values, dtype=torch.float32) / 3,
        "i32": torch.tensor(values, dtype=torch.int32) - 70000,
        "f16": torch.tensor(values, dtype=torch.float16) / 4,
        "bf16": torch.tensor(values, dtype=torch.bfloat16) / 4,
        "i16": torch.tensor(values, dtype=torch.int16) - 300,
        "i8": torch.tensor(values, dtype=torch.int8) - 3,
        "u8": torch.tensor(values, dtype=torch.uint8) + 250,
        "bool": torch.tensor([[True, False, True], [False, False, True]]),
        "odd": torch.tensor([7], dtype=torch.uint8),
        "unaligned": torch.tensor([1.5], dtype=torch.float32),      # starts at an odd byte
        "single": torch.tensor(2.5),
        "empty": torch.zeros(0, 4),
        "größe": torch.tensor([1, 2], dtype=torch.int64),
    },
    {"format": "pt", "note": "a \"quoted\" text"},
)
