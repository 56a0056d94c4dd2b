namespace Glosa.Errors;

/// <summary>Options whose settings must fit each other; asked once the settings are known
/// to be right one by one.</summary>
public interface IChecksItself
{
    /// <summary>The contradictions found, none where all is well.</summary>
    /// <returns><c>Path</c> is relative to these options, in the recipe's spelling (<c>class_weights.World</c>);
    /// the other three are the parts of a <see cref="Problem"/>.</returns>
    IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check();
}
