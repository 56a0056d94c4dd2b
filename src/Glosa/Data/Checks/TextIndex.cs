using System.Runtime.InteropServices;

namespace Glosa.Data.Checks;

/// <summary>The texts of one file by their hashes, with the first row of each.</summary>
internal sealed class TextIndex(string path)
{
    private readonly HashSet<UInt128> _exact = [];
    private readonly Dictionary<UInt128, KnownText> _folded = [];
    private readonly FindingCounter _duplicates = new(path);
    private readonly FindingCounter _nearDuplicates = new(path);
    private readonly FindingCounter _conflicts = new(path);

    /// <summary>Takes a row in, and notes whether its text is here already.</summary>
    public void Add(Example row, in TextFacts facts)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_folded, facts.Folded, out var exists);
        if (!exists)
            known = new KnownText(row);
        else
            AddAgain(row, ref known);
        if (!_exact.Add(facts.Exact))
            _duplicates.Add(row, known, path);
    }

    /// <summary>The first row of a text that is the same but for case and white space.</summary>
    public bool Find(in TextFacts facts, out KnownText known) => _folded.TryGetValue(facts.Folded, out known);

    /// <summary>Whether the text is here to the letter.</summary>
    public bool HasExactly(in TextFacts facts) => _exact.Contains(facts.Exact);

    /// <summary>Fills in what is known of rows with equal texts.</summary>
    /// <param name="all">Rows of the file.</param>
    public (RowFindings Duplicates, RowFindings NearDuplicates, RowFindings Conflicts) Report(long all)
    {
        _conflicts.Rows = _folded.Values.Where(text => text.HasOtherLabels).Sum(text => (long)text.Rows);
        return (_duplicates.Report(all), _nearDuplicates.Report(all), _conflicts.Report(all));
    }

    private void AddAgain(Example row, ref KnownText known)
    {
        known.Rows++;
        _nearDuplicates.Add(row, known, path);
        if (row.Label == known.Label)
            return;
        if (!known.HasOtherLabels)
            _conflicts.Add(row, known, path);
        known.HasOtherLabels = true;
    }
}
