using System.Text.Json;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.Normalizers;

/// <summary>Applies several normalizers, one after the other.</summary>
public sealed class SequenceNormalizer(IEnumerable<INormalizer> normalizers) : INormalizer
{
    internal const string TypeName = "Sequence";

    private readonly INormalizer[] _normalizers = [.. normalizers];

    /// <summary>The parts, in the order in which they are applied.</summary>
    public IReadOnlyList<INormalizer> Normalizers => _normalizers;

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Normalize(NormalizedString text)
    {
        foreach (var normalizer in _normalizers)
            normalizer.Normalize(text);
    }

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("normalizers");
        foreach (var normalizer in _normalizers)
            TokenizerComponents.Write(writer, normalizer);
        writer.WriteEndArray();
    }

    internal static SequenceNormalizer Read(JsonField json) =>
        new(json.Required("normalizers").Items().Select(TokenizerComponents.ReadNormalizer));
}
