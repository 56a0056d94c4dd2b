namespace Glosa.Data.Checks;

/// <summary>Counts rows of a file, and keeps the first of them to show.</summary>
internal sealed class FindingCounter(string path)
{
    private const int MostShown = 5;
    private readonly List<RowFinding> _shown = [];

    /// <summary>The rows so far.</summary>
    public long Rows { get; set; }

    /// <summary>Counts a row and shows it.</summary>
    public void Add(Example row)
    {
        Rows++;
        if (_shown.Count < MostShown) _shown.Add(new(row.PlaceIn(path), row.Label, null, null));
    }

    /// <summary>Counts a row and shows it beside another with the same text.</summary>
    /// <param name="row">The row.</param>
    /// <param name="other">The other one.</param>
    /// <param name="otherPath">The data set of the other one.</param>
    public void Add(Example row, in KnownText other, string otherPath)
    {
        Rows++;
        if (_shown.Count < MostShown)
            _shown.Add(new(row.PlaceIn(path), row.Label, other.PlaceIn(otherPath), other.Label));
    }

    public RowFindings Report(long all) => new(Rows, (double)Rows / all, _shown);
}
