using Glosa.Baselines;
using Glosa.Data;

namespace Glosa.Cli.Tests.Docs.Snippets;

internal static class TrainBaseline
{
    public static void Run(DataOptions options)
    {
        #region docs/baseline.md: from C#
        var training = DataSet.Load("reviews.csv", options);
        var baseline = LinearBaseline.Train(training, LabelSet.From(training, options));
        Console.WriteLine(baseline.Predict("Arrived late, and broken."));
        foreach (var (ngram, weight) in baseline.TopFeatures("bad", count: 5)) Console.WriteLine($"{ngram} {weight:F1}");
        #endregion
    }
}
