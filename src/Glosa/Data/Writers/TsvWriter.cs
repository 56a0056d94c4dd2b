namespace Glosa.Data.Writers;

/// <summary>The columns <c>text</c> and <c>label</c>, with tabs between them.</summary>
public sealed class TsvWriter : DelimitedWriter
{
    /// <inheritdoc/>
    public override string Name => "tsv";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions { get; } = [".tsv"];

    /// <inheritdoc/>
    protected override char Separator => '\t';
}
