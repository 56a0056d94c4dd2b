using static Glosa.Evaluation.LabelScores;

namespace Glosa.Evaluation;

/// <summary>Counts the labels of texts that can have several against those they are given, and scores the whole;
/// definitions are scikit-learn's, a share of nothing is 0.</summary>
/// <param name="labels">Names of the labels in their order.</param>
public sealed class MultiLabelCounter(IReadOnlyList<string> labels)
{
    private readonly long[] _right = new long[labels.Count];
    private readonly long[] _given = new long[labels.Count];
    private readonly long[] _support = new long[labels.Count];
    private (double Precision, double Recall, double F1) _ofTexts;
    private double _lossSum;
    private long _allRight;
    private long _total;

    /// <summary>Counts one text.</summary>
    /// <param name="has">For each label, whether the text has it.</param>
    /// <param name="given">For each label, whether the text was given it.</param>
    /// <param name="loss">The mean of its labels' binary cross-entropies.</param>
    public void Add(ReadOnlySpan<bool> has, ReadOnlySpan<bool> given, double loss)
    {
        var (right, all, own) = (0, 0, 0);
        for (var label = 0; label < labels.Count; label++)
        {
            _right[label] += has[label] && given[label] ? 1 : 0;
            _given[label] += given[label] ? 1 : 0;
            _support[label] += has[label] ? 1 : 0;
            right += has[label] && given[label] ? 1 : 0;
            all += given[label] ? 1 : 0;
            own += has[label] ? 1 : 0;
        }
        var scores = Scores(right, all, own);
        _ofTexts = (_ofTexts.Precision + scores.Precision, _ofTexts.Recall + scores.Recall, _ofTexts.F1 + scores.F1);
        _allRight += has.SequenceEqual(given) ? 1 : 0;
        _lossSum += loss;
        _total++;
    }

    /// <summary>The scores of all texts counted.</summary>
    public EvaluationResult ToResult()
    {
        var scores = Enumerable.Range(0, labels.Count)
            .Select(label => Scores(_right[label], _given[label], _support[label])).ToArray();
        return new EvaluationResult
        {
            Loss = Divide(_lossSum, _total),
            Accuracy = Divide(_allRight, _total),
            Macro = Average(scores, _ => 1, _total),
            Weighted = Average(scores, one => one.Support, _total),
            PerClass = new OrderedDictionary<string, LabelScores>(labels.Zip(scores, KeyValuePair.Create)),
            Micro = Scores(_right.Sum(), _given.Sum(), _support.Sum()) with { Support = _total },
            Samples = new LabelScores(Divide(_ofTexts.Precision, _total), Divide(_ofTexts.Recall, _total),
                Divide(_ofTexts.F1, _total), _total),
            LabelMatrices = new OrderedDictionary<string, IReadOnlyList<IReadOnlyList<long>>>(
                labels.Select((name, label) => KeyValuePair.Create(name, MatrixOf(label)))),
        };
    }

    private IReadOnlyList<IReadOnlyList<long>> MatrixOf(int label)
    {
        var (falselyGiven, missed) = (_given[label] - _right[label], _support[label] - _right[label]);
        return [[_total - _right[label] - falselyGiven - missed, falselyGiven], [missed, _right[label]]];
    }

    private static LabelScores Scores(long right, long given, long support) =>
        new(Divide(right, given), Divide(right, support), Divide(2 * right, given + support), support);
}
