namespace Glosa.Cli;

/// <summary>Recipes and samples that come with the program.</summary>
internal static class ShippedFiles
{
    /// <summary>A recipe's file: the path itself, or the shipped recipe of that name.</summary>
    public static string Recipe(string nameOrPath)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "recipes", nameOrPath + ".yaml");
        return !File.Exists(nameOrPath) && File.Exists(shipped) ? shipped : nameOrPath;
    }

    /// <summary>A file of a sample.</summary>
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
