using Glosa.Errors;

namespace Glosa.Tuning;

/// <summary>A range of numbers that a search draws from.</summary>
internal sealed record SearchRange : IChecksItself
{
    /// <summary>The smallest value.</summary>
    public double From { get; init; } = double.NaN;

    /// <summary>The largest value.</summary>
    public double To { get; init; } = double.NaN;

    /// <summary>Distance between the values; null for four significant digits.</summary>
    public double? Step { get; init; }

    /// <summary>Whether equal distances or equal factors are as likely.</summary>
    public SearchScale Scale { get; init; } = SearchScale.Linear;

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        if (!(From < To))
            yield return ("to", "from and to, the latter larger", FormattableString.Invariant($"{From} and {To}"),
                "Write it as {from: 0.0001, to: 0.01, scale: log} or as a list of values.");
        else if (Scale is SearchScale.Log && From <= 0)
            yield return ("from", "more than 0 on a scale of log", FormattableString.Invariant($"{From}"),
                "Raise from, or set scale to linear.");
        if (Step is { } step && !(step > 0 && step <= To - From))
            yield return ("step", "more than 0, and at most the range", FormattableString.Invariant($"{step}"),
                "Choose a smaller step, or leave it out.");
    }
}

/// <summary>Which values of a range are as likely.</summary>
internal enum SearchScale
{
    /// <summary>Equal distances.</summary>
    Linear,

    /// <summary>Equal factors.</summary>
    Log,
}
