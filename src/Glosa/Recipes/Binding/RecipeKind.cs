using Glosa.Errors;

namespace Glosa.Recipes.Binding;

/// <summary>Tells a recipe of the other kind from one with mistakes.</summary>
/// <param name="Name">What the recipe should be.</param>
/// <param name="Key">The key that all of this kind have.</param>
/// <param name="OtherKey">The key that all of the other kind have.</param>
/// <param name="Other">The other kind, and what to do with it.</param>
internal sealed record RecipeKind(string Name, string Key, string OtherKey, (string Name, string WhatToDo) Other)
{
    public static RecipeKind OfClassifier { get; } = new("a recipe of a classifier", "data", "texts",
        ("one for pre-training", "train it by glosa pretrain, or name another recipe"));

    public static RecipeKind OfPretraining { get; } = new("a recipe for pre-training", "texts", "data",
        ("one of a classifier", "train it by glosa train, or name another recipe"));

    /// <exception cref="InvalidInputException">The recipe is of the other kind.</exception>
    public void Check(MappingNode document, string file)
    {
        if (document.Find(Key) is null && document.Find(OtherKey) is not null)
            throw new InvalidInputException(file, Name, Other.Name, Other.WhatToDo);
    }
}
