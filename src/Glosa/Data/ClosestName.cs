namespace Glosa.Data;

/// <summary>Finds the known name that a mistyped one most likely meant.</summary>
internal static class ClosestName
{
    /// <summary>The known name with the fewest edits, letter case aside; null when more than a third of the name
    /// differs.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        var (best, fewest) = ((string?)null, Math.Max(1, name.Length / 3) + 1);
        foreach (var candidate in known.Where(candidate => candidate != name))
        {
            var edits = Edits(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest)
                (best, fewest) = (candidate, edits);
        }
        return best;
    }

    /// <summary>Levenshtein's distance: insertions, deletions and replacements.</summary>
    private static int Edits(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.Length];
    }
}
