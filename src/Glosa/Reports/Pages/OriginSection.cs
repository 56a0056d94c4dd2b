using System.Globalization;
using Glosa.Pages;
using Glosa.Recipes;

namespace Glosa.Reports.Pages;

/// <summary>What the run was made with, and how to make it again.</summary>
internal static class OriginSection
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, ReportedRun run)
    {
        var result = run.Result;
        List<(string Name, string? Value)> facts =
        [
            ("recipe", run.Recipe.Name), ("description", run.Recipe.Description.Trim()), ("source", run.Recipe.Source.Trim()),
            ("seconds of training", result.Seconds.ToString("N0", CultureInfo.InvariantCulture)),
            ("texts per second", ScoreTexts.Whole(Math.Round(result.TextsPerSecond))),
            ("most memory", FormattableString.Invariant($"{result.PeakMemoryBytes / 1e6:N0} MB")),
        ];
        if (result.Origin is { } origin)
            facts.AddRange(
            [
                ("finished", origin.Finished.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                ("seed", origin.Seed.ToString(CultureInfo.InvariantCulture)), ("processor", origin.Processor),
                ("computed on", FormattableString.Invariant(
                    $"{origin.Environment.Device}, {origin.Environment.Precision}, {origin.Environment.Threads} threads")),
                ("libtorch", $"{origin.Environment.Libtorch}, {origin.Environment.InstructionSet}"),
                ("BLAS", origin.Environment.Blas),
            ]);
        HtmlTable.Write(writer, "The run", ["", ""], facts.Where(fact => fact.Value is { Length: > 0 })
            .Select(fact => (IReadOnlyList<HtmlCell>)[fact.Name, new(fact.Value!, "text")]));
        writer.WriteLine("<p>To train it again, to the same results on the same machine:</p>");
        WriteText(writer, "Command", $"glosa train {Quoted(run.Directory.Recipe)} --output NEW_DIRECTORY");
        writer.WriteLine("<details><summary>All settings</summary>");
        WriteText(writer, "Settings", RecipeWriter.Write(run.Recipe));
        writer.WriteLine("</details>");
    }

    private static void WriteText(TextWriter writer, string name, string text) => writer.WriteLine(
        $"<pre tabindex=\"0\" role=\"region\" aria-label=\"{name}\">{Html.Escape(text)}</pre>");

    private static string Quoted(string path) => path.Any(char.IsWhiteSpace) ? $"\"{path}\"" : path;
}
