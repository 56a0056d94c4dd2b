namespace Glosa.Persistence;

/// <summary>Files that are there whole or not at all, whenever the process is killed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a text, as <see cref="Write"/> does.</summary>
    public static void WriteText(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Writes a file aside, then moves it to its place; if that fails, all is as it was.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var aside = path + ".writing";
        try
        {
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
