namespace Glosa.Testing;

/// <summary>Finds the files under <c>tests/golden</c>, above the folder that the tests run from.</summary>
public static class Golden
{
    private static readonly Lazy<string> s_folder = new(FindFolder);

    /// <summary>The path of a golden file or folder:
    /// <c>Golden.Path("operators", "operators.safetensors")</c>.</summary>
    public static string Path(params ReadOnlySpan<string> parts) =>
        System.IO.Path.Combine([s_folder.Value, .. parts]);

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var golden = System.IO.Path.Combine(folder.FullName, "tests", "golden");
            if (Directory.Exists(golden)) return golden;
        }
        throw new DirectoryNotFoundException(
            $"no tests/golden above {AppContext.BaseDirectory}: run the tests inside the repository");
    }
}
