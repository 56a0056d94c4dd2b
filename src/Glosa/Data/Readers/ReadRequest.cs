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
    private readonly Dictionary<string, string> _joined = [];

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
    /// <param name="label">The label as written, or several with <see cref="DataOptions.LabelSeparator"/> between them;
    /// blanks around one do not count. Null where none was read.</param>
    /// <param name="line">The line where the row starts, from 1.</param>
    public Example? MakeExample(string text, string? label, long line)
    {
        if (!WithLabels)
            return new(text, "", line);
        if (Options.LabelSeparator is { } separator)
            return MakeExample(text, Example.Split(label ?? "", separator), line);
        label = label?.Trim();
        if (string.IsNullOrEmpty(label))
        {
            Report(new(
                Place(line), $"a label in column {Wording.Name(Options.LabelColumn)}", "nothing",
                "write the label, or remove the row"));
            return null;
        }
        return new(text, NameOf(label), line);
    }

    /// <summary>Makes the example of a row that has its labels apart, in data whose texts can have any number of them. A
    /// label that cannot be told from two is reported, and the row is null.</summary>
    /// <param name="text">The text of all its columns.</param>
    /// <param name="labels">The labels as written; blanks around one do not count, and one counts once.</param>
    /// <param name="line">The line where the row starts, from 1.</param>
    /// <exception cref="InvalidOperationException">The options name no <see cref="DataOptions.LabelSeparator"/>.</exception>
    public Example? MakeExample(string text, IEnumerable<string> labels, long line)
    {
        var separator = Options.LabelSeparator
            ?? throw new InvalidOperationException("without data.label_separator a text has exactly one label");
        string[] written = [.. labels.Select(label => label.Trim()).Where(label => label.Length > 0)];
        if (written.FirstOrDefault(label => label.Contains(separator, StringComparison.Ordinal)) is { } several)
        {
            Report(new(
                Place(line), $"labels without {Wording.Name(separator)}, which is data.label_separator",
                $"the label {Wording.Name(several)}", "rename the label, or choose another data.label_separator"));
            return null;
        }
        // In one order, so that rows with the same labels are found to be the same.
        var joined = string.Join(separator, written.Select(NameOf).Distinct().Order(StringComparer.Ordinal));
        if (!_joined.TryGetValue(joined, out var known)) _joined.Add(joined, known = joined);
        return new(text, known, line) { LabelSeparator = separator };
    }

    // One string per label, however many rows: the file's own spelling is its name unless the options give another.
    private string NameOf(string label)
    {
        if (!_labels.TryGetValue(label, out var name))
            _labels.Add(label, name = label);
        return name;
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
        if (Options.LabelSeparator is not { } separator) return;
        if (separator.Length == 0)
            throw new InvalidInputException("data.label_separator", "at least one character", "none",
                "name what stands between two labels, or leave it unset");
        if (Options.Labels.Values.FirstOrDefault(name => name.Contains(separator, StringComparison.Ordinal)) is { } both)
            throw new InvalidInputException(
                "data.labels", $"names without {Wording.Name(separator)}, which is data.label_separator",
                Wording.Name(both), "choose another name, or another data.label_separator");
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
