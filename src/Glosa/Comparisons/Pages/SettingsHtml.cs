using Glosa.Pages;

namespace Glosa.Comparisons.Pages;

/// <summary>The settings that differ between the runs.</summary>
internal static class SettingsHtml
{
    // More columns than rows are hard to read.
    private const int MostRunsAcross = 6;

    /// <summary>Writes the table; nothing for a single run.</summary>
    public static void Write(TextWriter writer, Comparison comparison)
    {
        var (runs, settings) = (comparison.Runs, comparison.Settings);
        if (runs.Count < 2) return;
        writer.WriteLine("<h2>Settings that differ</h2>");
        if (settings.Count == 0) writer.WriteLine("<p>None: the recipes are the same.</p>");
        else if (runs.Count <= MostRunsAcross)
            HtmlTable.Write(writer, "Settings by path", ["setting", .. runs.Select(run => run.Name)],
                settings.Select(path => (IReadOnlyList<HtmlCell>)[path, .. runs.Select(run => Cell(run, path))]));
        else
            HtmlTable.Write(writer, "Settings by run", ["run", .. settings],
                runs.Select(run => (IReadOnlyList<HtmlCell>)[run.Name, .. settings.Select(path => Cell(run, path))]));
    }

    private static HtmlCell Cell(ComparedRun run, string path) => new(run.Settings.GetValueOrDefault(path, "–"), "setting");
}
