using Glosa.Errors;
using Glosa.Persistence;
using Glosa.Training.Series;
using Glosa.Tuning;

namespace Glosa.Comparisons;

/// <summary>Finds the runs in directories: of runs, series, sweeps and searches.</summary>
internal sealed class RunFinder
{
    private readonly List<Problem> _problems = [];

    /// <summary>What was found, in the order of the directories; no run twice.</summary>
    public List<RunRecord> Runs { get; } = [];

    /// <summary>The sweeps and searches.</summary>
    public List<ComparedTrials> Trials { get; } = [];

    /// <summary>The series of several seeds.</summary>
    public List<SeriesResult> Seeds { get; } = [];

    /// <summary>What was left out, and why.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>Reads all runs of some directories.</summary>
    /// <exception cref="InvalidInputException">A directory is none of these, or has no results yet; all are
    /// told.</exception>
    public static RunFinder Find(IEnumerable<string> paths)
    {
        var finder = new RunFinder();
        foreach (var path in paths) finder.Add(System.IO.Path.TrimEndingDirectorySeparator(path));
        if (finder._problems.Count > 0) throw new InvalidInputException(finder._problems);
        return finder;
    }

    private void Add(string path)
    {
        var results = new RunDirectory(path).Results;
        if (!File.Exists(results)) _problems.Add(Unfinished(path));
        else if (Sweep.IsAt(path)) AddSweep(path, GlosaJson.ReadFile(results, GlosaJson.Compact.SweepResult, "a sweep's results"));
        else if (Search.IsAt(path)) AddSearch(path, GlosaJson.ReadFile(results, GlosaJson.Compact.SearchResult, "a search's results"));
        else if (RunSeries.IsAt(path)) AddSeries(path, GlosaJson.ReadFile(results, GlosaJson.Compact.SeriesResult, "a series' results"));
        else AddRun(RunRecord.OfRun(path));
    }

    private void AddSweep(string path, SweepResult result) =>
        AddTrials(path, result.Trials, result.Axes, result.SelectBy, result.Best);

    private void AddSearch(string path, SearchResult result)
    {
        AddTrials(path, result.Trials, [], result.SelectBy, result.Best);
        // Only the search knows the test of its best trial.
        if (result.Best is { } best && Runs.FindIndex(run => AreSame(run.Path, Path.Combine(path, best))) is var place)
            Runs[place] = Runs[place] with { Test = result.Test };
    }

    private void AddTrials(string path, IReadOnlyList<TrialResult> trials, IReadOnlyList<SweepAxis> axes, string selectBy,
        string? best)
    {
        foreach (var failed in trials.Where(trial => trial.Validation is null))
            LeftOut.Add($"left out: {Path.Combine(path, failed.Name)}, {failed.Error ?? "no epoch ended"}");
        TrialResult[] scored = [.. trials.Where(trial => trial.Validation is not null)];
        foreach (var trial in scored) AddRun(RunRecord.OfRun(Path.Combine(path, trial.Name)));
        Trials.Add(new(path, scored, axes, selectBy, best));
    }

    private void AddSeries(string path, SeriesResult result)
    {
        foreach (var failed in result.Runs.Where(run => run.Model is null))
            LeftOut.Add($"left out: {Path.Combine(path, failed.Name)}, {failed.Error ?? "no epoch ended"}");
        RunRecord[] runs = [.. result.Runs.Where(run => run.Model is not null)
            .Select(run => RunRecord.OfRun(Path.Combine(path, run.Name)))];
        if (result.Folds is null)
        {
            foreach (var run in runs) AddRun(run);
            if (!Seeds.Exists(other => AreSame(other.Series, path))) Seeds.Add(result with { Series = path });
        }
        else if (runs.Length > 0) AddRun(RunRecord.OfFolds(path, runs));
    }

    private void AddRun(RunRecord run)
    {
        if (!Runs.Exists(other => AreSame(other.Path, run.Path))) Runs.Add(run);
    }

    private static bool AreSame(string one, string other) => Path.GetFullPath(one) == Path.GetFullPath(other);

    private static Problem Unfinished(string path)
    {
        const string expected = "a run, series, sweep or search that has ended, with results.json";
        var (run, parent) = (new RunDirectory(path), Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
        var whole = new[] { path, parent }.FirstOrDefault(one => Sweep.IsAt(one) || Search.IsAt(one) || RunSeries.IsAt(one));
        if (File.Exists(Path.Combine(path, SavedModel.ConfigFile)))
            return new(path, expected, "a saved model", $"name its run: {parent}");
        if (whole is null && !(File.Exists(run.Recipe) && File.Exists(run.Tokenizer)))
            return new(path, expected, Directory.Exists(path) ? "a directory without one" : "nothing there",
                "name a directory below runs/");
        var command = whole is null || RunSeries.IsAt(whole) ? "train" : Sweep.IsAt(whole) ? "sweep" : "search";
        return new(path, expected, "one that was broken off",
            $"finish it: glosa {command} --resume {whole ?? path}; or leave it out");
    }
}
