using Glosa.Errors;

namespace Glosa.Cli.Output;

/// <summary>Results to a file or to standard output; a file is there whole or not at all.</summary>
internal static class OutputFile
{
    public static void Write(string? path, Action<TextWriter> write)
    {
        if (path is null)
        {
            using var standard = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { NewLine = "\n" };
            write(standard);
            return;
        }
        var aside = Checked(path) + ".writing";
        try
        {
            using (var writer = new StreamWriter(aside) { NewLine = "\n" }) write(writer);
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>The path, if a file can be written there.</summary>
    /// <param name="path">The path.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="InvalidInputException">Its directory is not there, or it is a directory itself.</exception>
    public static string Checked(string path, string option = "--output")
    {
        if (Directory.Exists(path))
            throw new InvalidInputException($"{option} {path}", "a file", "a directory", "name a file in it");
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(directory) ? path
            : throw new InvalidInputException($"{option} {path}", "a file in a directory that is there",
                $"no directory {directory}", "make the directory first");
    }
}
