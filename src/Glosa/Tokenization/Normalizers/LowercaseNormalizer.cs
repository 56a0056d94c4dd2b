using System.Text.Json;

namespace Glosa.Tokenization.Normalizers;

/// <summary>Lower-cases each code point by itself; the final sigma is not known to it.</summary>
public sealed class LowercaseNormalizer : INormalizer
{
    internal const string TypeName = "Lowercase";

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Normalize(NormalizedString text) => text.Lowercase();

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
    }
}
