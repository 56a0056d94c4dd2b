namespace Glosa.Persistence;

/// <summary>Directories that are there whole or not at all, whenever the process is killed.</summary>
internal static class AtomicDirectory
{
    /// <summary>Writes a directory aside, then moves it to its place; what was there before is kept until then.</summary>
    public static void Replace(string path, Action<string> write)
    {
        var aside = path + ".writing";
        Delete(aside);
        Directory.CreateDirectory(aside);
        write(aside);
        foreach (var file in Directory.EnumerateFiles(aside)) FlushToDisk(file);
        var before = path + ".before";
        Delete(before);
        if (Directory.Exists(path)) Directory.Move(path, before);
        Directory.Move(aside, path);
        Delete(before);
    }

    /// <summary>Puts back what a process killed inside <see cref="Replace"/> had moved away.</summary>
    public static void Recover(string path)
    {
        var before = path + ".before";
        if (!Directory.Exists(path) && Directory.Exists(before)) Directory.Move(before, path);
        Delete(path + ".writing");
    }

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
