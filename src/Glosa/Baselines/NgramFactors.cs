namespace Glosa.Baselines;

/// <summary>The factor of each n-gram that <see cref="NgramWeighting"/> describes.</summary>
internal static class NgramFactors
{
    /// <summary>ln((1 + N) / (1 + n)) + 1 for N texts of which n have the n-gram, as scikit-learn smooths it.</summary>
    public static float[] InverseDocumentFrequencies(SparseVector[] texts, int ngrams)
    {
        var having = new int[ngrams];
        foreach (var text in texts)
            foreach (var id in text.Ids) having[id]++;
        return [.. having.Select(count => (float)(Math.Log((1.0 + texts.Length) / (1.0 + count)) + 1))];
    }

    /// <summary>ln of the n-gram's share in texts with the label over its share in the others; 1 is added to each
    /// number of texts.</summary>
    public static float[] LogRatios(SparseVector[] texts, bool[] hasLabel, int ngrams)
    {
        var (having, others) = (new int[ngrams], new int[ngrams]);
        for (var text = 0; text < texts.Length; text++)
        {
            var counted = hasLabel[text] ? having : others;
            foreach (var id in texts[text].Ids) counted[id]++;
        }
        var total = Math.Log(having.Sum(count => 1L + count)) - Math.Log(others.Sum(count => 1L + count));
        return [.. having.Zip(others, (with, without) => (float)(Math.Log((1.0 + with) / (1.0 + without)) - total))];
    }

    /// <summary>1 for each n-gram.</summary>
    public static float[] Ones(int ngrams)
    {
        var factors = new float[ngrams];
        Array.Fill(factors, 1);
        return factors;
    }
}
