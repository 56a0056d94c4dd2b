using Glosa.Data;

namespace Glosa.Baselines;

/// <summary>Trains a classifier for each of several questions about the same texts.</summary>
internal static class OneVersusRest
{
    /// <summary>Trains on all processors; the result does not depend on how many there are.</summary>
    /// <param name="counts">The texts' n-grams.</param>
    /// <param name="targets">For each classifier, whether a text belongs on its positive side. A text may be on
    /// several, or on none.</param>
    /// <param name="ngrams">Number of n-grams.</param>
    /// <param name="options">Weighting and training.</param>
    /// <param name="cancellation">Stops in between.</param>
    public static LinearClassifier[] Train(SparseVector[] counts, IReadOnlyList<bool[]> targets, int ngrams,
        LinearBaselineOptions options, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        var shared = options.Weighting switch
        {
            NgramWeighting.Tfidf => NgramFactors.InverseDocumentFrequencies(counts, ngrams),
            NgramWeighting.None => NgramFactors.Ones(ngrams),
            _ => null,
        };
        var sharedTexts = shared is null ? null : Scale(shared);
        var classifiers = new LinearClassifier[targets.Count];
        Parallel.For(0, targets.Count, parallel, index =>
        {
            var factors = shared ?? NgramFactors.LogRatios(counts, targets[index], ngrams);
            var (weights, bias) = DualCoordinateDescent.Train(sharedTexts ?? Scale(factors), targets[index], ngrams,
                options, RandomStream.Derive(options.Seed, "linear baseline", index), cancellation);
            classifiers[index] = new LinearClassifier(factors, weights, bias);
        });
        return classifiers;

        SparseVector[] Scale(float[] factors)
        {
            var scaled = new SparseVector[counts.Length];
            Parallel.For(0, scaled.Length, parallel,
                text => scaled[text] = counts[text].Scale(factors, options.Normalize));
            return scaled;
        }
    }
}
