using Glosa.Recipes.Binding;

namespace Glosa.Recipes;

/// <summary>Writes a recipe with every value in it, defaults included.</summary>
public static class RecipeWriter
{
    /// <summary>The recipe as YAML that <see cref="RecipeFile.Parse"/> reads back to the same settings.</summary>
    /// <remarks>What <c>when_faithful</c> did is in the values; the mapping itself is not written, so nothing is
    /// applied twice, and <c>faithful</c> set to false later does not take it back.</remarks>
    public static string Write(Recipe recipe) => WriteOptions(recipe);

    /// <summary>Options of another kind as YAML.</summary>
    internal static string WriteOptions(object options) => NodeWriter.Block((MappingNode)NodeBuilder.Of(options));
}
