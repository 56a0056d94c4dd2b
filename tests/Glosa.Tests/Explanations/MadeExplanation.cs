using Glosa.Explanations;

namespace Glosa.Tests.Explanations;

/// <summary>Explanations without a model.</summary>
internal static class MadeExplanation
{
    /// <summary>One whose words are those between blanks.</summary>
    public static Explanation Of(string text, params double[] attributions)
    {
        var (words, from) = (new List<WordAttribution>(), 0);
        foreach (var (word, attribution) in text.Split(' ').Zip(attributions))
        {
            from = text.IndexOf(word, from, StringComparison.Ordinal);
            words.Add(new(word, from, from + word.Length, attribution));
            from += word.Length;
        }
        return new()
        {
            Prediction = new()
            {
                Text = text,
                Label = "good",
                Probability = 0.75,
                Probabilities = new OrderedDictionary<string, double> { ["good"] = 0.75, ["bad"] = 0.25 },
                Tokens = words.Count,
                Truncated = false,
                Unknown = 0,
            },
            Label = "good",
            Method = "integrated_gradients",
            Score = attributions.Sum(),
            Words = words,
            Norm = 1,
            Output = 2,
            BaselineOutput = 1,
            ConvergenceDelta = 0.001,
            Converged = true,
            Steps = 16,
        };
    }

    /// <summary>The same with its true label and another probability.</summary>
    public static Explanation Judged(this Explanation explanation, string trueLabel, double probability) => explanation with
    {
        TrueLabels = [trueLabel],
        Prediction = explanation.Prediction with { Probability = probability },
    };
}
