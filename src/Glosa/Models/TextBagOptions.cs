using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Glosa.Recipes;

namespace Glosa.Models;

/// <summary>Settings of the bag of embeddings.</summary>
public sealed record TextBagOptions : EmbeddingModelOptions
{
    /// <summary>Longest word n-grams that have vectors of their own; 1 by default: words alone.</summary>
    [Description("Longest word n-grams that have vectors of their own; 1 is words alone.")]
    [Range(1, 5)]
    public int WordNgrams { get; init; } = 1;

    /// <summary>Vectors that all n-grams of two words and more share, by their hash; 200,000 by default.
    /// Without n-grams there are none.</summary>
    [Description("Vectors that all n-grams of two words and more share, by their hash.")]
    [Range(2, 100_000_000)]
    public int NgramBuckets { get; init; } = 200_000;

    /// <summary>Dropout on the mean vector, in [0, 1); 0 by default.</summary>
    [Description("Dropout on the mean vector.")]
    [Range(0, 0.999)]
    [Changeable]
    public double Dropout { get; init; }
}
