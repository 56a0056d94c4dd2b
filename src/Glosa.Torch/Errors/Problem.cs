namespace Glosa.Errors;

/// <summary>One mistake in what the user gave: what was expected, what was found, what to do about it.</summary>
/// <param name="Where">The place: <c>file:line</c>, a YAML path, a directory or an option's name.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Found">What was there instead.</param>
/// <param name="WhatToDo">The step that mends it, as an instruction.</param>
public sealed record Problem(string Where, string Expected, string Found, string WhatToDo)
{
    /// <summary>The four parts on four lines, the place first.</summary>
    public override string ToString() =>
        $"{Where}\n  expected: {Expected}\n  found:    {Found}\n  to do:    {WhatToDo}";
}
