namespace Glosa.Data.Readers;

/// <summary>Fields between tabs, quoted as in CSV.</summary>
public sealed class TsvReader : DelimitedReader
{
    /// <inheritdoc/>
    public override string Name => "tsv";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".tsv"];

    /// <inheritdoc/>
    protected override char Separator(DataOptions options) => '\t';
}
