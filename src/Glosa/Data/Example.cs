namespace Glosa.Data;

/// <summary>A text and the label, or the labels, it should get.</summary>
/// <param name="Text">The text as the file has it, several columns joined; may be empty.</param>
/// <param name="Label">The label's name; empty only where texts were read without labels. With a
/// <see cref="LabelSeparator"/>, the names of all its labels with the separator between them; empty for none.</param>
/// <param name="Line">The line where the row starts, counted from 1; every line of the file counts.</param>
public sealed record Example(string Text, string Label, long Line)
{
    /// <summary>The file it stands in, where its data set is a folder of files; null where the data set is one
    /// file.</summary>
    public string? File { get; init; }

    /// <summary>What stands between the names in <see cref="Label"/>; null where a text has exactly one label.</summary>
    public string? LabelSeparator { get; init; }

    /// <summary>The names of its labels: one, or with a <see cref="LabelSeparator"/> any number.</summary>
    public IReadOnlyList<string> Labels => LabelSeparator is null ? [Label] : Split(Label, LabelSeparator);

    /// <summary>Its place in messages: its own file, or the line of the data set's.</summary>
    /// <param name="dataSet">The path of the data set.</param>
    public string PlaceIn(string dataSet) => File ?? $"{dataSet}:{Line}";

    // Blanks around a name do not count, and a name counts once.
    internal static string[] Split(string labels, string separator) =>
        [.. labels.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
