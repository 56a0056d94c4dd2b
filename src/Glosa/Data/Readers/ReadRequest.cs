using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>One reading of one file; collects the problems of its rows. Not safe to share between threads.</summary>
/// <param name="file">The file.</param>
/// <param name="options">How a row becomes an example.</param>
/// <param name="withLabels">Whether every row needs a label; without, the label column is not looked at.</param>
public sealed class ReadRequest(DataFile file, DataOptions options, bool withLabels)
{
    /// <summary>Problems of rows after which reading stops.</summary>
    public const int MaxProblems = 20;

    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, string> _labels = new(options.Labels);

    /// <summary>The file.</summary>
    public DataFile File => file;

    /// <summary>How a row becomes an example.</summary>
    public DataOptions Options => options;

    /// <summary>Whether every row needs a label.</summary>
    public bool WithLabels => withLabels;

    /// <summary>The place of a line in messages.</summary>
    public string Place(long line) => $"{File.Name}:{line}";

    /// <summary>Notes a row that cannot be used; at <see cref="MaxProblems"/> of them reading ends.</summary>
    /// <exception cref="InvalidInputException">There are too many problems now; all are told.</exception>
    public void Report(Problem problem)
    {
        _problems.Add(problem);
        if (_problems.Count < MaxProblems)
            return;
        _problems.Add(new(
            File.Name, "rows that can be read", $"{MaxProblems} that cannot, the last at {problem.Where}",
            "mend these and try again; the rest of the file was not read"));
        ThrowIfAny();
    }

    /// <summary>Makes the example of a row; a missing label is reported, and the row is null.</summary>
    /// <param name="text">The text of all its columns.</param>
    /// <param name="label">The label as written; blanks around it do not count. Null where none was read.</param>
    /// <param name="line">The line where the row starts, from 1.</param>
    public Example? MakeExample(string text, string? label, long line)
    {
        if (!WithLabels)
            return new(text, "", line);
        label = label?.Trim();
        if (string.IsNullOrEmpty(label))
        {
            Report(new(
                Place(line), $"a label in column {Wording.Name(Options.LabelColumn)}", "nothing",
                "write the label, or remove the row"));
            return null;
        }
        // One string per label, however many rows: the file's own spelling is its name unless the options give another.
        if (!_labels.TryGetValue(label, out var name))
            _labels.Add(label, name = label);
        return new(text, name, line);
    }

    /// <summary>Makes sure that the options can make an example at all.</summary>
    internal void CheckOptions()
    {
        if (Options.TextColumns.Count == 0)
            throw new InvalidInputException(
                "data.text_columns", "at least one column", "none", "name the columns of the text");
        if (Options.Labels.FirstOrDefault(label => string.IsNullOrWhiteSpace(label.Value)) is { Key: { } key })
            throw new InvalidInputException(
                "data.labels", $"a name for the label {Wording.Name(key)}", "nothing",
                "give it a name, or remove the entry");
    }

    /// <summary>Runs a step; if it fails, the rows' problems so far are told in front of its own.</summary>
    internal T TellingEarlierProblems<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (InvalidInputException error) when (_problems.Count > 0 && _problems.Count <= MaxProblems)
        {
            throw new InvalidInputException([.. _problems, .. error.Problems]);
        }
    }

    /// <summary>Tells the problems, if there are any.</summary>
    internal void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new InvalidInputException([.. _problems]);
    }
}
