using Glosa.Torch;

namespace Glosa.Neural.Layers;

/// <summary>Adds a learned vector for each place of a text.</summary>
/// <remarks>Paper: Gehring et al. 2017, arXiv:1705.03122.</remarks>
public sealed class LearnedPositions : ILayer
{
    private readonly Tensor _weight;    // [P, E]

    /// <summary>Makes <c>weight</c>.</summary>
    /// <param name="path">Where the weight is named.</param>
    /// <param name="places">P, the most tokens that a text can have.</param>
    /// <param name="size">E, the size of a vector.</param>
    /// <param name="standardDeviation">Of the first values; 1 by default.</param>
    public LearnedPositions(ParameterPath path, long places, long size, double standardDeviation = 1) =>
        _weight = path.Add("weight", [places, size], Initializers.Normal(standardDeviation));

    /// <summary>[B, T, E] to the same shape.</summary>
    /// <exception cref="ArgumentException">T is above P.</exception>
    public Tensor Forward(Tensor input) => input.Size(1) <= _weight.Size(0)
        ? input + _weight.Narrow(0, 0, input.Size(1))
        : throw new ArgumentException(
            $"texts of {input.Size(1)} tokens, but only {_weight.Size(0)} places", nameof(input));
}
