using System.Text.Json;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.PreTokenizers;

/// <summary>Splits by several pre-tokenizers, each the words of the one before; without any, not at all.</summary>
public sealed class SequencePreTokenizer(IEnumerable<IPreTokenizer> preTokenizers) : IPreTokenizer
{
    internal const string TypeName = "Sequence";

    private readonly IPreTokenizer[] _preTokenizers = [.. preTokenizers];

    /// <summary>The parts, in the order in which they split.</summary>
    public IReadOnlyList<IPreTokenizer> PreTokenizers => _preTokenizers;

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Split(ReadOnlySpan<char> piece, int offset, List<TokenSpan> words)
    {
        List<TokenSpan> before = piece.IsEmpty ? [] : [new TokenSpan(0, piece.Length)];
        List<TokenSpan> after = [];
        foreach (var preTokenizer in _preTokenizers)
        {
            foreach (var word in before)
                preTokenizer.Split(piece[word.Start..word.End], word.Start, after);
            (before, after) = (after, before);
            after.Clear();
        }

        foreach (var word in before)
            words.Add(new TokenSpan(offset + word.Start, offset + word.End));
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("pretokenizers");
        foreach (var preTokenizer in _preTokenizers)
            TokenizerComponents.Write(writer, preTokenizer);
        writer.WriteEndArray();
    }

    internal static SequencePreTokenizer Read(JsonField json) =>
        new(json.Required("pretokenizers").Items().Select(TokenizerComponents.ReadPreTokenizer));
}
