using System.Text;
using System.Text.Json;
using Glosa.Tokenization.Bert;

namespace Glosa.Tokenization.PreTokenizers;

/// <summary>BERT's split: at white space, which is dropped, and around every sign, each of them a word.</summary>
/// <remarks>Signs are ASCII's, <c>$</c> and <c>_</c> among them, and the punctuation of Unicode 8; other symbols and
/// emoji are parts of words.</remarks>
public sealed class BertPreTokenizer : IPreTokenizer
{
    internal const string TypeName = "BertPreTokenizer";

    private static readonly Kind[] s_kinds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit =>
        char.IsWhiteSpace((char)unit) ? Kind.Space
        : BertCharacters.Signs.Contains(unit) ? Kind.Sign : Kind.Letter)];

    private enum Kind : byte { Letter, Space, Sign }

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Split(ReadOnlySpan<char> piece, int offset, List<TokenSpan> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var start = 0;
        for (var at = 0; at < piece.Length;)
        {
            var kind = s_kinds[piece[at]];
            var length = 1;
            if (char.IsHighSurrogate(piece[at]))
            {
                Rune.DecodeFromUtf16(piece[at..], out var rune, out length);
                kind = BertCharacters.Signs.Contains(rune.Value) ? Kind.Sign : Kind.Letter;
            }

            var next = at + length;
            if (kind != Kind.Letter)
            {
                Add(start, at);
                if (kind == Kind.Sign)
                    Add(at, next);
                start = next;
            }

            at = next;
        }

        Add(start, piece.Length);

        void Add(int from, int to)
        {
            if (to > from)
                words.Add(new TokenSpan(offset + from, offset + to));
        }
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
    }
}
