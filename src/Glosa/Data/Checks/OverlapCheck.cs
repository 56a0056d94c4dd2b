namespace Glosa.Data.Checks;

/// <summary>Counts the rows of a file whose texts are in an earlier one.</summary>
internal sealed class OverlapCheck(string path, string otherPath, TextIndex other)
{
    private readonly FindingCounter _exact = new(path);
    private readonly FindingCounter _near = new(path);
    private long _otherLabel;

    public void Add(Example row, in TextFacts facts)
    {
        if (!other.Find(facts, out var known))
            return;
        _near.Add(row, known, otherPath);
        if (other.HasExactly(facts))
            _exact.Add(row, known, otherPath);
        if (row.Label != known.Label)
            _otherLabel++;
    }

    public OverlapReport Report(long all) => new()
    {
        Path = path,
        OtherPath = otherPath,
        Exact = _exact.Report(all),
        Near = _near.Report(all),
        OtherLabel = _otherLabel,
    };
}
