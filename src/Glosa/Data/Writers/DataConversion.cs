using Glosa.Errors;
using Glosa.Persistence;

namespace Glosa.Data.Writers;

/// <summary>Writes the examples of a data file in another format; memory does not grow with the file.</summary>
public static class DataConversion
{
    /// <summary>Converts a file or folder. It is written aside and moved into place at the end: whatever happens, the
    /// target is whole or as it was.</summary>
    /// <param name="source">A file or folder.</param>
    /// <param name="options">How its rows become examples.</param>
    /// <param name="target">The new file or folder; a final <c>.gz</c> compresses a file.</param>
    /// <param name="format"><c>auto</c> (by the target's name) or the name of one of
    /// <see cref="BuiltIns.Writers"/>.</param>
    /// <param name="overwrite">Whether a file that is there is replaced; a folder that is there must be empty in any
    /// case.</param>
    /// <param name="cancellation">Stops between two examples and leaves the target as it was.</param>
    /// <exception cref="InvalidInputException">The source, one of its rows, the format or the target cannot be
    /// used.</exception>
    public static ConversionResult Run(string source, DataOptions options, string target, string format,
        bool overwrite, CancellationToken cancellation = default)
    {
        var writer = DataWriters.Choose(format, target);
        CheckTarget(target, writer, overwrite);
        var examples = DataSet.Read(source, options, cancellation);
        var request = new WriteRequest(source, examples, DataWriters.IsCompressed(target));
        if (writer.WritesFolders)
            AtomicDirectory.Replace(Path.TrimEndingDirectorySeparator(target), aside => writer.Write(aside, request));
        else
            AtomicFile.WriteAside(target, aside => writer.Write(aside, request));
        return new(writer.Name, request.Rows, request.UnbrokenTexts, request.RenamedLabels);
    }

    private static void CheckTarget(string target, IDataWriter writer, bool overwrite)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));
        if (!Directory.Exists(parent))
            throw new InvalidInputException(
                target, "a place in a folder that is there", $"no folder {parent}", "make the folder first");
        if (Directory.Exists(target))
        {
            if (!writer.WritesFolders)
                throw new InvalidInputException(target, "a new file", "a folder", "name a file in it");
            if (Directory.EnumerateFileSystemEntries(target).Any())
                throw new InvalidInputException(target, "a new or empty folder", "a folder with something in it",
                    "name another, or remove this one yourself");
        }
        else if (File.Exists(target) && (writer.WritesFolders || !overwrite))
            throw new InvalidInputException(target, writer.WritesFolders ? "a new folder" : "a new file",
                "a file that is there", writer.WritesFolders ? "name another" : "name another, or add --force");
    }
}
