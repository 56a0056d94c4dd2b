namespace Glosa.Errors;

/// <summary>Finds what the user most likely meant by a name that does not exist.</summary>
public static class Suggestion
{
    /// <summary>The known name nearest to the one found, or null where none is near.</summary>
    /// <remarks>Near means at most one edit (insert, delete, replace, swap neighbors) per three letters, at least
    /// one. Case does not count, nor the difference between <c>-</c>, <c>_</c> and a blank.
    /// Of equals the first wins.</remarks>
    public static string? Nearest(string found, IEnumerable<string> known)
    {
        var (nearest, fewest) = ((string?)null, Math.Max(1, found.Length / 3) + 1);
        foreach (var name in known)
        {
            var edits = Edits(Plain(found), Plain(name));
            if (edits < fewest && edits < name.Length)
                (nearest, fewest) = (name, edits);
        }

        return nearest;
    }

    private static string Plain(string name) => name.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    // Optimal string alignment: Levenshtein's distance plus swaps of neighbors.
    private static int Edits(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                var replaced = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[a.Length, b.Length];
    }
}
