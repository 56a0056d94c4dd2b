using System.Text.Json;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>One line of a JSON lines file.</summary>
internal sealed class JsonRow(JsonElement row, long line, bool first, ReadRequest request)
{
    /// <summary>The row's example; null, and reported, when the row cannot be used.</summary>
    public Example? MakeExample()
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            request.Report(new(
                request.Place(line), "a JSON object", Kind(row),
                "write each example as {\"text\": …, \"label\": …} on a line of its own"));
            return null;
        }
        var texts = new List<string>();
        foreach (var column in request.Options.TextColumns)
        {
            if (Text(column) is not { } text)
                return null;
            texts.Add(text);
        }
        var joined = string.Join(request.Options.TextSeparator, texts);
        if (!request.WithLabels)
            return request.MakeExample(joined, label: null, line);
        if (!Find(request.Options.LabelColumn, "data.label_column", out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array && request.Options.IsMultiLabel)
            return Labels(value) is { } labels ? request.MakeExample(joined, labels, line) : null;
        return Label(value) is { } label ? request.MakeExample(joined, label, line) : null;
    }

    private string? Text(string column)
    {
        if (!Find(column, "data.text_columns", out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return String(value, column);
        Report($"a string in {Wording.Name(column)}", Kind(value), "put the value in quotes, or remove the row");
        return null;
    }

    private List<string>? Labels(JsonElement values)
    {
        var labels = new List<string>();
        foreach (var value in values.EnumerateArray())
        {
            if (Label(value) is not { } label)
                return null;
            labels.Add(label);
        }
        return labels;
    }

    private string? Label(JsonElement value)
    {
        var column = request.Options.LabelColumn;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return String(value, column);
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return value.GetRawText();
            default:
                Report($"a label in {Wording.Name(column)}: a string or a number", Kind(value),
                    value.ValueKind == JsonValueKind.Array
                        ? "write one label, or set data.label_separator if a text can have several"
                        : "write the label, or remove the row");
                return null;
        }
    }

    private string? String(JsonElement value, string column)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Report($"whole characters in {Wording.Name(column)}",
                "half of a surrogate pair (an escape \\ud800 to \\udfff)",
                "write both halves, or the character itself");
            return null;
        }
    }

    private bool Find(string column, string option, out JsonElement value)
    {
        if (row.TryGetProperty(column, out value))
            return true;
        var keys = row.EnumerateObject().Select(property => property.Name).ToList();
        var problem = new Problem(
            request.Place(line), $"the key {Wording.Name(column)}",
            keys.Count == 0 ? "no keys" : $"the keys {Wording.Names(keys)}",
            Wording.DidYouMean(column, keys, $"set {option} to one of them, or add the key"));
        // Missing from the first row, it is the option that is wrong, and every row would tell the same.
        if (first)
            throw new InvalidInputException([problem]);
        request.Report(problem);
        return false;
    }

    private void Report(string expected, string found, string whatToDo) =>
        request.Report(new(request.Place(line), expected, found, whatToDo));

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };
}
