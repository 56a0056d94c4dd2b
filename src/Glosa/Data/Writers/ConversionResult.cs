namespace Glosa.Data.Writers;

/// <summary>What <see cref="DataConversion"/> wrote, and what it had to change.</summary>
/// <param name="Format">The format that was written.</param>
/// <param name="Rows">Examples.</param>
/// <param name="UnbrokenTexts">Texts whose line breaks became blanks.</param>
/// <param name="RenamedLabels">Labels that were written differently, with their new names.</param>
public sealed record ConversionResult(
    string Format, long Rows, long UnbrokenTexts, IReadOnlyDictionary<string, string> RenamedLabels);
