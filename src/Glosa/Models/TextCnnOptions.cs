using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Errors;
using Glosa.Recipes;

namespace Glosa.Models;

/// <summary>Settings of the convolutional classifier.</summary>
public sealed record TextCnnOptions : EmbeddingModelOptions, IChecksItself
{
    /// <summary>Tokens that the filters see at once, one layer of filters for each width; 3, 4 and 5 by default.</summary>
    [Description("Tokens that the filters see at once; each width has filters of its own.")]
    [MinLength(1)]
    public IReadOnlyList<int> KernelWidths { get; init; } = [3, 4, 5];

    /// <summary>Filters of each width; 100 by default.</summary>
    [Description("Filters of each width.")]
    [Range(1, 65536)]
    public int FiltersPerWidth { get; init; } = 100;

    /// <summary>Dropout before the classifier, in [0, 1); 0.5 by default.</summary>
    [Description("Dropout before the classifier.")]
    [Range(0, 0.999)]
    [Changeable]
    public double Dropout { get; init; } = 0.5;

    /// <inheritdoc/>
    public IEnumerable<(string Path, string Expected, string Found, string WhatToDo)> Check()
    {
        var found = string.Join(", ", KernelWidths);
        if (KernelWidths.Any(width => width is < 1 or > 1000))
            yield return ("kernel_widths", "widths from 1 to 1000", found, "name widths of some tokens, for example 3, 4, 5");
        if (KernelWidths.Distinct().Count() < KernelWidths.Count)
            yield return ("kernel_widths", "each width once", found, "raise filters_per_width for more filters");
    }
}
