using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Reports.Pages;

namespace Glosa.Reports;

/// <summary>What there is to know about a run before its model is trusted, as one HTML page that needs nothing
/// else.</summary>
public static class RunReport
{
    /// <summary>Writes the page of a run that has ended.</summary>
    /// <param name="run">The run's directory.</param>
    /// <param name="output">The file; <c>report.html</c> in the run's directory by default. It is there whole or not at
    /// all.</param>
    /// <param name="cancellation">Stops in between.</param>
    /// <returns>The file.</returns>
    /// <exception cref="InvalidInputException">There is no run that has ended, or its data files are no longer there or
    /// hold other texts.</exception>
    public static string Write(string run, string? output = null, CancellationToken cancellation = default)
    {
        var reported = ReportedRun.Load(run, cancellation);
        using var classifier = TextClassifier.Load(run);
        return Write(reported, classifier, output, cancellation);
    }

    /// <summary>As <see cref="Write(string, string, CancellationToken)"/>, with the run's best model at hand.</summary>
    internal static string Write(string run, TextClassifier classifier, CancellationToken cancellation) =>
        Write(ReportedRun.Load(run, cancellation), classifier, output: null, cancellation);

    private static string Write(
        ReportedRun run, TextClassifier classifier, string? output, CancellationToken cancellation)
    {
        var mistakes = ExplainedMistake.Of(run.Scored, run.Recipe.Data, classifier, cancellation);
        ReportedDoubt[] doubts = [.. new[] { run.Test, run.Validation }.OfType<ReportedSplit>()
            .SelectMany(split => ReportedDoubt.Of(split, run.Recipe.Data))];
        var path = output ?? run.Directory.Report;
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            ReportPage.Write(writer, run, mistakes, doubts);
        });
        return path;
    }
}
