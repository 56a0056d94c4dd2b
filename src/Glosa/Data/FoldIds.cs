using System.Text.Json;
using Glosa.Errors;
using Glosa.Persistence;

namespace Glosa.Data;

/// <summary>Which rows of a file are in which fold; <c>folds.json</c>.</summary>
public sealed record FoldIds
{
    /// <summary>Fewest and most folds.</summary>
    internal const int Fewest = 2, Most = 100;

    /// <summary>The file's name; null if it is not told.</summary>
    public string? File { get; init; }

    /// <summary><see cref="DataSet.Fingerprint"/> of the file as it was read; null if the rows alone count.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The seed that chose the folds; null if something else did.</summary>
    public long? Seed { get; init; }

    /// <summary>The numbers of each fold's rows, as read, from 0.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Folds { get; init; }

    /// <summary>Reads a file that <see cref="Save"/> or another program wrote.</summary>
    /// <exception cref="InvalidInputException">It is not there, or holds something else.</exception>
    public static FoldIds Load(string path) => System.IO.File.Exists(path)
        ? GlosaJson.ReadFile(path, GlosaJson.Default.FoldIds, "folds: {\"folds\": [[rows of fold 1], …]}")
        : throw new InvalidInputException(path, "a file of folds", "no such file", "name a folds.json");

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Save(string path) =>
        AtomicFile.WriteText(path, JsonSerializer.Serialize(this, GlosaJson.Compact.FoldIds) + "\n");

    /// <summary>Makes sure that the folds are of this data: every row is in exactly one, and the rows outside of a fold
    /// have all labels.</summary>
    /// <param name="data">The data.</param>
    /// <param name="path">Where the folds come from, for messages.</param>
    /// <exception cref="InvalidInputException">They are not; all mistakes are told.</exception>
    public void Check(DataSet data, string path)
    {
        var problems = new List<Problem>();
        if (Fingerprint is not null && Fingerprint != data.Fingerprint)
            problems.Add(new Problem(path, $"folds of {data.Path}, as this recipe reads it",
                $"folds of other texts or labels{(File is null ? "" : $", named {File}")}",
                "name the file that the folds were made of; if only columns or names of labels differ, "
                    + "remove \"fingerprint\" from the folds"));
        if (Folds.Count is < Fewest or > Most)
            problems.Add(new Problem(path, $"{Fewest} to {Most} folds", Wording.Count(Folds.Count, "fold"), "mend the file"));
        foreach (var (index, fold) in Folds.Index())
            if (fold is not { Count: > 0 })
                problems.Add(new Problem(path, "rows in every fold", $"none in fold {index + 1}", "mend the file"));
        problems.AddRange(RowProblems(data, path));
        if (problems.Count == 0) problems.AddRange(LabelProblems(data, path));
        if (problems.Count > 0) throw new InvalidInputException(problems);
    }

    private IEnumerable<Problem> RowProblems(DataSet data, string path)
    {
        var rows = data.Examples.Count;
        var times = new int[rows];
        int[] outside = [.. Folds.SelectMany(fold => fold ?? []).Where(row => row < 0 || row >= rows)];
        foreach (var row in Folds.SelectMany(fold => fold ?? []))
            if (row >= 0 && row < rows) times[row]++;
        if (outside.Length > 0)
            yield return new Problem(path, $"rows from 0 to {rows - 1}, those of {data.Path}",
                $"row {outside[0]}{Others(outside.Length)}", "name the file that the folds were made of");
        if (Array.FindIndex(times, count => count > 1) is var twice and >= 0)
            yield return new Problem(path, "every row in one fold",
                $"row {twice}{Others(times.Count(count => count > 1))} in several", "mend the file");
        if (Array.IndexOf(times, 0) is var missing and >= 0)
            yield return new Problem(path, "every row in one fold",
                $"row {missing}{Others(times.Count(count => count == 0))} in none", "mend the file");
    }

    private IEnumerable<Problem> LabelProblems(DataSet data, string path)
    {
        var all = data.Examples.SelectMany(example => example.Labels).CountBy(label => label).ToDictionary();
        foreach (var (index, fold) in Folds.Index())
            foreach (var (label, count) in fold.SelectMany(row => data.Examples[row].Labels).CountBy(label => label))
                if (count == all[label])
                    yield return new Problem(path, "every label in two folds or more, so that each model can learn it",
                        $"all rows of the label {Wording.Name(label)} in fold {index + 1}",
                        "add rows of the label, or spread them");
    }

    private static string Others(int count) => count > 1 ? $" and {Wording.Count(count - 1, "other")}" : "";
}
