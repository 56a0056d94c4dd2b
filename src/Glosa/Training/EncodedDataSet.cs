using Glosa.Data;
using Glosa.Tokenization;

namespace Glosa.Training;

/// <summary>A data set as numbers: token ids and label of each text.</summary>
public sealed class EncodedDataSet
{
    internal EncodedDataSet(DataSet source, int[][] ids, int[] labels) => (Source, Ids, Labels) = (source, ids, labels);

    /// <summary>The texts themselves, in the same order.</summary>
    public DataSet Source { get; }

    /// <summary>Token ids of each text, without padding.</summary>
    public IReadOnlyList<int[]> Ids { get; }

    /// <summary>Label id of each text.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Number of texts.</summary>
    public int Count => Ids.Count;

    /// <summary>Encodes all texts, on all processors; the result does not depend on how many there are.</summary>
    public static EncodedDataSet Encode(DataSet data, Tokenizer tokenizer, LabelSet labels)
    {
        var ids = new int[data.Examples.Count][];
        Parallel.For(0, ids.Length, index => ids[index] = tokenizer.EncodeToIds(data.Examples[index].Text));
        return new EncodedDataSet(data, ids, [.. data.Examples.Select(example => labels.IdOf(example.Label))]);
    }
}
