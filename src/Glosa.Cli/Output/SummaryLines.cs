using System.Globalization;
using Glosa.Explanations;
using Spectre.Console;

namespace Glosa.Cli.Output;

/// <summary>What many explanations have in common, as lines.</summary>
internal static class SummaryLines
{
    public static void Write(ExplanationSummary summary, TextWriter writer, IAnsiConsole? colours)
    {
        foreach (var (label, words) in summary.Labels)
        {
            writer.WriteLine($"{label}: {words.Texts} texts");
            writer.WriteLine($"  for      {Words(words.For)}");
            writer.WriteLine($"  against  {Words(words.Against)}\n");
        }
        if (summary.WithTrueLabels == 0) return;
        writer.WriteLine($"{summary.ErrorCount} errors in {summary.WithTrueLabels} texts"
            + (summary.ErrorCount > 0 ? ", the surest first\n" : ""));
        if (summary.ErrorCount == 0) return;
        var lines = new ExplanationLines(writer, colours);
        foreach (var error in summary.Errors) lines.Write(error);
    }

    private static string Words(IReadOnlyList<LabelWord> words) => words.Count == 0 ? "none"
        : string.Join(", ", words.Select(word => string.Create(CultureInfo.InvariantCulture,
            $"{word.Word} {Explanation.Signed(word.Total)} ({word.Count}×)")));
}
