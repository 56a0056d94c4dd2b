using Glosa.Torch.Dispatch;

namespace Glosa.Torch;

/// <content>Shapes, joining and splitting.</content>
public sealed partial class Tensor
{
    /// <summary>The same values in another shape; one size may be −1. <c>aten::reshape</c></summary>
    public Tensor Reshape(params long[] shape) => Aten.Reshape.Call(this, shape);

    /// <summary>Swaps two dimensions. <c>aten::transpose.int</c></summary>
    public Tensor Transpose(long first, long second) => Aten.Transpose.Call(this, first, second);

    /// <summary>Inserts a dimension of size 1. <c>aten::unsqueeze</c></summary>
    public Tensor Unsqueeze(long dimension) => Aten.Unsqueeze.Call(this, dimension);

    /// <summary>The same values with rows one after the other in memory. <c>aten::contiguous</c></summary>
    public Tensor Contiguous() => Aten.Contiguous.Call(this);

    /// <summary>Joins along a dimension that is there. <c>aten::cat</c></summary>
    public static Tensor Concatenate(IEnumerable<Tensor> tensors, long dimension = 0) =>
        Aten.Cat.Call(tensors.ToArray(), dimension);

    /// <summary>Joins along a new dimension. <c>aten::stack</c></summary>
    public static Tensor Stack(IEnumerable<Tensor> tensors, long dimension = 0) =>
        Aten.Stack.Call(tensors.ToArray(), dimension);

    /// <summary>Cuts into parts of a size; the last may be smaller. <c>aten::split.Tensor</c></summary>
    public Tensor[] Split(long size, long dimension = 0) => Aten.Split.CallList(this, size, dimension);
}
