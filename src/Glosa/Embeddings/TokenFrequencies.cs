using Glosa.Data;

namespace Glosa.Embeddings;

/// <summary>How often tokens occur, and what is drawn by it.</summary>
internal sealed class TokenFrequencies
{
    private const int Tickets = 1 << 20;
    private const double Flattening = 0.75;     // arXiv:1310.4546, section 2.2

    private readonly double[] _keep;
    private readonly int[] _drawn;

    private TokenFrequencies(long[] counts, double frequentShare)
    {
        Total = counts.Sum();
        // word2vec's formula; the paper's, 1 - sqrt(t / f), drops a little more.
        _keep = [.. counts.Select(count => (double)count / Total / frequentShare)
            .Select(times => times <= 1 ? 1 : Math.Min(1, Math.Sqrt(1 / times) + 1 / times))];
        _drawn = new int[Tickets];
        int[] occurring = [.. Enumerable.Range(0, counts.Length).Where(id => counts[id] > 0)];
        var all = occurring.Sum(id => Math.Pow(counts[id], Flattening));
        var (next, sum) = (-1, 0.0);
        for (var ticket = 0; ticket < Tickets; ticket++)
        {
            while (sum <= all * ticket / Tickets && next < occurring.Length - 1)
                sum += Math.Pow(counts[occurring[++next]], Flattening);
            _drawn[ticket] = occurring[next];
        }
    }

    /// <summary>Number of tokens.</summary>
    public long Total { get; }

    /// <summary>Counts the tokens of texts.</summary>
    /// <param name="texts">Token ids.</param>
    /// <param name="vocabulary">Number of token ids.</param>
    /// <param name="frequentShare">Share of all tokens above which one is frequent.</param>
    public static TokenFrequencies Of(IReadOnlyList<int[]> texts, int vocabulary, double frequentShare)
    {
        var counts = new long[vocabulary];
        foreach (var text in texts)
            foreach (var id in text) counts[id]++;
        return new(counts, frequentShare);
    }

    /// <summary>Draws whether a token is read here; a frequent one often is not.</summary>
    public bool IsKept(int id, RandomStream random) => _keep[id] >= 1 || random.NextDouble() < _keep[id];

    /// <summary>Draws a token, by its count to the power of 0.75.</summary>
    public int Draw(RandomStream random) => _drawn[random.Next(Tickets)];
}
