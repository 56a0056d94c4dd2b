using Glosa.Torch.Dispatch;

namespace Glosa.Torch;

/// <content>Reductions.</content>
public sealed partial class Tensor
{
    /// <summary>Sum of all elements. <c>aten::sum</c></summary>
    public Tensor Sum() => Aten.Sum.Call(this);

    /// <summary>Sum over one dimension. <c>aten::sum.dim_IntList</c></summary>
    public Tensor Sum(long dimension, bool keep = false) => Aten.SumDimensions.Call(this, new[] { dimension }, keep);

    /// <summary>Mean of all elements. <c>aten::mean</c></summary>
    public Tensor Mean() => Aten.Mean.Call(this);

    /// <summary>Mean over one dimension. <c>aten::mean.dim</c></summary>
    public Tensor Mean(long dimension, bool keep = false) => Aten.MeanDimensions.Call(this, new[] { dimension }, keep);

    /// <summary>Largest of all elements. <c>aten::max</c></summary>
    public Tensor Max() => Aten.MaxAll.Call(this);

    /// <summary>Largest values over one dimension. <c>aten::max.dim</c></summary>
    public Tensor Max(long dimension, bool keep = false) => Aten.MaxDimension.Call(this, dimension, keep);

    /// <summary>Index of the largest value over one dimension. <c>aten::argmax</c></summary>
    public Tensor Argmax(long dimension, bool keep = false) => Aten.Argmax.Call(this, dimension, keep);

    /// <summary>L2 norm of all elements. <c>aten::norm.Scalar</c></summary>
    public Tensor Norm() => Aten.Norm.Call(this, 2.0);

    /// <summary>Whether any element is true. <c>aten::any</c></summary>
    public Tensor Any() => Aten.Any.Call(this);
}
