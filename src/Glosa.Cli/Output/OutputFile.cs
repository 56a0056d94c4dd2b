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
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(directory))
            throw new InvalidInputException($"--output {path}", "a file in a directory that is there",
                $"no directory {directory}", "make the directory first");
        var aside = path + ".writing";
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
}
