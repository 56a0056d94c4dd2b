using System.Text.Json;
using Glosa.Errors;
using Glosa.Tokenization.Patterns;

namespace Glosa.Tokenization.Serialization;

/// <summary>A pattern as the object <c>pattern</c>, which tells a literal text from an expression.</summary>
internal static class PatternJson
{
    public static void Write(Utf8JsonWriter writer, TextPattern pattern)
    {
        writer.WriteStartObject("pattern");
        writer.WriteString(pattern.IsRegex ? "Regex" : "String", pattern.Source);
        writer.WriteEndObject();
    }

    public static TextPattern Read(JsonField json)
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
