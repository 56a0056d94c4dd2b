namespace Glosa.Models;

/// <summary>Settings of a model; each model has a record of its own beside it.</summary>
public abstract record TextModelOptions
{
    /// <summary>What in these settings does not fit the rest of a recipe; nothing by default.</summary>
    /// <param name="maxLength">The tokenizer's <c>max_length</c>; null where it cuts nothing.</param>
    /// <param name="vectorSize">The size of a token vector; null while only a file knows it.</param>
    /// <param name="sizesAreGiven">Whether the sizes are those of what the model starts from, and cannot be
    /// changed.</param>
    /// <returns>As <see cref="Errors.IChecksItself.Check"/>.</returns>
    public virtual IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckFor(
        int? maxLength, int? vectorSize, bool sizesAreGiven) => [];

    /// <summary>These settings with the sizes written out that follow from the longest text.</summary>
    /// <param name="maxLength">The tokenizer's <c>max_length</c>; null where it cuts nothing.</param>
    internal virtual TextModelOptions Settled(int? maxLength) => this;
}
