using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;

namespace Glosa.Recipes;

/// <summary>What a recipe of any kind tells of itself.</summary>
public abstract record NamedRecipe : IChecksItself
{
    /// <summary>Short name; runs are filed under it.</summary>
    [Description("Short name; runs are filed under it.")]
    [Required]
    [RegularExpression("[a-z0-9][a-z0-9._-]*",
        ErrorMessage = "of lowercase letters, digits, dots, dashes and underscores")]
    public string Name { get; init; } = "";

    /// <summary>What the recipe is, in a sentence or two.</summary>
    [Description("What the recipe is, in a sentence or two.")]
    public string Description { get; init; } = "";

    /// <summary>Where the recipe comes from: paper or experiment.</summary>
    [Description("Where the recipe comes from.")]
    public string Source { get; init; } = "";

    /// <inheritdoc/>
    public abstract IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check();

    /// <summary>What of the model does not fit the rest.</summary>
    /// <param name="sizesAreGiven">Whether its sizes are those of what it starts from, and cannot be changed.</param>
    internal abstract IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckModel(
        bool sizesAreGiven);
}
