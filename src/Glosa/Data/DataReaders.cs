using Glosa.Data.Readers;
using Glosa.Errors;

namespace Glosa.Data;

/// <summary>The readers that <see cref="DataOptions.Format"/> can name.</summary>
public static class DataReaders
{
    /// <summary>The reader called <paramref name="format"/>, or for <c>auto</c> the one for a folder, for the name
    /// of the file, or for how the file begins.</summary>
    /// <param name="format"><c>auto</c> or a reader's name.</param>
    /// <param name="fileName">The file's name or path; a final <c>.gz</c> is not looked at.</param>
    /// <exception cref="InvalidInputException">No reader has that name, or none is known for the file.</exception>
    public static IDataReader Choose(string format, string fileName) =>
        format == "auto" ? ByFileName(fileName) : ByName(format);

    /// <summary>Whether <c>auto</c> finds a reader for a file or folder.</summary>
    public static bool Recognizes(string fileName) => ReaderOf(fileName) is not null;

    /// <summary>Runs the request's reader; problems of single rows are told together at the end.</summary>
    internal static IEnumerable<Example> Read(ReadRequest request)
    {
        request.CheckOptions();
        request.File.MustExist();
        var reader = Choose(request.Options.Format, request.File.Name);
        using var examples = reader.Read(request).GetEnumerator();
        while (request.TellingEarlierProblems(examples.MoveNext))
            yield return examples.Current;
        request.ThrowIfAny();
    }

    private static string Names =>
        string.Join(", ", BuiltIns.Readers.SkipLast(1).Select(reader => reader.Name))
        + $" or {BuiltIns.Readers[^1].Name}";

    private static IDataReader ByName(string format) =>
        BuiltIns.Readers.FirstOrDefault(reader => reader.Name == format) ?? throw new InvalidInputException(
            "data.format",
            $"auto, {Names}",
            Wording.Name(format),
            Wording.DidYouMean(format, ["auto", .. BuiltIns.Readers.Select(reader => reader.Name)],
                "name one of the readers"));

    private static IDataReader ByFileName(string fileName)
    {
        if (ReaderOf(fileName) is { } reader) return reader;
        var extension = ExtensionOf(fileName);
        throw new InvalidInputException(
            fileName,
            $"a name that ends in {string.Join(", ", BuiltIns.Readers.SelectMany(reader => reader.Extensions))}, "
                + "with or without .gz",
            extension.Length == 0 ? "a name without an ending" : $"the ending {extension}",
            $"rename the file, or set data.format to {Names}");
    }

    private static IDataReader? ReaderOf(string fileName)
    {
        if (Directory.Exists(fileName))
            return BuiltIns.Readers.FirstOrDefault(reader => reader.ReadsFolders);
        var extension = ExtensionOf(fileName);
        var byEnding = BuiltIns.Readers.FirstOrDefault(
            reader => reader.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
        // A .txt can hold anything.
        return BuiltIns.Readers.FirstOrDefault(reader => reader.Start is { } start
                && (byEnding is null or LinesReader || reader.Extends == byEnding.Name) && Begins(new DataFile(fileName), start))
            ?? byEnding;
    }

    private static bool Begins(DataFile file, string start)
    {
        if (!File.Exists(file.Name))
            return false;
        try
        {
            using var text = new StreamReader(file.Open());
            var begin = new char[start.Length];
            return text.ReadBlock(begin) == begin.Length && start.AsSpan().SequenceEqual(begin);
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }

    private static string ExtensionOf(string fileName)
    {
        var name = Path.GetFileName(fileName);
        return Path.GetExtension(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name);
    }
}
