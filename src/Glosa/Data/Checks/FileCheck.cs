using System.Runtime.InteropServices;
using Glosa.Tokenization;

namespace Glosa.Data.Checks;

/// <summary>Adds up one file, row by row.</summary>
internal sealed class FileCheck(string path, Tokenizer? tokenizer, IEnumerable<FileCheck> earlier)
{
    private readonly TextIndex _texts = new(path);
    private readonly Dictionary<string, long> _labels = [];
    private long? _withoutLabel;
    private readonly List<int> _characters = [];
    private readonly List<int> _words = [];
    private readonly FindingCounter _empty = new(path);
    private readonly TokenCounter? _tokens = tokenizer is null ? null : new(tokenizer.MaxLength);
    private readonly OverlapCheck[] _overlaps =
        [.. earlier.Select(other => new OverlapCheck(path, other.Path, other._texts))];

    public string Path => path;

    public IReadOnlyCollection<string> Labels => _labels.Keys;

    private long Rows => _characters.Count;

    public void Add(Example row, in TextFacts facts)
    {
        var labels = row.Labels;
        foreach (var label in labels)
            CollectionsMarshal.GetValueRefOrAddDefault(_labels, label, out _)++;
        if (row.LabelSeparator is not null)
            _withoutLabel = (_withoutLabel ?? 0) + (labels.Count == 0 ? 1 : 0);
        _characters.Add(facts.Characters);
        _words.Add(facts.Words);
        _tokens?.Add(facts);
        if (facts.Words == 0)
        {
            _empty.Add(row);
            return;
        }
        _texts.Add(row, facts);
        foreach (var overlap in _overlaps)
            overlap.Add(row, facts);
    }

    public IEnumerable<OverlapReport> ReportOverlaps() => _overlaps.Select(overlap => overlap.Report(Rows));

    /// <summary>The file's report, once all its rows are in.</summary>
    /// <param name="options">They order the labels.</param>
    /// <param name="knownLabels">Labels that are no news.</param>
    public FileReport Report(DataOptions options, IReadOnlyCollection<string> knownLabels)
    {
        var labels = LabelSet.InOrder(_labels.Keys, options).ToArray();
        var (duplicates, nearDuplicates, conflicts) = _texts.Report(Rows);
        return new()
        {
            Path = path,
            Rows = Rows,
            Labels = CountsOf(labels),
            WithoutLabel = _withoutLabel is { } rows ? RowCount.Of(rows, Rows) : null,
            UnknownLabels = CountsOf(labels.Except(knownLabels)),
            Characters = LengthSummary.Of(_characters),
            Words = LengthSummary.Of(_words),
            Tokens = _tokens?.Report(),
            EmptyTexts = _empty.Report(Rows),
            Duplicates = duplicates,
            NearDuplicates = nearDuplicates,
            LabelConflicts = conflicts,
        };
    }

    private OrderedDictionary<string, RowCount> CountsOf(IEnumerable<string> labels) =>
        new(labels.Select(label => KeyValuePair.Create(label, RowCount.Of(_labels[label], Rows))));
}
