using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>fastText's form: <c>__label__NAME</c>, a blank, and the text, on one line. Blank lines are
/// skipped.</summary>
/// <remarks>A label ends at the first white space; one character of white space after it is not part of the text.
/// Columns, <see cref="DataOptions.Header"/> and <see cref="DataOptions.Delimiter"/> do not apply. Where no labels are
/// needed, or a text can have none, a line may lack them; those it has are no part of its text.</remarks>
public sealed class FastTextReader : IDataReader
{
    /// <summary>What every label begins with.</summary>
    public const string LabelPrefix = "__label__";

    /// <inheritdoc/>
    public string Name => "fasttext";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".fasttext", ".ft"];

    /// <inheritdoc/>
    public string? Start => LabelPrefix;

    /// <inheritdoc/>
    public IEnumerable<Example> Read(ReadRequest request)
    {
        foreach (var (line, number) in FilledLines.Of(request, $"lines such as {LabelPrefix}NAME TEXT"))
            if (ReadRow(line, number, request) is { } example)
                yield return example;
    }

    /// <summary>How many words of a text would be read as labels.</summary>
    internal static int CountLabels(string text)
    {
        var (count, at) = (0, -1);
        while ((at = text.IndexOf(LabelPrefix, at + 1, StringComparison.Ordinal)) >= 0)
            count += at == 0 || char.IsWhiteSpace(text[at - 1]) ? 1 : 0;
        return count;
    }

    private static Example? ReadRow(string line, long number, ReadRequest request)
    {
        if (!request.WithLabels || request.Options.IsMultiLabel)
            return ReadAnyLabels(line, number, request);
        var (label, text) = CutLabel(line);
        if (string.IsNullOrEmpty(label))
            request.Report(new(
                request.Place(number), $"a label at the start of the line: {LabelPrefix}NAME",
                label is null ? $"no {LabelPrefix} there" : $"{LabelPrefix} without a name",
                "write the label in front of the text, or remove the line"));
        else if (CountLabels(text) is > 0 and var more)
            request.Report(new(
                request.Place(number), "one label on a line", $"{more + 1} words that begin with {LabelPrefix}",
                "keep one of them, or set data.label_separator if a text can have several"));
        else
            return request.MakeExample(text, label, number);
        return null;
    }

    private static Example? ReadAnyLabels(string text, long number, ReadRequest request)
    {
        var labels = new List<string>();
        while (IsLabel(text))
        {
            (var label, text) = CutLabel(text);
            labels.Add(label!);
        }
        if (!request.WithLabels)
            return request.MakeExample(text, label: null, number);
        if (labels.Contains(""))
            request.Report(new(
                request.Place(number), $"labels as {LabelPrefix}NAME", $"{LabelPrefix} without a name",
                "write the name behind it, or remove it"));
        else if (CountLabels(text) > 0)
            request.Report(new(
                request.Place(number), "labels at the start of the line only",
                $"a word inside the text that begins with {LabelPrefix}", "move it to the start of the line"));
        else
            return request.MakeExample(text, labels, number);
        return null;
    }

    private static (string? Label, string Text) CutLabel(string line)
    {
        if (!IsLabel(line))
            return (null, line);
        var end = LabelPrefix.Length;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
            end++;
        return (line[LabelPrefix.Length..end], line[Math.Min(end + 1, line.Length)..]);
    }

    private static bool IsLabel(string line) => line.StartsWith(LabelPrefix, StringComparison.Ordinal);
}
