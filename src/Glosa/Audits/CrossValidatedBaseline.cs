using Glosa.Baselines;
using Glosa.Data;
using Glosa.Evaluation.Calibration;

namespace Glosa.Audits;

/// <summary>The labels' probabilities for each text of a file, by linear baselines that have not learned it.</summary>
internal static class CrossValidatedBaseline
{
    /// <summary>Trains a baseline for each fold on the others. Its decisions become probabilities by
    /// <see cref="PlattScaling"/>, fitted on the other folds' decisions; where a text has exactly one label, they are
    /// divided by their sum.</summary>
    /// <returns>For each text those of the labels.</returns>
    public static double[][] Probabilities(DataSet data, LabelSet labels, FoldIds folds, LinearBaselineOptions options,
        CancellationToken cancellation)
    {
        var (decisions, foldOf) = (new double[data.Examples.Count][], new int[data.Examples.Count]);
        foreach (var (fold, rows) in folds.Folds.Index())
        {
            foreach (var row in rows) foldOf[row] = fold;
            var left = rows.ToHashSet();
            var baseline = LinearBaseline.Train(
                data.Take(Enumerable.Range(0, foldOf.Length).Where(row => !left.Contains(row))), labels, options, cancellation);
            Parallel.ForEach(rows, new ParallelOptions { CancellationToken = cancellation },
                row => decisions[row] = [.. baseline.Decisions(data.Examples[row].Text)]);
        }
        bool[][] has = [.. data.Examples.Select(example =>
        {
            var own = example.Labels;
            return labels.Names.Select(own.Contains).ToArray();
        })];
        var probabilities = new double[decisions.Length][];
        foreach (var (fold, rows) in folds.Folds.Index())
        {
            int[] others = [.. Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] != fold)];
            var scaling = new PlattScaling[labels.Count];
            Parallel.For(0, scaling.Length, label => scaling[label] = PlattScaling.Fit(
                [.. others.Select(row => decisions[row][label])], [.. others.Select(row => has[row][label])]));
            foreach (var row in rows)
                probabilities[row] = Shares([.. scaling.Select((one, label) => one.Probability(decisions[row][label]))]);
        }
        return probabilities;

        double[] Shares(double[] ofLabels)
        {
            if (labels.IsMultiLabel) return ofLabels;
            var sum = ofLabels.Sum();
            return Array.ConvertAll(ofLabels, one => one / sum);
        }
    }
}
