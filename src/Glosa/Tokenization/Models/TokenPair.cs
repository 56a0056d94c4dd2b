namespace Glosa.Tokenization.Models;

/// <summary>Two tokens side by side, ordered by the left one's id, then by the right one's.</summary>
internal readonly record struct TokenPair(int Left, int Right) : IComparable<TokenPair>
{
    public int CompareTo(TokenPair other) =>
        Left != other.Left ? Left.CompareTo(other.Left) : Right.CompareTo(other.Right);

    // Ids are small and alike: without spreading, thousands of pairs would share a hash.
    public override int GetHashCode() =>
        (int)(((((ulong)(uint)Left << 32) | (uint)Right) * 0x9E3779B97F4A7C15) >> 32);
}
