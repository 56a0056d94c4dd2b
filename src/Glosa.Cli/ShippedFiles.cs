using Glosa.Errors;

namespace Glosa.Cli;

/// <summary>Recipes and samples that come with the program.</summary>
internal static class ShippedFiles
{
    private static string RecipeFolder => Path.Combine(AppContext.BaseDirectory, "recipes");

    /// <summary>A recipe's file: the path itself, or the shipped recipe of that name.</summary>
    /// <exception cref="InvalidInputException">It is neither a path nor the name of a shipped recipe.</exception>
    public static string Recipe(string nameOrPath)
    {
        var shipped = Path.Combine(RecipeFolder, nameOrPath + ".yaml");
        if (File.Exists(nameOrPath)) return nameOrPath;
        if (File.Exists(shipped)) return shipped;
        if (Path.HasExtension(nameOrPath) || nameOrPath.Contains(Path.DirectorySeparatorChar)) return nameOrPath;
        var names = Directory.EnumerateFiles(RecipeFolder, "*.yaml")
            .Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        throw new InvalidInputException($"RECIPE {nameOrPath}",
            $"a recipe file, or a shipped recipe: {string.Join(", ", names)}",
            "neither",
            Suggestion.Nearest(nameOrPath, names) is { } near
                ? $"did you mean {near}?" : "name one of them, or the path of your own");
    }

    /// <summary>A file of a sample.</summary>
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
