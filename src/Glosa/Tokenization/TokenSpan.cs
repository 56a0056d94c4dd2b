namespace Glosa.Tokenization;

/// <summary>A stretch of a text in UTF-16 offsets, <c>[Start, End)</c>.</summary>
/// <remarks><c>text[span.Start..span.End]</c> is the stretch.</remarks>
/// <param name="Start">Offset of the first UTF-16 unit; 0 is the start of the text.</param>
/// <param name="End">Offset behind the last UTF-16 unit; never below <paramref name="Start"/>.</param>
public readonly record struct TokenSpan(int Start, int End)
{
    /// <summary>Length in UTF-16 units.</summary>
    public int Length => End - Start;
}
