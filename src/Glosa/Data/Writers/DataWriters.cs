using Glosa.Errors;

namespace Glosa.Data.Writers;

/// <summary>Finds the writer for a target.</summary>
public static class DataWriters
{
    private const string Gzip = ".gz";

    /// <summary>The writer called <paramref name="format"/>, or for <c>auto</c> the one for the target's name: its
    /// ending, a final <c>/</c> or a folder that is there.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static IDataWriter Choose(string format, string target)
    {
        var names = BuiltIns.Writers.Select(writer => writer.Name).ToArray();
        if (format != "auto")
            return BuiltIns.Writers.FirstOrDefault(writer => writer.Name == format) ?? throw new InvalidInputException(
                "--format", string.Join(", ", names), Wording.Name(format),
                Wording.DidYouMean(format, names, "name one of the formats"));
        if (Path.EndsInDirectorySeparator(target) || Directory.Exists(target))
            return BuiltIns.Writers.First(writer => writer.WritesFolders);
        var extension = Path.GetExtension(IsCompressed(target) ? target[..^Gzip.Length] : target);
        return BuiltIns.Writers.FirstOrDefault(
                writer => writer.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            ?? throw new InvalidInputException(
                target, $"a name that ends in {string.Join(", ", BuiltIns.Writers.SelectMany(one => one.Extensions))}, "
                    + "with or without .gz, or in / for a folder",
                extension.Length == 0 ? "a name without an ending" : $"the ending {extension}",
                $"choose another name, or one of the formats by --format: {string.Join(", ", names)}");
    }

    /// <summary>Whether a target's name asks for gzip.</summary>
    public static bool IsCompressed(string target) => target.EndsWith(Gzip, StringComparison.OrdinalIgnoreCase);
}
