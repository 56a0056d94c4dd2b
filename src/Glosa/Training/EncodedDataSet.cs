using Glosa.Data;
using Glosa.Tokenization;

namespace Glosa.Training;

/// <summary>A data set as numbers: token ids and label, or labels, of each text.</summary>
public sealed class EncodedDataSet
{
    internal EncodedDataSet(DataSet source, int[][] ids, int[] labels)
    {
        (Source, Ids, Labels) = (source, ids, labels);
        Truncation = TruncationCounts.Of(ids, [.. ids.Select(text => text.Length)]);
    }

    internal EncodedDataSet(DataSet source, int[][] ids, int[][] labels) : this(source, ids, Array.Empty<int>()) =>
        LabelsOfTexts = labels;

    /// <summary>The texts themselves, in the same order.</summary>
    public DataSet Source { get; }

    /// <summary>Token ids of each text, without padding.</summary>
    public IReadOnlyList<int[]> Ids { get; }

    /// <summary>Label id of each text; empty where a text can have any number of labels.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Label ids of each text; null where a text has exactly one.</summary>
    public IReadOnlyList<int[]>? LabelsOfTexts { get; }

    /// <summary>How much of the texts was cut off.</summary>
    public TruncationCounts Truncation { get; private init; }

    /// <summary>Whether a text can have any number of labels.</summary>
    public bool IsMultiLabel => LabelsOfTexts is not null;

    /// <summary>Number of texts.</summary>
    public int Count => Ids.Count;

    /// <summary>Encodes all texts, on all processors; the result does not depend on how many there are.</summary>
    /// <param name="data">The texts.</param>
    /// <param name="tokenizer">Makes the token ids.</param>
    /// <param name="labels">They know all labels of the texts, and how many a text can have.</param>
    public static EncodedDataSet Encode(DataSet data, Tokenizer tokenizer, LabelSet labels)
    {
        var (ids, lengths) = (new int[data.Examples.Count][], new int[data.Examples.Count]);
        Parallel.For(0, ids.Length, index =>
            ids[index] = tokenizer.EncodeToIds(data.Examples[index].Text, out lengths[index]));
        var truncation = TruncationCounts.Of(ids, lengths);
        return labels.IsMultiLabel
            ? new(data, ids, [.. data.Examples.Select(example => example.Labels.Select(labels.IdOf).ToArray())])
            {
                Truncation = truncation,
            }
            : new(data, ids, [.. data.Examples.Select(example => labels.IdOf(example.Label))])
            {
                Truncation = truncation,
            };
    }
}
