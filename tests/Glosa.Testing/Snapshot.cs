using Shouldly;

namespace Glosa.Testing;

/// <summary>Compares a text with a file of the repository.</summary>
/// <remarks>With <c>GLOSA_UPDATE_SNAPSHOTS=1</c> in the environment, the file is written instead.</remarks>
public static class Snapshot
{
    private const string Variable = "GLOSA_UPDATE_SNAPSHOTS";

    /// <summary>The repository's root, from the folder the tests run in.</summary>
    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Fails if the committed file differs from the text.</summary>
    /// <param name="text">What the file should hold, lines ending in <c>\n</c>.</param>
    /// <param name="path">The file, relative to the repository's root.</param>
    public static void ShouldMatchFile(string text, string path)
    {
        var file = Path.Combine(RepositoryRoot, path);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        committed.ShouldBe(text,
            $"{path} is out of date. If the change is meant, run the tests with {Variable}=1 and commit the file.");
    }

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Glosa.slnx"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder)
            ?? throw new InvalidOperationException("The tests run outside the repository."));
}
