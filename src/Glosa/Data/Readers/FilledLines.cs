using Glosa.Errors;

namespace Glosa.Data.Readers;

/// <summary>The lines of a file that hold more than white space, with their numbers from 1.</summary>
internal static class FilledLines
{
    /// <summary>Reads line by line.</summary>
    /// <param name="request">Names the file.</param>
    /// <param name="expected">What the file should hold, for the error of an empty one.</param>
    /// <exception cref="InvalidInputException">No line holds anything (while enumerating).</exception>
    public static IEnumerable<(string Text, long Number)> Of(ReadRequest request, string expected)
    {
        using var lines = new StreamReader(request.File.Open());
        var (number, empty) = (0L, true);
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            empty = false;
            yield return (line, number);
        }
        if (empty)
            throw new InvalidInputException(
                request.File.Name, expected, "an empty file", "check that this is the file you mean");
    }
}
