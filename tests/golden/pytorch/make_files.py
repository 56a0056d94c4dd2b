"""Makes files that PyTorch's torch.save writes, and in expected.safetensors the values of their tensors.

pytorch_model.bin is a tiny BERT's state dict with older names (gamma, beta), types besides float, tensors that share
a storage or are not contiguous; old.bin is the same in the format before PyTorch 1.6; sharded/ has the same tensors in two files
with an index. runs_a_command.bin and runs_a_command_old.bin would run `touch pickle_was_run` where PyTorch loads it, as this
script shows.
Run: python3 tests/golden/pytorch/make_files.py
"""
import json
import os
import sys
import tempfile
from collections import OrderedDict
from pathlib import Path

import torch

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "safetensors"))
from format import save  # noqa: E402

os.chdir(here)      # an archive holds the name that its file was saved under
torch.manual_seed(1)
table = torch.randn(7, 4)
both = torch.randn(2, 4)
norm = torch.nn.LayerNorm(4)
layer = "bert.encoder.layer.0."
weights = OrderedDict([
    ("bert.embeddings.position_ids", torch.arange(6).expand((1, -1))),
    ("bert.embeddings.word_embeddings.weight", table),
    ("bert.embeddings.position_embeddings.weight", torch.randn(6, 4).half()),
    ("bert.embeddings.token_type_embeddings.weight", torch.randn(2, 4).bfloat16()),
    ("bert.embeddings.LayerNorm.gamma", both[0]),                   # two rows of one storage
    ("bert.embeddings.LayerNorm.beta", both[1]),
    (layer + "attention.self.query.weight", torch.randn(4, 4).t()),             # not contiguous
    (layer + "attention.self.query.bias", torch.randn(4, 3)[:, 1]),             # every third value
    (layer + "attention.self.key.weight", torch.nn.Parameter(torch.randn(4, 4))),
    (layer + "attention.self.key.bias", torch.randn(4).double()),
    (layer + "intermediate.dense.weight", torch.randn(4, 2, 3).permute(2, 0, 1)[:, 1:, :]),
    ("cls.predictions.decoder.weight", table),                      # the very tensor from above
    ("cls.predictions.bias", torch.randn(7)),
    ("empty", torch.zeros(0, 4)),
    ("single", torch.tensor(2.5)),
    ("int", torch.tensor([1, -2], dtype=torch.int32)),
    ("short", torch.tensor([1, -2], dtype=torch.int16)),
    ("char", torch.tensor([1, -2], dtype=torch.int8)),
    ("byte", torch.tensor([1, 254], dtype=torch.uint8)),
    ("bool", torch.tensor([True, False])),
])
weights._metadata = norm.state_dict()._metadata                     # as Module.state_dict adds it

torch.save(weights, "pytorch_model.bin")
torch.save(weights, "old.bin", _use_new_zipfile_serialization=False)
save(here / "expected.safetensors", {name: tensor.detach().contiguous() for name, tensor in weights.items()})

(here / "sharded").mkdir(exist_ok=True)
names = list(weights)
shards = {f"pytorch_model-0000{i + 1}-of-00002.bin": names[i::2] for i in range(2)}
for file, part in shards.items():
    torch.save({name: weights[name] for name in part}, f"sharded/{file}")
index = {"metadata": {"total_size": sum(tensor.nelement() * tensor.element_size() for tensor in weights.values())},
         "weight_map": {name: file for name in names for file, part in shards.items() if name in part}}
(here / "sharded/pytorch_model.bin.index.json").write_text(json.dumps(index, indent=2) + "\n")


class Command:
    def __reduce__(self):
        return os.system, ("touch pickle_was_run",)


torch.save({"weight": Command()}, "runs_a_command.bin")
torch.save({"weight": Command()}, "runs_a_command_old.bin", _use_new_zipfile_serialization=False)
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    torch.load(here / "runs_a_command.bin")
    assert os.path.exists("pickle_was_run")
    os.chdir(here)
