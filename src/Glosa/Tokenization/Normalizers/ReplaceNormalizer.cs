using System.Text.Json;
using Glosa.Errors;
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
        writer.WriteStartObject("pattern");
        writer.WriteString(Pattern.IsRegex ? "Regex" : "String", Pattern.Source);
        writer.WriteEndObject();
        writer.WriteString("content", Content);
    }

    internal static ReplaceNormalizer Read(JsonField json) =>
        new(ReadPattern(json.Required("pattern")), json.Required("content").Text());

    private static TextPattern ReadPattern(JsonField json)
    {
        if (json.Optional("String") is { } literal)
            return TextPattern.Literal(literal.Text());
        var expression = json.Optional("Regex")
            ?? throw json.Error("a field String or Regex", "neither", "Name the pattern's kind.");
        try
        {
            return TextPattern.Regex(expression.Text());
        }
        catch (InvalidInputException error)
        {
            var problem = error.Problems[0];
            throw expression.Error(problem.Expected, problem.Found, problem.WhatToDo);
        }
    }
}
