using System.Text.Json;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>One JSON object a line; columns are its keys. Blank lines are skipped.</summary>
/// <remarks>Texts are strings; labels are strings, numbers or booleans and keep the file's spelling; where
/// a text can have several, also an array of them.
/// <see cref="DataOptions.Header"/> and <see cref="DataOptions.Delimiter"/> do not apply.</remarks>
public sealed class JsonLinesReader : IDataReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <inheritdoc/>
    public string Name => "jsonl";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".jsonl", ".ndjson"];

    /// <inheritdoc/>
    public IEnumerable<Example> Read(ReadRequest request)
    {
        var first = true;
        foreach (var (line, number) in FilledLines.Of(request, "one JSON object a line"))
        {
            if (ReadRow(line, number, first, request) is { } example)
                yield return example;
            first = false;
        }
    }

    private static Example? ReadRow(string line, long number, bool first, ReadRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return new JsonRow(document.RootElement, number, first, request).MakeExample();
        }
        catch (JsonException error)
        {
            // The parser has a place for everything but a key that occurs twice.
            var byteNumber = error.BytePositionInLine + 1;
            request.Report(new(
                byteNumber is null ? request.Place(number) : $"{request.Place(number)}:{byteNumber}", "a JSON object",
                byteNumber is null ? "a key that occurs twice" : $"what is no JSON, at byte {byteNumber} of the line",
                "mend the line; each is an object of its own, without a comma behind it"));
            return null;
        }
    }
}
