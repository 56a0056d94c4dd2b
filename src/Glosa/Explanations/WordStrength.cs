namespace Glosa.Explanations;

/// <summary>How strongly a word is shown, by its attribution's share of the largest in its text.</summary>
public static class WordStrength
{
    /// <summary>Degrees of strength, for and against alike.</summary>
    public const int Levels = 4;

    private static readonly double[] s_from = [0.05, 0.25, 0.5, 0.75];      // shares of the largest

    /// <summary>For each word its level, from 1 to <see cref="Levels"/>; negative where it speaks against the label, 0 where
    /// next to nothing.</summary>
    public static IReadOnlyList<int> Of(Explanation explanation)
    {
        var largest = explanation.Words.Max(word => Math.Abs(word.Attribution));
        return [.. explanation.Words.Select(word => Math.Sign(word.Attribution)
            * s_from.Count(from => largest > 0 && Math.Abs(word.Attribution) >= from * largest))];
    }
}
