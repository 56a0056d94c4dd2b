using Glosa.Testing;
using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Tests.Fused;

/// <summary>The fused convolution and attention against those made of ATen's operators, in double precision,
/// with their gradients.</summary>
public sealed class TextOperatorTests
{
    private const double Tolerance = 1e-11;

    private static readonly Operator s_convolution = new("glosa::convolution_max");
    private static readonly Operator s_convolutionComposed = new("glosa::convolution_max_composed");
    private static readonly Operator s_attention = new("glosa::attention");
    private static readonly Operator s_attentionComposed = new("glosa::attention_composed");

    // Lengths, padded length, width.
    public static TheoryData<long[], long, long> Convolutions => new()
    {
        { [6, 3, 1, 4], 6, 3 },
        { [0, 5, 0, 2], 5, 2 },
        { [0, 0], 3, 2 },
        { [2, 1], 2, 9 },                   // wider than every text
        { [3, 2], 7, 1 },                   // more padding than the longest text needs
        { [.. Enumerable.Range(0, 90).Select(number => (long)(number % 60))], 64, 4 },      // several groups
    };

    // Lengths, padded length, queries, heads.
    public static TheoryData<long[], long, long, long> Attentions => new()
    {
        { [6, 3, 1, 4], 6, 6, 1 },
        { [6, 0, 1, 4], 6, 6, 4 },
        { [6, 0, 1, 4], 6, 1, 12 },
        { [3, 2], 9, 9, 3 },
        { [.. Enumerable.Range(0, 40).Select(number => (long)(number % 50))], 50, 50, 6 },  // several threads
    };

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void ConvolutionMax_TextsOfDifferentLengths_EqualsComposed(long[] lengths, long padded, long width)
    {
        using var scope = new TensorScope();
        Engine.Seed(5);
        Tensor[] leaves = [Leaf([lengths.Length, padded, 7]), Leaf([5, 7, width]), Leaf([5])];
        Compare(s_convolution, s_convolutionComposed, leaves,
            leaves => [leaves[0], Tensor.From<long>(lengths), leaves[1], leaves[2]]);
    }

    [Theory]
    [MemberData(nameof(Attentions))]
    public void Attention_TextsOfDifferentLengths_EqualsComposed(long[] lengths, long padded, long queries, long heads)
    {
        using var scope = new TensorScope();
        Engine.Seed(6);
        Tensor[] leaves =
            [Leaf([lengths.Length, queries, 12]), Leaf([lengths.Length, padded, 12]), Leaf([lengths.Length, padded, 12])];
        Compare(s_attention, s_attentionComposed, leaves,
            leaves => [leaves[0], leaves[1], leaves[2], Tensor.From<long>(lengths), heads]);
    }

    [Fact]
    public void Operators_ArgumentsThatDoNotFit_AreRefused()
    {
        using var scope = new TensorScope();
        var vectors = Tensor.Zeros([2, 3, 4]);
        var lengths = Tensor.From<long>([3, 3]);
        Should.Throw<TorchException>(() => s_convolution.Call(
            vectors, Tensor.From<long>([3, 4]), Tensor.Zeros([5, 4, 2]), Tensor.Zeros([5])))
            .Message.ShouldContain("above the batch's 3 tokens");
        Should.Throw<TorchException>(() => s_convolution.Call(
            vectors, lengths, Tensor.Zeros([5, 3, 2]), Tensor.Zeros([5])))
            .Message.ShouldContain("expected weight [O, 4, W], got [5, 3, 2]");
        Should.Throw<TorchException>(() => s_attention.Call(vectors, vectors, vectors, lengths, 3L))
            .Message.ShouldContain("a number of heads that divides 4, got 3");
    }

    private static void Compare(Operator fused, Operator composed, Tensor[] leaves, Func<Tensor[], Argument[]> arguments)
    {
        var (expected, expectedGradients) = Run(composed, leaves, arguments);
        var (actual, gradients) = Run(fused, leaves, arguments);
        actual.ShouldBeCloseTo(expected, Tolerance);
        foreach (var (one, other) in gradients.Zip(expectedGradients)) one.ShouldBeCloseTo(other, Tolerance);
    }

    private static (Tensor Output, Tensor[] Gradients) Run(
        Operator kind, Tensor[] leaves, Func<Tensor[], Argument[]> arguments)
    {
        foreach (var leaf in leaves) leaf.ClearGradient();
        var output = kind.Call(arguments(leaves));
        (output * output).Sum().Backward();
        return (output.Detach(), [.. leaves.Select(leaf => leaf.Gradient!.Clone())]);
    }

    private static Tensor Leaf(long[] shape)
    {
        var leaf = (Tensor.Rand(shape, DType.Float64) * 2 - 1).Detach();
        leaf.RequiresGrad = true;
        return leaf;
    }
}
