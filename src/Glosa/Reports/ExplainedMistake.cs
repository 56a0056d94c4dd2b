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
        var options = new ExplanationOptions { Method = BuiltIns.GradientTimesInput };
        return [.. mistakes.Select((mistake, index) =>
        {
            var (example, label) = (examples[mistake.Text], split.Labels[mistake.Label]);
            cancellation.ThrowIfCancellationRequested();
            if (clock.Elapsed > s_budget || !classifier.HasKnownWord(example.Text))
                return new ExplainedMistake(mistake.Text, example, label, mistake.Error, null);
            if (index == 0 && StepTime() * Steps * mistakes.Length < s_budget)
                options = options with { Method = BuiltIns.IntegratedGradients, Steps = Steps };
            return new ExplainedMistake(mistake.Text, example, label, mistake.Error, Explain());

            Explanation Explain() => classifier.Explain(example.Text, options with { Labels = [label] });

            // The second time: the first is slower, as of all code.
            TimeSpan StepTime()
            {
                Explain();
                var before = clock.Elapsed;
                Explain();
                return clock.Elapsed - before;
            }
        })];
    }
}
