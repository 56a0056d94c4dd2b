using Glosa.Data.Readers;
using Glosa.Errors;

namespace Glosa.Tokenization.Normalizers;

/// <summary>Lists of words that say little: those that ship, and those of a file.</summary>
internal static class StopWords
{
    private const string ResourceFolder = "StopWords";

    /// <summary>The lists that ship, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["spanish", "english"];

    /// <summary>The words of a list.</summary>
    /// <param name="list">One of <see cref="Names"/>, or a file: a word on each line, <c>|</c> begins a comment.</param>
    /// <exception cref="InvalidInputException">There is no such file, or no word in it.</exception>
    public static IReadOnlyList<string> Of(string list)
    {
        using var lines = new StreamReader(Names.Contains(list)
            ? typeof(StopWords).Assembly.GetManifestResourceStream($"{ResourceFolder}.{list}.txt")!
            : new DataFile(list).Open());
        var words = new List<string>();
        while (lines.ReadLine() is { } line)
            if (line.Split('|')[0].Trim() is { Length: > 0 } word)
                words.Add(word);
        return words.Count > 0 ? words : throw new InvalidInputException(
            list, "a word on each line", "none", $"name another file, or one of {string.Join(", ", Names)}");
    }
}
