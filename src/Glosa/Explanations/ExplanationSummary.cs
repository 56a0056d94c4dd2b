namespace Glosa.Explanations;

/// <summary>What many explanations have in common: the words that drive each label, and the errors.</summary>
/// <remarks>Memory grows with the different words, and with the errors that are kept, not with the texts. Not safe to
/// share between threads.</remarks>
/// <param name="most">How many words of each label, and how many errors, are told.</param>
public sealed class ExplanationSummary(int most)
{
    private readonly OrderedDictionary<string, Totals> _labels = [];
    private readonly List<Explanation> _errors = [];

    /// <summary>Texts that were explained for each label, and its words, in the order in which labels came.</summary>
    public IReadOnlyDictionary<string, LabelWords> Labels => new OrderedDictionary<string, LabelWords>(
        _labels.Select(label => KeyValuePair.Create(label.Key, label.Value.Strongest(most))));

    /// <summary>Number of explanations.</summary>
    public int Count { get; private set; }

    /// <summary>Of how many the true labels are known.</summary>
    public int WithTrueLabels { get; private set; }

    /// <summary>How many of these are wrong.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>The errors in which the classifier was surest.</summary>
    public IReadOnlyList<Explanation> Errors => [.. Surest()];

    /// <summary>Counts an explanation.</summary>
    public void Add(Explanation explanation)
    {
        Count++;
        if (!_labels.TryGetValue(explanation.Label, out var totals)) _labels.Add(explanation.Label, totals = new());
        totals.Add(explanation);
        if (explanation.IsRight is not { } right) return;
        WithTrueLabels++;
        if (right) return;
        ErrorCount++;
        _errors.Add(explanation);
        if (_errors.Count <= 4 * most) return;
        Explanation[] kept = [.. Surest()];
        _errors.Clear();
        _errors.AddRange(kept);
    }

    private IEnumerable<Explanation> Surest() =>
        _errors.OrderByDescending(error => error.Prediction.Probability).Take(most);

    private sealed class Totals
    {
        private readonly Dictionary<string, (double Total, int Count)> _words = [];
        private int _texts;

        public void Add(Explanation explanation)
        {
            _texts++;
            foreach (var word in explanation.Words)
            {
                var name = word.Word.ToLowerInvariant();
                var (total, count) = _words.GetValueOrDefault(name);
                _words[name] = (total + word.Attribution, count + 1);
            }
        }

        public LabelWords Strongest(int most)
        {
            // Words of equal totals in the order of their letters, so that a run repeats.
            LabelWord[] words = [.. _words.Select(word => new LabelWord(word.Key, word.Value.Total, word.Value.Count))
                .OrderBy(word => word.Word, StringComparer.Ordinal)];
            return new(_texts,
                [.. words.Where(word => word.Total > 0).OrderByDescending(word => word.Total).Take(most)],
                [.. words.Where(word => word.Total < 0).OrderBy(word => word.Total).Take(most)]);
        }
    }
}
