namespace Glosa.Persistence;

/// <summary>Files that are there whole or not at all, whenever the process is killed.</summary>
internal static class AtomicFile
{
    private const string Writing = ".writing";

    /// <summary>Writes a text, as <see cref="Write"/> does.</summary>
    public static void WriteText(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Writes a file aside, then moves it to its place; if that fails, all is as it was.</summary>
    public static void Write(string path, Action<Stream> write) => WriteAside(path, aside =>
    {
        using var stream = new FileStream(aside, FileMode.Create, FileAccess.Write);
        write(stream);
        stream.Flush(flushToDisk: true);
    });

    /// <summary>Removes what a process killed while it wrote files of a directory has left.</summary>
    public static void RecoverAll(string directory)
    {
        if (!Directory.Exists(directory)) return;
        foreach (var left in Directory.GetFiles(directory, $"*{Writing}")) File.Delete(left);
    }

    /// <summary>As <see cref="Write"/>, for what <paramref name="write"/> writes to the path that it is given and
    /// flushes to disk.</summary>
    public static void WriteAside(string path, Action<string> write)
    {
        var aside = path + Writing;
        try
        {
            write(aside);
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
