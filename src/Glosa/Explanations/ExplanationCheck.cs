using System.Globalization;
using Glosa.Data;
using Glosa.Errors;
using Glosa.Tokenization;

namespace Glosa.Explanations;

/// <summary>What has to hold before texts are explained.</summary>
internal static class ExplanationCheck
{
    private const int MostProblems = 20;

    /// <summary>Refuses options that do not fit the model or each other.</summary>
    /// <exception cref="InvalidInputException">All that is wrong.</exception>
    public static void Options(ExplanationOptions options, LabelSet labels, BaselineTokens tokens)
    {
        var problems = new List<Problem>();
        if (!BuiltIns.Explainers.ContainsKey(options.Method))
            problems.Add(new("method", $"one of {string.Join(", ", BuiltIns.Explainers.Keys)}", Wording.Name(options.Method),
                Wording.DidYouMean(options.Method, BuiltIns.Explainers.Keys, "choose one of them")));
        problems.AddRange(options.Labels.Where(label => !labels.TryGetId(label, out _)).Select(label =>
            new Problem("label", $"a label of the model: {Wording.Names([.. labels.Names])}", Wording.Name(label),
                Wording.DidYouMean(label, labels.Names, "choose one of them, or none for the predicted one"))));
        if (options is { Method: BuiltIns.GradientTimesInput, Baseline: not null })
            problems.Add(new("baseline", $"none for {options.Method}", $"{options.Baseline}",
                "leave it out, or choose another method"));
        if (options is { Method: BuiltIns.IntegratedGradients, Baseline: ExplanationBaseline.Removed })
            problems.Add(new("baseline", $"padding, zero or mask for {options.Method}", "removed",
                "choose one of them, or the method occlusion"));
        if (options.Baseline is ExplanationBaseline.Mask && tokens.MaskId is null)
            problems.Add(new("baseline", "a mask token in the model's vocabulary", "none",
                "choose padding or zero"));
        AddUnless(options.Steps is null or >= 1, "steps", "1 or more, or auto", options.Steps ?? 0);
        AddUnless(options.Samples >= 2, "samples", "2 or more", options.Samples);
        AddUnless(options.TokensPerBatch >= 1, "tokens per batch", "1 or more", options.TokensPerBatch);
        if (problems.Count > 0) throw new InvalidInputException(problems);

        void AddUnless(bool holds, string where, string expected, int found)
        {
            if (!holds) problems.Add(new(where, expected, found.ToString(CultureInfo.InvariantCulture), "raise it"));
        }
    }

    /// <summary>Whether a text holds a word that the model knows.</summary>
    public static bool HasKnownWord(Encoding encoding) => OwnTokens(encoding) > encoding.UnknownCount;

    /// <summary>Refuses texts in which there is nothing to explain.</summary>
    /// <exception cref="InvalidInputException">The first of them.</exception>
    public static void Texts(IReadOnlyList<Encoding> encodings, int firstNumber)
    {
        Problem[] problems = [.. encodings.Index().Where(one => !HasKnownWord(one.Item)).Take(MostProblems)
            .Select(one => new Problem(string.Create(CultureInfo.InvariantCulture, $"text {firstNumber + one.Index}"),
                "a word that the model knows",
                OwnTokens(one.Item) == 0 ? "a text without words" : "words that its vocabulary lacks, and no others",
                "leave the text out, or write words of the training texts"))];
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }

    private static int OwnTokens(Encoding encoding) => encoding.WordIds.Count(word => word >= 0);
}
