using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Layers;

/// <summary>Filters that slide over a sequence. PyTorch's <c>nn.Conv1d</c>.</summary>
public sealed class Conv1d : ILayer
{
    private static readonly Operator s_convolutionMax = new("glosa::convolution_max");

    private readonly Tensor _weight;    // [O, I, W]
    private readonly Tensor _bias;      // [O]

    /// <summary>Makes <c>weight</c> and <c>bias</c>.</summary>
    /// <param name="path">Where the weights are named.</param>
    /// <param name="inputSize">I, the size of an input vector.</param>
    /// <param name="filters">O, the number of filters.</param>
    /// <param name="width">W, the tokens that a filter sees at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Conv1d(ParameterPath path, long inputSize, long filters, long width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(filters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var initializer = Initializers.UniformByFanIn(inputSize * width);
        _weight = path.Add("weight", [filters, inputSize, width], initializer);
        _bias = path.Add("bias", [filters], initializer);
    }

    /// <summary>[B, I, T] to [B, O, T−W+1].</summary>
    public Tensor Forward(Tensor input) => input.Convolve(_weight, _bias);

    /// <summary>The largest value of each filter over each text: vectors [B, T, I] of texts with the given
    /// lengths [B] to [B, O].</summary>
    /// <remarks>A text that is shorter than a filter is extended with zeros; padding and batch mates change nothing.
    /// An empty text gives the bias. Backward follows the one window of each text and filter that was largest,
    /// so it costs next to nothing.</remarks>
    /// <exception cref="TorchException">A length is below 0 or above T.</exception>
    public Tensor MaxOverText(Tensor vectors, Tensor lengths) =>
        s_convolutionMax.Call(vectors, lengths, _weight, _bias);
}
