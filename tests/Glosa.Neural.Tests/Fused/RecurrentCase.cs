using Glosa.Torch;
using Glosa.Torch.Dispatch;

namespace Glosa.Neural.Tests.Fused;

/// <summary>Which results of a layer a loss depends on.</summary>
public enum UsedResults
{
    Output,
    Last,
    Both,
}

/// <summary>Arguments of a fused recurrent layer: random, the same each time; they belong to the open scope.</summary>
internal sealed class RecurrentCase
{
    private readonly Tensor _outputWeighting;   // [B, T, D·H]
    private readonly Tensor _lastWeighting;     // [B, D·H]

    public RecurrentCase(RecurrentCell cell, DType type,
        long[] lengths, long paddedLength, long inputSize, long hiddenSize, bool bidirectional = false)
    {
        var gateSize = cell.Gates * hiddenSize;
        var directions = bidirectional ? 2 : 1;
        Engine.Seed(5);
        Tensor Random(params long[] shape) => Tensor.Rand(shape, type) * 2 - 1;
        _outputWeighting = Random(lengths.Length, paddedLength, directions * hiddenSize);
        _lastWeighting = Random(lengths.Length, directions * hiddenSize);
        Lengths = Tensor.From<long>(lengths);
        Leaves = [Random(lengths.Length, paddedLength, inputSize), .. Enumerable.Range(0, directions)
            .SelectMany(_ => (Tensor[])[Random(gateSize, inputSize), Random(gateSize, hiddenSize),
                Random(gateSize), Random(gateSize)])];
        foreach (var leaf in Leaves) leaf.RequiresGrad = true;
    }

    public Tensor Lengths { get; }

    /// <summary>Input [B, T, I] and, for each direction, input weight [G·H, I], hidden weight [G·H, H],
    /// input bias and hidden bias [G·H]; G gates.</summary>
    public Tensor[] Leaves { get; }

    /// <param name="layer">The operator.</param>
    /// <param name="prepare">What becomes of each argument before the call.</param>
    public (Tensor Output, Tensor Last) Run(Operator layer, Func<Tensor, Tensor>? prepare = null)
    {
        var arguments = prepare is null ? Leaves : [.. Leaves.Select(prepare)];
        return layer.CallPair(arguments[0], Lengths, arguments[1..]);
    }

    /// <summary>A sum in which every used element has a weight of its own.</summary>
    public Tensor Loss((Tensor Output, Tensor Last) results, UsedResults used = UsedResults.Both) => used switch
    {
        UsedResults.Output => (results.Output * _outputWeighting).Sum(),
        UsedResults.Last => (results.Last * _lastWeighting).Sum(),
        _ => (results.Output * _outputWeighting).Sum() + (results.Last * _lastWeighting).Sum(),
    };

    /// <summary>The gradients of all leaves.</summary>
    public Tensor[] GradientsOf(Tensor loss)
    {
        foreach (var leaf in Leaves) leaf.ClearGradient();
        loss.Backward();
        return [.. Leaves.Select(leaf => leaf.Gradient ?? leaf.Detach().ZerosLike())];
    }
}
