using System.Globalization;
using System.Text.Json.Serialization;

namespace Glosa.Explanations;

/// <summary>Why a classifier gives a text a label, or does not: each word's part in it.</summary>
public sealed record Explanation
{
    /// <summary>The text, and what the classifier says of it.</summary>
    public required Prediction Prediction { get; init; }

    /// <summary>The labels that the text should get; null where they are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? TrueLabels { get; init; }

    /// <summary>The label that is explained.</summary>
    public required string Label { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>Sum of the words' attributions: above 0 the words together speak for the label.</summary>
    public required double Score { get; init; }

    /// <summary>The words in their order; those that were cut off are not among them.</summary>
    public required IReadOnlyList<WordAttribution> Words { get; init; }

    /// <summary>L2 norm of the attributions before they were divided by it; 1 where they were not.</summary>
    public required double Norm { get; init; }

    /// <summary>The model's output for the text: the label's logit, log odds or probability.</summary>
    public required double Output { get; init; }

    /// <summary>The output for the baseline; null where the method has none.</summary>
    public double? BaselineOutput { get; init; }

    /// <summary>Sum of the attributions, before the division, minus the difference between the outputs; null but for
    /// integrated gradients.</summary>
    public double? ConvergenceDelta { get; init; }

    /// <summary>Whether the delta is small: at most 1 % of the difference, or 0.01; null where there is none.</summary>
    public bool? Converged { get; init; }

    /// <summary>Steps of integrated gradients; null for other methods.</summary>
    public int? Steps { get; init; }

    /// <summary>R² of the local surrogate, at most 1; null for other methods.</summary>
    public double? Fit { get; init; }

    /// <summary>Whether the classifier gives exactly the true labels; null where they are not known.</summary>
    [JsonIgnore]
    public bool? IsRight => TrueLabels is null ? null : TrueLabels.ToHashSet().SetEquals(Prediction.Labels);

    /// <summary>The words with the largest attributions, whatever their sign, the largest first.</summary>
    public IEnumerable<WordAttribution> StrongestWords(int count) =>
        Words.OrderByDescending(word => Math.Abs(word.Attribution)).Take(count);

    /// <summary>An attribution or a sum as it is shown: its sign and two digits. Minus is U+2212, as wide as plus.</summary>
    public static string Signed(double value) => value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    internal static Explanation Of(Prediction prediction, string label, string method, ExplainedText text,
        Attributions found, bool normalize)
    {
        var norm = normalize ? Math.Sqrt(found.Words.Sum(value => value * value)) : 1;
        var divisor = norm > 0 ? norm : 1;
        WordAttribution[] words = [.. text.Words.Zip(found.Words, (span, value) => new WordAttribution(
            prediction.Text[span.Start..span.End], span.Start, span.End, value / divisor))];
        return new()
        {
            Prediction = prediction,
            Label = label,
            Method = method,
            Score = words.Sum(word => word.Attribution),
            Words = words,
            Norm = norm,
            Output = found.Output,
            BaselineOutput = found.BaselineOutput,
            ConvergenceDelta = found.ConvergenceDelta,
            Converged = found.Converged,
            Steps = found.Steps,
            Fit = found.Fit,
        };
    }
}
