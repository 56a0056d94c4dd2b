using System.Diagnostics;
using Glosa.Data;
using Glosa.Explanations;

namespace Glosa.Reports;

/// <summary>A text that the model gets wrong.</summary>
/// <param name="Text">Its number in the split.</param>
/// <param name="Example">The text and its labels.</param>
/// <param name="Label">The label that is wrongly given or missed.</param>
/// <param name="Probability">The calibrated probability of the wrong decision.</param>
/// <param name="Explanation">Which words speak for the label; null where there was no time, or no word that the model
/// knows.</param>
internal sealed record ExplainedMistake(
    int Text, Example Example, string Label, double Probability, Explanation? Explanation)
{
    /// <summary>How many of a split are told.</summary>
    public const int Most = 12;

    /// <summary>Steps of integrated gradients, where there is time for it.</summary>
    public const int Steps = 32;

    private static readonly TimeSpan s_budget = TimeSpan.FromSeconds(10);

    /// <summary>The mistakes of which the model is surest, explained as far as ten seconds reach: by integrated gradients
    /// if all of them can be, else by gradient × input.</summary>
    public static ExplainedMistake[] Of(
        ReportedSplit split, DataOptions data, TextClassifier classifier, CancellationToken cancellation)
    {
        (int Text, int Label, double Error)[] mistakes = [.. Enumerable.Range(0, split.Count)
            .Where(text => !split.IsRight[text])
            .Select(text => (Text: text, Error: split.Error(text, out var label), Label: label))
            .OrderByDescending(one => one.Error).Take(Most).Select(one => (one.Text, one.Label, one.Error))];
        var examples = split.Load(mistakes.Select(one => one.Text), data);
        var clock = Stopwatch.StartNew();
        ExplanationOptions? options = null;
        return [.. mistakes.Select(mistake =>
        {
            var (example, label) = (examples[mistake.Text], split.Labels[mistake.Label]);
            cancellation.ThrowIfCancellationRequested();
            if (clock.Elapsed > s_budget || !classifier.HasKnownWord(example.Text))
                return new ExplainedMistake(mistake.Text, example, label, mistake.Error, null);
            options ??= Affordable(classifier, example.Text, mistakes.Length);
            return new ExplainedMistake(mistake.Text, example, label, mistake.Error,
                classifier.Explain(example.Text, options with { Labels = [label] }));
        })];
    }

    // Integrated gradients if so many texts like this one leave time; else its single step.
    private static ExplanationOptions Affordable(TextClassifier classifier, string text, int texts)
    {
        var (quick, thorough) = (new ExplanationOptions { Method = BuiltIns.GradientTimesInput },
            new ExplanationOptions { Method = BuiltIns.IntegratedGradients, Steps = Steps });
        Time(quick);     // the first time is slower, as of all code
        return Time(quick) * Steps < s_budget / 2 && Time(thorough) * texts < s_budget ? thorough : quick;

        TimeSpan Time(ExplanationOptions options)
        {
            var started = Stopwatch.GetTimestamp();
            classifier.Explain(text, options);
            return Stopwatch.GetElapsedTime(started);
        }
    }
}
