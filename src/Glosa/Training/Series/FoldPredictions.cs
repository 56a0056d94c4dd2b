using Glosa.Baselines;
using Glosa.Data;
using Glosa.Evaluation;
using Glosa.Models;
using Glosa.Persistence;
using Glosa.Torch;

namespace Glosa.Training.Series;

/// <summary>What the best model of a fold's run, and its baseline, say of the fold's texts.</summary>
internal static class FoldPredictions
{
    /// <summary>Predicts as the run's test did: the same batches, and the same threads.</summary>
    /// <param name="run">The run, which has ended.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="test">The fold's texts.</param>
    /// <param name="rows">Their rows in the training file.</param>
    /// <param name="fold">The fold's number, from 1.</param>
    public static IEnumerable<PredictedText> Of(RunDirectory run, RunResult result, DataSet test,
        IReadOnlyList<int> rows, int fold)
    {
        Engine.Threads = result.Origin?.Environment.Threads ?? Engine.Threads;
        var (labels, given, probabilities) = Predict(run.Best, test);
        var baseline = result.Baseline?.Test is null ? null : OfBaseline(run.Root, test);
        return test.Examples.Select((example, index) => new PredictedText
        {
            Row = rows[index],
            Fold = fold,
            Label = Name([.. labels.Names.Where(example.Labels.Contains)]),
            Predicted = Name([.. given[index].Select(label => labels[label])]),
            Baseline = baseline is null ? null : Name(baseline[index]),
            Probabilities = new OrderedDictionary<string, double>(
                labels.Names.Zip(probabilities[index], KeyValuePair.Create)),
        });

        LabelNames Name(IReadOnlyList<string> names) => new(names, labels.IsMultiLabel);
    }

    private static (LabelSet Labels, int[][] Given, double[][] Probabilities) Predict(string best, DataSet test)
    {
        var recipe = SavedPreprocessing.Load(best).Recipe;
        using var saved = SavedModel.Load(best, Devices.Choose(recipe.Training.Device));
        var data = EncodedDataSet.Encode(test, saved.Tokenizer, saved.Labels);
        var (given, probabilities) = (new int[data.Count][], new double[data.Count][]);
        var labels = saved.Labels.Count;
        foreach (var batch in Batcher.ByLength([.. data.Ids.Select(ids => ids.Length)], Evaluator.BatchSize))
        {
            int[][] ids = [.. batch.Select(index => data.Ids[index])];
            var scores = data.IsMultiLabel
                ? Inference.Logits(saved.Model, ids, saved.PaddingId, saved.Parameters.Device)
                : Inference.LogProbabilities(saved.Model, ids, saved.PaddingId, saved.Parameters.Device);
            for (var row = 0; row < batch.Length; row++)
            {
                var ofText = scores.AsSpan(row * labels, labels).ToArray();
                double[] shares = Array.ConvertAll(ofText,
                    score => data.IsMultiLabel ? Inference.Sigmoid(score) : Math.Exp(score));
                probabilities[batch[row]] = shares;
                given[batch[row]] = saved.Thresholds is { } thresholds
                    ? [.. Enumerable.Range(0, labels).Where(label => shares[label] > thresholds[label])]
                    : [Inference.IndexOfLargest(ofText)];
            }
        }
        return (saved.Labels, given, probabilities);
    }

    private static IReadOnlyList<string>[] OfBaseline(string run, DataSet test)
    {
        var baseline = LinearBaseline.OfRun(run)!;
        var given = new IReadOnlyList<string>[test.Examples.Count];
        Parallel.For(0, given.Length, index => given[index] = baseline.PredictAll(test.Examples[index].Text));
        return given;
    }
}
