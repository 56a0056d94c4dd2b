namespace Glosa.Data.Writers;

/// <summary>The columns <c>text</c> and <c>label</c>, with commas between them.</summary>
public sealed class CsvWriter : DelimitedWriter
{
    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".csv"];

    /// <inheritdoc/>
    protected override char Separator => ',';
}
