namespace Glosa.Explanations;

/// <summary>What a method found out about one text, in the unit of what is attributed.</summary>
/// <param name="Words">One number for each word; positive ones speak for the label.</param>
/// <param name="Output">The model's output for the text.</param>
public sealed record Attributions(IReadOnlyList<double> Words, double Output)
{
    /// <summary>The model's output for the baseline; null where the method has none.</summary>
    public double? BaselineOutput { get; init; }

    /// <summary>Steps on the way from the baseline; null where the method takes none.</summary>
    public int? Steps { get; init; }

    /// <summary>R² of the local surrogate on its weighted samples, at most 1; null for other methods.</summary>
    public double? Fit { get; init; }

    /// <summary>Sum of the attributions minus the outputs' difference; of integrated gradients alone, which promises that
    /// it vanishes with more steps.</summary>
    public double? ConvergenceDelta => Steps is null ? null : Words.Sum() - (Output - BaselineOutput);

    /// <summary>Whether |delta| ≤ max(1 % of the outputs' difference, 0.01); null where there is no delta.</summary>
    public bool? Converged => ConvergenceDelta is { } delta
        ? Math.Abs(delta) <= Math.Max(0.01 * Math.Abs(Output - BaselineOutput!.Value), 0.01) : null;
}
