using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>One text a line, without labels; an empty line is an empty text.</summary>
/// <remarks>Columns, <see cref="DataOptions.Header"/> and <see cref="DataOptions.Delimiter"/> do not apply.</remarks>
public sealed class LinesReader : IDataReader
{
    /// <inheritdoc/>
    public string Name => "lines";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".txt"];

    /// <inheritdoc/>
    public IEnumerable<Example> Read(ReadRequest request)
    {
        if (request.WithLabels)
            throw new InvalidInputException(request.File.Name, "texts with labels", "a file of lines, which has none",
                "name a file with labels, such as .csv; lines of fastText's form are read by data.format=fasttext");
        using var lines = new StreamReader(request.File.Open());
        var number = 0L;
        while (lines.ReadLine() is { } line)
            yield return request.MakeExample(line, label: null, ++number)!;
    }
}
