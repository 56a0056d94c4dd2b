using Glosa.Testing;
using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Tests.Fused;

/// <summary>A fused operator and the same out of ATen's operators.</summary>
internal sealed class OperatorPair(string name)
{
    public Operator Fused { get; } = new(name);

    public Operator Composed { get; } = new(name + "_composed");

    /// <summary>Values and gradients of both are the same.</summary>
    public void ShouldAgree(Tensor[] leaves, Func<Tensor[], Argument[]> arguments, double tolerance = 1e-11)
    {
        var (expected, expectedGradients) = Run(Composed, leaves, arguments);
        var (actual, gradients) = Run(Fused, leaves, arguments);
        actual.ShouldBeCloseTo(expected, tolerance);
        foreach (var (one, other) in gradients.Zip(expectedGradients)) one.ShouldBeCloseTo(other, tolerance);
    }

    /// <summary>Values and gradients of the fused one are the same bits for any number of threads.</summary>
    public void ShouldNotDependOnThreads(Tensor[] leaves, Func<Tensor[], Argument[]> arguments)
    {
        var threads = Engine.Threads;
        try
        {
            Engine.Threads = 1;
            var (expected, expectedGradients) = Run(Fused, leaves, arguments);
            Engine.Threads = 2;
            var (actual, gradients) = Run(Fused, leaves, arguments);
            actual.ShouldBeCloseTo(expected, 0);
            foreach (var (one, other) in gradients.Zip(expectedGradients)) one.ShouldBeCloseTo(other, 0);
        }
        finally
        {
            Engine.Threads = threads;
        }
    }

    /// <summary>The result, and the gradients of a sum that weights every value of it differently.</summary>
    public static (Tensor Output, Tensor[] Gradients) Run(
        Operator kind, Tensor[] leaves, Func<Tensor[], Argument[]> arguments)
    {
        foreach (var leaf in leaves) leaf.ClearGradient();
        var output = kind.Call(arguments(leaves));
        (output * output + output).Sum().Backward();
        return (output.Detach(), [.. leaves.Select(leaf => leaf.Gradient!.Clone())]);
    }

    /// <summary>Values in [-1, 1) that get a gradient.</summary>
    public static Tensor Leaf(long[] shape, DType type = DType.Float64)
    {
        var leaf = (Tensor.Rand(shape, type) * 2 - 1).Detach();
        leaf.RequiresGrad = true;
        return leaf;
    }
}
