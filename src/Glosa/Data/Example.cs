namespace Glosa.Data;

/// <summary>A text and the label it should get.</summary>
/// <param name="Text">The text as the file has it, several columns joined; may be empty.</param>
/// <param name="Label">The label's name; empty only where texts were read without labels.</param>
/// <param name="Line">The line where the row starts, counted from 1; every line of the file counts.</param>
public sealed record Example(string Text, string Label, long Line);
