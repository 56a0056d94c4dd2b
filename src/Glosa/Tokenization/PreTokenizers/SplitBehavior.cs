namespace Glosa.Tokenization.PreTokenizers;

/// <summary>What becomes of the matches of a <see cref="SplitPreTokenizer"/>.</summary>
public enum SplitBehavior
{
    /// <summary>They are dropped: <c>a--b</c>, split at <c>-</c>, gives <c>a</c>, <c>b</c>.</summary>
    Removed,

    /// <summary>Each is a word: <c>a</c>, <c>-</c>, <c>-</c>, <c>b</c>.</summary>
    Isolated,

    /// <summary>Each ends the word before it: <c>a-</c>, <c>-</c>, <c>b</c>.</summary>
    MergedWithPrevious,

    /// <summary>Each begins the word behind it: <c>a</c>, <c>-</c>, <c>-b</c>.</summary>
    MergedWithNext,

    /// <summary>Neighbours are one word: <c>a</c>, <c>--</c>, <c>b</c>.</summary>
    Contiguous,
}
