"""Makes operators.safetensors: small inputs, and PyTorch's result of every operator that Tensor wraps.

A result's name is the C# member, and after a dot the overload: see OperatorGoldenTests.cs.
Run: python3 tests/golden/operators/make_operators.py
"""
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

here = Path(__file__).parent
sys.path.insert(0, str(here.parent / "safetensors"))
from format import save  # noqa: E402

torch.manual_seed(1)
x = torch.randn(3, 4)
y = torch.randn(3, 4)
positive = torch.rand(3, 4) + 0.1
row = torch.randn(4)
cube = torch.randn(2, 3, 4)
square = torch.randn(4, 5)
weight = torch.randn(2, 4)
bias = torch.randn(2)
mask = torch.tensor([[True, False, False, True], [False] * 4, [True] * 4])
ids = torch.tensor([[2, 0], [1, 2]])
indexes = torch.tensor([2, 0])
labels = torch.tensor([3, 0, 1])
class_weights = torch.tensor([1.0, 2.0, 0.5, 1.5])
targets = torch.rand(3, 4)
kernels = torch.randn(2, 3, 2)
odd = torch.tensor([1.0, float("inf"), float("-inf"), float("nan")])
inputs = dict(x=x, y=y, positive=positive, row=row, cube=cube, square=square, weight=weight, bias=bias, mask=mask, ids=ids,
              indexes=indexes, labels=labels, class_weights=class_weights, targets=targets, kernels=kernels, odd=odd)


def in_place(change):
    result = x.clone()
    change(result)
    return result


results = {
    # Arithmetic
    "op_Addition": x + row,
    "op_Addition.number": x + 1.5,
    "op_Subtraction": x - row,
    "op_Subtraction.number": x - 1.5,
    "op_Multiply": x * row,
    "op_Multiply.number": x * 1.5,
    "op_Division": x / positive,
    "op_Division.number": x / 1.5,
    "op_UnaryNegation": -x,
    "Remainder": (-labels).remainder(2),
    "Power": positive.pow(1.7),
    "AddInPlace": in_place(lambda t: t.add_(y, alpha=0.5)),
    "MultiplyInPlace": in_place(lambda t: t.mul_(0.5)),
    "CopyFrom": in_place(lambda t: t.copy_(row)),
    "Fill": in_place(lambda t: t.fill_(0.25)),
    "EqualTo": labels.eq(torch.tensor([3, 1, 1])),
    "LessThan": x.lt(y),
    "AtLeast": x.ge(y),
    "IsFinite": odd.isfinite(),
    # Creation
    "Zeros": torch.zeros(2, 3),
    "Ones": torch.ones(2, 3, dtype=torch.int64),
    "Full": torch.full((2, 3), 0.75, dtype=torch.float64),
    "Arange": torch.arange(2, 7),
    "ZerosLike": torch.zeros_like(x),
    "Clone": x.clone(),
    "Detach": x.detach(),
    "Alias": x,
    "To.device": x.to("cpu"),
    "To.dtype": (x * 10).to(torch.int32),
    # Indexing
    "Narrow": x.narrow(1, 1, 2),
    "Select": x.select(1, -1),
    "IndexSelect": x.index_select(0, indexes),
    "MaskedFill": x.masked_fill(mask, -7.5),
    "Where": torch.where(mask, x, y),
    "EmbeddingRows": F.embedding(ids, x),
    "EmbeddingSums": F.embedding_bag(ids, x, mode="sum"),
    "EmbeddingSums.padding": F.embedding_bag(ids, x, mode="sum", padding_idx=2),
    # Functions
    "Exp": x.exp(),
    "Log": positive.log(),
    "Sqrt": positive.sqrt(),
    "Sigmoid": x.sigmoid(),
    "Tanh": x.tanh(),
    "Relu": x.relu(),
    "Softmax": x.softmax(1),
    "LogSoftmax": x.log_softmax(0),
    "MatrixProduct": cube @ square,
    "Solve": torch.linalg.solve(weight @ weight.t() + 1, bias),
    "LinearMap": F.linear(cube, weight, bias),
    "LinearMap.plain": F.linear(cube, weight),
    "Convolve": F.conv1d(cube, kernels, bias),
    "Convolve.plain": F.conv1d(cube, kernels),
    "NormalizeLastDimension": F.layer_norm(cube, (4,), row, row + 1, 1e-5),
    "CrossEntropy": F.cross_entropy(x, labels),
    "CrossEntropy.weights": F.cross_entropy(x, labels, class_weights, label_smoothing=0.1),
    "BinaryCrossEntropy": F.binary_cross_entropy_with_logits(x, targets),
    "BinaryCrossEntropy.weights": F.binary_cross_entropy_with_logits(x, targets, pos_weight=class_weights),
    # Reductions
    "Sum": x.sum(),
    "Sum.dimension": cube.sum(1),
    "Sum.kept": cube.sum(-1, keepdim=True),
    "Mean": x.mean(),
    "Mean.dimension": cube.mean(1),
    "Mean.kept": cube.mean(-1, keepdim=True),
    "Max": x.max(),
    "Max.dimension": cube.max(2).values,
    "Max.kept": cube.max(1, keepdim=True).values,
    "Argmax": cube.argmax(2),
    "Argmax.kept": cube.argmax(1, keepdim=True),
    "Norm": x.norm(),
    "Any": mask.any(),
    # Shape
    "Reshape": cube.reshape(4, -1),
    "Transpose": cube.transpose(0, 2),
    "Unsqueeze": x.unsqueeze(1),
    "Contiguous": x.t().contiguous(),
    "Concatenate": torch.cat([x, y], 1),
    "Stack": torch.stack([x, y], 1),
    "Split": x.split(3, 1)[1],
}
tensors = {f"input/{name}": tensor for name, tensor in inputs.items()}
tensors.update({f"result/{name}": tensor for name, tensor in results.items()})
save(here / "operators.safetensors", tensors, {"torch": torch.__version__})
