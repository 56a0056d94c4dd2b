using Glosa.Torch.Dispatch;

namespace Glosa.Torch;

/// <content>Functions of each element, products and losses.</content>
public sealed partial class Tensor
{
    /// <summary>e to the power of each element. <c>aten::exp</c></summary>
    public Tensor Exp() => Aten.Exp.Call(this);

    /// <summary>Natural logarithm. <c>aten::log</c></summary>
    public Tensor Log() => Aten.Log.Call(this);

    /// <summary>Square root. <c>aten::sqrt</c></summary>
    public Tensor Sqrt() => Aten.Sqrt.Call(this);

    /// <summary>Logistic function. <c>aten::sigmoid</c></summary>
    public Tensor Sigmoid() => Aten.Sigmoid.Call(this);

    /// <summary>Hyperbolic tangent. <c>aten::tanh</c></summary>
    public Tensor Tanh() => Aten.Tanh.Call(this);

    /// <summary>Zero for negative elements. <c>aten::relu</c></summary>
    public Tensor Relu() => Aten.Relu.Call(this);

    /// <summary>Probabilities along a dimension. <c>aten::softmax.int</c></summary>
    public Tensor Softmax(long dimension) => Aten.Softmax.Call(this, dimension);

    /// <summary>Logarithms of the probabilities along a dimension. <c>aten::log_softmax.int</c></summary>
    public Tensor LogSoftmax(long dimension) => Aten.LogSoftmax.Call(this, dimension);

    /// <summary>Matrix product, over batches too. <c>aten::matmul</c></summary>
    public Tensor MatrixProduct(Tensor other) => Aten.MatMul.Call(this, other);

    /// <summary>What this square matrix [N, N] has to be multiplied by to give the other [N] or [N, K].
    /// <c>aten::linalg_solve</c></summary>
    /// <exception cref="TorchException">The matrix is singular.</exception>
    public Tensor Solve(Tensor other) => Aten.Solve.Call(this, other);

    /// <summary>This [..., I] times the weight [O, I] transposed, plus the bias [O]:
    /// [..., O]. <c>aten::linear</c></summary>
    public Tensor LinearMap(Tensor weight, Tensor? bias) => Aten.Linear.Call(this, weight, bias);

    /// <summary>Slides the kernels [O, I, W] over this [B, I, T], plus the bias [O]: [B, O, T−W+1].
    /// <c>aten::conv1d</c></summary>
    public Tensor Convolve(Tensor weight, Tensor? bias) => Aten.Conv1d.Call(this, weight, bias);

    /// <summary>Normalizes the last dimension to mean 0 and variance 1, then scales and shifts it.
    /// <c>aten::layer_norm</c></summary>
    public Tensor NormalizeLastDimension(Tensor weight, Tensor bias, double epsilon) =>
        Aten.LayerNorm.Call(this, weight.Shape, weight, bias, epsilon);

    /// <summary>Mean cross-entropy of logits [B, C] against labels [B]. <c>aten::cross_entropy_loss</c></summary>
    public Tensor CrossEntropy(Tensor labels, Tensor? classWeights = null, double labelSmoothing = 0) =>
        Aten.CrossEntropyLoss.Call(this, labels, classWeights, MeanReduction, NoIgnoredLabel, labelSmoothing);

    /// <summary>Mean cross-entropy of one logit for each target in [0, 1].
    /// <c>aten::binary_cross_entropy_with_logits</c></summary>
    public Tensor BinaryCrossEntropy(Tensor targets, Tensor? positiveWeights = null) =>
        Aten.BinaryCrossEntropyWithLogits.Call(this, targets, Argument.None, positiveWeights, MeanReduction);

    private const long MeanReduction = 1;
    private const long NoIgnoredLabel = -100;
}
