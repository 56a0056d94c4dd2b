namespace Glosa.Data;

/// <summary>A text and the label it should get.</summary>
/// <param name="Text">The text as the file has it, several columns joined; may be empty.</param>
/// <param name="Label">The label's name; empty only where texts were read without labels.</param>
/// <param name="Line">The line where the row starts, counted from 1; every line of the file counts.</param>
public sealed record Example(string Text, string Label, long Line)
{
    /// <summary>The file it stands in, where its data set is a folder of files; null where the data set is one
    /// file.</summary>
    public string? File { get; init; }

    /// <summary>Its place in messages: its own file, or the line of the data set's.</summary>
    /// <param name="dataSet">The path of the data set.</param>
    public string PlaceIn(string dataSet) => File ?? $"{dataSet}:{Line}";
}
