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
    public void Split(NormalizedString text, List<TokenSpan> words)
    {
        var units = text.Text;
        for (var at = 0; at < units.Length;)
        {
            var start = at;
            var kind = WordCharacters.At(units, at, out var length);
            do at += length;
            while (at < units.Length && WordCharacters.At(units, at, out length) == kind);
            if (kind != WordCharacters.Kind.Space)
                words.Add(new TokenSpan(start, at));
        }
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
    }
}
