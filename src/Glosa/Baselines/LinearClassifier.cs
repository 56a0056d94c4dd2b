namespace Glosa.Baselines;

/// <summary>Decides whether a text is of a label: more than 0 if so.</summary>
/// <param name="Factors">What each n-gram counts for; several classifiers may share them.</param>
/// <param name="Weights">A weight for each n-gram.</param>
/// <param name="Bias">The decision for a text without known n-grams.</param>
internal sealed record LinearClassifier(float[] Factors, float[] Weights, float Bias)
{
    /// <summary>The distance from the border, in units of the margin.</summary>
    /// <param name="counts">The text's n-grams.</param>
    /// <param name="normalize">Whether texts are scaled to the length 1.</param>
    public double Decide(SparseVector counts, bool normalize)
    {
        double sum = 0, squares = 0;
        for (var index = 0; index < counts.Ids.Length; index++)
        {
            var id = counts.Ids[index];
            var value = counts.Values[index] * Factors[id];
            sum += value * Weights[id];
            squares += value * value;
        }
        return Bias + (normalize && squares > 0 ? sum / Math.Sqrt(squares) : sum);
    }
}
