using System.Text.Json;
using Glosa.Errors;

namespace Glosa.Tokenization.Serialization;

/// <summary>A value in a JSON file that knows its place, so that every error can name it.</summary>
internal readonly record struct JsonField(string File, string Path, JsonElement Value)
{
    public JsonField Required(string name) => Optional(name)
        ?? throw Error($"a field {name}", "none", $"Add the field, or write the file with its tool once more.");

    /// <summary>The field; null where it is absent or null.</summary>
    public JsonField? Optional(string name)
    {
        Expect(JsonValueKind.Object);
        return Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonField(File, $"{Path}.{name}", value)
            : null;
    }

    public IEnumerable<JsonField> Items()
    {
        Expect(JsonValueKind.Array);
        return Enumerate();
    }

    public string Text()
    {
        Expect(JsonValueKind.String);
        try
        {
            return Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error("a string of valid Unicode", "an escaped lone surrogate", "Write the character itself.");
        }
    }

    public bool Truth() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Error("true or false", Shown, "Mend the value."),
    };

    public int WholeNumber(int least)
    {
        var number = 0;
        if (Value.ValueKind != JsonValueKind.Number || !Value.TryGetInt32(out number) || number < least)
            throw Error($"a whole number, at least {least}", Shown, "Mend the value.");
        return number;
    }

    public double Number()
    {
        Expect(JsonValueKind.Number);
        return Value.GetDouble();
    }

    public InvalidInputException Error(string expected, string found, string whatToDo) =>
        new($"{File}: {Path}", expected, found, whatToDo);

    public void Expect(JsonValueKind kind)
    {
        if (Value.ValueKind != kind)
            throw Error($"{kind}".ToLowerInvariant(), Shown, "Mend the value.");
    }

    /// <summary>Refuses a part that would change the ids and that is not known here.</summary>
    public void ExpectAbsent() => throw Error("null", Shown, "Use a tokenizer without this part.");

    private string Shown => Value.GetRawText() is { Length: <= 60 } raw ? raw : $"{Value.ValueKind}".ToLowerInvariant();

    private IEnumerable<JsonField> Enumerate()
    {
        var index = 0;
        foreach (var item in Value.EnumerateArray())
            yield return new JsonField(File, $"{Path}[{index++}]", item);
    }
}
