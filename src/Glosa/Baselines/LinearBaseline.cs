using System.Diagnostics;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Evaluation;
using Glosa.Persistence;
using Glosa.Recipes.Binding;

namespace Glosa.Baselines;

/// <summary>A linear classifier of word n-grams: trained in seconds, and the mark that a neural model has to
/// beat.</summary>
/// <remarks>Immutable and safe to share between threads. It gives decisions, no probabilities.</remarks>
public sealed class LinearBaseline
{
    private readonly NgramVocabulary _vocabulary;
    private readonly LinearClassifier[] _classifiers;

    internal LinearBaseline(LinearBaselineOptions options, LabelSet labels, NgramVocabulary vocabulary,
        LinearClassifier[] classifiers, double seconds)
    {
        (Options, Labels, Seconds) = (options, labels, seconds);
        (_vocabulary, _classifiers) = (vocabulary, classifiers);
    }

    /// <summary>The settings.</summary>
    public LinearBaselineOptions Options { get; }

    /// <summary>The labels.</summary>
    public LabelSet Labels { get; }

    /// <summary>Number of n-grams that it knows.</summary>
    public int NgramCount => _vocabulary.Names.Count;

    /// <summary>Seconds that its training took.</summary>
    public double Seconds { get; }

    internal IReadOnlyList<string> Ngrams => _vocabulary.Names;

    internal IReadOnlyList<LinearClassifier> Classifiers => _classifiers;

    /// <summary>Trains on all processors. The same data and options always give the same weights.</summary>
    /// <param name="training">The texts.</param>
    /// <param name="labels">The labels; each of the texts' is among them.</param>
    /// <param name="options">The settings; the defaults by default.</param>
    /// <param name="cancellation">Stops in between.</param>
    /// <exception cref="InvalidInputException">An option is out of its limits, or a label unknown.</exception>
    public static LinearBaseline Train(DataSet training, LabelSet labels, LinearBaselineOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new LinearBaselineOptions();
        CheckLimits(options);
        labels.Check(training);
        var started = Stopwatch.GetTimestamp();
        var vocabulary = NgramVocabulary.Choose(
            [.. training.Examples.Select(example => example.Text)], options, out var counts, cancellation);
        var ids = training.Examples.Select(example => example.Labels.Select(labels.IdOf).ToArray()).ToArray();
        // Of two labels, one decision tells.
        var targets = Enumerable.Range(IsOneDecision(labels) ? 1 : 0, ClassifierCount(labels))
            .Select(label => ids.Select(ofText => ofText.Contains(label)).ToArray()).ToArray();
        var classifiers = OneVersusRest.Train(counts, targets, vocabulary.Names.Count, options, cancellation);
        return new LinearBaseline(options, labels, vocabulary, classifiers,
            Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Reads a baseline that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidInputException">Something is missing, broken, newer than this version, or does not
    /// fit.</exception>
    public static LinearBaseline Load(string path) => LinearBaselineFiles.Load(path);

    /// <summary>Reads the baseline of a run; null if the run has none.</summary>
    /// <param name="run">The run's directory.</param>
    /// <exception cref="InvalidInputException">It has one that cannot be used.</exception>
    public static LinearBaseline? OfRun(string run) =>
        new RunDirectory(run).Baseline is var path && LinearBaselineFiles.IsThere(path) ? Load(path) : null;

    /// <summary>Writes a directory, which is there whole or not at all; what was there before is replaced.</summary>
    public void Save(string path) => LinearBaselineFiles.Save(this, path);

    /// <summary>The decision for each label, in their order: more than 0 for a text that seems to be of it. The first
    /// label's of two is the other's with its sign turned, unless a text can have both.</summary>
    public IReadOnlyList<double> Decisions(string text)
    {
        var counts = _vocabulary.Count(text);
        var decisions = Array.ConvertAll(_classifiers, classifier => classifier.Decide(counts, Options.Normalize));
        return IsOneDecision(Labels) ? [-decisions[0], decisions[0]] : decisions;
    }

    /// <summary>The label of the largest decision; of equals the first.</summary>
    public string Predict(string text) => Labels[IdFor(text)];

    /// <summary>The labels whose decisions are more than 0, where a text can have several; else the one of
    /// <see cref="Predict"/>.</summary>
    public IReadOnlyList<string> PredictAll(string text)
    {
        if (!Labels.IsMultiLabel) return [Predict(text)];
        var decisions = Decisions(text);
        return [.. Labels.Names.Where((_, label) => decisions[label] > 0)];
    }

    /// <summary>Scores the baseline on all processors. The loss is not a number: it gives no probabilities.</summary>
    /// <exception cref="InvalidInputException">The data has a label that the baseline does not know.</exception>
    public EvaluationResult Evaluate(DataSet data, CancellationToken cancellation = default)
    {
        Labels.Check(data);
        if (Labels.IsMultiLabel) return EvaluateSeveral(data, cancellation);
        var predicted = new int[data.Examples.Count];
        Parallel.For(0, predicted.Length, new ParallelOptions { CancellationToken = cancellation },
            index => predicted[index] = IdFor(data.Examples[index].Text));
        var counter = new ConfusionCounter(Labels.Names);
        for (var index = 0; index < predicted.Length; index++)
            counter.Add(Labels.IdOf(data.Examples[index].Label), predicted[index], double.NaN);
        return counter.ToResult();
    }

    /// <summary>The n-grams that speak most for a label, the strongest first; none that speaks against it.</summary>
    /// <param name="label">The label's name.</param>
    /// <param name="count">Most n-grams to tell.</param>
    /// <exception cref="KeyNotFoundException">There is no such label.</exception>
    public IReadOnlyList<NgramWeight> TopFeatures(string label, int count)
    {
        var id = Labels.IdOf(label);
        var classifier = _classifiers[IsOneDecision(Labels) ? 0 : id];
        var sign = IsOneDecision(Labels) && id == 0 ? -1 : 1;
        return [.. _vocabulary.Names
            .Select((name, ngram) =>
                new NgramWeight(name, sign * classifier.Factors[ngram] * classifier.Weights[ngram]))
            .Where(ngram => ngram.Weight > 0)
            .OrderByDescending(ngram => ngram.Weight).Take(count)];
    }

    internal static int ClassifierCount(LabelSet labels) => IsOneDecision(labels) ? 1 : labels.Count;

    private static bool IsOneDecision(LabelSet labels) => labels.Count == 2 && !labels.IsMultiLabel;

    private EvaluationResult EvaluateSeveral(DataSet data, CancellationToken cancellation)
    {
        var decisions = new IReadOnlyList<double>[data.Examples.Count];
        Parallel.For(0, decisions.Length, new ParallelOptions { CancellationToken = cancellation },
            index => decisions[index] = Decisions(data.Examples[index].Text));
        var counter = new MultiLabelCounter(Labels.Names);
        foreach (var (example, ofText) in data.Examples.Zip(decisions))
            counter.Add([.. Labels.Names.Select(example.Labels.Contains)],
                [.. ofText.Select(decision => decision > 0)], double.NaN);
        return counter.ToResult();
    }

    private int IdFor(string text)
    {
        var decisions = Decisions(text);
        var best = 0;
        for (var label = 1; label < decisions.Count; label++)
            if (decisions[label] > decisions[best]) best = label;
        return best;
    }

    private static void CheckLimits(LinearBaselineOptions options)
    {
        var words = new OptionWords(BuiltIns.ChoicesOf);
        var problems = Option.Of(typeof(LinearBaselineOptions))
            .Select(option => (Option: option, Value: option.Property.GetValue(options)))
            .Where(pair => pair.Value is { } value
                && !pair.Option.Limits.All(limit => OptionLimits.Holds(limit, value)))
            .Select(pair => new Problem($"baseline.{pair.Option.Key}", words.Expected(pair.Option),
                FormattableString.Invariant($"{pair.Value}"), "choose a value within the limits")).ToArray();
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }
}
