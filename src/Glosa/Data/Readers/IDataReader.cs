namespace Glosa.Data.Readers;

/// <summary>Reads one file format; stateless and safe to share between threads.</summary>
public interface IDataReader
{
    /// <summary>The name that <see cref="DataOptions.Format"/> knows it by.</summary>
    string Name { get; }

    /// <summary>The file name endings it reads, each with its dot and without <c>.gz</c>.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>How files begin that are of this format whatever their ending; null where only the ending
    /// tells.</summary>
    string? Start => null;

    /// <summary>The name of the reader whose files are this one's where they begin with <see cref="Start"/>; null where
    /// an ending that is known decides.</summary>
    string? Extends => null;

    /// <summary>Whether it reads folders, and not files; then it has no endings.</summary>
    bool ReadsFolders => false;

    /// <summary>Reads the examples one at a time, in the order of the file.</summary>
    /// <remarks>A row that cannot be used goes to <see cref="ReadRequest.Report"/> and is left out.</remarks>
    /// <exception cref="Errors.InvalidInputException">Reading cannot go on (while enumerating).</exception>
    IEnumerable<Example> Read(ReadRequest request);
}
