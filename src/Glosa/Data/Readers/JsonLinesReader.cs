using System.Text.Json;
using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>One JSON object a line; columns are its keys. Blank lines are skipped.</summary>
/// <remarks>Texts are strings; labels are strings, numbers or booleans and keep the file's spelling.
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
        using var lines = new StreamReader(request.File.Open());
        var (number, rows) = (0L, 0L);
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            rows++;
            if (ReadRow(line, number, request) is { } example)
                yield return example;
        }
        if (rows == 0)
            throw new InvalidInputException(
                request.File.Name, "one JSON object a line", "an empty file", "check that this is the file you mean");
    }

    private static Example? ReadRow(string line, long number, ReadRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return new JsonRow(document.RootElement, number, request).MakeExample();
        }
        catch (JsonException error)
        {
            // The parser's own place counts from 0 and names a line within the line.
            var reason = error.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
            request.Report(new(
                $"{request.Place(number)}:{(error.BytePositionInLine ?? 0) + 1}", "a JSON object", $"invalid JSON: {reason}",
                "mend the line; every line is an object of its own, without a comma behind it"));
            return null;
        }
    }
}
