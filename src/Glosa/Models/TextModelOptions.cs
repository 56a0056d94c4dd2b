namespace Glosa.Models;

/// <summary>Settings of a model; each model has a record of its own beside it.</summary>
public abstract record TextModelOptions
{
    /// <summary>What in these settings does not fit texts of at most so many tokens; nothing by default.</summary>
    /// <param name="maxLength">The tokenizer's <c>max_length</c>; null where it cuts nothing.</param>
    /// <returns>As <see cref="Errors.IChecksItself.Check"/>.</returns>
    public virtual IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> CheckFor(int? maxLength) =>
        [];
}
