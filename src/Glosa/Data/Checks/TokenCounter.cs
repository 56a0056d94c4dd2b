namespace Glosa.Data.Checks;

/// <summary>Adds up what a tokenizer makes of the texts of a file.</summary>
internal sealed class TokenCounter(int? maxLength)
{
    private readonly List<int> _lengths = [];
    private long _truncated;
    private long _kept;
    private long _unknown;

    public void Add(in TextFacts facts)
    {
        _lengths.Add(facts.Tokens);
        _truncated += facts.Kept < facts.Tokens ? 1 : 0;
        _kept += facts.Kept;
        _unknown += facts.Unknown;
    }

    public TokenReport Report()
    {
        var all = _lengths.Sum(length => (long)length);
        return new()
        {
            Lengths = LengthSummary.Of(_lengths),
            MaxLength = maxLength,
            Truncated = RowCount.Of(_truncated, _lengths.Count),
            LostTokens = all - _kept,
            LostShare = (double)(all - _kept) / Math.Max(1, all),
            UnknownTokens = _unknown,
            UnknownShare = (double)_unknown / Math.Max(1, _kept),
        };
    }
}
