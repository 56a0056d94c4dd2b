using Glosa.Errors;

namespace Glosa.Data.Writers;

/// <summary>One writing of one data set; collects what had to be changed. Not safe to share between threads.</summary>
/// <param name="source">Where the examples come from, for messages.</param>
/// <param name="examples">The examples; enumerated once.</param>
/// <param name="compress">Whether files are compressed with gzip.</param>
public sealed class WriteRequest(string source, IEnumerable<Example> examples, bool compress)
{
    private readonly Dictionary<string, string> _writtenLabels = [];
    private readonly Dictionary<string, string> _originals = [];

    /// <summary>The examples, counted as they pass.</summary>
    public IEnumerable<Example> Examples
    {
        get
        {
            foreach (var example in examples)
            {
                Rows++;
                yield return example;
            }
        }
    }

    /// <summary>Whether files are compressed with gzip.</summary>
    public bool Compress => compress;

    /// <summary>Examples so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Texts so far whose line breaks became blanks.</summary>
    public long UnbrokenTexts { get; private set; }

    /// <summary>Labels so far that had to be written differently.</summary>
    public IReadOnlyDictionary<string, string> RenamedLabels =>
        new OrderedDictionary<string, string>(_writtenLabels.Where(label => label.Key != label.Value));

    /// <summary>The text with each line break replaced by a blank; noted if there are any.</summary>
    public string WithoutLineBreaks(string text)
    {
        if (!text.AsSpan().ContainsAny('\r', '\n'))
            return text;
        UnbrokenTexts++;
        return text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ').Replace('\n', ' ');
    }

    /// <summary>The label with each character that cannot be written replaced by <c>-</c>; noted if there are
    /// any.</summary>
    /// <param name="example">The example, for messages.</param>
    /// <param name="label">One of its labels; not empty.</param>
    /// <param name="isAllowed">Whether the character at an index of the label can be written.</param>
    /// <exception cref="InvalidInputException">Two labels would become one.</exception>
    public string WritableLabel(Example example, string label, Func<string, int, bool> isAllowed)
    {
        if (_writtenLabels.TryGetValue(label, out var written))
            return written;
        written = string.Concat(label.Select((character, index) => isAllowed(label, index) ? character : '-'));
        if (!_originals.TryAdd(written, label))
            throw new InvalidInputException(
                example.PlaceIn(source), $"labels that stay apart as they are written: {Wording.Name(written)} is "
                    + $"{Wording.Name(_originals[written])} already",
                $"the label {Wording.Name(label)}, which would be written the same",
                "rename one of them, or choose another format");
        _writtenLabels.Add(label, written);
        return written;
    }

    /// <summary>The place of an example in messages.</summary>
    public string Place(Example example) => example.PlaceIn(source);
}
