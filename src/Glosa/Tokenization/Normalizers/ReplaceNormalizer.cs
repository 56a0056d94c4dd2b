using System.Text.Json;
using Glosa.Tokenization.Patterns;
using Glosa.Tokenization.Serialization;

namespace Glosa.Tokenization.Normalizers;

/// <summary>Replaces every match of a pattern by a literal content.</summary>
public sealed class ReplaceNormalizer(TextPattern pattern, string content) : INormalizer
{
    internal const string TypeName = "Replace";

    /// <summary>What is looked for.</summary>
    public TextPattern Pattern { get; } = pattern;

    /// <summary>What each match becomes; group references are not expanded.</summary>
    public string Content { get; } = content;

    /// <inheritdoc/>
    public string Type => TypeName;

    /// <inheritdoc/>
    public void Normalize(NormalizedString text) => text.Replace(Pattern, Content);

    /// <inheritdoc/>
    public void WriteFields(Utf8JsonWriter writer)
    {
        PatternJson.Write(writer, Pattern);
        writer.WriteString("content", Content);
    }

    internal static ReplaceNormalizer Read(JsonField json) =>
        new(PatternJson.Read(json.Required("pattern")), json.Required("content").Text());
}
