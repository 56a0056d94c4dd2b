using System.Text.Json;

namespace Glosa.Tokenization.PreTokenizers;

/// <summary>Splits into runs of word characters and of signs, <c>\w+|[^\w\s]+</c>; drops white space.</summary>
/// <remarks>Word characters are those of Unicode: marks, the underline and join controls are among them.</remarks>
public sealed class WhitespacePreTokenizer : IPreTokenizer
{
    internal const string TypeName = "Whitespace";

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Split(ReadOnlySpan<char> piece, int offset, List<TokenSpan> words)
    {
        for (var at = 0; at < piece.Length;)
        {
            var start = at;
            var kind = WordCharacters.At(piece, at, out var length);
            do at += length;
            while (at < piece.Length && WordCharacters.At(piece, at, out length) == kind);
            if (kind != WordCharacters.Kind.Space)
                words.Add(new TokenSpan(offset + start, offset + at));
        }
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
    }
}
