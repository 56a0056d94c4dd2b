namespace Glosa.Recipes.Binding;

/// <summary>Where a setting was written: on a line of a file, or in an override.</summary>
/// <remarks>Lines count from 1; an override has none.</remarks>
internal sealed record Place(string Source, int? Line)
{
    public static Place Override { get; } = new("--set", null);

    /// <summary>The place with the path of the setting: <c>recipe.yaml:12: training.epochs</c>.</summary>
    public string Where(string path) => Line is null
        ? $"{Source} {path}"
        : path is "" ? $"{Source}:{Line}" : $"{Source}:{Line}: {path}";
}
