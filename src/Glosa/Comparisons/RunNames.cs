namespace Glosa.Comparisons;

/// <summary>Short names of directories.</summary>
internal static class RunNames
{
    /// <summary>The paths without the directories that all of them begin with; at least the last part stays.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        string[][] parts = [.. paths.Select(path => Path.GetFullPath(path).Split(Path.DirectorySeparatorChar))];
        var shared = Enumerable.Range(0, parts.Min(path => path.Length) - 1)
            .TakeWhile(place => parts.All(path => path[place] == parts[0][place])).Count();
        return [.. parts.Select(path => string.Join('/', path.Skip(shared)))];
    }
}
