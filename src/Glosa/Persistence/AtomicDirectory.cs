namespace Glosa.Persistence;

/// <summary>Directories that are there whole or not at all, whenever the process is killed.</summary>
internal static class AtomicDirectory
{
    private const string Writing = ".writing";
    private const string Before = ".before";

    /// <summary>Writes a directory aside, then moves it to its place;
    /// what was there before is kept until then.</summary>
    /// <remarks>If <paramref name="write"/> throws, all is as it was.</remarks>
    public static void Replace(string path, Action<string> write)
    {
        var aside = path + Writing;
        Delete(aside);
        try
        {
            Directory.CreateDirectory(aside);
            write(aside);
            foreach (var file in Directory.EnumerateFiles(aside)) FlushToDisk(file);
        }
        catch
        {
            Delete(aside);
            throw;
        }
        var before = path + Before;
        Delete(before);
        if (Directory.Exists(path)) Directory.Move(path, before);
        Directory.Move(aside, path);
        Delete(before);
    }

    /// <summary>Puts back what a process killed inside <see cref="Replace"/> had moved away,
    /// and removes what it left.</summary>
    /// <remarks>Only for the process that writes the directory: it would take the ground
    /// from under another's feet.</remarks>
    public static void Recover(string path)
    {
        var before = path + Before;
        if (!Directory.Exists(path) && Directory.Exists(before)) Directory.Move(before, path);
        Delete(before);
        Delete(path + Writing);
    }

    /// <summary><see cref="Recover"/> for all directories of a parent.</summary>
    public static void RecoverAll(string parent)
    {
        if (!Directory.Exists(parent)) return;
        foreach (var left in Directory.GetDirectories(parent).Where(IsLeftOver))
            Recover(Path.ChangeExtension(left, null));
    }

    /// <summary>Whether the name is one that only a killed process leaves behind.</summary>
    public static bool IsLeftOver(string path) =>
        path.EndsWith(Writing, StringComparison.Ordinal) || path.EndsWith(Before, StringComparison.Ordinal);

    /// <summary>Where to read the directory: its path, or where a process killed between two moves left it.</summary>
    public static string Find(string path) =>
        !Directory.Exists(path) && Directory.Exists(path + Before) ? path + Before : path;

    private static void Delete(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    private static void FlushToDisk(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
