namespace Glosa.Data.Checks;

/// <summary>A text's first row in a file, without the text, and how many rows it has there.</summary>
internal struct KnownText
{
    private readonly string? _file;
    private readonly long _line;

    public KnownText(Example first) => (_file, _line, Label) = (first.File, first.Line, first.Label);

    /// <summary>The label of the first row.</summary>
    public string Label { get; }

    /// <summary>Rows with the text so far.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>Whether some of them have another label than the first.</summary>
    public bool HasOtherLabels { get; set; }

    /// <summary>The place of the first row.</summary>
    public readonly string PlaceIn(string dataSet) => new Example("", Label, _line) { File = _file }.PlaceIn(dataSet);
}
