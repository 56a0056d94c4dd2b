namespace Glosa.Training;

/// <summary>Finds the best epoch. It follows from the scores alone, so a run that goes on finds the same.</summary>
internal static class BestEpoch
{
    /// <summary>Number of the best epoch from 1, or 0 of none.</summary>
    /// <param name="epochs">Scores of the epochs in their order.</param>
    /// <param name="metric">What they are compared by.</param>
    /// <param name="minImprovement">An epoch takes the best one's place if it is better by more than this.</param>
    public static int Of(IEnumerable<ValidationScores> epochs, SelectionMetric metric, double minImprovement)
    {
        var (best, highest) = (0, 0.0);
        foreach (var (index, scores) in epochs.Index())
        {
            var rank = scores.Rank(metric);
            if (best == 0 || rank - highest > minImprovement) (best, highest) = (index + 1, rank);
        }
        return best;
    }
}
