using System.Text.Json;

namespace Glosa.Tokenization.PreTokenizers;

/// <summary>Splits at Unicode white space, which is dropped.</summary>
/// <remarks>Differs from Python's <c>split()</c>: U+001C to U+001F are not white space in Unicode.</remarks>
public sealed class WhitespaceSplitPreTokenizer : IPreTokenizer
{
    internal const string TypeName = "WhitespaceSplit";

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Split(ReadOnlySpan<char> piece, int offset, List<TokenSpan> words)
    {
        var start = 0;
        for (var at = 0; at <= piece.Length; at++)
        {
            if (at < piece.Length && !char.IsWhiteSpace(piece[at]))
                continue;
            if (at > start)
                words.Add(new TokenSpan(offset + start, offset + at));
            start = at + 1;
        }
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
    }
}
