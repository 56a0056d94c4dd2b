using static Glosa.Evaluation.LabelScores;

namespace Glosa.Evaluation;

/// <summary>Counts labels against predictions, and scores the whole; definitions are scikit-learn's.</summary>
/// <param name="labels">Names of the labels in their order.</param>
public sealed class ConfusionCounter(IReadOnlyList<string> labels)
{
    private readonly long[,] _counts = new long[labels.Count, labels.Count];
    private double _lossSum;
    private long _total;

    /// <summary>Counts one text.</summary>
    /// <param name="label">The label that it has.</param>
    /// <param name="predicted">The label that it was given.</param>
    /// <param name="loss">Its cross-entropy.</param>
    public void Add(int label, int predicted, double loss)
    {
        _counts[label, predicted]++;
        _lossSum += loss;
        _total++;
    }

    /// <summary>The scores of all texts counted.</summary>
    public EvaluationResult ToResult()
    {
        var scores = Enumerable.Range(0, labels.Count).Select(ScoresOf).ToArray();
        return new EvaluationResult
        {
            Loss = Divide(_lossSum, _total),
            Accuracy = Divide(Enumerable.Range(0, labels.Count).Sum(label => _counts[label, label]), _total),
            Macro = Average(scores, _ => 1, _total),
            Weighted = Average(scores, one => one.Support, _total),
            PerClass = new OrderedDictionary<string, LabelScores>(labels.Zip(scores, KeyValuePair.Create)),
            ConfusionMatrix = [.. Enumerable.Range(0, labels.Count).Select(row =>
                (IReadOnlyList<long>)[.. Enumerable.Range(0, labels.Count).Select(column => _counts[row, column])])],
        };
    }

    private LabelScores ScoresOf(int label)
    {
        var all = Enumerable.Range(0, labels.Count).ToArray();
        var support = all.Sum(other => _counts[label, other]);
        var precision = Divide(_counts[label, label], all.Sum(other => _counts[other, label]));
        var recall = Divide(_counts[label, label], support);
        return new LabelScores(precision, recall, Divide(2 * precision * recall, precision + recall), support);
    }
}
