namespace Glosa.Data.Checks;

/// <summary>How long the texts of a file are.</summary>
/// <param name="Min">The shortest.</param>
/// <param name="Median">Half of the texts are at most as long.</param>
/// <param name="Percentile95">95 % of the texts are at most as long.</param>
/// <param name="Max">The longest.</param>
public sealed record LengthSummary(int Min, int Median, int Percentile95, int Max)
{
    /// <summary>Sorts the lengths, of which there is at least one.</summary>
    internal static LengthSummary Of(List<int> lengths)
    {
        lengths.Sort();
        return new(lengths[0], AtRank(0.5), AtRank(0.95), lengths[^1]);

        int AtRank(double share) => lengths[(int)Math.Ceiling(share * lengths.Count) - 1];
    }
}
