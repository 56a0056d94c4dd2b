using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>Fields between commas, or another <see cref="DataOptions.Delimiter"/>, quoted as in RFC 4180.</summary>
public sealed class CsvReader : DelimitedReader
{
    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".csv"];

    /// <inheritdoc/>
    protected override char Separator(DataOptions options) =>
        options.Delimiter is [var delimiter] && char.IsAscii(delimiter) && delimiter is not ('"' or '\r' or '\n')
            ? delimiter
            : throw new InvalidInputException(
                "data.delimiter", "one ASCII character other than a quote or a line break",
                Wording.Name(options.Delimiter),
                "name the character that stands between the fields, such as \",\" or \";\"");
}
