namespace Glosa.Recipes.Binding;

/// <summary>The setting at hand: where it was written, and its path from the top.</summary>
/// <remarks>The key is the last part of the path, as the user would write it.</remarks>
internal sealed record Spot(Place Place, string Path, string Key = "")
{
    public Spot Into(string key, Place place) => new(place, OptionPath.Append(Path, key), OptionPath.Append("", key));
}
