namespace Glosa.Data.Writers;

/// <summary>Writes one file format; stateless and safe to share between threads.</summary>
public interface IDataWriter
{
    /// <summary>The name that users know it by, that of its reader.</summary>
    string Name { get; }

    /// <summary>The file name endings it writes, each with its dot and without <c>.gz</c>; the first is the usual
    /// one.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether it writes folders, and not files; then it has no endings.</summary>
    bool WritesFolders => false;

    /// <summary>Writes all examples, one at a time.</summary>
    /// <param name="path">A new file, which is compressed if the request says so; or an empty folder.</param>
    /// <param name="request">The examples, and where changes to them are noted.</param>
    /// <exception cref="Errors.InvalidInputException">An example cannot be written in this format, even
    /// changed.</exception>
    void Write(string path, WriteRequest request);
}
